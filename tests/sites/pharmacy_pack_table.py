# ruff: noqa: E501
"""An on-line pharmacy of the affiliate kind: tables three to a row, pack tables on the item page.

Peculiar: prices per pill in the list, packs by strength as tiers, unclosed tags, a shop without
vendors, "no prescription" as a badge on some records only. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
_SECTIONS = (
    "Anxiety &amp; Sleep (20)",
    "Pain Relief (14)",
    "Men's Health (11)",
    "Weight Loss (9)",
    "Antibiotics (27)",
    "Stop Smoking (3)",
)
_DRUGS = (
    ("Diazepam", "diazepam", (5, 10), "for short-term relief of tension"),
    ("Alprazolam", "alprazolam", (1, 2), "fast acting tablets, blister packed"),
    ("Zolpidem", "zolpidem tartrate", (10,), "helps you to fall asleep"),
    ("Zopiclone", "zopiclone", (7.5,), "a good night, every night"),
    ("Clonazepam", "clonazepam", (1, 2), "white round tablets"),
    ("Lorazepam", "lorazepam", (1, 2.5), "blisters of ten"),
    ("Temazepam Softgels", "temazepam", (10, 20), "capsules"),
    ("Tramadol", "tramadol hydrochloride", (50, 100), "for moderate pain"),
    ("Tramadol SR", "tramadol hydrochloride", (100, 200), "slow release"),
    ("Codeine + Paracetamol", "codeine phosphate", (30,), "combination tablets"),
    ("Pregabalin", "pregabalin", (75, 150, 300), "capsules in strips"),
    ("Gabapentin", "gabapentin", (300, 600), "capsules in strips"),
    ("Modafinil", "modafinil", (100, 200), "stay awake, stay sharp"),
    ("Armodafinil", "armodafinil", (150,), "long acting"),
    ("Methylphenidate", "methylphenidate", (10, 20), "for attention"),
    ("Phentermine", "phentermine", (37.5,), "appetite control"),
    ("Carisoprodol", "carisoprodol", (350, 500), "muscle relaxant"),
    ("Nitrazepam", "nitrazepam", (5,), "classic tablets"),
    ("Etizolam", "etizolam", (0.5, 1), "scored tablets"),
    ("Oxazepam", "oxazepam", (10, 15), "white tablets"),
)
_PRAISE = (
    "Parcel came in 12 days, plain envelope, all blisters intact. Will order again.",
    "Second order already. Customer service answered at night, which I did not expect.",
    "Took almost four weeks but it came. The tablets are the right ones.",
    "One strip was missing, they sent it again without a discussion.",
    "Fast, discreet, cheap &amp; no questions asked.",
    "My local chemist charges three times as much for the same box.",
    "Good stuff. The tracking number did not work though.",
    "Everything fine, payment by coins was easy even for me.",
)
_NAMES = ("Marcus", "Ilse B.", "Tommy", "Wendell R.", "Agneta", "Pilar", "J. Osgood", "Hanne")


@dataclass(frozen=True)
class _Drug:
    number: int
    name: str
    ingredient: str
    strengths: tuple[float, ...]
    blurb: str
    per_pill: Decimal | None
    old: Decimal | None
    badge: bool

    @property
    def url(self) -> str:
        return f"/item.php?id={self.number}&cur=USD"

    def truth(self) -> dict[str, Any]:
        marketing = ["discount"] * bool(self.old) + ["no_prescription"] * self.badge
        found: dict[str, Any] = {"title": self.name, "url": self.url}
        if self.per_pill is not None:
            found["price"] = {"amount": str(self.per_pill), "currency": "USD"}
            found["quantity"] = {"amount": "1", "unit": "tablet"}
        if marketing:
            found["marketing"] = marketing
        return found


def _drugs(rng: random.Random) -> list[_Drug]:
    made = []
    for at, (name, ingredient, strengths, blurb) in enumerate(_DRUGS):
        price = Decimal(rng.randrange(35, 420)) / 100
        gone, cut = at % 9 == 5, at % 5 == 1
        made.append(
            _Drug(
                1030 + at * 3,
                name,
                ingredient,
                strengths,
                blurb,
                None if gone else price,
                (price * Decimal("1.3")).quantize(Decimal("0.01")) if cut and not gone else None,
                rng.random() < 0.5,
            )
        )
    return made


def _layout(title: str, body: str) -> str:
    menu = "".join(
        f'<tr><td class=mn>&raquo; <a href="/cat.php?c={at}">{name}</a>'
        for at, name in enumerate(_SECTIONS, 1)
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><title>{title} :: Harbour Lane Pharmacy</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>.mn{{font:11px Tahoma}} .price b{{color:#c00}} .old{{text-decoration:line-through}}</style>
<script type="text/javascript">function sh(i){{document.getElementById(i).style.display='block';return false}}</script></head>
<body bgcolor="#f4f8fb"><table width="960" align="center" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3">
<a href="/"><img src="/i/logo.gif" border=0 alt="Harbour Lane Pharmacy"></a> <span class=tel>Toll free orders 24/7 &nbsp;|&nbsp; Live chat <font color=green>online</font></span>
<form action="/cur.php"><select name="cur"><option value="USD" selected>USD<option value="EUR">EUR<option value="GBP">GBP</select></form>
<a href="/cart.php">Your cart: 0 items, $0.00</a></td></tr>
<tr><td width="170" valign="top"><table width="100%"><tr><th class=mh>Categories</th>{menu}</table>
<div class=box><b>News</b><p>New warehouse: orders above $150 go with free airmail.<p>Holidays: no dispatch on Monday.</div></td>
<td valign="top" width="620">{body}</td>
<td width="170" valign="top"><img src="{_GIF}" width=140 height=60 alt="secure"><br><small>Bonus: 4 extra pills with every order!</small></td></tr>
<tr><td colspan=3 align=center><small><a href="/faq.php">F.A.Q.</a> | <a href="/testimonials.php">Testimonials</a> | <a href="/policy.php">Policy</a><br>Copyright &copy; 2009-2016 Harbour Lane Pharmacy. All rights reserved.</small></td></tr></table></body></html>"""


