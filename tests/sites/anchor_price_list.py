# ruff: noqa: E501
"""An anchor shop written by hand: one long page of headings and price lines, contacts below.

Peculiar: no record element at all (an ``<h3>``, a sentence, prices by ``<br>`` and dots), section
headings as categories, unclosed ``<p>`` and ``<font>``, shipping said in a sentence, handles
written so that a machine should miss them. Everything here is invented; the coin address is a
random hash with a right checksum that nobody holds the key of.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SHOP = "Frostpine"
_SECTIONS = (
    (
        "STIMULANTS",
        (
            ("Flake « Puerto Gris » uncut", "clean and shiny, lab tested 84%"),
            ("Speed paste – Polish style", "wet, smells right, keep it in the freezer"),
            ("Dutch MDMA champagne rocks", "big rocks only"),
            ("Pink Lemon XTC pills 220mg", "strong!! take a quarter first"),
            ("4-MMC crystals", ""),
            ("Base amphetamine oil-free", "dry by request"),
        ),
    ),
    (
        "CANNABIS",
        (
            ("Amnesia Haze AAA+", "indoor, fresh harvest"),
            ("Beldia hash «Rif Gold»", "soft, bubbles when you light it"),
            ("Lemon Skunk outdoor", "cheap and cheerful"),
            ("Moonrock 58% THC", "not for beginners"),
            ("Dry Sift Ketama", ""),
            ("Vape cart 1ml OG Kush", "ceramic coil"),
        ),
    ),
    (
        "PSYCHEDELICS",
        (
            ("Avalon blotters 220ug", "sharp print, foil packed"),
            ("Golden Teacher dried shrooms", "crisp, vacuum sealed"),
            ("Truffles Atlantis fresh", "keep cool"),
            ("2C-B pills 25 mg «Pink Bee»", ""),
        ),
    ),
    (
        "DISSOCIATIVES &amp; DOWNERS",
        (
            ("S-Isomer needles India", "straight from the bottle"),
            ("Racemic K sugar", ""),
            ("Brown heroin #3", "regular customers only"),
            ("White #4 « Smooth Harbour »", "do not mix, have naloxone"),
            ("Diaz 10mg blisters", "pharma, EU boxes"),
            ("Pregab 300 caps", ""),
        ),
    ),
)
_UNITS = {"g": "g", "pcs": "piece", "pills": "tablet", "blotters": "blotter", "caps": "tablet"}
_COUNTED = {
    "pills": ("XTC", "2C-B", "Diaz"),
    "blotters": ("blotters",),
    "caps": ("caps",),
    "pcs": ("Vape",),
}


@dataclass(frozen=True)
class _Good:
    title: str
    remark: str
    section: str
    word: str
    steps: tuple[tuple[int, int], ...]
    page: str = field(default="")

    def tiers(self) -> list[dict[str, Any]]:
        unit = _UNITS[self.word]
        made: list[dict[str, Any]] = []
        for count, price in self.steps:
            quantity = {"amount": str(count), "unit": unit}
            if unit == "g":
                quantity["grams"] = str(count)
            made.append({"quantity": quantity, "price": {"amount": str(price), "currency": "EUR"}})
        return made

    def truth(self) -> dict[str, Any]:
        tiers = self.tiers()
        found: dict[str, Any] = {
            "title": self.title,
            "price": tiers[0]["price"],
            "tiers": tiers,
            "category": [self.section.replace("&amp;", "&")],
        }
        # "25 mg" in a title of which ten are sold: two right answers, so the truth names none.
        if not re.search(r"\d ?(mg|ug|ml)\b|300 caps", self.title):
            found["quantity"] = tiers[0]["quantity"]
        return found | ({"url": self.page} if self.page else {})


def _word(title: str) -> str:
    for word, signs in _COUNTED.items():
        if any(sign in title for sign in signs):
            return word
    return "g"


def _goods(rng: random.Random) -> list[_Good]:
    made: list[_Good] = []
    for section, rows in _SECTIONS:
        for title, remark in rows:
            word = _word(title)
            each = rng.randrange(4, 12) if word != "g" else rng.randrange(9, 80)
            counts = (1, 5, 10, 50) if word == "g" else (10, 25, 100)
            steps = tuple(
                (count, round(count * each * (1 - at * 0.07))) for at, count in enumerate(counts)
            )
            page = f"item{len(made) + 1}.html" if len(made) in (0, 6, 12) else ""
            made.append(_Good(title, remark, section, word, steps, page))
    return made


def _price_line(word: str, count: int, price: int, style: int) -> str:
    if style == 0:
        return f"{count}{word if word == 'g' else ' ' + word} {'.' * (14 - len(str(count)))} {price} EUR<br>"
    if style == 1:
        return f"{count} {word} &mdash; {price}&euro;<br>"
    return f"{count} {word} = <b>{price} euro</b><br>"


def _block(good: _Good, style: int) -> str:
    title = escape(good.title)
    if good.page:
        title = f'<a href="{good.page}">{title}</a>'
    remark = f"<i>{good.remark}</i><br>\n" if good.remark else ""
    lines = "\n".join(_price_line(good.word, *step, style) for step in good.steps)
    return f"<h3><font color=#990000>{title}</font></h3>\n<p>{remark}{lines}\n"


def _layout(title: str, body: str) -> str:
    return f"""<html><head><title>{title}</title>
