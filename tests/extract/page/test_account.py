"""Vendors' own pages as markets set them. All pages, names and words here are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._account import Profile, read_account
from spaniel.extract.page._tree import grow
from spaniel.extract.page._vendor import page_vendor
from spaniel.extract.page._when import Times

SEEN = datetime(2024, 5, 20, 12, tzinfo=UTC)
ABOUT = "We are two gardeners from the coast. Orders leave on weekdays, and we answer every letter."


def account_of(html: str, address: str = "http://m.example/vendor/TeaPot_9") -> Profile:
    tree = grow(LexborHTMLParser(html))
    taken = tuple(
        (entry, tree.ends[entry]) for entry, tag in enumerate(tree.tags)
        if tag == "div" and tree.classes(entry) == "item"
    )  # fmt: skip
    return read_account(tree, address, Times(SEEN, ""), taken)


def page(body: str, title: str = "TeaPot_9 - Harbour") -> str:
    items = "".join(
        f'<div class=item><a href="/item/{i}">Green tea {i}0 g</a> $1{i}.00 by <a href="/vendor/'
        f'TeaPot_9">TeaPot_9</a> 44 sales, ships from Spain, 4.{i}/5</div>'
        for i in range(5)
    )
    menu = "".join(f'<li><a href="/c/{i}">Teas {i}</a></li>' for i in range(6))
    return (
        f"<html><head><title>{title}</title></head><body><div class=nav><a href='/'>Harbour</a><ul>"
        f"{menu}</ul></div><div class='alert'>Beware of phishing. Check the address, always, twice."
        f"</div><div id=main>{body}{items}</div><div class=footer>Harbour, since 2019. All is "
        f"invented here.</div></body></html>"
    )


# --------------------------------------------------------------------------- manners


def terms() -> str:
    return page(
        f"<h1>TeaPot_9</h1><dl><dt>Vendor level</dt><dd>Gold</dd><dt>Total sales</dt><dd>1,312</dd>"
        f"<dt>Rating</dt><dd>4.87 / 5</dd><dt>Member since</dt><dd>4 June 2019</dd>"
        f"<dt>Last seen</dt>"
        f"<dd>2024-05-18</dd><dt>Ships from</dt><dd>Spain</dd></dl><h3>About</h3><p>{ABOUT}</p>"
    )


def table() -> str:
    return page(
        f"<h2>Profile of TeaPot_9</h2><table><tr><td>Username:<td>TeaPot_9<tr><td>Rank:"
        f"<td>Gold<tr><td>"
        f"Sales so far<td>1312<tr><td>Stars<td>4.87 of 5<tr><td>Here since<td>Jun 4, "
        f"2019<tr><td>Last "
        f"online<td>18 May 2024<tr><td>Sends from<td>Spain</table><p>{ABOUT}</p>"
    )


def sentence() -> str:
    return page(
        f"<h1>TeaPot_9's shop</h1><p>TeaPot_9 has been a vendor since <b>June 4, 2019"
        f"</b>, was last seen "
        f"<b>May 18, 2024</b> and ships from <b>Spain</b>. 1,312 sales, rated 4.87 of "
        f"5. Level: Gold</p>"
        f"<div class=bio>{ABOUT}</div>"
    )


def badges() -> str:
    """Numbers stand over their labels."""
    return page(
        f"<div class=card><h3>TeaPot_9 <span class=badge>Gold</span></h3><div class=row>"
        f"<div class=stat>"
        f"<div>1,312</div><div>Sales</div></div><div class=stat><div>4.87</div>"
        f"<div>Rating</div></div></div>"
        f"<p><small>Joined</small> <b>4 Jun 2019</b></p><p><small>Last seen</small> "
        f"<b>18 May 2024</b></p>"
        f"<p><small>Ships from</small> <b>Spain</b></p></div><div class=tab-pane "
        f"id=about><p>{ABOUT}</p></div>"
    )


def above() -> str:
    """Labels stand over their values."""
    return page(
        f"<h1>TeaPot_9</h1><div class=facts><div><span>Level</span><br><b>Gold</b></div>"
        f"<div><p>Orders "
        f"completed</p><p>1312</p></div><div><p>Feedback score</p><p>4.87</p></div><div>"
        f"<p>Vendor since</p>"
        f"<p>2019-06-04</p></div><div><p>Last active</p><p>2024-05-18</p></div><div>"
        f"<p>Ships from</p>"
        f"<p>Spain</p></div></div><h4>Description</h4><div>{ABOUT}</div><h4>PGP</h4>"
        f"<textarea>-----BEGIN"
        f" PGP PUBLIC KEY BLOCK-----</textarea>"
    )


def icons() -> str:
    return page(
        f"<h1>TeaPot_9</h1><p><i class=ic title='1,312 sales'></i>1.3k <span "
        f"title='4.87 of 5'>★★★★★</span>"
        f" <i title='Gold'></i><b>Gold</b> <img alt=ES title='ships from Spain'> <i "
        f"title='joined 4 June 2019'>"
        f"</i> <i title='last seen 18 May 2024'></i></p><div class=text>{ABOUT}</div>"
    )


MANNERS = [terms, table, sentence, badges, above, icons]


@pytest.mark.parametrize("manner", MANNERS, ids=lambda m: m.__name__)
def test_facts_in_every_manner(manner: Callable[[], str]) -> None:
    profile = account_of(manner())
    assert profile.name == "TeaPot_9"
    assert profile.sales == 1312
    assert profile.rating == Decimal("4.87")
    assert profile.level == "Gold"
    assert profile.ships_from == "ES"
    assert profile.member_since is not None
    assert profile.member_since.start.date().isoformat() == "2019-06-04"
    assert profile.last_seen is not None
    assert profile.last_seen.start.date().isoformat() == "2024-05-18"
    assert profile.description == ABOUT


LANGUAGES = {
    "ru": ("Продавец TeaPot_9", "Уровень: Золотой", "Сделок: 1 312", "Рейтинг: 4,87 из 5",
           "На площадке с: 4 июня 2019", "Был в сети: 18 мая 2024", "Отправка из: Испания"),
    "es": ("Perfil de TeaPot_9", "Nivel: Oro", "Ventas: 1.312", "Valoración: 4,87 de 5",
           "Miembro desde: 4 de junio de 2019", "Última visita: 18 de mayo de 2024",
           "Envía desde: España"),
    "de": ("Profil von TeaPot_9", "Rang: Gold", "Verkäufe: 1.312", "Bewertung: 4,87 von 5",
           "Mitglied seit: 04.06.2019", "Zuletzt online: 18.05.2024", "Versendet aus: Spanien"),
    "fr": ("Boutique TeaPot_9", "Niveau : Or", "Ventes : 1312", "Note : 4,87 / 5",
           "Membre depuis : 4 juin 2019", "Dernière connexion : 18 mai 2024",
           "Expédie depuis : Espagne"),
    "pl": ("Profil TeaPot_9", "Poziom: Złoty", "Sprzedaży: 1312", "Ocena: 4,87 / 5",
           "Członek od: 4 czerwca 2019", "Ostatnio online: 18 maja 2024", "Wysyłka z: Hiszpania"),
    "it": ("Profilo di TeaPot_9", "Livello: Oro", "Vendite: 1312", "Valutazione: 4,87 su 5",
           "Iscritto dal: 4 giugno 2019", "Ultima visita: 18 maggio 2024", "Spedisce da: Spagna"),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_in_other_languages(language: str) -> None:
    heading, *facts = LANGUAGES[language]
    listed = "".join(f"<li>{fact}</li>" for fact in facts)
    profile = account_of(page(f"<h2>{heading}</h2><ul>{listed}</ul>"))
    assert profile.name == "TeaPot_9"
    assert profile.level == facts[0].partition(":")[2].strip()
    assert profile.sales == 1312
    assert profile.rating == Decimal("4.87")
    assert profile.ships_from == "ES"
    assert profile.member_since is not None
    assert profile.member_since.start.year == 2019
    assert profile.last_seen is not None
    assert profile.last_seen.start.month == 5


# --------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("heading", "title", "address", "name"),
    [
        ("Don Colibrí", "Don Colibrí | Harbour", "/vendedor-don colibrí.html", "Don Colibrí"),
        ("Лесная тропа & Ко", "Лесная тропа & Ко — Рынок", "/prodavec/17", "Лесная тропа & Ко"),
        (
            "Feedback for TeaPot_9",
            "Harbour :: Feedback for TeaPot_9",
            "/fb.php?u=TeaPot_9",
            "TeaPot_9",
        ),
        ("Отзывы о магазине Лесная тропа", "Отзывы — Рынок", "/shop/1/reviews", "Лесная тропа"),
        ("Bewertungen für Kräuter-Uwe", "Bewertungen", "/bew?id=7", "Kräuter-Uwe"),
        ("TeaPot_9 <small>(312)</small> <em>Online</em>", "Harbour", "/u/TeaPot_9", "TeaPot_9"),
        ("Viewing profile - TeaPot_9", "Harbour - Viewing profile - TeaPot_9", "", "TeaPot_9"),
        ("TeaPot_9’s profile", "Harbour", "", "TeaPot_9"),
        ("What buyers say about TeaPot_9", "x", "", "TeaPot_9"),
        ("sova-shop", "Просмотр профиля: sova-shop - Заводь", "/member.php?u=20", "sova-shop"),
    ],
)
def test_names(heading: str, title: str, address: str, name: str) -> None:
    html = f"<title>{title}</title><body><a href='/'>Harbour</a><h1>{heading}</h1><p>and so on</p>"
    assert page_vendor(grow(LexborHTMLParser(html)), f"http://m.example{address}") == name


@pytest.mark.parametrize(
    ("heading", "title", "address"),
    [
        ("Cannabis", "Cannabis - Harbour", "/category/cannabis"),
        ("Search results", "Search - Harbour", "/search?q=tea"),
        (
            "Green Tea 100 g, first flush",
            "Green Tea 100 g, first flush - Harbour",
            "/item/green-tea",
        ),
        ("Welcome", "Harbour", "/"),
        ("Harbour", "Harbour", "/"),
        ("Login", "Login", "/login"),
    ],
)
def test_other_pages_are_about_nobody(heading: str, title: str, address: str) -> None:
    html = f"<title>{title}</title><body><a href='/'>Harbour</a><h1>{heading}</h1><p>and so on</p>"
    assert page_vendor(grow(LexborHTMLParser(html)), f"http://m.example{address}") == ""


# --------------------------------------------------------------------------- other markets

STANDINGS = {
    "list": "<h4>Verified on other markets</h4><ul><li>Old Quay Exchange: 4.91/5 (310 deals)</li>"
    "<li>Tin Bell: 98%</li></ul><h4>Else</h4><p>Page 3 of 5</p>",
    "table": "<div>Imported feedback</div><table><tr><th>Market</th><th>Rating</th>"
    "<th>Deals</th></tr>"
    "<tr><td>Old Quay Exchange</td><td>4.91</td><td>310</td></tr><tr><td>Tin Bell</td><td>98%</td>"
    "<td>12</td></tr></table>",
    "badges": "<p>Also seen on: <span>Old Quay Exchange <b>4.91</b></span> <span>Tin "
    "Bell <b>98%</b></span></p>",
    "unannounced": "<ul><li>Old Quay Exchange: 4.91/5</li><li>Tin Bell: 98%</li></ul>",
    "russian": "<h3>Отзывы с других площадок</h3><p>Old Quay Exchange — 4.91 (310)</p>"
    "<p>Tin Bell — 98%</p>",
}


@pytest.mark.parametrize("kind", STANDINGS)
def test_standings_at_other_markets(kind: str) -> None:
    profile = account_of(page(f"<h1>TeaPot_9</h1><p>Member since 2019</p>{STANDINGS[kind]}"))
    assert [standing.market for standing in profile.standings] == ["Old Quay Exchange", "Tin Bell"]
    assert profile.standings[0].rating_text.startswith("4.91")
    assert profile.standings[1].rating_text == "98%"


# --------------------------------------------------------------------------- texts


def test_terms_and_description_in_tabs_without_the_key() -> None:
    profile = account_of(
        page(
            f"<h1>TeaPot_9</h1><ul class=tabs><li><a href='#a'>About</a><li><a "
            f"href='#t'>Terms</a></ul><div "
            f"id=about>{ABOUT}<br>-----BEGIN PGP PUBLIC KEY BLOCK-----<br>mQINBF"
            f"<br>-----END PGP PUBLIC KEY "
            f"BLOCK-----</div><div id=terms>Half back if it is lost, once.</div>"
        )
    )
    assert profile.description == ABOUT
    assert profile.terms == "Half back if it is lost, once."


def test_languages_and_where_it_ships_to() -> None:
    profile = account_of(
        page("<h1>TeaPot_9</h1><p>Languages: English, Deutsch, Spanish</p><p>Ships to: Europe</p>")
    )
    assert profile.languages[:1] == ("en",)
    assert "es" in profile.languages
    assert profile.ships_to_text == "Europe"


def test_what_the_listings_say_is_not_said_of_the_account() -> None:
    profile = account_of(page("<h1>TeaPot_9</h1>"))
    assert profile.sales is None
    assert profile.rating is None
    assert profile.ships_from == ""
    assert profile.description == ""


@pytest.mark.parametrize("html", ["", "<h1>", "<dl><dt>Level<dt>Sales<dd>", "<p>" * 500])
def test_broken_pages(html: str) -> None:
    profile = account_of(html, "")
    assert (profile.name, profile.sales, profile.level) == ("", None, "")


def test_a_huge_page_is_read_within_its_bounds() -> None:
    body = "".join(f"<p>Sales: {i}</p><p>Member since: someday</p>" for i in range(10_000))
    assert account_of(page(f"<h1>TeaPot_9</h1>{body}")).sales == 0


@given(st.text(alphabet="<>/=\"' dltdhsales: 12/5(★)levelGold.", max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_page_makes_it_raise(html: str) -> None:
    account_of(page(f"<h1>TeaPot_9</h1>{html}"))
