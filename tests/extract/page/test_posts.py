"""Posts of threads in many boards' manners. All pages, names and words here are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._clock import clock_of
from spaniel.extract.page._posts import Message, find_messages, thread_title
from spaniel.extract.page._tree import Tree, grow
from spaniel.extract.page._when import Times

SEEN = datetime(2024, 5, 20, 12, tzinfo=UTC)
PEOPLE = ("marten_7", "Old Heron", "Kiebitz", "nightjar")
SAYINGS = (
    "The parcel took nine days and the box was dented, but all was there.",
    "Has anybody tried the new courier? Mine never moved after customs.",
    "ok",
    "I would wait a week before you write to them again, they are slow.",
)
STAMPS = (
    "3 March 2024, 10:15",
    "3 March 2024, 18:40",
    "4 March 2024, 07:05",
    "5 March 2024, 22:31",
)


def tree_of(html: str) -> Tree:
    return grow(LexborHTMLParser(html))


def posts_of(html: str, language: str = "en") -> list[Message]:
    return find_messages(tree_of(html), Times(SEEN, language))


def board(one: Callable[[int, str, str, str], str], before: str = "", after: str = "") -> str:
    rows = "".join(
        one(i, *row) for i, row in enumerate(zip(PEOPLE, STAMPS, SAYINGS, strict=True), 1)
    )
    menu = '<div class=nav><a href="/">Home</a> <a href="/members">Members</a></div>'
    return f"<body>{menu}{before}{rows}{after}<div class=footer>Powered by invention</div></body>"


def smf(i: int, who: str, when: str, text: str) -> str:
    return (
        f'<div class="windowbg{i % 2 + 1}"><div class="post_wrapper"><div class="poster"><h4>'
        f'<a href="?action=profile;u={i}" title="View the profile of {who}">{who}</a></h4><ul>'
        f"<li class=membergroup>Full Member</li><li class=postcount>Posts: {i}3</li></ul></div>"
        f'<div class="postarea"><div class="flow_hidden"><div class="keyinfo"><h5 id="subject_{i}">'
        f'<a href="?topic=5.msg{i}#msg{i}">Re: Couriers</a></h5><div class="smalltext">&#171; '
        f"<strong>Reply #{i} on:</strong> {when} &#187;</div></div></div><div class=post>"
        f'<div class=inner id="msg_{i}">{text}</div></div></div><div class="moderatorbar"><div '
        f'class="signature" id="sig{i}">Every feather counts.</div></div></div></div><hr>'
    )


def phpbb2(i: int, who: str, when: str, text: str) -> str:
    return (
        f'<tr><td width=150 class="row1"><span class="name"><a name="{i}"></a><b>{who}</b></span>'
        f'<br><span class="postdetails">Joined: 11 Jan 2019<br>Posts: 5{i}</span></td>'
        f'<td class="row1"><table><tr><td><span class="postdetails">Posted: {when}</span></td>'
        f'<td><a href="posting.php?mode=quote&p={i}"><img alt="Reply with quote"></a></td></tr>'
        f'<tr><td colspan=2><span class="postbody">{text}</span><span class="postbody"><br>'
        f"_________________<br>Every feather counts.</span></td></tr></table></td></tr>"
    )


def mybb(i: int, who: str, when: str, text: str) -> str:
    return (
        f'<div class="post classic" id="post_{i}"><div class="post_author"><strong><span class='
        f'"largetext"><a href="member.php?action=profile&uid={i}">{who}</a></span></strong>'
        f'<div class="author_statistics">Posts: 12<br>Joined: Jan 2020</div></div><div class='
        f'"post_content"><div class="post_head"><span class="post_date">{when} <span class='
        f'"post_edit">(This post was last modified: 6 March 2024, 01:00 by {who}.)</span></span>'
        f'</div><div class="post_body scaleimages" id="pid_{i}">{text}</div></div></div>'
    )


def discourse(i: int, who: str, when: str, text: str) -> str:
    return (
        f'<div itemprop="comment" class="topic-body crawler-post" id="post_{i}"><div class='
        f'"crawler-post-meta"><span class="creator" itemprop="author"><a itemprop=url href='
        f'"https://b.example/u/{who}"><span itemprop="name">{who}</span></a></span><span class='
        f'"crawler-post-infos"><time class="post-time" datetime="2024-03-0{i}T10:15:00Z">{when}'
        f'</time></span></div><div class="post" itemprop="text"><p>{text}</p></div></div>'
    )


def imageboard(i: int, _who: str, _when: str, text: str) -> str:
    return (
        f'<div class="postContainer replyContainer" id="pc{i}"><div id="p{i}" class="post reply">'
        f'<div class="postInfo"><span class="nameBlock"><span class="name">Anonymous</span></span> '
        f'<span class="dateTime">2024-03-0{i} 10:15:00</span> <span class=postNum><a href="#p{i}">'
        f'No.{i}</a></span></div><blockquote class="postMessage" id="m{i}"><a href="#p1" class='
        f'"quotelink">&gt;&gt;1</a><br>{text}</blockquote></div></div>'
    )


def plain_rows(i: int, who: str, when: str, text: str) -> str:
    """No class says anything: a row with the author's cell, and one with what was said."""
    return (
        f"<tr><td><b><a href='profile.php?id={i}'>{who}</a></b><br>Member<br>Posts: 44</td>"
        f"<td><small>{when}</small><hr>{text}<br><br><a href='reply.php?q={i}'>Quote</a></td></tr>"
    )


