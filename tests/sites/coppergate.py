# ruff: noqa: E501
# fmt: off
"""Coppergate: tables in tables with ``<FONT>``, as written in 2012; Australian dollars and millibitcoin.

Peculiar: every record is a table of its own inside a cell, upper-case tags, spacer images, price
steps as a ``<SELECT>``, rows that answer to ``onclick``, base64 ids, the listing's page as a
definition list, cp1252 leftovers as entities, vendors without a link, a counter of visitors.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2012, 8, 25, 4, 0, tzinfo=UTC)
_PER_PAGE = 9
_DOLLARS_PER_MILLI = Decimal("0.0104")
_COUNTRIES = {"Australia": "AU", "New Zealand": "NZ", "China": "CN", "U.S.A.": "US", "not told": None}
_TARGETS = {"Australia and New Zealand": ["AU", "NZ"], "anywhere": ["WW"], "Australia": ["AU"], "everywhere but Australia": ["WW", "-AU"]}
_VENDORS = ("billabong_bill", "KeaMail", "wombat3000", "SouthernX", "thePotter", "MrsMagpie")
# Title, category, unit, steps of amount and dollars; grams per unit.
_GOODS = (
    ("Bush buds, South coast, BY THE GRAM", "Cannabis", "g", ((1, 20), (7, 120), (28, 390))),
    ("Hydro ** Purple ** (ounces)", "Cannabis", "oz", ((1, 350), (2, 640), (4, 1250))),
    ("Hash oil in syringe, ml", "Cannabis", "ml", ((1, 65), (5, 290))),
    ("MDMA brown crystal (per g)", "Ecstasy", "g", ((1, 160), (5, 700), (10, 1299))),
    ("Pills 'Green Ferry' tested", "Ecstasy", "piece", ((5, 110), (10, 200), (50, 850))),
    ("Charlie - Peru - no cut <80%+>", "Stimulants", "g", ((0.5, 150), (1, 280), (3.5, 910))),
    ("Ice shards \u2122 clear", "Stimulants", "g", ((0.1, 80), (1, 550))),
    ("LSD blotter, four leaf, 150ug", "Psychedelics", "blotter", ((2, 45), (10, 180), (100, 1400))),
    ("4-AcO-DMT fumarate", "Psychedelics", "mg", ((100, 40), (500, 160))),
    ("Morning glory seeds", "Psychedelics", "seed", ((50, 15), (250, 55))),
    ("Kratom powder, kilo price inside", "Herbs", "kg", ((0.25, 60), (1, 180))),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " (new)", " -- NO lockers", " !!!", " ~ plain card ~")
_GRAMS = {"g": 1.0, "oz": 28.349523125, "mg": 0.001, "kg": 1000.0}
_WORDS = {"piece": "pcs", "blotter": "blotters", "seed": "seeds"}
_TEXTS = ("good onya, quick as", "Customs letter. Vendor says bad luck.", "five stars mate", "ok", "Package looked like it came from a bank & all there")
_DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    unit: str
    steps: tuple[tuple[float, Decimal], ...]
    vendor: str
    start: str
    end: str
    left: int
    since: datetime

    @property
    def url(self) -> str:
        return "viewitem?i=" + base64.b64encode(str(self.number).encode()).decode()

    @property
    def milli(self) -> str:
        return f"{self.steps[0][1] / _DOLLARS_PER_MILLI:,.2f}"


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(3 * _PER_PAGE + 1):
        title, category, unit, steps = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        factor = Decimal(rng.randint(90, 110)) / 100
        priced = tuple((float(amount), Decimal(dollars) * factor) for amount, dollars in steps)
        since = _SEEN - timedelta(days=rng.randint(4, 250), minutes=rng.randint(0, 900))
        made.append(_Offer(401 + place * 11, title, category, unit, priced, rng.choice(_VENDORS), rng.choice(list(_COUNTRIES)), rng.choice(list(_TARGETS)), rng.choice((1, 6, 25)), since))
    return made


def _quantity(amount: float, unit: str) -> dict[str, str]:
    mass = _GRAMS.get(unit)
    return {"amount": f"{amount:g}", "unit": unit} | ({"grams": f"{amount * mass:.12g}"} if mass else {})


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    tiers = [{"quantity": _quantity(amount, offer.unit), "price": {"amount": f"{dollars:.2f}", "currency": "AUD"}} for amount, dollars in offer.steps]
    strength = {"amount": "150", "unit": "ug", "grams": "0.00015"} if "150ug" in offer.title else None
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": tiers[0]["price"],
        "price_also": {"amount": offer.milli.replace(",", ""), "currency": "mBTC"},
        "tiers": tiers,
        "quantity": tiers[0]["quantity"],
        "quantity_also": strength,
        "ships_from": _COUNTRIES[offer.start],
        "ships_to": _TARGETS[offer.end],
        "stock": offer.left,
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _options(offer: _Offer) -> str:
    unit = _WORDS.get(offer.unit, offer.unit)
    return "".join(f'<OPTION VALUE="{n}">{amount:g} {unit} - AU${dollars:,.2f}' for n, (amount, dollars) in enumerate(offer.steps))


def _record(offer: _Offer) -> str:
    return f"""<TR><TD BGCOLOR="#DDCCAA"><TABLE WIDTH="100%" BORDER=0 CELLSPACING=1 CELLPADDING=3 onclick="window.location='{offer.url}'"><TR BGCOLOR="#FFF8E8"><TD WIDTH=72 ROWSPAN=2 ALIGN=CENTER><IMG SRC="pic?i={offer.number}&s=1" WIDTH=64 HEIGHT=64></TD>