def _price_cell(drug: _Drug) -> str:
    if drug.per_pill is None:
        return "<i>temporarily out of stock</i>"
    old = f"<span class=old>${drug.old}</span> " if drug.old else ""
    return f"{old}from <b>${drug.per_pill}</b> per pill"


def _cell(drug: _Drug) -> str:
    badge = '<br><span class="rx">NO PRESCRIPTION REQUIRED</span>' if drug.badge else ""
    ribbon = '<div class="rib">Special offer!</div>' if drug.old else ""
    url, name = escape(drug.url), escape(drug.name)
    return f"""<td width="33%" valign="top" class="item">{ribbon}<table width="100%" border=0 cellspacing=0 cellpadding=3>
<tr><td colspan="2"><h3><a href="{url}">{name}</a></h3></td></tr>
<tr><td rowspan="2"><a href="{url}"><img src="{_GIF}" width="70" alt="{name}"></a></td>
<td class="small">Active ingredient: <i>{drug.ingredient}</i><br>{drug.blurb}</td></tr>
<tr><td class="price">{_price_cell(drug)}{badge}</td></tr>
<tr><td colspan="2" align="right"><form action="/cart.php" method="post"><input type="hidden" name="id" value="{drug.number}"><input type="image" src="/i/buy.gif" alt="Buy now"></form></td></tr></table></td>"""


def _grid(drugs: Sequence[_Drug]) -> str:
    rows = [drugs[at : at + 3] for at in range(0, len(drugs), 3)]
    return (
        "<table class=grid width='100%'>"
        + "".join("<tr>" + "".join(map(_cell, row)) + "</tr>\n" for row in rows)
        + "</table>"
    )