def comments(i: int, who: str, when: str, text: str) -> str:
    return (
        f'<li class="comment even depth-1" id="comment-{i}"><article class="comment-body"><footer '
        f'class="comment-meta"><div class="comment-author vcard"><b class="fn">{who}</b> <span '
        f'class="says">says:</span></div><div class="comment-metadata"><a '
        f'href="#comment-{i}"><time '
        f'datetime="2024-03-0{i}T09:00:00+00:00">{when}</time></a></div></footer><div class='
        f'"comment-content"><p>{text}</p></div><div class="reply"><a href="#r">Reply</a></div>'
        f"</article></li>"
    )


BOARDS = [smf, phpbb2, mybb, discourse, plain_rows, comments]


def wrapped(one: Callable[[int, str, str, str], str]) -> str:
    table = one in (phpbb2, plain_rows)
    return board(one, "<table>" if table else "<div>", "</table>" if table else "</div>")


@pytest.mark.parametrize("one", BOARDS, ids=lambda one: one.__name__)
def test_posts_of_every_board(one: Callable[[int, str, str, str], str]) -> None:
    found = posts_of(wrapped(one))
    assert [message.author for message in found] == list(PEOPLE)
    assert [message.text for message in found] == list(SAYINGS)
    assert [message.when.start.day for message in found if message.when] == (
        [1, 2, 3, 4] if one in (discourse, comments) else [3, 3, 4, 5]
    )


def test_an_imageboard_has_no_names_and_its_references_are_no_text() -> None:
    found = posts_of(board(imageboard))
    assert {message.author for message in found} == {"Anonymous"}
    assert [message.text for message in found] == list(SAYINGS)


def test_greentext_is_quoted() -> None:
    said = "&gt;they never refund<br>They did for me, in May.<br>&gt;slow<br>&gt;lazy<br>Not so."
    page = board(lambda i, w, t, s: imageboard(i, w, t, said if i == 2 else s))
    message = posts_of(page)[1]
    assert message.text == "They did for me, in May.\nNot so."
    assert message.quotes == ("they never refund", "slow\nlazy")


QUOTES = {
    "blockquote": "<blockquote><cite>nightjar wrote:</cite>Mine <i>never</i> moved.</blockquote>",
    "smf": '<div class="quoteheader"><a href="#">Quote from: nightjar on 3 March 2024, 09:00</a>'
    '</div><blockquote class="bbc_standard_quote">Mine never moved.</blockquote>'
    '<div class="quotefooter"></div>',
    "vbulletin": "<div style='margin:20px'><div class=smallfont>Quote:</div><table><tr><td class="
    "alt2><div>Originally Posted by <strong>nightjar</strong></div><div>Mine never moved.</div>"
    "</td></tr></table></div>",
    "phpbb2": "<table><tr><td><b>nightjar wrote:</b></td></tr><tr><td class='quote'>Mine never "
    "moved.</td></tr></table>",
    "discourse": "<aside class='quote'><div class='title'>nightjar:</div><blockquote><p>Mine never "
    "moved.</p></blockquote></aside>",
    "nested": "<blockquote>Mine never moved.<blockquote>And mine?</blockquote></blockquote>",
}


@pytest.mark.parametrize("kind", QUOTES)
def test_quotes_stand_apart_and_nested_ones_count_once(kind: str) -> None:
    page = board(
        lambda i, w, t, s: mybb(i, w, t, QUOTES[kind] + "So I have heard too." if i == 3 else s)
    )
    message = posts_of(page)[2]
    assert message.text == "So I have heard too."
    assert len(message.quotes) == 1
    assert "moved." in message.quotes[0]
    assert "wrote" not in message.quotes[0]


