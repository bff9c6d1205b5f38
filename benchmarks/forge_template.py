"""A random template of a made-up site: its language, layout, frame, and what it leaves out.

Labels are drawn from the reader's own phrases of the language, but a third of them are replaced by
words that nobody knows, because a reader that leans on known words fails where they are missing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

__all__ = ["Rows", "Template", "el"]

Words = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]
Rows = Sequence[Sequence[str]]
UNKNOWN = 0.3
"""Share of labels replaced by words that nobody knows."""
_LANGUAGES = ("en", "en", "en", "ru", "es", "de", "fr", "pl", "it", "pt", "nl")
_SYLLABLES = ("ba", "ke", "lo", "mi", "nur", "tes", "vo", "dra", "pil", "sho", "wen", "gar", "zi")
_MENU = ("info", "login", "welcome", "sort", "board", "directory", "feedback", "profile", "buy")
_CARTED = frozenset({"pharmacy", "nps_shop", "seed_shop", "chemicals_shop"})
_MONEY = ("${}", "{} USD", "€{}", "{} €", "£{}", "{} EUR", "{} zł", "{} руб.", "0.00{} BTC")
_TITLES = ("{p} - {s}", "{s} | {p}", "{p} — {s}", "{p}", "{s}", "{s} :: {p}", "")
_ITEMS = ("/item/", "/product/", "/listing.php?id=", "/p/", "/o/", "/offer-")
_SELLERS = ("/vendor/", "/u/", "/seller.php?n=", "/store/", "/profile/")
_GROUPS = ("/category/", "/c/", "/cat.php?c=", "/browse/")
_GOODS = {
    "pharmacy": ("Diazepam 10mg {n} tablets", "Tramadol 50mg x {n}", "Modafinil 200mg {n} tabs",
                 "Zopiclone 7.5mg {n} pills", "Sildenafil 100mg - {n}",
                 "Pregabalin 300 mg {n} caps"),
    "nps_shop": ("3-MMC crystal {n}g", "1P-LSD {n} blotters", "2-FDCK {n}g", "4-HO-MET {n} mg",
                 "O-PCE powder {n}g", "Bromazolam {n} pellets", "Herbal blend Comet {n}g"),
    "seed_shop": ("Northern Fog feminized {n} seeds", "Lemon Auto x{n}", "CBD Calm {n} seeds",
                  "Purple Barn regular {n} seeds", "White Otter autoflower ({n})"),
    "chemicals_shop": ("Acetone technical {n} l", "Lactose monohydrate {n} kg",
                       "Round flask {n} ml", "Magnesium stearate {n}kg", "Bench scale {n} g",
                       "Tablet press die set {n} mm"),
}  # fmt: skip
_DRUGS = ("Haze flower {n}g", "{n} g hash Polm", "MDMA crystals {n}g", "{n}x blue owl pills 200mg",
          "Ketamine needles {n} g", "Speed paste {n}g fresh", "LSD blotter {n} x 100ug",
          "Cocaine flake {n}g uncut", "Mushrooms dried {n}g", "Vape pen {n}ml")  # fmt: skip


def el(tag: str, *inner: str, **attributes: str) -> str:
    """Return an element; ``class_`` stands for ``class``, empty attributes are left out."""
    said = "".join(
        f' {name.removesuffix("_")}="{value}"' for name, value in attributes.items() if value
    )
    return f"<{tag}{said}>{''.join(inner)}</{tag.split(maxsplit=1)[0]}>"


class Template:
    """One site's way to write pages.

    Args:
        rng: draws the template, and then the pages.
        kind: of the site.
        words: the phrases: ``pages`` or ``sites``, topic, language.
    """

    def __init__(self, rng: random.Random, kind: str, words: Words) -> None:
        self.rng, self.kind, self._words = rng, kind, words
        self.language = rng.choice(_LANGUAGES)
        self.name = self.odd(2).title()
        self.classy = rng.random() < 0.65
        self.layout = rng.choice(("cards", "cards", "table", "list", "lines"))
        self.nested = rng.random() < 0.25
        self.spoken_prices = rng.random() < 0.3
        self.many = kind == "market"
        self.buys = rng.random() < 0.6
        self.pictured = rng.random() < 0.6
        self.item, self.seller = rng.choice(_ITEMS), rng.choice(_SELLERS)
        self.category = rng.choice(_GROUPS)
        self.facts = rng.sample(("stock", "from", "date", "detail"), rng.randint(0, 4))
        self.groups = [
            (self.odd(1).title(), rng.randint(2, 2000)) for _ in range(rng.randint(4, 10))
        ]
        ends = ("", "77", "_shop", "Mail", "BCN")
        self.vendors = [self.odd(1).capitalize() + rng.choice(ends) for _ in range(6)]
        self._draw_frame()

    def _draw_frame(self) -> None:
        rng = self.rng
        self._money = rng.choice(_MONEY)
        self._titled = rng.choice(_TITLES)
        self._nav = rng.choice(("nav", "div", "table", "pipes", "none"))
        self._side = rng.choice(("", "", "before", "after"))
        self._boxed = rng.random() < 0.25
        self._searching = rng.random() < 0.55
        self._door = rng.random() < 0.2
        self._headed = rng.random() < 0.8
        self._heading = rng.choice(("h1", "h1", "h1", "h2", "h2", "h3", "b", 'div class="title"'))
        self._menu = [self.label(rng.choice(_MENU)) for _ in range(rng.randint(2, 8))]
        carted = self.kind in _CARTED or (self.kind == "shop" and rng.random() < 0.5)
        of = "cart" if carted else self.kind
        self._foot = f"{self.name} {self.spoken(of)} {rng.randint(2009, 2024)}"

    # ----------------------------------------------------------------------- words

    def chance(self, share: float) -> bool:
        """Return true in a share of cases."""
        return self.rng.random() < share

    def odd(self, words: int) -> str:
        """Return words that nobody knows."""
        made = (
            "".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(2, 3))) for _ in range(words)
        )
        return " ".join(made)

    def label(self, topic: str) -> str:
        """Return a phrase of a topic, or one that nobody knows."""
        if self.chance(UNKNOWN):
            return self.odd(self.rng.randint(1, 2)).capitalize()
        phrase = self.rng.choice(self._words["pages"][topic][self.language])
        return phrase.replace("_", "").capitalize()

    def spoken(self, topic: str) -> str:
        """Return a few words that a kind of site uses."""
        said = self._words["sites"][topic][self.language]
        return " ".join(
            self.rng.choice(said).replace("_", "") for _ in range(self.rng.randint(1, 3))
        )

    def prose(self, sentences: int, topic: str = "") -> str:
        """Return running text, here and there with words of the site's kind and of a topic."""
        said = []
        for _ in range(sentences):
            words = self.odd(self.rng.randint(6, 16)).split()
            if self.chance(0.5):
                words.insert(self.rng.randint(0, 5), self.spoken(self.kind))
            if topic and self.chance(0.7):
                words.insert(0, self.label(topic))
            said.append(" ".join(words).capitalize() + self.rng.choice("...!?"))
        return " ".join(said)

    def date(self) -> str:
        """Return a date in some form."""
        day, month, year = (
            self.rng.randint(1, 28),
            self.rng.randint(1, 12),
            self.rng.randint(12, 24),
        )
        forms = (f"20{year}-{month:02}-{day:02}", f"{day:02}.{month:02}.20{year}",
                 f"{day}/{month}/20{year} {day % 24}:{month + 10}", f"{day} days ago")  # fmt: skip
        return self.rng.choice(forms)

    def price(self) -> str:
        """Return an amount of money."""
        whole, parts = self.rng.randint(5, 900), self.rng.randint(10, 99)
        return self._money.format(whole if "0.00" in self._money else f"{whole}.{parts}")

    def good(self) -> str:
        """Return the name of something to sell."""
        name = self.rng.choice(_GOODS.get(self.kind, _DRUGS))
        more = self.rng.choice(("", "", "", f" {self.odd(1)}", f" [{self.odd(1)}]"))
        return name.format(n=self.rng.choice((1, 2, 5, 10, 25, 50, 100))) + more

    def cls(self, name: str) -> str:
        """Return a class name, in templates that have them."""
        return name if self.classy else ""

    # ----------------------------------------------------------------------- frame

    def page(self, title: str, *main: str, bare: bool = False, head: str = "") -> str:
        """Return a page with this template's frame, or with nothing around."""
        shown = title if bare else self._titled.format(p=title, s=self.name)
        body = "".join(main)
        if not bare:
            body = el("div", body, class_=self.cls("content"))
            side = self._sidebar() if self._side else ""
            body = side + body if self._side == "before" else body + side
            body = self._top() + body + el("div", self._foot, class_=self.cls("footer"))
        named = f"<title>{shown}</title>" if shown else ""
        return f"<html><head>{head}{named}</head><body>{body}</body></html>"

    def _top(self) -> str:
        links = [el("a", word, href=f"/{i}.html") for i, word in enumerate(self._menu)]
        logo = self.rng.choice(
            (el("div", self.name, class_=self.cls("logo")), el("a", self.name, href="/"), "")
        )
        boxes = self._search() + self._entrance()
        if self._nav == "nav":
            return el("header", logo, el("nav", el("ul", *(el("li", x) for x in links))), boxes)
        if self._nav == "table":
            return el(
                "table", el("tr", el("td", logo), *(el("td", x) for x in links), el("td", boxes))
            )
        if self._nav == "none":
            return logo
        return el("div", logo, " | ".join(links), boxes, class_=self.cls("menu"))

    def _search(self) -> str:
        if not self._searching:
            return ""
        field = f'<input name=q placeholder="{self.label("search")}">'
        return el("form", field, el("button", self.label("search")), action="/search")

    def _entrance(self) -> str:
        fields = "<input name=user><input type=password name=pass><input type=submit>"
        return el("form", fields) if self._door else ""

    def _sidebar(self) -> str:
        rows = [
            el("li", el("a", group, href=f"{self.category}{i}"), f" ({count})")
            for i, (group, count) in enumerate(self.groups)
        ]
        box = ""
        if self._boxed:
            offer = el("a", self.good(), href=f"{self.item}9")
            box = el("div", el("b", self.label("welcome")), "<br>", offer, "<br>", self.price())
        head = el("h4", self.label("welcome"))
        return el("div", head, el("ul", *rows), box, class_=self.cls("sidebar"))

    def head(self, text: str) -> str:
        """Return the page's heading."""
        return el(self._heading if self._headed else "p", text)

    def sub(self, topic: str) -> str:
        """Return a heading of a part."""
        return el(self.rng.choice(("h2", "h3", "h4", "b", "legend")), self.label(topic))

    def button(self, topic: str) -> str:
        """Return something to press."""
        text = self.label(topic)
        forms = (el("button", text), f'<input type=submit value="{text}">',
                 el("a", text, class_="btn", href="/do"))  # fmt: skip
        return self.rng.choice(forms)

    # ----------------------------------------------------------------------- what repeats

    def laid(self, rows: Rows, layout: str = "") -> str:
        """Return rows of cells in a layout; without one, in some layout."""
        layout = layout or self.rng.choice(("table", "cards", "list", "lines"))
        if layout == "table":
            return el("table", *(el("tr", *(el("td", cell) for cell in row)) for row in rows))
        if layout == "list":
            return el("ul", *(el("li", " ".join(row)) for row in rows))
        if layout == "lines":
            return "".join(el("p", "<br>".join(row)) for row in rows)
        card = self.cls("card")
        cards = (el("div", *(el("div", cell) for cell in row), class_=card) for row in rows)
        return el("div", *cards, class_=self.cls("grid"))

    def offers(self, count: int, vendor: str = "") -> str:
        """Return listings in this template's layout."""
        return self.laid([self._offer(vendor) for _ in range(count)], self.layout)

    def _offer(self, vendor: str) -> list[str]:
        link = el("a", self.good(), href=f"{self.item}{self.rng.randint(100, 99999)}")
        cells = [link, el("span", self.price(), class_=self.cls("price"))]
        if self.many and (not vendor or self.classy):
            who = vendor or self.rng.choice(self.vendors)
            cells.append(el("a", who, href=f"{self.seller}{who}"))
        more = {"stock": str(self.rng.randint(0, 400)), "date": self.date(),
                "from": self.rng.choice(("Germany", "NL", "UK", "Spain", "Poland")),
                "detail": f"{self.label('detail')}: {self.odd(1)}"}  # fmt: skip
        cells += [more[fact] for fact in self.facts]
        if self.buys:
            cells.append(el("button", self.label("buy")))
        return ["<img src=/1.jpg>", *cells] if self.pictured else cells

    def reviews(self, count: int) -> str:
        """Return what buyers said."""
        rated = self.rng.choice(("★★★★★", "5/5", "+", "positive", "4 / 5", "100%"))
        priced = self.chance(0.3)
        rows = [
            [rated, self.prose(1), f"{self.odd(1)[0]}***{self.odd(1)[-1]}", self.date()]
            + [self.price()] * priced
            for _ in range(count)
        ]
        return el("div", self.laid(rows), class_=self.cls("reviews"))

    def pager(self) -> str:
        """Return some of: links to further pages, how many there are, an order to choose."""
        pages = [el("a", str(i), href=f"?page={i}") for i in range(2, self.rng.randint(3, 6))]
        further = el("a", self.label("sort"), href="?page=2")
        choices = el("select", *(el("option", self.label("sort")) for _ in range(3)), name="sort")
        parts = [el("div", "1 ", " ".join(pages), " ", further, class_=self.cls("pagination")),
                 el("p", f"{self.label('sort')} 1 - 20 / {self.rng.randint(21, 300)}"),
                 choices]  # fmt: skip
        return "".join(self.rng.sample(parts, self.rng.randint(0, 3)))

    def categories(self) -> str:
        """Return the site's categories, each with how much is in it."""
        rows = []
        for i, (group, count) in enumerate(self.groups):
            counted = (f"({count})", f"{count}", f"{count} {self.label('sort')}")
            rows.append([el("a", group, href=f"{self.category}{i}"), self.rng.choice(counted)])
        return self.laid(rows)

    def told(self, topic: str, least: int, most: int) -> str:
        """Return labelled facts."""
        rows = []
        for _ in range(self.rng.randint(least, most)):
            number = self.rng.randint(1, 2000)
            value = self.rng.choice((self.date(), str(number), f"4.{number % 9}/5", self.odd(1)))
            rows.append([f"{self.label(topic)}:", value])
        return self.laid(rows)
