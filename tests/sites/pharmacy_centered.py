# ruff: noqa: E501
# fmt: off
"""A pharmacy written by hand in 2008: ``<center>``, ``<font>``, a nested table of packs per product.

Peculiar: every record is a table in a cell, price per pill stands before the price of the pack,
bonus pills, unclosed cells, blinking slogans, ``.asp`` links, testimonials as quoted sentences with
a dash, an order form, toll-free numbers (of the block kept for fiction). Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2008, 11, 3)
_GROUPS = ("Men's Health", "Pain Relief", "Sleep Aids", "Weight Loss", "Anti-Depressants")
# name, strength, group, dollars per pill, sizes, blurb
_DRUGS: tuple[tuple[str, str, int, str, tuple[int, ...], str], ...] = (
    ("Sildenafil (generic)", "100mg", 0, "2.90", (10, 30, 60, 90), "Works within the hour. Most popular of our pills."),
    ("Tadalafil soft tabs", "20mg", 0, "3.35", (10, 20, 40), "Lasts up to 36 hours and tastes of mint."),
    ("Finasteride", "1mg", 0, "0.95", (30, 90, 180), "Cures baldness in most men, guaranteed!"),
    ("Tramadol HCl", "50mg", 1, "1.49", (30, 60, 90, 180), "For moderate pain. Next day shipping in most states."),
    ("Carisoprodol", "350mg", 1, "1.15", (30, 90, 180), "Relaxes tight muscles."),
    ("Codeine + Paracetamol", "30/500mg", 1, "2.10", (60, 100), "From a European maker."),
    ("Zolpidem", "10mg", 2, "2.75", (30, 60), "A good night for a small price."),
    ("Zopiclone", "7.5mg", 2, "2.20", (28, 56, 112), "In blisters of 14."),
    ("Diazepam", "5mg", 2, "1.99", (50, 100, 200), "Original blisters, long shelf life."),
    ("Phentermine", "37.5mg", 3, "3.80", (30, 60, 90), "Heals the hunger: clinically proven to cure obesity."),
    ("Orlistat", "120mg", 3, "1.70", (42, 84), "Take with meals."),
    ("Fluoxetine", "20mg", 4, "0.60", (60, 120), "Same as the brand at a tenth of the price."),
    ("Bupropion SR", "150mg", 4, "1.05", (30, 60, 120), "Slow release."),
    ("Modafinil", "200mg", 4, "2.45", (20,), "Stay sharp for the whole shift."),
)


@dataclass(frozen=True)
class _Drug:
    number: int
    title: str
    group: str
    blurb: str
    packs: tuple[tuple[int, Decimal, Decimal], ...]
    no_prescription: bool
    old: Decimal | None


def _drugs(rng: random.Random) -> list[_Drug]:
    drugs = []
    for number, (name, strength, group, each, sizes, blurb) in enumerate(_DRUGS * 2):
        maker = "" if number < len(_DRUGS) else rng.choice((" Brand", " (India)", " Forte"))
        packs = []
        for step, size in enumerate(sizes):
            pill = (Decimal(each) * (100 - 8 * step + rng.randrange(-3, 4)) / 100 * (2 if maker else 1)).quantize(Decimal("0.01"))
            packs.append((size, pill, pill * size))
        drugs.append(_Drug(101 + number, f"{name}{maker} {strength}", _GROUPS[group], blurb, tuple(packs), rng.random() < 0.4, packs[0][2] * 2 if rng.random() < 0.25 else None))
    return drugs


def _href(drug: _Drug) -> str:
    return f"product.asp?pid={drug.number}&grp={_GROUPS.index(drug.group) + 1}"


def _pack_rows(drug: _Drug) -> str:
    rows = []
    for n, (size, pill, price) in enumerate(drug.packs):
        old = f"<strike>${drug.old}</strike> " if drug.old and n == 0 else ""
        bonus = ' <font color="red" size="1">+4 bonus pills</font>' if size >= 90 else ""
        rows.append(f'<tr><td><font size="2">{size} pills{bonus}<td align="center"><font size="2">${pill} / pill<td align="right">{old}<font size="2" color="#990000"><b>${price:,}</b></font><td><a href="order.asp?pid={drug.number}&amp;pack={n}"><img src="img/buy.gif" border="0" alt="Order"></a></tr>\n')
    return "".join(rows)


def _box(drug: _Drug) -> str:
    note = '<br><font color="green" size="1"><b>NO PRESCRIPTION NEEDED</b></font>' if drug.no_prescription else ""
    return f"""<tr><td><table width="100%" border="0" cellpadding="3" bgcolor="#F4F8FF"><tr><td rowspan="9" width="90" valign="top"><a href="{_href(drug).replace("&", "&amp;")}"><img src="img/p{drug.number}.gif" width="80" border="0"></a>