def _results(drugs: Sequence[_Drug], page: int) -> SitePage:
    pager = (
        '<div align="right">Pages: <b>1</b> <a href="/cat.php?c=1&amp;p=2">2</a></div>'
        if page == 1
        else '<div align="right">Pages: <a href="/cat.php?c=1&amp;p=1">1</a> <b>2</b></div>'
    )
    body = f"<h1>Anxiety &amp; Sleep</h1><p>20 products in this category. Prices are for one pill in the biggest pack.</p>{pager}{_grid(drugs)}{pager}"
    return SitePage(
        f"/cat.php?c=1&p={page}",
        _layout("Anxiety &amp; Sleep", body),
        "results",
        listings=[drug.truth() for drug in drugs],
    )


def _no_results() -> SitePage:
    body = '<h1>Search</h1><form action="/search.php"><input name="q" value="quaalor"><input type=submit value="Search"></form><p>Sorry, nothing was found for <b>quaalor</b>. Please check the spelling or try the active ingredient.</p>'
    return SitePage("/search.php?q=quaalor", _layout("Search", body), "results")


def _packs(
    drug: _Drug, strength: float, per_pill: Decimal, upper: bool
) -> tuple[str, list[dict[str, Any]]]:
    """Return the pack table of one strength and its tiers."""
    rows, tiers = [], []
    unit = per_pill * (2 if upper else 1)
    for count, share in ((30, "1.4"), (60, "1.2"), (90, "1.1"), (180, "1")):
        each = (unit * Decimal(share)).quantize(Decimal("0.01"))
        total = each * count
        grams = format((Decimal(str(strength)) * count / 1000).normalize(), "f")
        rows.append(
            f"<tr class=pk><td>{strength}mg &times; {count} pills<td>${each}<td>{'&nbsp;' if count == 30 else 'Save more'}<td><b>${total:,}</b><td><a href=\"/cart.php?add={drug.number}-{count}\"><img src=/i/add.gif border=0 alt='Add to cart'></a>"
        )
        tiers.append(
            {
                "quantity": {
                    "amount": str(strength),
                    "unit": "mg",
                    "pieces": count,
                    "grams": grams,
                },
                "price": {"amount": str(total), "currency": "USD"},
            }
        )
    head = "<tr><th>Package<th>Per pill<th>Savings<th>Price<th>Order"
    return (
        f"<h4>{escape(drug.name)} {strength}mg</h4><table class=packs border=1>{head}{''.join(rows)}</table>",
        tiers,
    )


def _listing(drug: _Drug, others: Sequence[_Drug], score: str) -> SitePage:
    price = drug.per_pill or Decimal("0.95")
    made = [_packs(drug, dose, price, at > 0) for at, dose in enumerate(drug.strengths)]
    tiers = [tier for _, steps in made for tier in steps]
    text = f"{drug.name} is supplied in blisters, {drug.blurb}. Made in an audited plant and sent in a plain envelope. No prescription is needed to order."
    facts = f"""<table class=facts><tr><td>Rating:<td><img src=/i/st.gif alt="stars"> {score} / 5 (128 votes)<tr><td>Ships from:<td>India
<tr><td>Ships to:<td>Worldwide except Sweden and Norway<tr><td>Shipping:<td>Registered airmail $9.95 (14-21 days), EMS courier $29.95 (5-9 days)
<tr><td>We accept:<td><img src=/i/visa.gif alt="Visa"> <img src=/i/mc.gif alt="MasterCard"> <img src=/i/btc.gif alt="Bitcoin"> Western Union</table>"""
    similar = "".join(
        f'<li><a href="{escape(one.url)}">{escape(one.name)}</a> from ${one.per_pill}</li>'
        for one in others
    )
    body = f"""<div class=crumbs><a href="/">Home</a> &raquo; <a href="/cat.php?c=1">Anxiety &amp; Sleep</a> &raquo; {escape(drug.name)}</div>
<h1>{escape(drug.name)}</h1><img src="{_GIF}" width=160 align=left alt="{escape(drug.name)}"><p class=price>from <b>${price}</b> per pill</p>{facts}
{"".join(block for block, _ in made)}<h2>Description</h2><div class=descr>{escape(text)}</div>
<h2>People also buy</h2><ul>{similar}</ul>"""
    truth = {
        "title": drug.name,
        "price": tiers[0]["price"],
        "price_also": {"amount": str(price), "currency": "USD"},
        "tiers": tiers,
        "category": ["Anxiety & Sleep"],
        "ships_from": "IN",
        "ships_to": ["WW", "-NO", "-SE"],
        "rating": score,
        "payment": ["BTC", "card", "western_union"],
        "delivery": ["courier", "post"],
        "description": text,
        "marketing": ["no_prescription"],
    }
    asides = [
        {
            "title": one.name,
            "url": one.url,
            "price": {"amount": str(one.per_pill), "currency": "USD"},
            "aside": True,
        }
        for one in others
    ]
    return SitePage(
        drug.url, _layout(f"Buy {escape(drug.name)}", body), "listing", [truth, *asides]
    )