<meta name=viewport content="width=device-width">
<style> body{{background:#0d1117;color:#dde;font-family:monospace;max-width:720px;margin:auto}} h2{{border-bottom:1px dashed}} a{{color:#8cf}} </style></head>
<body><center><pre>
  *  .  *      F R O S T P I N E      *  .
</pre>
[ <a href="index.html">home</a> | <a href="prices.html">PRICES</a> | <a href="new.html">new &amp; last ones</a> | <a href="faq.html">faq</a> | <a href="contact.html">contact</a> ]</center><hr>
{body}
<hr><center><font size=1>since 2017 - no scam - no drama - if the site is down look for us on the boards<br>visitors: 0048812</font></center></body></html>"""


def _price_list(goods: Sequence[_Good]) -> SitePage:
    parts, section, style = [], "", -1
    for good in goods:
        if good.section != section:
            section, style = good.section, (style + 1) % 3
            parts.append(f"<h2>{section}</h2>\n")
        parts.append(_block(good, style))
    body = f"<h1>Price list</h1><p>updated 11 Feb. Prices with shipping. <b>We ship from the Netherlands to all of the EU, not to the USA.</b> Bitcoin or Monero only.<p>Minimum order 50 euro!!\n{''.join(parts)}"
    return SitePage(
        "/prices.html",
        _layout("prices", body),
        "results",
        [good.truth() for good in goods],
    )


def _last_ones(goods: Sequence[_Good]) -> SitePage:
    body = f"<h1>New &amp; last ones</h1><p>Only few left, first come first served\n<h2>{goods[0].section}</h2>{''.join(_block(good, 1) for good in goods)}"
    return SitePage("/new.html", _layout("new", body), "results", [good.truth() for good in goods])


def _listing(good: _Good) -> SitePage:
    text = f"{good.title}: {good.remark}. Packed twice, moisture barrier, decoy on request. Reship once if it does not land."
    lines = "\n".join(_price_line(good.word, *step, 0) for step in good.steps)
    body = f"""<h2>{escape(good.title)}</h2><img src="data:image/png;base64,iVBORw0KGgo=" width=300 height=200 alt=photo><p>{escape(text)}<p>
{lines}<p>Ships from NL by normal post, to EU only. Payment: BTC, XMR.
<p><a href="contact.html">how to order</a> | <a href="prices.html">back to the list</a>"""
    truth = good.truth() | {
        "description": text,
        "ships_from": "NL",
        "ships_to": ["EU"],
        "payment": ["BTC", "XMR"],
        "delivery": ["post"],
    }
    for absent in ("url", "category"):
        truth.pop(absent)
    return SitePage(f"/{good.page}", _layout(escape(good.title), body), "listing", [truth])


def _address(rng: random.Random) -> str:
    """Return a P2PKH address of a random hash: base58check, so that its checksum holds."""
    signs = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    payload = b"\0" + rng.randbytes(20)
    payload += hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(payload, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = signs[rest] + text
    return "1" + text


def _contact(rng: random.Random) -> SitePage:
    wallet, session = _address(rng), "05" + rng.randbytes(32).hex()
    body = f"""<h1>Contact / how to order</h1>
<p>Write what you want, how much, and wait for our answer (12-24 h). New customers pay first.
<ul><li>wickr: <b>frostpine88</b><li>Telegram &#10141; @frostpine_desk (check twice, many fakes)
<li>mail: frostpine.orders [at] mailbox [dot] example<li>jabber: frostpine (AT) xmpp (DOT) example - OTR only
<li>Session ID:<br><code>{session}</code><li>threema FR0STP1N</ul>
<p>Donation / deposit address (BTC): <tt>{wallet}</tt>
<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----
Comment: this block is cut short on purpose

mQENBFnotakeyAtAllJustLettersAndDigits0123456789abcdefghijklmnopq
=aaaa
-----END PGP PUBLIC KEY BLOCK-----</pre>"""
    handles = [
        {"kind": "wickr", "value": "frostpine88"},
        {"kind": "telegram", "value": "frostpine_desk"},
        {"kind": "email", "value": "frostpine.orders@mailbox.example"},
        {"kind": "xmpp", "value": "frostpine@xmpp.example"},
        {"kind": "session", "value": session},
        {"kind": "threema", "value": "FR0STP1N"},
        {"kind": "btc", "value": wallet},
    ]
    return SitePage("/contact.html", _layout("contact", body), "other", handles=handles)


def _home() -> SitePage:
    body = """<p>Welcome to Frostpine. We are three people, no market, no middleman. <b>Everything tested</b>, everything in stock.
<p><font color=yellow>*** 11 Feb: fresh Haze, new blotters ***</font><br>*** 2 Feb: back from holidays, all parcels of January are out ***<br>*** 14 Jan: do not use the old wickr ***
<h3>What we have</h3><ul><li><a href="prices.html#s">Stimulants</a> (6)<li><a href="prices.html#c">Cannabis</a> (6)<li><a href="prices.html#p">Psychedelics</a> (4)<li><a href="prices.html#d">Dissociatives &amp; Downers</a> (6)</ul>
<p>Read the <a href=faq.html>faq</a> before you write!"""
    return SitePage("/index.html", _layout("Frostpine", body), "index")


def _faq() -> SitePage:
    body = """<h1>faq</h1><p><b>Can I come by?</b> No.<p><b>Do you reship?</b> Once, when tracking shows nothing for 14 days.
<p><b>Is 1 g possible?</b> If the rest makes 50 euro.<p><b>Are you on markets?</b> Not since 2019."""
    return SitePage("/faq.html", _layout("faq", body), "other")


def _missing() -> SitePage:
    html = '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n<hr>\n<address>Apache/2.4.38 (Debian) Server at 127.0.0.1 Port 80</address>\n</body></html>\n'
    return SitePage("/pricelist.html", html, "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    goods = _goods(rng)
    return [
        _home(),
        _price_list(goods),
        _last_ones(goods[7:9]),
        *(_listing(good) for good in goods if good.page),
        _contact(rng),
        _faq(),
        _missing(),
    ]


SITE = TestSite("anchor_price_list", "shop", "en", "2020-02-12T18:00:00Z", _pages)