<td colspan="4"><a href="{_href(drug).replace("&", "&amp;")}"><font face="Verdana" size="3"><b>{drug.title}</b></font></a>{note}<br><font size="2">{drug.blurb}</font></tr>
{_pack_rows(drug)}</table><hr noshade size="1"></tr>
"""


def _truth(drug: _Drug, url: bool = True) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": drug.title, "price": {"amount": f"{drug.packs[0][2]}", "currency": "USD"}}
    truth |= {"url": _href(drug)} if url else {}
    if len(drug.packs) > 1:
        truth["tiers"] = [{"quantity": {"amount": str(size), "unit": "tablet"}, "price": {"amount": f"{price}", "currency": "USD"}} for size, _, price in drug.packs]
    else:
        truth["quantity"] = {"amount": str(drug.packs[0][0]), "unit": "tablet"}
    marks = [*(["discount"] if drug.old else []), *(["medical_claim"] if "cure" in drug.blurb.lower() else []), *(["no_prescription"] if drug.no_prescription else [])]
    return truth | ({"marketing": marks} if marks else {})


def _frame(title: str, body: str) -> str:
    menu = "".join(f'<tr><td bgcolor="#DDEEFF"><a href="list.asp?grp={n}"><font size="2">{name}</font></a> <font size="1">({5 + n})</font></tr>' for n, name in enumerate(_GROUPS, 1))
    return f"""<HTML><HEAD><TITLE>{title} - Larkspur Online Drugstore</TITLE><META NAME="keywords" CONTENT="cheap pills, no doctor, overnight"></HEAD>
<BODY BGCOLOR="#FFFFFF" TOPMARGIN="0"><CENTER><FONT FACE="Arial" SIZE="6" COLOR="#003399"><I>Larkspur Online Drugstore</I></FONT><BR><FONT SIZE="2">Call toll free 1-800-555-0143 &nbsp;::&nbsp; <A HREF="cart.asp">View cart (0 items, $0.00)</A> &nbsp;::&nbsp; <A HREF="faq.asp">FAQ</A> &nbsp;::&nbsp; <A HREF="testimonials.asp">Testimonials</A> :: <A HREF="contact.asp">Contact</A></FONT>
<BLINK><FONT COLOR="red">Spend $200.00 and shipping is on us!</FONT></BLINK>
<TABLE WIDTH="760" BORDER="0"><TR><TD WIDTH="150" VALIGN="top"><TABLE WIDTH="100%" CELLSPACING="1">{menu}</TABLE><P><IMG SRC="img/visa.gif" ALT="cards"></P></TD><TD VALIGN="top">
{body}
</TD></TR></TABLE><FONT SIZE="1">Copyright 2004-2008 Larkspur. Prices in US dollars. Not for use in an emergency.</FONT></CENTER></BODY></HTML>"""


def _results(drugs: Sequence[_Drug], page: int, heading: str) -> SitePage:
    pager = " - ".join(f'<a href="list.asp?page={n}">{n}</a>' if n != page else str(n) for n in (1, 2, 3))
    body = f'<center><h2><font color="#003399">{heading}</font></h2></center><table width="100%" border="0">{"".join(map(_box, drugs))}</table><center>Page: {pager}</center>'
    return SitePage(f"/list.asp?page={page}", _frame(heading, body), "results", [_truth(d) for d in drugs])


def _detail(drug: _Drug, others: Sequence[_Drug]) -> SitePage:
    said = f"{drug.blurb} Keep away from children. Do not take with alcohol. Shipped from India in plain envelopes to the USA, Canada and the United Kingdom."
    also = "".join(f'<td align="center"><a href="{_href(o).replace("&", "&amp;")}"><font size="2">{o.title}</font></a><br><font size="2" color="#990000">from ${o.packs[0][2]:,}</font></td>' for o in others)
    note = '<font color="green"><b>NO PRESCRIPTION NEEDED</b></font><br>' if drug.no_prescription else ""
    body = f"""<font size="1"><a href="default.asp">Home</a> &gt; <a href="list.asp?grp=1">{drug.group}</a> &gt; {drug.title}</font><center><h1><font size="5">{drug.title}</font></h1><img src="img/p{drug.number}_b.gif"><br>{note}