<TD><FONT FACE="Arial" SIZE=2><B><A HREF="{offer.url}"><FONT COLOR="#663300">{escape(offer.title)}</FONT></A></B></FONT></TD>
<TD ALIGN=RIGHT NOWRAP><FONT FACE="Arial" SIZE=2 COLOR="#990000"><B>AU${offer.steps[0][1]:,.2f}</B></FONT><BR><FONT SIZE=1>{offer.milli} mBTC</FONT></TD></TR>
<TR BGCOLOR="#FFF8E8"><TD><FONT FACE="Arial" SIZE=1>Seller: <B>{offer.vendor}</B><IMG SRC="{_DOT}" WIDTH=12 HEIGHT=1>From: {offer.start}<IMG SRC="{_DOT}" WIDTH=12 HEIGHT=1>To: {offer.end}<IMG SRC="{_DOT}" WIDTH=12 HEIGHT=1>{offer.left} left</FONT></TD>
<TD ALIGN=RIGHT><FORM ACTION="cart" METHOD=POST><INPUT TYPE=HIDDEN NAME=i VALUE="{offer.url[11:]}"><SELECT NAME=q>{_options(offer)}</SELECT><INPUT TYPE=SUBMIT VALUE="Add"></FORM></TD></TR></TABLE></TD></TR>
<TR><TD HEIGHT=6><IMG SRC="{_DOT}" HEIGHT=6 WIDTH=1></TD></TR>
"""


def _records(offers: Sequence[_Offer]) -> str:
    return f'<TABLE WIDTH="100%" BORDER=0 CELLSPACING=0 CELLPADDING=0>{"".join(_record(o) for o in offers)}</TABLE>'


def _frame(heading: str, body: str) -> str:
    menu = "".join(f'<TR><TD><FONT FACE="Arial" SIZE=2>&#149; <A HREF="browse?c={n}">{name}</A> <FONT COLOR="#999999">({count})</FONT></FONT></TD></TR>' for n, (name, count) in enumerate((("Cannabis", 38), ("Ecstasy", 21), ("Stimulants", 30), ("Psychedelics", 27), ("Herbs", 5))))
    return f"""<HTML><HEAD><TITLE>Coppergate - {escape(heading)}</TITLE></HEAD>
