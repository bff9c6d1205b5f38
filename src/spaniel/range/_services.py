"""The services of the simulated world: what each is, sells, shows, and how its addresses look."""

from __future__ import annotations

from dataclasses import dataclass, field

from spaniel.types import SiteKind

__all__ = ["SERVICES", "Service"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One simulated service. Everything it is called is invented.

    Attributes:
        id: slug, also the folder of its page templates.
        name: as its pages say.
        kind: what it is for.
        language: ISO 639-1 code of labels and titles.
        currency: of its prices; ``second_currency`` is printed beside, where not empty.
        listings, vendors: on day 0 at scale 1.
        page_size: listings on a result page.
        sections: how result pages are divided: ``all``, ``group`` (category) or ``letter``.
        order: of listings within a section: ``rank``, ``newest`` or ``name``.
        first, results: addresses of the first and of further result pages.
        detail, vendor: addresses of a listing's and of a vendor's page; empty if there is none.
        step: what the page number in an address counts: pages (0) or listings (page size).
        key_style: what the site's own ids look like: ``number``, ``hex``, ``sku``.
        class_style: class names that say something (``plain``), say nothing (``hashed``), or none.
        titles: patterns of its titles; those of its language where empty.
        results_show, detail_show: fields printed there.
        goods: what is sold and how often.
        from_weights: countries of dispatch and how often.
        ships_to: a shop's destinations; each vendor has their own where empty.
        shared: share of vendors who also sell on the first service.
        details_patrolled: whether the source the range writes follows listings' own pages.
        vendor_lists: a vendor's page shows all their listings again.
        nonce: a token that changes with every visit stands in every page.
        wait: some first visits get a waiting page.
    """

    id: str
    name: str
    kind: SiteKind
    language: str
    currency: str
    second_currency: str = ""
    listings: int = 0
    vendors: int = 0
    page_size: int = 20
    sections: str = "all"
    order: str = "rank"
    first: str = "/"
    results: str = ""
    step: bool = False
    detail: str = ""
    vendor: str = ""
    key_style: str = "number"
    class_style: str = "plain"
    titles: tuple[str, ...] = ()
    results_show: tuple[str, ...] = ("title", "price", "quantity")
    detail_show: tuple[str, ...] = ("title", "price", "quantity")
    goods: dict[str, float] = field(default_factory=dict)
    from_weights: dict[str, float] = field(default_factory=dict)
    ships_to: tuple[str, ...] = ()
    shared: float = 0.0
    details_patrolled: bool = False
    vendor_lists: bool = False
    nonce: bool = False
    wait: bool = False


_FULL = ("title", "price", "quantity", "vendor", "ships_from", "ships_to", "category")

SERVICES: tuple[Service, ...] = (
    Service(
        id="halberd",
        name="Halberd Bazaar",
        kind=SiteKind.MARKET,
        language="en",
        currency="USD",
        second_currency="BTC",
        listings=620,
        vendors=64,
        page_size=25,
        sections="group",
        first="/category/{section}",
        results="/category/{section}?page={page}",
        detail="/item/{key}",
        vendor="/vendor/{handle}",
        results_show=_FULL,
        detail_show=_FULL,
        goods={
            "herb": 20, "resin": 7, "cocaine": 13, "speed": 6, "meth": 5, "mephedrone": 2,
            "mdma": 9, "pills": 8, "lsd": 6, "shrooms": 4, "2cb": 3, "dmt": 2, "heroin": 5,
            "ketamine": 6, "xanax": 5, "diazepam": 2, "oxycodone": 3, "ebook": 3, "watch": 2,
        },
        from_weights={
            "US": 26, "GB": 18, "DE": 16, "NL": 15, "AU": 8, "FR": 5, "CA": 6, "ES": 3, "PL": 3
        },
    ),
    Service(
        id="kupol",
        name="Купол",
        kind=SiteKind.MARKET,
        language="ru",
        currency="RUB",
        listings=300,
        vendors=36,
        page_size=12,
        order="newest",
        first="/katalog/",
        results="/katalog/stranica-{page}/",
        detail="/tovar/{key}/",
        vendor="/prodavec/{handle}/",
        key_style="hex",
        class_style="hashed",
        results_show=_FULL,
        detail_show=_FULL,
        goods={
            "herb": 16, "resin": 12, "mephedrone": 24, "speed": 12, "alphapihp": 10, "cocaine": 6,
            "mdma": 5, "pills": 6, "lsd": 4, "shrooms": 2, "meth": 2, "tramadol": 1,
        },
        from_weights={"RU": 90, "KZ": 10},
    ),
    Service(
        id="siebenkraut",
        name="Siebenkraut",
        kind=SiteKind.MARKET,
        language="de",
        currency="EUR",
        listings=200,
        vendors=24,
        page_size=20,
        first="/angebote.php",
        results="/angebote.php?start={page}",
        step=True,
        detail="/angebot.php?nr={key}&ansicht=voll",
        vendor="/haendler.php?name={handle}",
        class_style="hashed",
        results_show=("title", "price", "quantity", "vendor", "ships_from", "ships_to"),
        detail_show=_FULL,
        goods={
            "herb": 24, "resin": 10, "speed": 16, "mdma": 9, "pills": 9, "cocaine": 10, "lsd": 5,
            "ketamine": 6, "heroin": 3, "mephedrone": 4, "diazepam": 2, "shrooms": 2,
        },
        from_weights={"DE": 74, "AT": 10, "NL": 12, "PL": 4},
        shared=0.3,
    ),
    Service(
        id="candil",
        name="Mercado Candil",
        kind=SiteKind.MARKET,
        language="es",
        currency="EUR",
        listings=120,
        vendors=18,
        page_size=10,
        order="newest",
        first="/ofertas",
        results="/ofertas/{page}",
        detail="/oferta/{slug}-{key}.html",
        vendor="/tienda/{handle}",
        results_show=("title", "price", "quantity", "vendor"),
        detail_show=_FULL,
        goods={
            "herb": 26, "resin": 24, "cocaine": 16, "mdma": 8, "pills": 6, "ketamine": 5,
            "lsd": 4, "speed": 5, "2cb": 4, "watch": 2,
        },
        from_weights={"ES": 82, "NL": 10, "FR": 8},
        shared=0.25,
        details_patrolled=True,
    ),
    Service(
        id="quillmart",
        name="quillmart",
        kind=SiteKind.MARKET,
        language="en",
        currency="XMR",
        listings=90,
        vendors=14,
        page_size=15,
        first="/",
        results="/?p={page}",
        detail="/l/{key}",
        vendor="/u/{handle}",
        key_style="hex",
        class_style="none",
        results_show=("title", "price", "quantity", "vendor", "ships_from", "ships_to"),
        detail_show=_FULL,
        goods={"herb": 18, "shrooms": 12, "lsd": 12, "mdma": 10, "dmt": 8, "ketamine": 8, "2cb": 5},
        from_weights={"NL": 30, "US": 25, "CA": 15, "GB": 15, "DE": 15},
        shared=0.45,
        vendor_lists=True,
    ),
    Service(
        id="synthcorner",
        name="Synth Corner",
        kind=SiteKind.NPS_SHOP,
        language="en",
        currency="GBP",
        listings=54,
        vendors=1,
        page_size=9,
        first="/shop",
        results="/shop/page/{page}",
        titles=("{name} {amount}", "{name} – {amount}"),
        detail="/product/{slug}-{key}",
        results_show=("title", "price", "quantity"),
        detail_show=("title", "price", "quantity", "category"),
        goods={"3mmc": 30, "alphapihp": 14, "1plsd": 22, "2fdck": 20, "gbl": 8},
        from_weights={"NL": 1},
        ships_to=("EU",),
        details_patrolled=True,
    ),
    Service(
        id="pillarcare",
        name="PillarCare Meds",
        kind=SiteKind.PHARMACY,
        language="en",
        currency="USD",
        listings=70,
        vendors=1,
        page_size=40,
        sections="letter",
        order="name",
        first="/a-z/{section}",
        results="/a-z/{section}/{page}",
        detail="/info/{slug}?pack={key}",
        key_style="sku",
        titles=("{name} × {amount}",),
        detail_show=("title", "price", "quantity", "category"),
        goods={
            "tramadol": 20, "diazepam": 18, "zopiclone": 14, "modafinil": 14, "sildenafil": 18,
            "xanax": 12, "oxycodone": 6,
        },
        from_weights={"IN": 1},
        ships_to=("WW",),
    ),
    Service(
        id="semillero",
        name="El Semillero del Faro",
        kind=SiteKind.SEED_SHOP,
        language="es",
        currency="EUR",
        listings=48,
        vendors=1,
        page_size=12,
        order="newest",
        first="/semillas",
        results="/semillas?pagina={page}",
        detail="/semilla/{key}/{slug}",
        titles=("{name} {amount}",),
        class_style="hashed",
        goods={"seeds": 1},
        from_weights={"ES": 1},
        ships_to=("EU",),
    ),
    Service(
        id="porchlight",
        name="Porchlight Forum",
        kind=SiteKind.FORUM,
        language="en",
        currency="USD",
        listings=0,
        vendors=0,
        page_size=8,
        first="/board",
        results="/board?page={page}",
        detail="/thread/{key}",
        class_style="plain",
        results_show=(),
        detail_show=(),
    ),
)  # fmt: skip