<table border="1" cellspacing="0" cellpadding="4"><tr bgcolor="#003399"><th><font color="#FFFFFF">Package</font><th><font color="#FFFFFF">Per pill</font><th><font color="#FFFFFF">Our price</font><th>&nbsp;</tr>
{_pack_rows(drug)}</table></center><p><font size="2">{said}</font><p><b>We take:</b> VISA cards, Western Union, bank wire.<p><b>Other customers also bought</b><table width="100%"><tr>{also}</tr></table>"""
    truth = _truth(drug, url=False) | {"category": [drug.group], "description": said, "ships_from": "IN", "ships_to": ["US", "CA", "GB"], "payment": ["bank_transfer", "card", "western_union"]}
    asides = [{"title": o.title, "url": _href(o), "price": {"amount": f"{o.packs[0][2]}", "currency": "USD"}, "aside": True} for o in others]
    return SitePage("/" + _href(drug), _frame(drug.title, body), "listing", [truth, *asides])


_SAID = ("I was afraid to order on the net but it came in nine days. God bless!", "My husband is a new man. We will order again.", "Half the price of the store across the street", "Two packs were squashed, they sent new ones at once.", "Customer service answered at night. A+")


def _testimonials(rng: random.Random) -> SitePage:
    lines, truth = [], []
    for n in range(14):
        said, day = rng.choice(_SAID), _SEEN - timedelta(days=rng.randrange(5, 400))
        buyer, town = f"{rng.choice(('Robert', 'Linda', 'Carl', 'Dee', 'Marge'))} {rng.choice('ABHKTW')}.", rng.choice(("Tulsa", "Reno", "Leeds", "Halifax"))
        lines.append(f'<p><img src="img/quote{n % 2}.gif"><i>"{said}"</i><br>&mdash; <b>{buyer}</b>, {town}, {day:%B} {day.day}, {day.year}\n')
        truth.append({"text": said, "buyer": buyer, "at": day.isoformat()})
    return SitePage("/testimonials.asp", _frame("Testimonials", f"<center><h2>What our customers say</h2></center>{''.join(lines)}"), "feedback", feedback=truth)


def _home(drugs: Sequence[_Drug]) -> SitePage:
    cells = [f'<td width="33%" align="center" valign="top"><a href="{_href(d).replace("&", "&amp;")}"><img src="img/p{d.number}.gif" border="0"><br><b>{d.title}</b></a><br><font size="2">{d.packs[0][0]} pills only <font color="#990000">${d.packs[0][2]:,}</font></font>' for d in drugs]
    groups = "<br>".join(f'<a href="list.asp?grp={n}">{name}</a> ({5 + n} products)' for n, name in enumerate(_GROUPS, 1))
    body = f'<center><h2>Specials of the week</h2><table width="100%"><tr>{"".join(cells[:3])}<tr>{"".join(cells[3:])}</table></center><h3>Departments</h3>{groups}'
    truth = [{"title": d.title, "url": _href(d), "price": {"amount": f"{d.packs[0][2]}", "currency": "USD"}, "quantity": {"amount": str(d.packs[0][0]), "unit": "tablet"}} for d in drugs]
    return SitePage("/default.asp", _frame("Home", body), "index", truth)


def _pages(rng: random.Random) -> list[SitePage]:
    phone = {"kind": "phone", "value": "+18005550143"}  # in the head of every page
    return [replace(page, handles=[*page.handles, phone]) for page in _drawn(rng)]


def _drawn(rng: random.Random) -> list[SitePage]:
    drugs = _drugs(rng)
    empty = "<center><h2>Search</h2></center><p>Sorry, we found no product called <b>umbrella</b>. Please check the spelling or look through the departments on the left.</p>"
    contact = "<h2>Contact us</h2><p>E-mail: <a href='mailto:help@larkspur.example.com'>help@larkspur.example.com</a><br>Phone: 1-800-555-0143 (24 hours)<br>ICQ on request.</p><form><textarea rows=5 cols=40></textarea><br><input type=submit value=Send></form>"
    order = f"<h2>Order form</h2><table border=1><tr><td>{drugs[3].title}, {drugs[3].packs[1][0]} pills<td>${drugs[3].packs[1][2]:,}<tr><td>Shipping<td>$15.00<tr><td><b>Total</b><td><b>${drugs[3].packs[1][2] + 15:,}</b></table><form>Name <input name=n><br>Card number <input name=c><br>I am over 21 <input type=checkbox><br><input type=submit value='Place my order'></form>"
    error = "<p><font color=red><b>Microsoft VBScript runtime error '800a000d'</b></font><br>Type mismatch: 'pid'<br>/product.asp, line 41</p>"
    handles = [{"kind": "email", "value": "help@larkspur.example.com"}]
    return [
        _home([drugs[n] for n in (0, 3, 6, 9, 11)]), _results(drugs[:14], 1, "All products A-Z"), _results(drugs[14:26], 2, "All products A-Z"), _results(drugs[26:], 3, "All products A-Z"),
        SitePage("/search.asp?q=umbrella", _frame("Search", empty), "results"), *(_detail(drugs[n], drugs[n + 1:n + 7]) for n in (2, 9, 13)),
        _testimonials(rng), SitePage("/contact.asp", _frame("Contact", contact), "other", handles=handles), SitePage("/order.asp?pid=104&pack=1", _frame("Order", order), "other"), SitePage("/product.asp?pid=x", _frame("Error", error), "error"),
    ]


SITE = TestSite("pharmacy_centered", "pharmacy", "en", "2008-11-03T12:00:00+00:00", _pages)