<BODY BGCOLOR="#F4EAD5" TEXT="#332211" LINK="#663300"><CENTER><TABLE WIDTH=760 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD COLSPAN=2 BGCOLOR="#884400"><FONT FACE="Georgia" SIZE=6 COLOR="#FFEECC">&nbsp;Coppergate</FONT></TD></TR>
<TR><TD COLSPAN=2><FONT SIZE=1>You are: guest &nbsp;|&nbsp; Wallet: 0.00 mBTC (AU$0.00) &nbsp;|&nbsp; <A HREF="inbox">Inbox</A> &nbsp;|&nbsp; 1 BTC = AU$10.40</FONT><HR></TD></TR>
<TR><TD WIDTH=150 VALIGN=TOP><TABLE BORDER=0>{menu}</TABLE><BR><FONT SIZE=1>Visitors: 0048213</FONT></TD>
<TD VALIGN=TOP><FONT FACE="Georgia" SIZE=4>{escape(heading)}</FONT><BR><BR>
{body}
</TD></TR><TR><TD COLSPAN=2 ALIGN=CENTER><HR><FONT SIZE=1><A HREF="about">About</A> - <A HREF="rules">Rules</A> - best viewed at 1024x768</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    pages = "&nbsp;".join(f"<B>{n}</B>" if n == number else f'<A HREF="browse?all&p={n}">{n}</A>' for n in range(1, last + 1))
    body = f'<FONT SIZE=1>28 items, page {pages}</FONT><BR>{_records(offers)}<CENTER><FONT SIZE=2>{pages}</FONT></CENTER>'
    return SitePage(f"/browse?all&p={number}", _frame("All goods", body), "results", [_truth(o) for o in offers])