def test_a_comment_is_without_its_children() -> None:
    def nest(depth: int) -> str:
        inner = nest(depth + 1) if depth < 4 else ""
        return (
            f'<div class="comment" id="c{depth}"><p class=tagline><a class=author href="/user/'
            f'{PEOPLE[depth - 1]}">{PEOPLE[depth - 1]}</a> <time '
            f'datetime="2024-03-0{depth}T10:00:00'
            f'Z">{depth} months ago</time></p><div class=md><p>{SAYINGS[depth - 1]}</p></div>'
            f'<div class=child>{inner}</div></div>'
        )  # fmt: skip

    found = posts_of(f"<body>{nest(1)}</body>")
    assert [message.text for message in found] == list(SAYINGS)
    assert [message.author for message in found] == list(PEOPLE)


def test_edits_signatures_and_deleted_authors() -> None:
    def one(i: int, who: str, when: str, text: str) -> str:
        name = (
            "<span class=author>[deleted]</span>"
            if i == 2
            else f"<a class=author href=/u/{i}>{who}</a>"
        )
        return (
            f"<div class=post>{name}<div class=date>{when}</div><div class=content>{text}"
            f"<div class=signature>Every feather counts.</div></div>"
            f"<div class=notice>Last edited by {who} on 7 March 2024, 08:00, edited 2 "
            f"times.</div></div>"
        )

    found = posts_of(board(one))
    assert [message.text for message in found] == list(SAYINGS)
    assert found[1].author == "[deleted]"
    assert [message.when.start.day for message in found if message.when] == [3, 3, 4, 5]


def test_what_was_removed_is_no_post() -> None:
    page = board(lambda i, w, t, s: mybb(i, w, t, "[removed]" if i == 1 else s))
    assert [message.author for message in posts_of(page)] == list(PEOPLE[1:])


def test_the_title_above_each_post_and_an_unnamed_signature_are_no_text() -> None:
    def one(i: int, who: str, when: str, text: str) -> str:
        who = PEOPLE[i % 2]
        return (
            f"<tr><td><a href='profile.php?id={i % 2}'>{who}</a><br>Posts: 44</td><td><small>{when}"
            f"</small><div><b>Re: Couriers</b><br>{text}<br>Every {who} counts.</div>"
            f"<a href='q?{i}'>Quote</a></td></tr>"
        )

    found = posts_of(board(one, "<table>", "</table>"))
    assert [message.text for message in found] == list(SAYINGS)


def test_comments_on_comments_without_class_names_that_say_so() -> None:
    def nest(depth: int) -> str:
        inner = nest(depth + 1) if depth < 4 else ""
        return (
            f'<div class="q7"><p><a href="/user/{PEOPLE[depth - 1]}">{PEOPLE[depth - 1]}</a> '
            f"<span>{depth} hours ago</span></p><div class=q8><p>{SAYINGS[0]} {depth}</p></div>"
            f'<a href="#">reply</a><div class=q9>{inner}</div></div>'
        )

    found = posts_of(f"<body>{nest(1)}</body>")
    assert [message.text for message in found] == [f"{SAYINGS[0]} {n}" for n in (1, 2, 3, 4)]
    assert [message.author for message in found] == list(PEOPLE)


@pytest.mark.parametrize(
    ("language", "stamp", "edited"),
    [
        ("de", "3. März 2024, 10:15", "Zuletzt bearbeitet von Kiebitz: 6. März 2024"),
        ("ru", "3 марта 2024, 10:15", "Последний раз редактировалось Kiebitz; 06.03.2024"),
        ("es", "3 de marzo de 2024, 10:15", "Última edición por Kiebitz; 6 de marzo de 2024"),
        ("fr", "3 mars 2024, 10:15", "Dernière modification par Kiebitz le 6 mars 2024"),
        ("pl", "3 marca 2024, 10:15", "Ostatnio edytowany przez Kiebitz, 6 marca 2024"),
        ("it", "3 marzo 2024, 10:15", "Ultima modifica di Kiebitz, 6 marzo 2024"),
    ],
)
def test_boards_of_other_languages(language: str, stamp: str, edited: str) -> None:
    def one(i: int, who: str, _when: str, text: str) -> str:
        return mybb(i, who, stamp, f"{text}<br><br>{edited}")

    found = posts_of(board(one), language)
    assert [message.text for message in found] == list(SAYINGS)
    assert {message.when.start for message in found if message.when} == {
        datetime(2024, 3, 3, 10, 15, tzinfo=UTC)
    }