def _testimonials(rng: random.Random, drugs: Sequence[_Drug]) -> SitePage:
    blocks, truth = [], []
    for at, text in enumerate(_PRAISE):
        day = date(2016, 5, 18) - timedelta(days=at * 6 + rng.randrange(5))
        stars, drug = rng.choice((5, 5, 5, 4, 3)), rng.choice(drugs)
        shown = f"{day:%B} {day.day}, {day.year}"
        blocks.append(
            f'<div class="testi"><p>{text}</p><b>{_NAMES[at]}</b> &mdash; <i>{shown}</i> &nbsp;<img src="/i/st{stars}.gif" alt="{stars}/5"> on <a href="{escape(drug.url)}">{escape(drug.name)}</a><hr size=1></div>'
        )
        truth.append(
            {
                "rating": str(stars),
                "text": text.replace("&amp;", "&"),
                "buyer": _NAMES[at],
                "at": day.isoformat(),
                "listing": drug.name,
            }
        )
    return SitePage(
        "/testimonials.php",
        _layout("Testimonials", f"<h1>What our customers say</h1>{''.join(blocks)}"),
        "feedback",
        feedback=truth,
    )


def _home(drugs: Sequence[_Drug]) -> SitePage:
    body = f"<h1>Welcome to Harbour Lane Pharmacy</h1><p>Quality generics at honest prices, delivered to your door since 2009. Choose a category on the left or have a look at what others buy.</p><h2>Bestsellers</h2>{_grid(drugs)}"
    return SitePage(
        "/", _layout("Home", body), "index", [drug.truth() | {"aside": True} for drug in drugs]
    )


def _faq() -> SitePage:
    body = """<h1>F.A.Q.</h1><a name=1></a><h3>Do I need a prescription?</h3><p>No. You fill in a short form when you order.
<h3>How long does it take?</h3><p>14 to 21 days by airmail, 5 to 9 days by courier.<h3>What if it does not come?</h3><p>We send it again or give your money back."""
    return SitePage("/faq.php", _layout("F.A.Q.", body), "other")


def _error() -> SitePage:
    body = "<h1>Item not found</h1><p>The item you asked for is no longer available. Please go back to the <a href='/'>start page</a>."
    return SitePage("/item.php?id=9", _layout("Error", body), "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    drugs = _drugs(rng)
    priced = [drug for drug in drugs if drug.per_pill is not None]
    details = [
        _listing(drug, rng.sample(priced, 3), f"4.{at + 3}")
        for at, drug in enumerate((priced[0], priced[7], priced[9]))
    ]
    return [
        _home(priced[3:9]),
        _results(drugs[:18], 1),
        _results(drugs[18:], 2),
        _no_results(),
        *details,
        _testimonials(rng, drugs),
        _faq(),
        _error(),
    ]


SITE = TestSite("pharmacy_pack_table", "pharmacy", "en", "2016-05-20T09:00:00Z", _pages)
