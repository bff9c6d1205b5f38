"""What a site is for, from one page's words and listings (the kinds of the OSCE report, 2013)."""

from __future__ import annotations

from collections.abc import Sequence

from spaniel.types import PageKind, SiteKind

from ._listings import Found
from ._signs import FORUM, SHOP, Signs, has_any, times_said

__all__ = ["site_kind"]

_PHARMACY = (
    "pharmac", " rx ", "prescription", "drugstore", "generic viagra", "apothek", "apothec",
    "аптек", "farmacia", "medication", "rezeptfrei", "sin receta", "без рецепта", "tablets",
    "лекарств", "medicament", "arzneimittel",
)  # fmt: skip
_NPS = (
    "research chemical", "legal high", "not for human consumption", "designer drug", "bath salts",
    "herbal incense", "novel psychoactive", "plant food", "реактив", "миксы", "соль для ванн",
    "químicos de investigación", "productos químicos", "forschungschemikali", "räuchermischung",
    "badesalz", "не для употребления", "nicht für den menschlichen", "no apto para el consumo",
)  # fmt: skip
_SEEDS = (
    "feminized", "feminised", "autoflower", "auto-flower", "seed bank", "seedbank",
    "cannabis seeds", "marijuana seeds", "семена", "семян", "semillas", "feminizad", "hanfsamen",
    "samenbank", "feminisiert", "seeds",
)  # fmt: skip
_MARKET = (
    " vendor", " seller", "escrow", " market", "become a vendor", "продавц", "продавец",
    "vendedor", "verkäufer", "treuhand", "гарант", "маркет",
)  # fmt: skip


_CHEMICALS = (
    "reagent grade", "acs grade", "laboratory equipment", "glassware", "flask", "solvent", "chemicals",
    "lab equipment", "cas no", "cas:", " msds", "реагент", "химреактив", "лабораторн", "колба",
    "reactivos", "laboratorio", "chemikalien", "laborbedarf", "laborgeräte", "laborglas", "produits chimiques",
)  # fmt: skip
_PORTAL = (
    "mirror", "status: online", " online ", "offline", "verified link", "links", "directory", "uptime",
    "visit site", "add your site", "зеркал", "каталог сайтов", "enlaces", "espejo", "verzeichnis",
)  # fmt: skip
_ADVERT = ("subscribers", "t.me/", "views", "channel", "подписчик", "канал", "канала", "forwarded from", "followers")
_LEAST = 3


def site_kind(signs: Signs, listings: Sequence[Found], kind: PageKind) -> SiteKind:
    """Return the kind of site: many vendors, or one, and then of the narrower kinds."""
    text = signs.text
    vendors = {found.fields.vendor.lower() for found in listings if found.fields.vendor}
    if len(vendors) > 1:
        return SiteKind.MARKET
    market = times_said(_MARKET, text)
    forum = times_said(FORUM, text)
    if kind is PageKind.THREAD or (not listings and forum >= _LEAST + market):
        return SiteKind.FORUM
    narrow = (
        (times_said(_SEEDS, text), SiteKind.SEED_SHOP),
        (times_said(_NPS, text), SiteKind.NPS_SHOP),
        (times_said(_PHARMACY, text), SiteKind.PHARMACY),
        (times_said(_CHEMICALS, text), SiteKind.CHEMICALS_SHOP),
    )
    most, narrower = max(narrow, key=lambda pair: pair[0])
    if most >= _LEAST and most > market:
        return narrower
    if vendors or market >= 2:  # noqa: PLR2004
        return SiteKind.MARKET
    return SiteKind.SHOP if listings or has_any(SHOP, text) else SiteKind.UNKNOWN
