"""Made-up pages by the thousand, each site of a random template: to learn from, not to measure on.

What a kind of page is made of is written here, one function per kind; how it looks is drawn in
:mod:`benchmarks.forge_template`. No page here is of a real site.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import forge_asides as asides
from benchmarks.forge_template import Template, el

__all__ = ["Forged", "forge"]

WORDS = Path(__file__).parent.parent / "src/spaniel/extract/page/page_words.json"
SITE_KINDS = ("market", "market", "market", "market", "shop", "shop", "pharmacy", "nps_shop",
              "seed_shop", "chemicals_shop", "forum", "forum", "portal", "advert")  # fmt: skip


@dataclass(frozen=True)
class Forged:
    """One page: its address or nothing, its kind, and the status it came with, 0 for none."""

    path: str
    html: str
    kind: str
    status: int = 0


def forge(count: int, seed: int) -> Iterator[tuple[str, str, list[Forged]]]:
    """Yield so many sites: name, kind of site, pages."""
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        kind = SITE_KINDS[number % len(SITE_KINDS)]
        site = Template(rng, kind, words)
        yield f"forged_{number:03}", kind, [_forged(site, part) for part in _PARTS[kind]]


def _forged(site: Template, part: str) -> Forged:
    kind, write = _WRITERS[part]
    status = 0
    if site.chance(0.3):
        status = site.rng.choice(_STATUS.get(kind, (200,)))
    name = site.rng.choice(site.vendors)
    if status >= 400 and site.chance(0.5):
        kind, write = "error", asides.mute
    own = {"listing": f"{site.item}{site.rng.randint(1, 999)}", "vendor": f"{site.seller}{name}"}
    html = write(site, name) if kind == "vendor" else write(site, "")
    addressed = site.chance(0.5)
    return Forged(own.get(kind, f"/x/{part}") if addressed else "", html, kind, status)


_STATUS = {"error": (404, 404, 403, 410, 500, 502, 503), "wait": (200, 503), "captcha": (200, 403)}

# --------------------------------------------------------------------------- lists of goods


def _results(site: Template, _: str) -> str:
    topic = site.rng.choice(("", "", "sort", "welcome"))
    title = site.label(topic) if topic else site.groups[0][0]
    crumbs = el("div", el("a", site.name, href="/"), f" &gt; {title}", class_=site.cls("path"))
    count = site.rng.choice((1, 2, 2, 3, 3, 4, 8, 15, 25, 40))
    plain = site.kind == "shop" and site.chance(0.5)
    listed = _price_list(site) if plain else site.offers(count)
    if site.chance(0.12):
        listed += site.sub("welcome") + site.offers(5)
    above = site.rng.choice(("", crumbs)) + site.rng.choice(
        ("", site.head(title), site.head(title))
    )
    return site.page(title, above, site.pager(), listed, site.pager(), bare=site.chance(0.15))


def _price_list(site: Template) -> str:
    """Return goods under headings, each with its prices on lines of their own."""
    parts = []
    for _ in range(site.rng.randint(2, 12)):
        if site.chance(0.3):
            parts.append(el("h3", site.odd(1).upper()))
        tiers = [f"{n} g - {site.price()}" for n in (1, 5, 10)[: site.rng.randint(1, 3)]]
        told = site.rng.choice((site.odd(4), ""))
        parts.append(el("p", "<br>".join([el("b", site.good()), told, *tiers])))
    return "".join(parts)


def _channel(site: Template, _: str) -> str:
    """Return messages of a channel, most of which offer something."""
    posts = []
    author = el("a", site.name, class_="author", href="/c")
    for _message in range(site.rng.choice((2, 4, 9, 20))):
        tiers = "<br>".join(f"{n}g – {site.price()}" for n in (1, 5, 10))
        offer = site.rng.choice((f"{site.good()}<br>{tiers}", f"{site.good()} {site.price()}"))
        text = site.rng.choice((offer, offer, site.prose(1)))
        clock = f"{site.rng.randint(0, 23)}:{site.rng.randint(10, 59)}"
        seen = f"{site.rng.randint(1, 9)}.4K {site.rng.choice(('views', '', '👁'))} "
        parts = (el("div", text, class_=site.cls("text")), el("span", seen, el("time", clock)))
        posts.append(el("div", author, *parts, class_=site.cls("message")))
    top = site.rng.choice((_card(site), site.head(site.name)))
    return site.page(site.name, top, *posts, bare=site.chance(0.5))


def _card(site: Template) -> str:
    count = f"{site.rng.randint(200, 9000)} {site.spoken('advert')}"
    return el("div", el("b", site.name), el("p", count), el("p", site.prose(1)))


def _preview(site: Template, _: str) -> str:
    link = el("a", site.spoken("advert"), href="/s")
    return site.page(site.name, _card(site), link, bare=site.chance(0.5))


def _empty(site: Template, _: str) -> str:
    sought = site.odd(1)
    title = site.rng.choice((f"{site.label('search')}: {sought}", sought, site.label("search")))
    said = f"{site.label('nothing')} {site.rng.choice(('', sought, f'“{sought}”'))}."
    again = el("form", f"<input name=q value={sought}>", site.button("search"))
    more = site.rng.choice(("", "", site.pager()))
    return site.page(
        title, site.head(title), again if site.chance(0.4) else "", el("p", said), more
    )


# --------------------------------------------------------------------------- one good, one seller


def _listing(site: Template, _: str) -> str:
    good = site.good()
    order = el("form", "<input name=qty value=1>", site.button("buy")) if site.buys else ""
    told = [_tiers(site), _facts(site), order]
    site.rng.shuffle(told)
    picture = "<img src=/x.jpg>" if site.pictured else ""
    main = [site.head(good), picture, *told, site.rng.choice(("", site.sub("detail"))),
            el("p", site.prose(site.rng.randint(1, 6)))]  # fmt: skip
    if site.chance(0.4):
        main += [site.sub("feedback"), site.reviews(site.rng.randint(1, 6))]
    if site.chance(0.4):
        main += [site.sub("related"), site.offers(site.rng.randint(2, 5))]
    return site.page(good, *main)


def _facts(site: Template) -> str:
    vendor = site.rng.choice(site.vendors)
    sold = f"{site.label('detail')}: {el('a', vendor, href=site.seller + vendor)}"
    return (el("p", sold) if site.many else "") + site.told("detail", 0, 7)


def _tiers(site: Template) -> str:
    if site.kind == "pharmacy" and site.chance(0.6):
        head = [site.label("detail") for _ in range(4)]
        packs = [[f"{n} {site.odd(1)}", site.price(), site.price(), site.button("buy")]
                 for n in (30, 60, 90)]  # fmt: skip
        return site.laid([head, *packs], site.rng.choice(("table", "table", "list")))
    if site.chance(0.3):
        return el("ul", *(el("li", f"{n}g - {site.price()}") for n in (1, 5, 10)))
    return el("p", site.price(), class_=site.cls("price"))


def _vendor(site: Template, name: str) -> str:
    title = site.rng.choice((name, name, f"{site.label('profile')}: {name}"))
    main = [site.head(title)]
    if site.chance(0.9):
        main.append(site.told("profile", 2, 7))
    if site.chance(0.7):
        main += [site.rng.choice(("", site.sub("profile"))), el("p", site.prose(3))]
    if site.chance(0.3):
        main.append(el("pre", "-----BEGIN PGP PUBLIC KEY BLOCK-----\nmade up\n-----END"))
    parts = []
    if site.chance(0.7):
        parts.append(site.sub("profile") + site.offers(site.rng.randint(2, 12), name))
    if site.chance(0.4):
        parts.append(site.sub("feedback") + site.reviews(site.rng.randint(2, 6)))
    site.rng.shuffle(parts)
    return site.page(title, *main, *parts)


def _feedback(site: Template, _: str) -> str:
    vendor = site.rng.choice(site.vendors)
    title = site.rng.choice((f"{site.label('feedback')} {vendor}", site.label("feedback")))
    told = site.reviews(site.rng.randint(4, 30))
    return site.page(title, site.head(title), site.rng.choice(("", site.pager())), told)


# --------------------------------------------------------------------------- indexes


def _front(site: Template, _: str) -> str:
    title = site.label("welcome")
    news = [el("li", site.date(), " ", site.prose(1)) for _ in range(site.rng.randint(0, 4))]
    parts = [el("p", site.prose(site.rng.randint(1, 3), "welcome")), el("ul", *news)]
    if site.chance(0.6):
        parts.append(site.sub("welcome") + site.offers(site.rng.randint(3, 12)))
    if site.chance(0.4):
        parts.append(site.categories())
    site.rng.shuffle(parts)
    return site.page(title, site.head(title), *parts)


def _groups(site: Template, _: str) -> str:
    title = site.rng.choice((site.label("board"), site.label("welcome"), site.name))
    return site.page(title, site.head(title), site.categories())


def _directory(site: Template, _: str) -> str:
    rows = []
    for place in site.vendors * 2:
        state = site.rng.choice((site.button("directory"), site.label("directory")))
        address = f"{site.odd(3).replace(' ', '')}.onion"
        link = el("a", place, href=f"/place/{place}")
        row = [link, site.label("directory"), site.prose(1), address, state, site.date()]
        rows.append(row[: site.rng.randint(3, 6)])
    title = site.rng.choice((site.label("directory"), site.groups[0][0]))
    return site.page(title, site.head(title), site.laid(rows, site.layout))


def _board(site: Template, _: str) -> str:
    rows = [[site.label("board") for _ in range(4)]]
    for i in range(site.rng.randint(3, 10)):
        forum = el("a", site.odd(2).title(), href=f"/forum/{i}")
        last = f"{el('a', site.odd(4), href=f'/t/{i}')} {site.odd(1)} {site.date()}"
        counts = [str(site.rng.randint(3, 900)), str(site.rng.randint(30, 9000))]
        rows.append([f"{forum}<br>{site.odd(4)}", *counts, last])
    foot = site.rng.choice(("", el("p", f"{site.label('board')}: {site.odd(1)}")))
    layout = site.rng.choice(("table", "table", "cards", "list"))
    top = site.rng.choice(("", site.head(site.name)))
    return site.page(site.label("board"), top, site.laid(rows, layout), foot)


def _threads(site: Template, _: str) -> str:
    rows = [] if site.nested else [[site.label("board") for _ in range(4)]]
    for i in range(site.rng.randint(4, 30)):
        title = el("a", site.odd(site.rng.randint(3, 8)).capitalize(), href=f"/t/{i}")
        replies = f"{site.rng.randint(0, 90)} {site.label('board')}"
        seen = str(site.rng.randint(10, 9000))
        rows.append([title, el("a", site.odd(1), href=f"/u/{i}"), replies, seen, site.date()])
    name = site.odd(1).title()
    layout = site.rng.choice(("table", "cards", "list"))
    pager = site.rng.choice(("", site.pager()))
    return site.page(name, site.head(name), pager, site.laid(rows, layout))


# --------------------------------------------------------------------------- discussions


def _thread(site: Template, _: str) -> str:
    title = site.odd(site.rng.randint(3, 8)).capitalize()
    if site.nested:
        return _nested(site, title)
    posts = [_post(site, i) for i in range(site.rng.choice((1, 2, 3, 5, 8, 12)))]
    reply = el("form", "<textarea name=message></textarea>", site.button("posts"))
    pager = site.rng.choice(("", site.pager()))
    return site.page(title, site.head(title), pager, *posts, reply if site.chance(0.4) else "")


def _post(site: Template, number: int) -> str:
    who = el("a", site.odd(1).title(), class_="author", href=f"/member/{number}")
    about = el("div", f"{site.label('posts')}: {site.rng.randint(1, 900)}")
    quote = el("blockquote", f"{site.odd(1)} {site.label('posts')}: {site.prose(1)}")
    said = site.prose(site.rng.randint(1, 5))
    if site.spoken_prices or site.chance(0.2):
        said += f" {site.price()} {site.odd(4)}."
    text = el("div", quote if site.chance(0.3) else "", said, class_=site.cls("message"))
    about = about if site.chance(0.6) else ""
    tools = el("div", el("a", site.label("posts"), href=f"/t?p={number}"))
    tools = tools if site.chance(0.6) else ""
    if site.layout == "table":
        top = el("tr", el("td", site.date()), el("td", f"#{number + 1}"))
        return el("table", top, el("tr", el("td", who, about), el("td", text, tools)))
    return el("div", el("div", who, " ", site.date()), about, text, tools, class_="post")


def _nested(site: Template, title: str) -> str:
    by = f"{site.label('board')} {site.date()} {el('a', site.odd(1), href='/u/1')}"
    asked = el("div", el("a", title, href="#"), el("p", by), el("p", site.prose(3)), class_="post")
    said = ""
    for _ in range(site.rng.randint(1, 12)):
        inner = said if site.chance(0.4) else ""
        author = el("a", site.odd(1), class_="author", href="/u/2")
        line = f"{author} {site.rng.randint(1, 90)} {site.label('posts')} {site.date()}"
        text = site.prose(site.rng.randint(1, 4)) + site.rng.choice(("", "", site.price()))
        tools = el("a", site.label("posts"), href="#")
        own = el("div", el("p", line), el("div", text), tools, inner, class_="comment")
        said = own if inner else said + own
    members = el("p", f"{site.rng.randint(90, 90000)} {site.label('board')}")
    side = el("div", el("h3", site.label("board")), members, el("p", site.prose(2)))
    return site.page(title, side, asked, said)


def _member(site: Template, _: str) -> str:
    name = site.odd(1)
    title = site.rng.choice((name, f"{site.label('member')} {name}"))
    return site.page(title, site.head(title), site.told("member", 2, 6))


_WRITERS: dict[str, tuple[str, Callable[[Template, str], str]]] = {
    "results": ("results", _results), "channel": ("results", _channel),
    "empty": ("results", _empty), "listing": ("listing", _listing),
    "vendor": ("vendor", _vendor), "feedback": ("feedback", _feedback),
    "front": ("index", _front), "groups": ("index", _groups), "directory": ("index", _directory),
    "board": ("index", _board), "threads": ("index", _threads), "thread": ("thread", _thread),
    "member": ("other", _member), "preview": ("other", _preview),
    "login": ("login", asides.login), "captcha": ("captcha", asides.captcha),
    "wait": ("wait", asides.wait), "error": ("error", asides.error),
    "info": ("other", asides.info), "news": ("other", asides.news),
    "contact": ("other", asides.contact), "cart": ("other", asides.cart),
    "orders": ("other", asides.orders),
}  # fmt: skip
_WALLS = ("login", "captcha", "wait", "error", "error")
_SOLD = ("results", "results", "results", "empty", "listing", "listing", "front", "groups", "info",
         "orders", "cart", "news", "contact", *_WALLS)  # fmt: skip
_PARTS = {
    "market": (*_SOLD, "vendor", "vendor", "feedback"),
    "shop": (*_SOLD, "feedback", "results"),
    "pharmacy": (*_SOLD, "feedback"),
    "nps_shop": _SOLD,
    "seed_shop": _SOLD,
    "chemicals_shop": _SOLD,
    "forum": ("board", "threads", "threads", "thread", "thread", "thread", "member", "member",
              "info", *_WALLS),
    "portal": ("directory", "directory", "front", "results", "listing", "vendor", "info", *_WALLS),
    "advert": ("channel", "channel", "preview", "results", "listing", "listing", "front", "empty",
               "error", "login"),
}  # fmt: skip
