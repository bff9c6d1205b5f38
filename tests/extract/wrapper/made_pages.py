# ruff: noqa: E501
# fmt: off
"""Pages made up for the tests of wrappers: sixteen templates, invented goods, and their truth.

No page, name or text here is of a real site. A page is built as a tree of :class:`Part`, so that
:mod:`changed_pages` can change a template the way a site's owner would: all classes, all tags, one
more wrapper, another order.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

__all__ = ["DETAILS", "LISTS", "MadePage", "Part", "made_pages", "render"]

VOID = frozenset({"br", "img", "hr", "input", "meta"})


@dataclass
class Part:
    """An element to be. ``role``: ``record``, ``field`` (may change place), ``head`` or empty."""

    tag: str
    cls: str = ""
    kids: list[Part | str] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)
    role: str = ""


@dataclass(frozen=True)
class MadePage:
    """A page and its truth: field to text, for each record."""

    html: bytes
    truth: Sequence[dict[str, str]]
    body: Part


def part(tag: str, cls: str = "", *kids: Part | str, role: str = "", **attrs: str) -> Part:
    return Part(tag, cls, list(kids), {k.strip("_").replace("_", "-"): v for k, v in attrs.items()}, role)


def render(node: Part | str) -> str:
    if isinstance(node, str):
        return escape(node)
    attrs = ({"class": node.cls} if node.cls else {}) | node.attrs
    opened = "".join(f' {name}="{escape(value)}"' for name, value in attrs.items())
    if node.tag in VOID:
        return f"<{node.tag}{opened}>"
    return f"<{node.tag}{opened}>{''.join(map(render, node.kids))}</{node.tag}>\n"


# --------------------------------------------------------------------------- invented goods

_ADJECTIVES = ["Amber", "Blue", "Cinder", "Dusty", "Early", "Fern", "Golden", "Hollow", "Iron", "Juniper", "Kind", "Lunar"]
_NOUNS = ["Moss", "Haze", "Lantern", "Drift", "Meadow", "Pebble", "Quill", "Ridge", "Saffron", "Thistle", "Umber", "Vale"]
_NOTES = ["", " - new batch", " (tested)", " *best*", " & friends", ", small"]
_VENDORS = [
    f"{a}{b}"
    for a in ("oak", "tidal", "mr_", "north", "salt")
    for b in ("wren", "pike", "loft", "hart")
]
_KINDS = ["Herbs", "Resin", "Tabs & Paper", "Powders", "Edibles", "Seeds", "Other"]
_PLACES = ["Germany", "Netherlands", "United Kingdom", "Spain", "Canada", "Poland"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class Style:
    """How one site writes its addresses and prices."""

    item: str
    seller: str
    price: str


def goods(
    rng: random.Random, style: Style, count: int, *, strangers: bool = False
) -> list[dict[str, str]]:
    """Make goods; ``strangers`` are sold by vendors whom nobody has seen before."""
    made = []
    vendors = [f"{name[::-1]}x" for name in _VENDORS] if strangers else _VENDORS
    for _ in range(count):
        number, vendor = rng.randrange(10_000, 99_999), rng.randrange(len(_VENDORS))
        amount = rng.choice(["1g", "3.5g", "7 g", "10x", "1 oz", "100 ug"])
        title = f"{amount} {rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}{rng.choice(_NOTES)} {number % 97}"
        slug = title.lower().replace(" ", "-").replace("&", "and")
        one = {
            "title": title,
            "url": style.item.format(number=number, slug=slug),
            "vendor": vendors[vendor],
            "vendor_url": style.seller.format(number=vendor + 100, name=vendors[vendor]),
            "price": style.price.format(rng.randrange(500, 90_000) / 100),
            "category": rng.choice(_KINDS),
            "ships_from": rng.choice(_PLACES),
            "stock": str(rng.randrange(1, 900)),
            "listed_at": f"{rng.randrange(1, 29)} {rng.choice(_MONTHS)} 2021",
        }
        for name in ("stock", "ships_from"):
            if rng.random() < 0.25:
                del one[name]
        made.append(one)
    return made


Values = dict[str, str]
Template = Callable[[list[Values]], Part]


def _a(one: Values, cls: str = "", key: str = "title", to: str = "url") -> Part:
    return part("a", cls, one[key], href=one[to])


def _optional(one: Values, name: str, make: Callable[[str], Part]) -> list[Part]:
    return [make(one[name])] if name in one else []


# --------------------------------------------------------------------------- lists


def cards_in_rows(some: list[Values]) -> Part:
    """Three cards to a row, price and category in one text."""
    cards = [
        part("div", "col-md-4 col-12", part("div", "card shadow",
            part("a", "", part("img", "card-img", src="/i.png"), href=one["url"], role="field"),
            part("h4", "card-title", _a(one), role="field"),
            part("p", "card-subtitle", "From: ", part("strong", "", one["price"]), " - ", one["category"], " - ", role="field"),
            part("p", "card-stock", *_optional(one, "stock", lambda v: part("span", "badge badge-pill", "Stock: ", v)), role="field"),
            part("p", "card-text", _a(one, "badge badge-dark", "vendor", "vendor_url"), role="field"),
        ), role="record")
        for one in some
    ]
    rows = [part("div", "row mt-3", *cards[at : at + 3]) for at in range(0, len(cards), 3)]
    return part("div", "col-md-9", *rows)


def table_with_classes(some: list[Values]) -> Part:
    rows = [
        part("tr", "offer" + (" odd" if at % 2 else " even"),
            part("td", "offer-name", _a(one), role="field"),
            part("td", "offer-seller", _a(one, "", "vendor", "vendor_url"), role="field"),
            part("td", "offer-price", one["price"], role="field"),
            part("td", "offer-cat", one["category"], role="field"),
            part("td", "offer-from", one.get("ships_from", ""), role="field"),
            part("td", "offer-date", one["listed_at"], role="field"), role="record")
        for at, one in enumerate(some)
    ]
    return part("table", "offers", part("tbody", "", *rows))


def bare_table(some: list[Values]) -> Part:
    """No class anywhere; a header row."""
    head = part("tr", "", *(part("th", "", name, role="field") for name in ("Item", "Seller", "Cost", "Kind", "Left")), role="head")
    rows = [
        part("tr", "", part("td", "", _a(one), role="field"),
            part("td", "", _a(one, "", "vendor", "vendor_url"), role="field"),
            part("td", "", part("b", "", one["price"]), role="field"),
            part("td", "", one["category"], role="field"),
            part("td", "", one.get("stock", ""), role="field"), role="record")
        for one in some
    ]
    return part("table", "", part("tbody", "", head, *rows))


def two_rows(some: list[Values]) -> Part:
    rows: list[Part | str] = []
    for one in some:
        rows.append(part("tr", "top", part("td", "name", _a(one)), part("td", "cost", one["price"]), role="record"))
        rows.append(part("tr", "bottom", part("td", "by", "by ", _a(one, "", "vendor", "vendor_url")), part("td", "kind", one["category"])))
    return part("table", "goods", part("tbody", "", *rows))


def built_list(some: list[Values]) -> Part:
    """Classes as a build tool writes them."""
    items = [
        part("li", "css-1q9z7x", part("div", "sc-bdVaJa kVzWfL", part("h3", "css-88hx2a", _a(one)), role="field"),
            part("div", "css-0p2k1d", part("span", "css-9d8f7g", one["price"]), role="field"),
            part("div", "css-77ab1c", "Sold by ", _a(one, "css-a1b2c3", "vendor", "vendor_url"), role="field"),
            part("div", "css-5t5t5t", *_optional(one, "ships_from", lambda v: part("small", "", "Ships from ", v)), role="field"),
            role="record")
        for one in some
    ]
    return part("ul", "css-list00", *items)


def labelled_lines(some: list[Values]) -> Part:
    def lines(one: Values) -> list[Part | str]:
        made: list[Part | str] = [
            part("b", "", "Vendor:"),
            " ",
            _a(one, "", "vendor", "vendor_url"),
            part("br"),
        ]
        for label, name in (("Price", "price"), ("Ships from", "ships_from"), ("Stock", "stock")):
            if name in one:
                made += [part("b", "", f"{label}:"), f" {one[name]} ", part("br")]
        return made

    items = [
        part(
            "div",
            "item",
            part("h2", "", _a(one), role="field"),
            part("p", "", *lines(one), role="field"),
            role="record",
        )
        for one in some
    ]
    return part("div", "items", *items)


def flat_paragraphs(some: list[Values]) -> Part:
    """Headings and paragraphs that follow each other, with nothing round a record."""
    parts: list[Part | str] = []
    for one in some:
        parts.append(part("h3", "t", _a(one), role="record"))
        parts.append(part("p", "m", one["price"], " | ", one["category"]))
        parts.append(part("p", "v", _a(one, "", "vendor", "vendor_url")))
    return part("div", "listing-area", *parts)


def microdata(some: list[Values]) -> Part:
    items = [
        part("article", "product", part("h2", "product-name", _a(one), itemprop="name", role="field"),
            part("meta", "", itemprop="category", content=one["category"], role="field"),
            part("span", "product-price", one["price"], itemprop="price", role="field"),
            part("div", "product-seller", part("span", "label", "Seller"), part("span", "", _a(one, "", "vendor", "vendor_url")), role="field"),
            part("time", "product-date", one["listed_at"], datetime="x", role="field"), role="record")
        for one in some
    ]
    return part("section", "products", *items)


def nested_tables(some: list[Values]) -> Part:
    """A layout of tables, as written around 2003."""
    cells = [
        part("tr", "", part("td", "", part("table", "", part("tbody", "", part("tr", "",
            part("td", "", part("font", "", part("b", "", _a(one))), role="field"),
            part("td", "", part("font", "", one["price"]), role="field"),
            part("td", "", part("i", "", "from "), _a(one, "", "vendor", "vendor_url"), role="field"))))), role="record")
        for one in some
    ]
    return part("table", "", part("tbody", "", *cells), width="100%", border="0")


def data_attributes(some: list[Values]) -> Part:
    items = [
        part("div", "tile", part("a", "tile-link", part("span", "tile-name", one["title"][:14] + "..."), href=one["url"], title=one["title"], role="field"),
            part("div", "tile-foot", part("span", "tile-cost", one["price"]), part("a", "tile-shop", one["vendor"], href=one["vendor_url"]), role="field"),
            *_optional(one, "stock", lambda v: part("em", "tile-left", v, " left")), role="record", data_kind=one["category"])
        for one in some
    ]
    return part("div", "tiles", *items)


def definition_lists(some: list[Values]) -> Part:
    items = []
    for one in some:
        rows: list[Part | str] = [
            part("dt", "", "Seller"),
            part("dd", "", _a(one, "", "vendor", "vendor_url")),
            part("dt", "", "Price"),
            part("dd", "", one["price"]),
        ]
        if "ships_from" in one:
            rows += [part("dt", "", "Ships from"), part("dd", "", one["ships_from"])]
        rows += [part("dt", "", "Category"), part("dd", "", one["category"])]
        items.append(
            part(
                "li",
                "entry",
                part("h5", "", _a(one), role="field"),
                part("dl", "facts", *rows, role="field"),
                role="record",
            )
        )
    return part("ol", "entries", *items)


def spans_in_rows(some: list[Values]) -> Part:
    items = [
        part("div", "line", part("span", "", _a(one), role="field"),
            part("span", "", one["price"], role="field"),
            part("span", "", "[", part("a", "", one["vendor"], href=one["vendor_url"]), "]", role="field"),
            part("span", "", "(", one["category"], ")", role="field"), role="record")
        for one in some
    ]
    return part("div", "lines", *items)


LISTS: dict[str, tuple[Template, Style]] = {
    "cards_in_rows": (cards_in_rows, Style("/product/{number}", "/vendor/{number}", "{} $")),
    "table_with_classes": (table_with_classes, Style("/listing.php?id={number}", "/user.php?name={name}", "${:.2f}")),
    "bare_table": (bare_table, Style("?do=show&item={number}", "?do=seller&who={name}", "{:.2f} EUR")),
    "two_rows": (two_rows, Style("/l/{number}", "/u/{name}", "BTC {:.4f}")),
    "built_list": (built_list, Style("/item/{number}/{slug}", "/shop/{name}", "€{:.2f}")),
    "labelled_lines": (labelled_lines, Style("/offers/{slug}", "/profile/{name}", "{:.2f} USD")),
    "flat_paragraphs": (flat_paragraphs, Style("/view/{number}", "/members/{number}", "£{:.2f}")),
    "microdata": (microdata, Style("/shop/item-{number}.html", "/shop/sellers/{name}", "{:.2f} zł")),
    "nested_tables": (nested_tables, Style("index.php?page=item&id={number}", "index.php?page=user&id={number}", "$ {:.2f}")),
    "data_attributes": (data_attributes, Style("/t/{number}", "/s/{name}", "{:.3f} XMR")),
    "definition_lists": (definition_lists, Style("/ad/{number}", "/seller/{name}", "{:.2f} €")),
    "spans_in_rows": (spans_in_rows, Style("/go/{number}", "/by/{name}", "{:.2f}$")),
}


# --------------------------------------------------------------------------- one record a page


def detail_table(some: list[Values]) -> Part:
    one = some[0]
    rows = _shuffled(
        one,
        lambda label, value: part(
            "tr", "", part("th", "", f"{label}:"), part("td", "", value), role="field"
        ),
    )
    return part(
        "div",
        "detail",
        part("h1", "", one["title"]),
        part("table", "facts", part("tbody", "", *rows)),
    )


def detail_definitions(some: list[Values]) -> Part:
    one = some[0]
    rows = [
        kid
        for pair in _shuffled(
            one, lambda label, value: part("div", "", part("dt", "", label), part("dd", "", value))
        )
        for kid in pair.kids
    ]
    return part("div", "detail", part("h2", "product-title", one["title"]), part("dl", "", *rows))


def detail_lines(some: list[Values]) -> Part:
    one = some[0]
    rows = [
        kid
        for pair in _shuffled(
            one,
            lambda label, value: part("p", "", part("b", "", f"{label}:"), " ", value, part("br")),
        )
        for kid in pair.kids
    ]
    return part("div", "text", part("h3", "", one["title"]), part("p", "", *rows))


def detail_pairs(some: list[Values]) -> Part:
    one = some[0]
    rows = _shuffled(
        one,
        lambda label, value: part(
            "li",
            "fact",
            part("span", "fact-label", label),
            part("span", "fact-value", value),
            role="field",
        ),
    )
    return part(
        "div", "sheet", part("h1", "sheet-title", one["title"]), part("ul", "sheet-facts", *rows)
    )


def _shuffled(one: Values, make: Callable[[str, Part | str], Part]) -> list[Part]:
    """Return the labelled rows in an order that differs from page to page."""
    labels = {
        "Vendor": "vendor",
        "Price": "price",
        "Category": "category",
        "Ships from": "ships_from",
        "In stock": "stock",
        "Added": "listed_at",
    }
    rows = [
        make(label, _a(one, "", "vendor", "vendor_url") if name == "vendor" else one[name])
        for label, name in labels.items()
        if name in one
    ]
    random.Random(one["title"]).shuffle(rows)
    return rows


DETAILS: dict[str, tuple[Template, Style]] = {
    "detail_table": (detail_table, Style("/p/{number}", "/vendor/{name}", "${:.2f}")),
    "detail_definitions": (detail_definitions, Style("/p/{number}", "/u/{name}", "{:.2f} EUR")),
    "detail_lines": (detail_lines, Style("/p/{number}", "/by/{name}", "{:.4f} BTC")),
    "detail_pairs": (detail_pairs, Style("/p/{number}", "/shop/{number}", "£{:.2f}")),
}

_NOT_SHOWN = {
    "cards_in_rows": ("ships_from", "listed_at"),
    "table_with_classes": ("stock",),
    "bare_table": ("ships_from", "listed_at"),
    "two_rows": ("ships_from", "stock", "listed_at"),
    "built_list": ("category", "stock", "listed_at"),
    "labelled_lines": ("category", "listed_at"),
    "flat_paragraphs": ("ships_from", "stock", "listed_at"),
    "microdata": ("ships_from", "stock"),
    "nested_tables": ("category", "ships_from", "stock", "listed_at"),
    "data_attributes": ("ships_from", "listed_at"),
    "definition_lists": ("stock", "listed_at"),
    "spans_in_rows": ("ships_from", "stock", "listed_at"),
}


def made_pages(
    name: str, seed: int, counts: Sequence[int], *, strangers: bool = False
) -> list[MadePage]:
    """Make pages of one template; a list of goods for each count."""
    template, style = (LISTS | DETAILS)[name]
    rng = random.Random(f"{name}/{seed}")
    return [
        made_page(name, template, goods(rng, style, count, strangers=strangers)) for count in counts
    ]


def made_page(name: str, template: Template, some: list[Values]) -> MadePage:
    hidden = _NOT_SHOWN.get(name, ("url",))
    truth = [{key: one[key] for key in one if key not in hidden} for one in some]
    body = part(
        "body",
        "",
        _menu(),
        part(
            "div",
            "content",
            part("h1", "page-title", "All of it") if name in LISTS else "",
            template(some),
        ),
        _footer(),
    )
    return MadePage(document(body), truth, body)


def document(body: Part) -> bytes:
    return (
        f"<!doctype html><html><head><title>Invented</title></head>{render(body)}</html>".encode()
    )


def _menu() -> Part:
    items = [
        part("li", "menu-item", part("a", "", kind, href=f"/c/{at}"))
        for at, kind in enumerate(_KINDS)
    ]
    return part("nav", "menu", part("ul", "menu-list", *items), part("span", "balance", "0.00 BTC"))


def _footer() -> Part:
    return part(
        "footer", "foot", part("p", "", part("a", "", "Rules", href="/rules"), " | made up")
    )