def test_one_post_alone_is_found_where_it_is_named_so() -> None:
    page = f"<body><h1>Couriers</h1>{mybb(1, PEOPLE[0], STAMPS[0], SAYINGS[0])}</body>"
    assert [message.text for message in posts_of(page)] == [SAYINGS[0]]


# --------------------------------------------------------------------------- what are no posts


def test_a_list_of_topics_holds_no_posts() -> None:
    rows = "".join(
        f'<li class="row"><dl><dt><a href="viewtopic.php?t={i}" '
        f'class="topictitle">{text}</a><br>by '
        f'<a href="memberlist.php?u={i}" class="username">{who}</a> &raquo; {when}</dt>'
        f"<dd>12 Replies</dd><dd class=lastpost>by <a href='memberlist.php?u=9'>{who}"
        f"</a> {when}</dd>"
        f"</dl></li>"
        for i, (who, when, text) in enumerate(zip(PEOPLE, STAMPS, SAYINGS, strict=True))
    )
    assert posts_of(f"<body><ul class=topiclist>{rows}</ul></body>") == []


def test_listings_with_dates_and_vendors_are_no_posts() -> None:
    rows = "".join(
        f'<tr><td><a href="/item/{i}">Green tea from the north slope, {i} g</a></td><td><a href='
        f'"/vendor/{who}">{who}</a></td><td>$1{i}.00</td><td>{when}</td></tr>'
        for i, (who, when) in enumerate(zip(PEOPLE, STAMPS, strict=True))
    )
    assert posts_of(f"<body><table>{rows}</table><p>Sold as it is, no returns.</p></body>") == []


@pytest.mark.parametrize(
    "html", ["", "<p>", "<body>12:00", "<table>" * 300, "<div class=post>" * 300 + "a 12:00 b"]
)
def test_broken_pages_hold_no_posts(html: str) -> None:
    assert posts_of(html) == []


def test_a_huge_thread_is_read_to_its_bound() -> None:
    rows = "".join(
        mybb(i, PEOPLE[i % 4], STAMPS[i % 4], f"{SAYINGS[0]} ({i})") for i in range(1_200)
    )
    found = posts_of(f"<body>{rows}</body>")
    assert len(found) == 1_000
    assert found[999].text.endswith("(999)")


@given(st.text(alphabet="<>/=\"' abdivpostclassquote12:34", max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_page_makes_it_raise(html: str) -> None:
    posts_of(f"<div class=post>{html}</div>" * 3)


# --------------------------------------------------------------------------- titles and clocks


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("Couriers of spring? - The Aviary", "<h1>The Aviary</h1><h2>Couriers of spring?</h2>",
         "Couriers of spring?"),
        (
            "The Aviary • View topic - Couriers of spring?",
         "<h1>The Aviary</h1><h2 class=topic-title>"
         "<a href=t>Couriers of spring?</a></h2>", "Couriers of spring?"),
        ("Couriers of spring? | Page 2 | The Aviary", "<h1 class=p-title-value>Couriers of spring?"
         "</h1>", "Couriers of spring?"),
        (
            "Re: Couriers of spring? (Page 3) - The Aviary",
         "<strong>x</strong>", "Couriers of spring?"),
        ("", "<h1>Couriers of spring?</h1>", "Couriers of spring?"),
        ("Парcели весной - Страница 2 - Птичник", "<p>без заголовка</p>", "Парcели весной"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_thread_titles(head: str, body: str, title: str) -> None:
    assert thread_title(tree_of(f"<body>{body}<p>said</p></body>"), head) == title


@pytest.mark.parametrize(
    ("footer", "hours"),
    [
        ("All times are GMT +3. The time now is 12:00.", 3.0),
        ("All times are UTC-05:00", -5.0),
        ("Часовой пояс GMT +3, время: 12:00.", 3.0),
        ("Alle Zeiten sind UTC+02:00", 2.0),
        ("All times are UTC", 0.0),
        ("Todas las horas son UTC+5:30", 5.5),
        ("All times are GMT +99", 0.0),
        ("Nothing is said", 0.0),
    ],
)
def test_the_page_says_where_its_clock_stands(footer: str, hours: float) -> None:
    zone = clock_of(tree_of(f"<body><p>a</p><div>{footer}</div></body>"))
    shift = zone.utcoffset(None)
    assert shift is not None
    assert shift.total_seconds() == hours * 3600