def _remarks(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for offer in offers:
        stars, text, at = rng.choice((5, 5, 4, 1)), rng.choice(_TEXTS), _SEEN - timedelta(days=rng.randint(2, 100))
        rows.append(f'<TR><TD><FONT SIZE=2 COLOR="#CC9900">{stars}/5</FONT></TD><TD><FONT SIZE=2>{escape(text)}</FONT></TD><TD><FONT SIZE=1>{escape(offer.title)}</FONT></TD><TD NOWRAP><FONT SIZE=1>{at.day} {at:%B %Y}</FONT></TD></TR>')
        truths.append({"vendor": vendor, "rating": str(stars), "text": text, "at": at.date().isoformat(), "listing": offer.title})
    heads = "".join(f'<TD BGCOLOR="#DDCCAA"><FONT SIZE=1><B>{name}</B></FONT></TD>' for name in ("Stars", "What they said", "Goods", "When"))
    return f"<TABLE BORDER=1 CELLPADDING=2 CELLSPACING=0><TR>{heads}</TR>{''.join(rows)}</TABLE>", truths


def _detail(rng: random.Random, offer: _Offer) -> SitePage:
    text = f"{offer.vendor} says: kept cool and dark, sent in card. Cash in the mail or bitcoin, your pick."
    html, feedback = _remarks(rng, offer.vendor, [offer] * 3)
    views = rng.randint(90, 4000)
    body = f"""<FONT SIZE=1><A HREF="/">Home</A> &gt; <A HREF="browse?c=1">{offer.category}</A></FONT><TABLE BORDER=0 CELLPADDING=8><TR><TD VALIGN=TOP><IMG SRC="pic?i={offer.number}" WIDTH=240 BORDER=1></TD><TD VALIGN=TOP>
<DL><DT><B>Price</B><DD><FONT COLOR="#990000" SIZE=4>AU${offer.steps[0][1]:,.2f}</FONT> ({offer.milli} mBTC)<DT><B>Seller</B><DD>{offer.vendor}<DT><B>Sent from</B><DD>{offer.start}<DT><B>Sent to</B><DD>{offer.end}<DT><B>Left</B><DD>{offer.left}<DT><B>Put up</B><DD>{offer.since.day} {offer.since:%B %Y, %H:%M}<DT><B>Looked at</B><DD>{views} times</DL>
<FORM ACTION="cart" METHOD=POST><SELECT NAME=q>{_options(offer)}</SELECT> <INPUT TYPE=SUBMIT VALUE="Add to basket"></FORM></TD></TR></TABLE>
<FONT SIZE=2>{escape(text)}</FONT><BR><BR><B>What buyers said</B><BR>{html}"""
    listed = offer.since.strftime("%Y-%m-%dT%H:%M:00Z")
    truth = _truth(offer, category=[offer.category], description=text, views=views, listed_at=listed, payment=["BTC", "cash"])
    return SitePage("/" + offer.url, _frame(offer.title, body), "listing", [truth], feedback=feedback)


def _vendor(name: str, offers: Sequence[_Offer]) -> SitePage:
    about = f"Two mates and a dog. Mail us at {name.lower()} [at] post.example.org when the site is slow."
    body = f"""<TABLE BORDER=1 CELLPADDING=4><TR><TD>Seller</TD><TD><B>{name}</B></TD></TR><TR><TD>Standing</TD><TD>Trusted</TD></TR><TR><TD>Sales so far</TD><TD>96</TD></TR><TR><TD>Stars</TD><TD>4.6 out of 5</TD></TR><TR><TD>Here since</TD><TD>7 November 2011</TD></TR><TR><TD>Last seen</TD><TD>24 August 2012</TD></TR><TR><TD>Sends from</TD><TD>Australia</TD></TR></TABLE><BR><FONT SIZE=2>{escape(about)}</FONT><BR><BR>{_records(offers)}"""
    truth = {"name": name, "level": "Trusted", "sales": 96, "rating": "4.6", "ships_from": "AU", "member_since": "2011-11-07", "last_seen": "2012-08-24", "description": about}
    handle = {"kind": "email", "value": f"{name.lower()}@post.example.org", "account": name}
    return SitePage(f"/seller?n={name}", _frame(name, body), "vendor", [_truth(o) for o in offers], [truth], handles=[handle])


def _plain() -> list[SitePage]:
    home = '<TABLE BORDER=0 CELLPADDING=10><TR><TD><A HREF="browse?c=0"><FONT SIZE=4>Cannabis</FONT></A><BR><FONT SIZE=1>Buds, Hash, Oil</FONT></TD><TD><A HREF="browse?c=1"><FONT SIZE=4>Ecstasy</FONT></A><BR><FONT SIZE=1>Pills, Crystal</FONT></TD></TR></TABLE><FONT COLOR=RED SIZE=2>20 August 2012: fee is 6% from now on.</FONT>'
    login = '<HTML><HEAD><TITLE>Coppergate</TITLE></HEAD><BODY BGCOLOR="#F4EAD5"><CENTER><BR><BR><FORM METHOD=POST ACTION="door"><TABLE><TR><TD>Name:<TD><INPUT NAME=n><TR><TD>Password:<TD><INPUT TYPE=PASSWORD NAME=p></TABLE><INPUT TYPE=SUBMIT VALUE="Knock"></FORM><A HREF="new">New here?</A></CENTER></BODY></HTML>'
    fault = "<HTML><HEAD><TITLE>500 Internal Server Error</TITLE></HEAD><BODY><H1>Internal Server Error</H1>The server encountered an internal error and was unable to complete your request.<P><HR><ADDRESS>thttpd</ADDRESS></BODY></HTML>"
    return [
        SitePage("/", _frame("Come in", home), "index"),
        SitePage("/browse?w=billy", _frame("Looking for: billy", "<FONT SIZE=2><I>Nothing there.</I></FONT>"), "results"),
        SitePage("/door", login, "login"),
        SitePage("/browse?c=99", fault, "error"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place]) for place in (3, 10, 25)]
    names = sorted({o.vendor for o in offers})[:2]
    of = {name: [o for o in offers if o.vendor == name] for name in names}
    pages += [_vendor(name, of[name]) for name in names]
    html, feedback = _remarks(rng, names[0], [rng.choice(of[names[0]]) for _ in range(14)])
    pages.append(SitePage(f"/stars?n={names[0]}", _frame(f"What buyers said of {names[0]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("coppergate", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
