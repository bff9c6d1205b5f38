"""Made-up sites by the dozen, each of a random template: to learn from, never to measure on.

A template draws everything that sites of one kind do differently: language, layout, class names or
none, menus, side bars, order of parts, what is left out. Labels are drawn from the reader's own
phrases of the language, but a third of them are replaced by words that nobody knows, because a
reader that leans on known words fails where they are missing. No page here is of a real site.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

WORDS = Path(__file__).parent.parent / "src/spaniel/extract/page/page_words.json"
LANGUAGES = ("en", "en", "en", "ru", "es", "de", "fr", "pl", "it", "pt", "nl")
SITE_KINDS = ("market", "market", "market", "market", "shop", "shop", "pharmacy", "nps_shop",
              "seed_shop", "chemicals_shop", "forum", "forum", "portal", "advert")  # fmt: skip
UNKNOWN = 0.3
"""Share of labels replaced by words that nobody knows."""
_SYLLABLES = ("ba", "ke", "lo", "mi", "nur", "tes", "vo", "dra", "pil", "sho", "wen", "gar", "zi")
_GOODS = {
    "drugs": ("Haze flower {n}g", "{n} g hash Polm", "MDMA crystals {n}g", "{n}x blue owl pills 200mg",
              "Ketamine needles {n} g", "Speed paste {n}g fresh", "LSD blotter {n} x 100ug",
              "Cocaine flake {n}g uncut", "Mushrooms dried {n}g", "Vape pen {n}ml"),
    "pharmacy": ("Diazepam 10mg {n} tablets", "Tramadol 50mg x {n}", "Zopiclone 7.5mg {n} pills",
                 "Modafinil 200mg {n} tabs", "Sildenafil 100mg - {n}", "Pregabalin 300 mg {n} caps"),
    "nps_shop": ("3-MMC crystal {n}g", "1P-LSD {n} blotters", "2-FDCK {n}g", "4-HO-MET {n} mg",
                 "O-PCE powder {n}g", "Bromazolam {n} pellets", "Herbal blend Comet {n}g"),
    "seed_shop": ("Northern Fog feminized {n} seeds", "Lemon Auto x{n}", "Purple Barn regular {n} seeds",
                  "White Otter autoflower ({n})", "CBD Calm {n} seeds"),
    "chemicals_shop": ("Acetone technical {n} l", "Lactose monohydrate {n} kg", "Round flask {n} ml",
                       "Magnesium stearate {n}kg", "Tablet press die set {n} mm", "Bench scale {n} g"),
}  # fmt: skip
_MONEY = ("${}", "{} USD", "€{}", "{} €", "£{}", "{} EUR", "{} zł", "{} руб.", "0.00{} BTC")


@dataclass(frozen=True)
class Forged:
    """One page, its kind, and its path."""

    path: str
    html: str
    kind: str


def forge(count: int, seed: int) -> Iterator[tuple[str, str, list[Forged]]]:
    """Yield so many sites: name, kind of site, pages."""
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        kind = SITE_KINDS[number % len(SITE_KINDS)]
        yield f"forged_{number:03}", kind, Template(rng, kind, words).pages()


class Template:
    """One site's way to write pages.

    Args:
        rng: draws the template and then the pages.
        kind: of the site.
        words: the phrases by topic and language.
    """

    def __init__(self, rng: random.Random, kind: str, words: dict[str, dict[str, dict[str, list[str]]]]) -> None:
        self.rng, self.kind, self.words = rng, kind, words
        self.language = rng.choice(LANGUAGES)
        self.name = self.odd(2).title()
        self.money = rng.choice(_MONEY)
        self.classy = rng.random() < 0.65
        self.layout = rng.choice(("cards", "cards", "table", "list", "lines"))
        self.nav = rng.choice(("nav", "div", "table", "pipes", "none"))
        self.side = rng.choice(("", "", "before", "after"))
        self.boxed = rng.random() < 0.25
        self.searching = rng.random() < 0.55
        self.door = rng.random() < 0.2
        self.headed = rng.random() < 0.8
        self.heading = rng.choice(("h1", "h1", "h1", "h2", "h2", "h3", "b", "div class=title"))
        self.nested = rng.random() < 0.25
        self.many = kind == "market"
        self.buys = rng.random() < 0.6
        self.pictured = rng.random() < 0.6
        self.titled = rng.choice(("{p} - {s}", "{s} | {p}", "{p} — {s}", "{p}", "{s}", "{s} :: {p}"))
        self.paths = {part: rng.choice(some) for part, some in _PATHS.items()}
        self.menu_words = [self.label(rng.choice(("info", "login", "welcome", "sort", "board", "directory", "feedback", "profile", "buy")))
                           for _ in range(rng.randint(2, 8))]
        self.groups = [(self.odd(1).title(), rng.randint(2, 2000)) for _ in range(rng.randint(4, 10))]
        self.vendors = [self.odd(1) + rng.choice(("", "77", "_shop", "Mail", " & Co")) for _ in range(6)]
        self.facts = rng.sample(("vendor", "stock", "views", "from", "to", "date", "category"), rng.randint(0, 5))
        self.footer = " ".join([self.name, self.spoken("cart" if kind in _CARTED else kind), str(rng.randint(2009, 2024))])

    # ----------------------------------------------------------------------- words

    def odd(self, words: int) -> str:
        """Return words that nobody knows."""
        return " ".join("".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(2, 3))) for _ in range(words))

    def label(self, topic: str) -> str:
        """Return a phrase of a topic, or one that nobody knows."""
        if self.rng.random() < UNKNOWN:
            return self.odd(self.rng.randint(1, 2)).capitalize()
        phrase = self.rng.choice(self.words["pages"][topic][self.language])
        return phrase.replace("_", "").capitalize()

    def spoken(self, topic: str) -> str:
        """Return a few words that a kind of site uses."""
        said = self.words["sites"][topic][self.language]
        return " ".join(self.rng.choice(said).replace("_", "") for _ in range(self.rng.randint(1, 3)))

    def prose(self, sentences: int, topic: str = "") -> str:
        """Return running text."""
        said = []
        for _ in range(sentences):
            words = self.odd(self.rng.randint(6, 16)).split()
            if self.rng.random() < 0.5:
                words.insert(self.rng.randint(0, 5), self.spoken(self.kind))
            if topic and self.rng.random() < 0.7:
                words.insert(0, self.label(topic))
            said.append(" ".join(words).capitalize() + self.rng.choice((".", ".", "!", "?")))
        return " ".join(said)

    def date(self) -> str:
        """Return a date in some form."""
        d, m, y = self.rng.randint(1, 28), self.rng.randint(1, 12), self.rng.randint(2012, 2024)
        return self.rng.choice((f"{y}-{m:02}-{d:02}", f"{d:02}.{m:02}.{y}", f"{d}/{m}/{y} {d % 24}:{m + 10}", f"{d} days ago"))

    def price(self) -> str:
        """Return an amount of money."""
        whole, parts = self.rng.randint(5, 900), self.rng.randint(10, 99)
        return self.money.format(whole if "0.00" in self.money else f"{whole}.{parts}")

    def good(self) -> str:
        """Return the name of something to sell."""
        names = _GOODS.get(self.kind, _GOODS["drugs"])
        more = self.rng.choice(("", "", "", f" {self.odd(1)}", f" [{self.odd(1)}]"))
        return self.rng.choice(names).format(n=self.rng.choice((1, 2, 5, 10, 25, 50, 100))) + more

    def cls(self, name: str) -> str:
        """Return a class attribute, in templates that have them."""
        return f' class="{name}"' if self.classy else ""

    # ----------------------------------------------------------------------- frame

    def page(self, title: str, main: str, *, bare: bool = False) -> str:
        """Return a page with this template's frame, or with nothing around."""
        if bare:
            return f"<html><head><title>{escape(title)}</title></head><body>{main}</body></html>"
        shown = self.titled.format(p=title, s=self.name)
        body = f"<div{self.cls('content')}>{main}</div>"
        if self.side:
            side = self._side()
            body = side + body if self.side == "before" else body + side
        foot = f"<div{self.cls('footer')}>{escape(self.footer)}</div>"
        return (f"<html><head><title>{escape(shown)}</title></head><body>{self._top()}{body}{foot}</body></html>")

    def _top(self) -> str:
        links = [f'<a href="/{i}.html">{escape(w)}</a>' for i, w in enumerate(self.menu_words)]
        box = f'<form action=/search><input name=q placeholder="{self.label("search")}"><button>{self.label("search")}</button></form>' if self.searching else ""
        box += "<form><input name=user><input type=password name=pass><input type=submit></form>" if self.door else ""
        logo = self.rng.choice((f"<div{self.cls('logo')}>{self.name}</div>", f"<a href=/>{self.name}</a>", ""))
        if self.nav == "nav":
            return f"<header>{logo}<nav><ul>{''.join(f'<li>{x}</li>' for x in links)}</ul></nav>{box}</header>"
        if self.nav == "table":
            return f"<table><tr><td>{logo}</td>{''.join(f'<td>{x}</td>' for x in links)}<td>{box}</td></tr></table>"
        if self.nav == "none":
            return logo
        return f"<div{self.cls('menu')}>{logo} {' | '.join(links)} {box}</div>"

    def _side(self) -> str:
        rows = "".join(f'<li><a href="{self.paths["category"]}{i}">{g}</a> ({n})</li>' for i, (g, n) in enumerate(self.groups))
        box = f"<div><b>{self.label('welcome')}</b><br><a href='{self.paths['item']}9'>{self.good()}</a><br>{self.price()}</div>" if self.boxed else ""
        return f"<div{self.cls('sidebar')}><h4>{self.label('welcome')}</h4><ul>{rows}</ul>{box}</div>"

    def head(self, text: str) -> str:
        """Return the page's heading."""
        tag = self.heading if self.headed else "p"
        return f"<{tag}>{escape(text)}</{tag.split()[0]}>"

    def sub(self, topic: str) -> str:
        """Return a heading of a part."""
        tag = self.rng.choice(("h2", "h3", "h4", "b", "legend"))
        return f"<{tag}>{self.label(topic)}</{tag}>"

    def button(self, topic: str) -> str:
        """Return something to press."""
        text = self.label(topic)
        return self.rng.choice((f"<button>{text}</button>", f'<input type=submit value="{text}">', f'<a class="btn" href="/do">{text}</a>'))

    # ----------------------------------------------------------------------- records

    def offers(self, count: int, vendor: str = "") -> str:
        """Return listings in this template's layout."""
        return self._laid([self._offer(i, vendor) for i in range(count)], self.layout)

    def _offer(self, number: int, vendor: str) -> list[str]:
        link = f'<a href="{self.paths["item"]}{self.rng.randint(100, 99999)}">{escape(self.good())}</a>'
        cells = [link, f"<span{self.cls('price')}>{self.price()}</span>"]
        if self.many and (not vendor or self.classy):
            who = vendor or self.rng.choice(self.vendors)
            cells.append(f'<a href="{self.paths["vendor"]}{who}">{escape(who)}</a>')
        if "stock" in self.facts:
            cells.append(str(self.rng.randint(0, 400)))
        if "from" in self.facts:
            cells.append(self.rng.choice(("Germany", "NL", "UK", "Spain", "Poland")))
        if "date" in self.facts:
            cells.append(self.date())
        if self.buys:
            cells.append(self.button("buy") if number else "<button>Buy</button>")
        return [f"<img src=/{number}.jpg>", *cells] if self.pictured else cells

    def _laid(self, rows: Sequence[Sequence[str]], layout: str) -> str:
        if layout == "table":
            return "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows) + "</table>"
        if layout == "list":
            return "<ul>" + "".join(f"<li>{' '.join(row)}</li>" for row in rows) + "</ul>"
        if layout == "lines":
            return "".join(f"<p>{'<br>'.join(row)}</p>" for row in rows)
        inner = ("".join(f"<div>{c}</div>" for c in row) for row in rows)
        return f"<div{self.cls('grid')}>" + "".join(f"<div{self.cls('card')}>{x}</div>" for x in inner) + "</div>"

    def reviews(self, count: int) -> str:
        """Return what buyers said."""
        rated = self.rng.choice(("★★★★★", "5/5", "+", "positive", "4 / 5", "100%"))
        rows = [[rated, self.prose(1), f"{self.odd(1)[0]}***{self.odd(1)[-1]}", self.date()] for _ in range(count)]
        if self.rng.random() < 0.3:
            rows = [[*row, self.price()] for row in rows]
        layout = self.rng.choice(("table", "cards", "list"))
        return f"<div{self.cls('reviews')}>{self._laid(rows, layout)}</div>"

    def pager(self) -> str:
        """Return links to further pages, and how many there are."""
        pages = " ".join(f'<a href="?page={i}">{i}</a>' for i in range(2, self.rng.randint(3, 6)))
        parts = [f"<div{self.cls('pagination')}>1 {pages} <a href='?page=2'>{self.label('sort')}</a></div>",
                 f"<p>{self.label('sort')} 1 - 20 / {self.rng.randint(21, 300)}</p>",
                 f"<select name=sort><option>{self.label('sort')}<option>{self.label('sort')}</select>"]  # fmt: skip
        return "".join(self.rng.sample(parts, self.rng.randint(0, 3)))

    # ----------------------------------------------------------------------- kinds of pages

    def pages(self) -> list[Forged]:
        """Return pages of the kinds that such a site has."""
        made = []
        for kind in _PAGES[self.kind]:
            write: Callable[[], str] = getattr(self, f"write_{kind}")
            html = write()
            shown = _SHOWN.get(kind, kind)
            made.append(Forged(f"{self.paths['item'] if shown == 'listing' else '/x/'}{self.rng.randint(1, 999)}", html, shown))
        return made

    def _price_list(self) -> str:
        """Goods under headings, each with its prices on lines of their own."""
        parts = []
        for _ in range(self.rng.randint(2, 12)):
            if self.rng.random() < 0.3:
                parts.append(f"<h3>{self.odd(1).upper()}</h3>")
            tiers = "<br>".join(f"{n} g - {self.price()}" for n in (1, 5, 10)[: self.rng.randint(1, 3)])
            parts.append(f"<p><b>{self.good()}</b><br>{self.rng.choice(('', self.odd(4)))}<br>{tiers}</p>")
        return "".join(parts)

    def write_results(self) -> str:
        title = self.rng.choice((self.groups[0][0], self.groups[0][0], self.label("sort"), self.label("welcome")))
        crumbs = self.rng.choice(("", f"<div{self.cls('breadcrumb')}><a href=/>{self.name}</a> &gt; {title}</div>"))
        count = self.rng.choice((1, 2, 4, 8, 15, 25, 40))
        listed = self.offers(count) if self.kind != "shop" or self.rng.random() < 0.5 else self._price_list()
        if self.layout == "lines" and self.rng.random() < 0.5:
            listed = self.offers(count) + self.sub("welcome") + self.offers(5)
        return self.page(title, crumbs + self.head(title) + self.pager() + listed + self.pager())

    def write_channel(self) -> str:
        """Messages of a channel that offer things; one in three offers nothing."""
        posts = []
        for _ in range(self.rng.choice((2, 4, 9, 20))):
            tiers = "<br>".join(f"{n}g – {self.price()}" for n in (1, 5, 10))
            text = self.rng.choice((f"{self.good()}<br>{tiers}", f"{self.good()} {self.price()}", self.prose(1)))
            seen = f"{self.rng.randint(1, 9)}.{self.rng.randint(0, 9)}K {self.rng.choice(('views', '', '👁'))} <time datetime=2023-01-02>{self.rng.randint(0, 23)}:{self.rng.randint(10, 59)}</time>"
            posts.append(f"<div{self.cls('message')}><a class=author href='/c'>{self.name}</a><div{self.cls('text')}>{text}</div><span>{seen}</span></div>")
        about = f"<div><b>{self.name}</b> {self.rng.randint(200, 9000)} {self.spoken('advert')}<p>{self.prose(1)}</p></div>"
        return self.page(self.name, self.rng.choice((about, self.head(self.name))) + "".join(posts), bare=self.rng.random() < 0.5)

    def write_preview(self) -> str:
        """A channel's card, without its messages."""
        main = f"<b>{self.name}</b><p>{self.rng.randint(200, 9000)} {self.spoken('advert')}</p><p>{self.prose(1)}</p><a href='/s'>{self.spoken('advert')}</a>"
        return self.page(self.name, main, bare=self.rng.random() < 0.5)

    def write_empty(self) -> str:
        sought = self.odd(1)
        title = self.rng.choice((f"{self.label('search')}: {sought}", sought, self.label("search")))
        said = f"{self.label('nothing')} {self.rng.choice(('', sought, f'“{sought}”'))}."
        again = f"<form><input name=q value={sought}>{self.button('search')}</form>" if self.rng.random() < 0.4 else ""
        return self.page(title, self.head(title) + again + f"<p>{said}</p>" + self.rng.choice(("", "", self.pager())))

    def write_listing(self) -> str:
        good, vendor = self.good(), self.rng.choice(self.vendors)
        cells = [[f"{self.label('detail')}:", self.rng.choice((str(self.rng.randint(1, 99)), self.odd(1), self.date()))] for _ in range(self.rng.randint(0, 7))]
        if self.many:
            cells.insert(0, [f"{self.label('detail')}:", f'<a href="{self.paths["vendor"]}{vendor}">{vendor}</a>'])
        facts = self._laid(cells, self.rng.choice(("table", "list", "lines", "cards")))
        price = f"<p{self.cls('price')}>{self.price()}</p>"
        if self.rng.random() < 0.3:
            price = "<ul>" + "".join(f"<li>{n}g - {self.price()}</li>" for n in (1, 5, 10)) + "</ul>"
        if self.kind == "pharmacy" and self.rng.random() < 0.6:
            packs = [[f"{n} {self.odd(1)}", self.price(), self.price(), self.button("buy")] for n in (30, 60, 90)]
            price = self._laid([[self.label("detail") for _ in range(4)], *packs], self.rng.choice(("table", "table", "list")))
        order = f"<form><input name=qty value=1>{self.button('buy')}</form>" if self.buys else ""
        told = [price, facts, order]
        self.rng.shuffle(told)
        main = [self.head(good), f"<img src=/x.jpg>" if self.pictured else "", *told, self.rng.choice(("", self.sub("detail"))), f"<p>{self.prose(self.rng.randint(1, 6))}</p>"]
        if self.rng.random() < 0.4:
            main += [self.sub("feedback"), self.reviews(self.rng.randint(1, 6))]
        if self.rng.random() < 0.4:
            main += [self.sub("related"), self.offers(self.rng.randint(2, 5))]
        return self.page(good, "".join(main))

    def write_vendor(self) -> str:
        vendor = self.rng.choice(self.vendors)
        title = self.rng.choice((vendor, vendor, f"{self.label('profile')}: {vendor}"))
        cells = [[f"{self.label('profile')}:", self.rng.choice((self.date(), str(self.rng.randint(1, 2000)), f"4.{self.rng.randint(1, 9)}/5"))] for _ in range(self.rng.randint(2, 7))]
        main = [self.head(title), self._laid(cells, self.rng.choice(("table", "list", "lines", "cards")))]
        if self.rng.random() < 0.7:
            main.append(self.rng.choice(("", self.sub("profile"))) + f"<p>{self.prose(self.rng.randint(1, 5))}</p>")
        if self.rng.random() < 0.3:
            main.append("<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\nmade up\n-----END PGP PUBLIC KEY BLOCK-----</pre>")
        parts = []
        if self.rng.random() < 0.7:
            parts.append(self.sub("profile") + self.offers(self.rng.randint(2, 12), vendor))
        if self.rng.random() < 0.4:
            parts.append(self.sub("feedback") + self.reviews(self.rng.randint(2, 6)))
        self.rng.shuffle(parts)
        return self.page(title, "".join(main + parts))

    def write_feedback(self) -> str:
        vendor = self.rng.choice(self.vendors)
        title = self.rng.choice((f"{self.label('feedback')} {vendor}", self.label("feedback")))
        return self.page(title, self.head(title) + self.rng.choice(("", self.pager())) + self.reviews(self.rng.randint(4, 30)))

    def write_front(self) -> str:
        title = self.label("welcome")
        news = "".join(f"<li>{self.date()} {self.prose(1)}</li>" for _ in range(self.rng.randint(0, 4)))
        parts = [f"<p>{self.prose(self.rng.randint(1, 3), 'welcome')}</p>", f"<ul>{news}</ul>"]
        if self.rng.random() < 0.6:
            parts.append(self.sub("welcome") + self.offers(self.rng.randint(3, 12)))
        if self.rng.random() < 0.4:
            parts.append(self._groups())
        self.rng.shuffle(parts)
        return self.page(title, self.head(title) + "".join(parts))

    def _groups(self) -> str:
        return self._laid([[f'<a href="{self.paths["category"]}{i}">{g}</a>', self._counted(n)] for i, (g, n) in enumerate(self.groups)], self.rng.choice(("list", "table", "cards")))

    def _counted(self, count: int) -> str:
        return self.rng.choice((f"({count})", f"{count}", f"{count} {self.label('sort')}"))

    def write_groups(self) -> str:
        title = self.label("board")
        return self.page(title, self.head(title) + self._groups())

    def write_directory(self) -> str:
        rows = [[f'<a href="/place/{v}">{v}</a>', self.label("directory"), self.prose(1), f"{self.odd(3).replace(' ', '')}.onion", self.rng.choice((self.button("directory"), self.label("directory"))), self.date()][: self.rng.randint(3, 6)] for v in self.vendors * 2]
        title = self.rng.choice((self.label("directory"), self.groups[0][0]))
        return self.page(title, self.head(title) + self._laid(rows, self.layout))

    def write_board(self) -> str:
        head = [[self.label("board") for _ in range(4)]]
        rows = [[f'<a href="/forum/{i}">{self.odd(2).title()}</a><br>{self.odd(4)}', str(self.rng.randint(3, 900)), str(self.rng.randint(30, 9000)), f'<a href="/t/{i}">{self.odd(4)}</a> {self.odd(1)} {self.date()}'] for i in range(self.rng.randint(3, 10))]
        return self.page(self.label("board"), self.rng.choice(("", self.head(self.name))) + self._laid(head + rows, self.rng.choice(("table", "table", "cards", "list"))) + self.rng.choice(("", f"<p>{self.label('board')}: {self.odd(1)}</p>")))

    def write_threads(self) -> str:
        title = self.odd(1).title()
        head = [[self.label("board") for _ in range(4)]] if not self.nested else []
        rows = [[f'<a href="/t/{i}">{self.odd(self.rng.randint(3, 8)).capitalize()}</a>', f'<a href="/u/{self.odd(1)}">{self.odd(1)}</a>', f"{self.rng.randint(0, 90)} {self.label('board')}", str(self.rng.randint(10, 9000)), self.date()] for i in range(self.rng.randint(4, 30))]
        return self.page(title, self.head(title) + self.rng.choice(("", self.pager())) + self._laid(head + rows, self.rng.choice(("table", "cards", "list"))))

    def write_thread(self) -> str:
        if self.nested:
            return self._nested()
        title = self.odd(self.rng.randint(3, 7)).capitalize()
        posts = "".join(self._post(i) for i in range(self.rng.choice((1, 2, 3, 5, 8, 12))))
        reply = f"<form><textarea name=message></textarea>{self.button('posts')}</form>" if self.rng.random() < 0.4 else ""
        return self.page(title, self.head(title) + self.rng.choice(("", self.pager())) + posts + reply)

    def _nested(self) -> str:
        title = self.odd(self.rng.randint(3, 9)).capitalize()
        asked = f"<div class=post><a href='#'>{title}</a><p>{self.label('board')} {self.date()} <a href='/u/{self.odd(1)}'>{self.odd(1)}</a></p><p>{self.prose(3)}</p></div>"
        said = ""
        for _ in range(self.rng.randint(1, 12)):
            inner = said if self.rng.random() < 0.4 else ""
            own = f"<div class=comment><p><a class=author href='/u/{self.odd(1)}'>{self.odd(1)}</a> {self.rng.randint(1, 90)} {self.label('posts')} {self.date()}</p><div{self.cls('md')}>{self.prose(self.rng.randint(1, 4))} {self.rng.choice(('', '', self.price()))}</div><a href='#'>{self.label('posts')}</a>{inner}</div>"
            said = own if inner else said + own
        side = f"<div{self.cls('side')}><h3>{self.label('board')}</h3><p>{self.rng.randint(90, 90000)} {self.label('board')}</p><h3>{self.odd(1)}</h3><p>{self.prose(2)}</p></div>"
        return self.page(title, side + asked + said)

    def _post(self, number: int) -> str:
        who = f'<a class="author" href="/member/{number}">{self.odd(1).title()}</a>'
        about = f"<div>{self.label('posts')}: {self.rng.randint(1, 900)}</div>" if self.rng.random() < 0.6 else ""
        quote = f"<blockquote>{self.odd(1)} {self.label('posts')}: {self.prose(1)}</blockquote>" if self.rng.random() < 0.3 else ""
        text = f"<div{self.cls('message')}>{quote}{self.prose(self.rng.randint(1, 5))}</div>"
        tools = f"<div><a href='#r'>{self.label('posts')}</a></div>" if self.rng.random() < 0.6 else ""
        if self.layout == "table":
            return f"<table class=post><tr><td>{self.date()}</td><td>#{number + 1}</td></tr><tr><td>{who}{about}</td><td>{text}{tools}</td></tr></table>"
        return f"<div class=post><div>{who} {self.date()}</div>{about}{text}{tools}</div>"

    def write_login(self) -> str:
        code = '<img src="/code.png"><input name=code>' if self.rng.random() < 0.35 else ""
        again = "<input type=password name=again>" if self.rng.random() < 0.15 else ""
        form = f"<form>{self.label('login')} <input name=user> {self.label('login')} <input type=password name=pass>{again}{code}{self.button('login')}</form>"
        more = self.rng.choice(("", f'<p><a href="/register">{self.label("login")}</a></p>', f"<p>{self.prose(1)}</p>"))
        title = self.label("login")
        return self.page(title, self.rng.choice(("", self.head(title))) + form + more, bare=self.rng.random() < 0.4)

    def write_captcha(self) -> str:
        said = f"<p>{self.label('captcha')} {self.odd(2)} {self.rng.choice((self.label('captcha'), self.label('wait'), self.odd(3)))}.</p>"
        form = self.rng.choice((f'<img src="/{self.odd(1)}.png"><input name=answer>',
                                "".join(f"<select name=s{i}><option>{self.odd(1)}<option>{self.odd(1)}</select>" for i in range(3)),
                                "".join(f"<label><input type=radio name=a>{self.odd(1)}</label>" for _ in range(4)),
                                f'<img src="/{self.odd(1)}.png"><input name={self.odd(1)} size=6 maxlength=6>', '<img src="/captcha.php"><input name=captcha>', f"<div>{self.odd(1)} + 3 = ?</div><input name=answer>"))
        title = self.rng.choice((self.label("captcha"), self.name, ""))
        return self.page(title, self.rng.choice(("", self.head(self.label("captcha")))) + said + f"<form>{form}{self.button('captcha')}</form>", bare=self.rng.random() < 0.7)

    def write_wait(self) -> str:
        said = " ".join(self.label(self.rng.choice(("wait", "wait", "wait", "captcha", "error"))) for _ in range(self.rng.randint(2, 4)))
        title = self.rng.choice((self.label("wait"), self.name, ""))
        html = self.page(title, f"<h2>{self.label('wait')}</h2><p>{said} {self.rng.randint(2, 900)}.</p>", bare=self.rng.random() < 0.8)
        return html.replace("<head>", '<head><meta http-equiv="refresh" content="9">') if self.rng.random() < 0.6 else html

    def write_error(self) -> str:
        title = self.rng.choice((self.label("error"), "404", "Error", "502 Bad Gateway", self.name))
        said = f"<p>{self.label('error')} {self.odd(2)}.</p>" + self.rng.choice(("", f'<a href="/">{self.label("error")}</a>'))
        bare = self.rng.random() < 0.35
        if not bare and self.rng.random() < 0.2:
            said += self.sub(self.rng.choice(("welcome", "related"))) + self.offers(4)
        return self.page(title, self.rng.choice(("", self.head(self.label("error")))) + said, bare=bare)

    def write_news(self) -> str:
        title = self.label("info")
        said = "".join(f"<div><h3>{self.odd(3).capitalize()}</h3><small>{self.date()}</small><p>{self.prose(self.rng.randint(1, 4))}</p></div>" for _ in range(self.rng.randint(2, 8)))
        return self.page(title, self.head(title) + said)

    def write_contact(self) -> str:
        title = self.label("info")
        form = f"<form><input name=name><input name=email><textarea name=message></textarea>{self.button('info')}</form>"
        lines = "".join(f"<li>{self.odd(1)}: {self.odd(1)}@{self.odd(1)}.example</li>" for _ in range(self.rng.randint(1, 5)))
        return self.page(title, self.head(title) + f"<p>{self.prose(2)}</p>" + self.rng.choice((form, f"<ul>{lines}</ul>", form + lines)))

    def write_cart(self) -> str:
        title = self.label("info")
        rows = [[f"<a href='{self.paths['item']}{i}'>{self.good()}</a>", f"<input name=qty value={i}>", self.price(), self.price(), self.button("info")] for i in range(self.rng.randint(1, 3))]
        return self.page(title, self.head(title) + self._laid(rows, self.rng.choice(("table", "cards"))) + f"<p>{self.label('info')}: {self.price()}</p>{self.button('info')}")

    def write_info(self) -> str:
        title = self.label("info")
        parts = [f"{self.sub('info')}<p>{self.prose(self.rng.randint(1, 4), 'info')}</p>" for _ in range(self.rng.randint(1, 6))]
        return self.page(title, self.head(title) + "".join(parts))

    def write_orders(self) -> str:
        title = self.label("info")
        rows = [[f"#{self.rng.randint(100, 9999)}", self.date(), self.label("info"), self.price()] for _ in range(self.rng.randint(0, 5))]
        return self.page(title, self.head(title) + self._laid(rows, "table") + f"<p>{self.label('info')}: {self.price()}</p>")

    def write_member(self) -> str:
        name = self.odd(1)
        cells = [[f"{self.label('member')}:", self.rng.choice((self.date(), str(self.rng.randint(1, 900))))] for _ in range(self.rng.randint(2, 6))]
        title = self.rng.choice((name, f"{self.label('member')} {name}"))
        return self.page(title, self.head(title) + self._laid(cells, self.rng.choice(("table", "list", "cards"))))


