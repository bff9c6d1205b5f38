"""Feedback as markets and shops set it. All pages, names and words here are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._feedback import Review, find_reviews
from spaniel.extract.page._money import Money
from spaniel.extract.page._tree import grow
from spaniel.extract.page._when import Times

SEEN = datetime(2024, 5, 20, 12, tzinfo=UTC)
Row = tuple[int, str, str, str, str]
ROWS: tuple[Row, ...] = (
    (5, "k***n", "2024-04-02", "arrived in 5 days, 10/10 would order again", "Green Tea 100 g"),
    (1, "b***y", "2024-04-05", "never came and no answer", "Oolong leaves 50g"),
    (4, "t***o", "2024-04-09", "ok", "Green Tea 100 g"),
    (5, "m***s", "2024-04-11", "Lovely smell, thanks a lot!", "White Peony 25 g"),
    (3, "z***a", "2024-04-12", "a bit slow, the tea itself is good", "Oolong leaves 50g"),
)


def reviews_of(
    html: str, taken: tuple[tuple[int, int], ...] = (), language: str = "en"
) -> list[Review]:
    tree = grow(LexborHTMLParser(html))
    return find_reviews(tree, Money({}, language), Times(SEEN, language), taken)


def page(body: str) -> str:
    menu = "".join(f'<li><a href="/c/{i}">Teas {i}</a> <span>({i}0)</span></li>' for i in range(6))
    return (
        f"<html><body><div class=nav><ul>{menu}</ul></div><div id=main>{body}</div>"
        f"<p>1 BTC = $64,000.00 · <a href=/rules>rules</a></p></body></html>"
    )


def rows(one: Callable[[Row], str], before: str = "", after: str = "") -> str:
    return page(before + "".join(map(one, ROWS)) + after)


# --------------------------------------------------------------------------- templates


def headed_table() -> str:
    return rows(
        lambda r: (
            f"<tr><td>{r[0]}/5</td><td>{r[3]}</td><td><a href='/item/{r[0]}'>{r[4]}</a></td>"
            f"<td>{r[1]}</td><td>$12.50</td><td>{r[2]}</td></tr>"
        ),
        "<h2>Feedback</h2><table><tr><th>Rating<th>Comment<th>Item<th>Buyer<th>Paid<th>Date</tr>",
        "</table>",
    )


def bare_table() -> str:
    """No headings, no classes; the comment first, the rest in a cell broken by br."""
    return rows(
        lambda r: (
            f"<tr><td>{r[3]}<br><small>{r[4]}</small></td><td>{r[1]}<br>€9.00</td>"
            f"<td>{r[0]}/5<br>{r[2]}</td></tr>"
        ),
        "<table>",
        "</table>",
    )


def cards() -> str:
    return rows(
        lambda r: (
            f'<div class="card review"><div class="hd"><span class="stars" aria-label="Rated '
            f'{r[0]} out of 5"></span><b class="user">{r[1]}</b></div><p class="body">{r[3]}</p>'
            f'<div class="meta">for <a href="/listing/{r[0]}">{r[4]}</a> on {r[2]} · '
            f"$12.50</div></div>"
        ),
        "<h3>Reviews (5)</h3>",
    )


def lines() -> str:
    """Lines of text, broken by br, in one block."""
    said = "".join(
        f"[{r[0]}/5] <i>{r[3]}</i> - {r[1]}, {r[2]}, <a href='/p/{r[0]}'>{r[4]}</a><br>"
        for r in ROWS
    )
    return page(f"<h3>Comments of buyers</h3><div>{said}</div>")


def definition_list() -> str:
    return rows(
        lambda r: f"<dt>{r[1]} ({r[2]}): {'★' * r[0]}{'☆' * (5 - r[0])}</dt><dd>{r[3]}</dd>",
        "<h3>Customer reviews</h3><dl>",
        "</dl>",
    )


def icons() -> str:
    return rows(
        lambda r: (
            '<li class="feedback-item"><div>'
            + '<i class="fa fa-star"></i>' * r[0]
            + '<i class="fa fa-star-o"></i>' * (5 - r[0])
            + f'</div><div class="txt">{r[3]}</div><div><span>Buyer: {r[1]}</span> '
            f'<time datetime="{r[2]}">'
            f"some weeks ago</time></div><div>Item: {r[4]}</div></li>"
        ),
        "<ul>",
        "</ul>",
    )


def labelled() -> str:
    return rows(
        lambda r: (
            f"<div class=fbk><p><b>User:</b> {r[1]}</p><p><b>Rating:</b> {r[0]} of 5</p>"
            f"<p><b>Product:</b> {r[4]}</p><p><b>Date:</b> {r[2]}</p><p><b>Review:</b> "
            f"{r[3]}</p></div>"
        )
    )


def sentence() -> str:
    return rows(
        lambda r: (
            f"<div class=rev><blockquote>“{r[3]}”</blockquote><p>{r[1]} bought {r[4]} for "
            f"0.0125 XMR on {r[2]}</p><span class='st st-{r[0]}' title='{r[0]}/5'></span></div>"
        ),
        "<h4>What buyers say</h4>",
    )


def between_rules() -> str:
    return rows(
        lambda r: f"<b>{r[0]}/5</b> by {r[1]} on {r[2]}<p>{r[3]}</p><hr>",
        "<h3>Feedback</h3><div>",
        "</div>",
    )


TEMPLATES = [headed_table, bare_table, cards, lines, definition_list, icons, labelled, sentence,
             between_rules]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.__name__)
def test_feedback_of_every_manner(template: Callable[[], str]) -> None:
    found = reviews_of(template())
    assert [review.text for review in found] == [row[3] for row in ROWS]
    assert [review.buyer for review in found] == [row[1] for row in ROWS]
    assert [review.rating for review in found] == [Decimal(row[0]) for row in ROWS]
    assert [str(review.when.start.date()) for review in found if review.when] == [
        r[2] for r in ROWS
    ]


@pytest.mark.parametrize(
    "template", [headed_table, bare_table, cards, lines, icons, labelled, sentence],
    ids=lambda t: t.__name__,
)  # fmt: skip
def test_what_was_bought(template: Callable[[], str]) -> None:
    assert [review.listing for review in reviews_of(template())] == [row[4] for row in ROWS]


@pytest.mark.parametrize("template", [headed_table, bare_table, cards, sentence])
def test_what_was_paid(template: Callable[[], str]) -> None:
    paid = {review.amount.amount for review in reviews_of(template()) if review.amount}
    assert len(paid) == 1
    assert paid <= {Decimal("12.50"), Decimal("9.00"), Decimal("0.0125")}


# --------------------------------------------------------------------------- words and languages

WORDED = {
    "en": ("Feedback", "Positive Negative Neutral", "very good, thanks"),
    "de": ("Bewertungen", "positiv negativ neutral", "sehr gut, danke"),
    "ru": ("Отзывы", "Положительный Отрицательный Нейтральный", "очень хорошо, спасибо"),
    "es": ("Opiniones", "Positiva Negativa Neutra", "muy bien, gracias"),
    "fr": ("Avis", "positif négatif neutre", "très bien, merci"),
    "pl": ("Opinie", "pozytywna negatywna neutralna", "bardzo dobrze, dzięki"),
    "it": ("Recensioni", "positivo negativo neutro", "molto bene, grazie"),
    "pt": ("Avaliações", "positivo negativo neutro", "muito bom, obrigado"),
}


@pytest.mark.parametrize("language", WORDED)
def test_ratings_in_words_of_eight_languages(language: str) -> None:
    heading, words, said = WORDED[language]
    body = "".join(
        f"<tr><td><span class=badge>{word}</span></td><td>{said} {i}</td><td>r***{i}</td>"
        f"<td>0{i}.04.2024</td></tr>"
        for i, word in enumerate(words.split(), 1)
    )
    found = reviews_of(page(f"<h3>{heading}</h3><table>{body}</table>"), language=language)
    assert [review.rating_text for review in found] == words.split()
    assert [review.text for review in found] == [f"{said} {i}" for i in (1, 2, 3)]
    assert [review.buyer for review in found] == ["r***1", "r***2", "r***3"]


def test_an_age_in_a_column_of_ages_counts_back_from_when_the_page_was_seen() -> None:
    body = "".join(f"<tr><td>5/5<td>fine, thanks {i}<td>{i} days</tr>" for i in (3, 4, 5))
    found = reviews_of(page(f"<table><tr><th>Rating<th>Comment<th>Age</tr>{body}</table>"))
    assert [review.when.start.day for review in found if review.when] == [17, 16, 15]


def test_names_in_full_and_testimonials_without_ratings() -> None:
    body = "".join(
        f'<div class="testimonial"><p>It came quickly and was well packed, no. {i}.</p>'
        f"<cite>{name}</cite> <span>{i} March 2024</span></div>"
        for i, name in enumerate(("Ilse B.", "Tom", "R. Vos"), 1)
    )
    found = reviews_of(page(f"<h1>What our customers say</h1>{body}"))
    assert [review.buyer for review in found] == ["Ilse B.", "Tom", "R. Vos"]
    assert all(review.text.startswith("It came quickly") for review in found)


def test_quoted_testimonials_in_bare_paragraphs() -> None:
    body = "".join(
        f'<p><i>"Half the price of the shop across the street, no. {i}."</i><br>&mdash; '
        f"<b>{name}</b>, "
        f"Halifax, May {i}, 2023"
        for i, name in enumerate(("Linda H.", "Carl T.", "Dee W."), 1)
    )
    found = reviews_of(page(f"<center><h2>What our customers say</h2></center>{body}"))
    assert [review.buyer for review in found] == ["Linda H.", "Carl T.", "Dee W."]
    assert [review.when.start.day for review in found if review.when] == [1, 2, 3]
    assert found[0].text == "Half the price of the shop across the street, no. 1."


def test_a_line_that_holds_it_all() -> None:
    said = "".join(f"{r[2]} - {r[1]} ha dato {r[0]}/5: {r[3]}<br>" for r in ROWS)
    found = reviews_of(page(f"<h3>Commenti</h3><p>{said}</p>"), language="it")
    assert [review.text for review in found] == [row[3] for row in ROWS]
    assert [review.rating for review in found] == [Decimal(row[0]) for row in ROWS]
    assert [review.buyer for review in found] == [row[1] for row in ROWS]


def test_one_review_alone_is_found_where_it_is_announced() -> None:
    body = "<div class=review><b>Tom</b> <span>4/5</span> <i>3 March 2024</i><p>Nice box.</p></div>"
    found = reviews_of(page(f"<h3>Reviews (1)</h3>{body}"))
    assert [(review.buyer, review.text) for review in found] == [("Tom", "Nice box.")]


def test_a_comment_missing_from_one_record_is_not_filled_with_something_else() -> None:
    page_ = headed_table().replace("never came and no answer", "")
    assert [review.text for review in reviews_of(page_)][1] == ""


def test_the_vendor_is_read_where_a_column_names_it() -> None:
    body = "".join(
        f"<tr><td>{r[0]}/5<td>{r[3]}<td>Teapot{i}<td>{r[1]}<td>{r[2]}</tr>"
        for i, r in enumerate(ROWS)
    )
    html = page(f"<table><tr><th>Rating<th>Review<th>Vendor<th>Buyer<th>Date</tr>{body}</table>")
    found = reviews_of(html)
    assert [review.vendor for review in found] == [f"Teapot{i}" for i in range(5)]
    assert [review.buyer for review in found] == [row[1] for row in ROWS]


# --------------------------------------------------------------------------- what is none


def listings() -> str:
    return "".join(
        f'<div class=item><a href="/item/{i}">Green Tea {i}0 g, first flush of spring'
        f"</a> <b>$1{i}.00"
        f"</b> <span title='4.{i} of 5'>★★★★☆</span> by <a href=/vendor/pot>pot</a> "
        f"listed {i} days ago"
        f"</div>"
        for i in range(1, 9)
    )


def test_rated_listings_are_no_reviews() -> None:
    assert reviews_of(page(f"<h1>All teas</h1>{listings()}")) == []


def test_listings_stay_listings_and_feedback_feedback_on_a_vendors_page() -> None:
    html = page(f"<h1>pot</h1><div class=items>{listings()}</div>" + cards())
    tree = grow(LexborHTMLParser(html))
    taken = tuple(
        (entry, tree.ends[entry]) for entry, tag in enumerate(tree.tags)
        if tag == "div" and tree.classes(entry) == "item"
    )  # fmt: skip
    assert len(taken) == 8
    assert [review.text for review in reviews_of(html, taken)] == [row[3] for row in ROWS]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<table><tr><td>5/5</td></tr></table>",
        "<ul>"
        + "".join(f"<li>Shop {i} <b>4.{i} of 5</b> {i} min ago</li>" for i in range(9))
        + "</ul>",
        "<h3>Feedback</h3><p>Nobody has left feedback yet.</p>",
        "<p>Page 1/5</p><p>2/10 done</p>",
        "<div class=post><b>k***n</b>" * 200,
    ],
    ids=["empty", "one cell", "places", "none yet", "pages", "broken"],
)
def test_pages_without_feedback_have_none(body: str) -> None:
    assert reviews_of(page(body)) == []


def test_a_huge_page_is_read_within_its_bounds() -> None:
    body = "".join(
        f"<tr><td>5/5<td>fine, thank you {i}<td>k***n<td>2024-04-02" for i in range(1_500)
    )
    found = reviews_of(page(f"<table><tr><th>Rating<th>Comment<th>Buyer<th>Date{body}</table>"))
    assert len(found) == 1_500
    assert found[-1].text == "fine, thank you 1499"


@given(st.text(alphabet="<>/=\"' divtrdk***n5/5★2024-04-02,.", max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_page_makes_it_raise(html: str) -> None:
    reviews_of(page(f"<h3>Feedback</h3><div class=review>{html}</div>" * 3))