_CARTED = frozenset({"pharmacy", "nps_shop", "seed_shop", "chemicals_shop"})
_PATHS = {
    "item": ("/item/", "/product/", "/listing.php?id=", "/p/", "/o/", "/offer-"),
    "vendor": ("/vendor/", "/u/", "/seller.php?n=", "/store/", "/profile/"),
    "category": ("/category/", "/c/", "/cat.php?c=", "/browse/"),
}
_SHOWN = {"empty": "results", "front": "index", "groups": "index", "directory": "index",
          "board": "index", "threads": "index", "info": "other", "orders": "other",
          "news": "other", "contact": "other", "cart": "other", "preview": "other", "channel": "results",
          "member": "other"}  # fmt: skip
_WALLS = ("login", "captcha", "wait", "error")
_SOLD = ("results", "results", "empty", "listing", "listing", "front", "groups", "info", "orders", "cart", "news", "contact", *_WALLS)
_PAGES = {
    "market": (*_SOLD, "vendor", "vendor", "feedback"),
    "shop": (*_SOLD, "feedback"),
    "pharmacy": (*_SOLD, "feedback"),
    "nps_shop": _SOLD,
    "seed_shop": _SOLD,
    "chemicals_shop": _SOLD,
    "forum": ("board", "threads", "threads", "thread", "thread", "thread", "member", "member", "info", *_WALLS),
    "portal": ("directory", "directory", "front", "listing", "vendor", "info", *_WALLS),
    "advert": ("channel", "channel", "preview", "results", "listing", "listing", "front", "empty", "error", "login"),
}  # fmt: skip
