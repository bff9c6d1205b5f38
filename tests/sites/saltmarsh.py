# ruff: noqa: E501
# fmt: off
"""Salt Marsh: a list of two-line items without a single label; icons, flags and their titles say it.

Peculiar: the vendor is the ``alt`` of a picture, countries are flags, sales are rounded with the
true count in a ``title``, prices are per gram ("from") with the pack beside them, links hold
base64, ages instead of dates, best sellers in a side box, no thumbnails' text.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2022, 4, 7, 6, 45, tzinfo=UTC)
_PER_PAGE = 30
_FLAGS = {"de": "Germany", "nl": "Netherlands", "es": "Spain", "fr": "France", "fi": "Finland", "eu": "European Union", "ww": "Worldwide", "gb": "United Kingdom"}
_VENDORS = ("sedgewarbler", "TheMarshCo", "Avocet", "bog-myrtle", "CurlewAndSons", "reed_cutter", "Samphire")
# Title, category, amount unit grams pieces, euros, marketing.
_GOODS = (
    ("Super Lemon Haze \U0001f34b 5g", "Cannabis", "5 g 5", 45.0, ""),
    ("Wedding Cake 10g (THC 22%)", "Cannabis", "10 g 10", 79.0, ""),
    ("Weed Trim 50g \u2013 for baking", "Cannabis", "50 g 50", 60.0, ""),
    ("Ketama Gold Hasch 25g", "Cannabis", "25 g 25", 112.5, ""),
    ("Static Room 1g // connoisseur", "Cannabis", "1 g 1", 22.0, ""),
    ("COCAINE 1.0g \u2b50 91% \u2b50 Bolivian", "Cocaine", "1 g 1", 74.9, ""),
    ("Cocaine 10 gr. \U0001f48e washed", "Cocaine", "10 g 10", 620.0, ""),
    ("Amphetamin Paste 10g 75%", "Speed", "10 g 10", 35.0, ""),
    ("XTC \u2014 Blue Anchor \u2014 10 pcs", "XTC", "10 piece", 37.5, ""),
    ("XTC Mix \u2014 25 pills, three colours", "XTC", "25 tablet", 80.0, ""),
    ("MDMA Crystals 2,5g", "XTC", "2.5 g 2.5", 42.0, ""),
    ("LSD Blotter 200\u00b5g x 5", "Psychedelics", "200 ug 0.001 5", 40.0, ""),
    ("Truffles 'Dragon' 15g fresh", "Psychedelics", "15 g 15", 21.5, ""),
    ("5 feminised seeds, Northern Fog", "Seeds", "5 seed", 30.0, ""),
    ("S-Ketamine 1g SAMPLE (one per buyer)", "Ketamine", "1 g 1", 19.0, "sample"),
    ("Ketamine 100g, racemic", "Ketamine", "100 g 100", 1250.0, ""),
    ("GBL cleaner 250 ml", "Other", "250 ml", 49.0, ""),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", "", " – refill", " (A-Ware)", " ⚡ fast post", " // house special")
_COMMENTS = ("Top!", "took 9 days to fi but all good", "gerne wieder", "quality is down compared to last month", "smelly envelope, otherwise fine", "tr\u00e8s bien emball\u00e9")


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    euros: float
    marketing: str
    vendor: str
    start: str
    ends: tuple[str, ...]
    rating: str
    sales: int
    hours: int

    @property
    def url(self) -> str:
        return "/o/" + base64.urlsafe_b64encode(f"offer:{self.number}".encode()).decode().rstrip("=")

    @property
    def price(self) -> str:
        return f"{self.euros:.2f}"

    @property
    def sold(self) -> str:
        return f"{self.sales / 1000:.1f}k" if self.sales > 999 else str(self.sales)


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(2 * _PER_PAGE + 2):
        title, category, size, euros, marketing = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        ends = rng.choice((("eu",), ("ww",), ("de", "nl"), ("eu", "gb"), ()))
        rating = f"{rng.uniform(4.2, 5):.2f}" if rng.random() < 0.85 else ""
        euros = round(euros * rng.choice((0.9, 1, 1, 1.1)), 2)
        start, sales, hours = rng.choice(("de", "nl", "es", "fr", "fi")), rng.choice((0, 7, 88, 431, 1204, 5310)), rng.choice((5, 30, 80, 200, 900))
        made.append(_Offer(5000 + place * 3, title, category, size, euros, marketing, rng.choice(_VENDORS), start, ends, rating, sales, hours))
    return made


def _age(hours: int) -> str:
    return f"{hours}h ago" if hours < 24 else f"{hours // 24} days ago" if hours >= 48 else "1 day ago"


def _moment(hours: int) -> str:
    at = _SEEN - timedelta(hours=hours)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if hours < 24 else (_SEEN - timedelta(days=hours // 24)).date().isoformat()


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": offer.price, "currency": "EUR"},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "ships_from": offer.start.upper(),
        "ships_to": [end.upper() for end in offer.ends],
        "rating": offer.rating,
        "sales": offer.sales,
        "listed_at": _moment(offer.hours),
        "marketing": [offer.marketing] if offer.marketing else [],
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _flag(code: str, verb: str) -> str:
    return f'<img class="fl" src="/f/{code}.svg" width="16" alt="{code.upper()}" title="{verb} {_FLAGS[code]}">'


def _stars(rating: str) -> str:
    if not rating:
        return '<i class="st none" title="not rated">&#9734;</i>'
    return f'<span class="st" title="{rating} of 5">{"&#9733;" * round(float(rating))}{"&#9734;" * (5 - round(float(rating)))}</span>'


def _per_gram(offer: _Offer) -> str:
    size = offer.size.split()
    return f' <small>({offer.euros / float(size[2]):.2f}/g)</small>' if size[1:2] == ["g"] else ""


def _item(offer: _Offer) -> str:
    ends = "".join(_flag(end, "ships to") for end in offer.ends)
    return f"""<li class="of"><div class="a"><a href="{offer.url}" class="n">{escape(offer.title)}</a><b class="p">\u20ac{offer.price}{_per_gram(offer)}</b></div>
<div class="b"><a href="/v/{offer.vendor}"><img class="av" src="/av/{offer.vendor}.png" alt="{offer.vendor}"></a>{_flag(offer.start, "ships from")}<i class="ic ic-arr"></i>{ends}{_stars(offer.rating)}<i class="ic ic-cart" title="{offer.sales:,} sales"></i>{offer.sold}<i class="ic ic-clk"></i><span class="t">{_age(offer.hours)}</span></div>
"""


def _best(offers: Sequence[_Offer]) -> str:
    lines = "".join(f'<li><a href="{o.url}">{escape(o.title)}</a> <em>\u20ac{o.price}</em>' for o in offers)
    return f'<div class="side"><h4>Best sellers</h4><ol>{lines}</ol></div>'


def _aside(offer: _Offer) -> dict[str, Any]:
    whole = _truth(offer)
    return {name: whole[name] for name in ("title", "url", "price", "quantity", "marketing", "offer_kind") if name in whole} | {"aside": True}


def _frame(heading: str, body: str, side: str = "") -> str:
    cats = "".join(f'<a href="/c/{name.lower()}">{name}<sup>{count}</sup></a> ' for name, count in (("Cannabis", 812), ("Cocaine", 401), ("Speed", 233), ("XTC", 310), ("Psychedelics", 154), ("Ketamine", 99), ("Seeds", 12), ("Other", 41)))
    return f"""<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{escape(heading)} \u00b7 Salt Marsh</title><link rel=stylesheet href=/s.css>
<header><a href=/ class=logo>salt marsh</a><nav>{cats}</nav><form action=/s><input name=q><button>&#128269;</button></form><span class=me><i class="ic ic-mail"></i>0 <i class="ic ic-bag"></i>0 <i class="ic ic-coin"></i>0.000000 XMR</span></header>
<main><h1>{escape(heading)}</h1>{body}</main>{side}
<footer><p>XMR \u20ac203.51 \u00b7 BTC \u20ac39,911.00 \u00b7 <a href=/canary>canary</a> \u00b7 <a href=/rules>rules</a></footer>"""


def _results(offers: Sequence[_Offer], best: Sequence[_Offer], number: int, last: int) -> SitePage:
    pager = f'<p class="pg">{"" if number == 1 else f"<a href=?p={number - 1}>&#8592;</a>"} {number}/{last} {"" if number == last else f"<a href=?p={number + 1}>&#8594;</a>"}</p>'
    body = f'<ul class="ofs">{"".join(_item(o) for o in offers)}</ul>{pager}'
    known = {o.number for o in offers}
    listings = [_truth(o) for o in offers] + [_aside(o) for o in best if o.number not in known]
    return SitePage(f"/all?p={number}", _frame("Everything", body, _best(best)), "results", listings)


def _remarks(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for offer in offers:
        stars, text, days, buyer = rng.choice((5, 5, 4, 3)), rng.choice(_COMMENTS), rng.randint(2, 27), f"{rng.choice('efhlm')}~{rng.choice('3589')}"
        rows.append(f'<li><span title="{stars}/5">{"&#9733;" * stars}</span> <q>{escape(text)}</q> <a href="{offer.url}">{escape(offer.title)}</a> \u2014 {buyer}, {days} days ago')
        at = (_SEEN - timedelta(days=days)).date().isoformat()
        truths.append({"vendor": vendor, "rating": str(stars), "text": text, "buyer": buyer, "at": at, "listing": offer.title})
    return f'<ul class="rv">{"".join(rows)}</ul>', truths


def _detail(rng: random.Random, offer: _Offer, also: Sequence[_Offer]) -> SitePage:
    text = f"Whoever knows {offer.vendor} knows what to expect. Dry, sealed, plain white envelope. Ask before ordering more than twice this size."
    size = offer.size.split()
    count, unit = float(size[0]), {"piece": " pcs", "tablet": " pills", "seed": " seeds", "ug": "\u00b5g"}.get(size[1], size[1])
    steps = [] if len(size) > 3 else [(count * times, offer.euros * times * share) for times, share in ((1, 1.0), (2, 0.95), (5, 0.9))]
    tiers = "".join(f"<tr><td>{amount:g}{unit}<td>\u20ac{euros:.2f}" for amount, euros in steps)
    html, feedback = _remarks(rng, offer.vendor, [offer] * 4)
    ends = "".join(_flag(end, "ships to") for end in offer.ends)
    stock = rng.choice((0, 12, 40))
    body = f"""<p class="bc"><a href="/c/{offer.category.lower()}">{offer.category}</a></p><section class="one"><img src="/i/{offer.number}.webp" alt=""><div class="p2">\u20ac{offer.price}</div><table class="q">{tiers}</table>
<p><a href="/v/{offer.vendor}"><img class="av" src="/av/{offer.vendor}.png" alt="{offer.vendor}"></a> {_flag(offer.start, "ships from")}<i class="ic ic-arr"></i>{ends} {_stars(offer.rating)} <i class="ic ic-cart" title="{offer.sales:,} sales"></i>{offer.sold} <i class="ic ic-box" title="{stock} left in stock"></i>{stock} <i class="ic ic-lock" title="escrow"></i> <i class="ic ic-xmr" title="pay with XMR"></i></p><form method=post><button>&#128722;</button></form></section>
<div class="tx">{escape(text)}</div>{html}"""
    plain = {"piece": "piece", "tablet": "tablet", "seed": "seed"}
    truth = _truth(offer, description=text, stock=stock, escrow="escrow", payment=["XMR"], category=[offer.category], listed_at=None)
    if steps:
        grams = [{"grams": f"{amount:g}"} if size[1] == "g" else {} for amount, _ in steps]
        truth["tiers"] = [{"quantity": {"amount": f"{amount:g}", "unit": plain.get(size[1], size[1]), **mass}, "price": {"amount": f"{euros:.2f}", "currency": "EUR"}} for (amount, euros), mass in zip(steps, grams, strict=True)]
    return SitePage(offer.url, _frame(offer.title, body, _best(also)), "listing", [truth, *(_aside(o) for o in also)], feedback=feedback)


def _vendor(rng: random.Random, name: str, offers: Sequence[_Offer]) -> SitePage:
    about = "Family business from the coast. We do not send to lockers. Telegram @" + name.lower().replace("-", "_") + "_shore"
    html, feedback = _remarks(rng, name, offers[:5])
    body = f"""<section class="ven"><img class="av" src="/av/{name}.png" alt="{name}"><h2>{name}</h2><p><i class="ic ic-cart" title="2,118 sales"></i>2.1k <span class="st" title="4.93 of 5">&#9733;&#9733;&#9733;&#9733;&#9733;</span> {_flag("nl", "ships from")} <i class="ic ic-cal" title="joined 19 May 2021"></i> <i class="ic ic-eye" title="last seen 4 days ago"></i></p><div class="tx">{about}</div></section>
<ul class="ofs">{"".join(_item(o) for o in offers)}</ul>{html}"""
    truth = {"name": name, "sales": 2118, "rating": "4.93", "ships_from": "NL", "member_since": "2021-05-19", "last_seen": "2022-04-03", "description": about}
    handle = {"kind": "telegram", "value": name.lower().replace("-", "_") + "_shore", "account": name}
    return SitePage(f"/v/{name}", _frame(name, body), "vendor", [_truth(o) for o in offers], [truth], feedback, handles=[handle])


def _plain() -> list[SitePage]:
    boxes = "".join(f'<a class="bx" href="/c/{name.lower()}"><i class="ic ic-{name.lower()}"></i>{name}<b>{count}</b></a>' for name, count in (("Cannabis", 812), ("Cocaine", 401), ("XTC", 310)))
    captcha = "<!DOCTYPE html><meta charset=utf-8><title>\u00b7</title><form method=post><p>Which of these birds looks left?<p><img src='data:image/png;base64,iVBORw0KGgo=' alt=''><p><label><input type=radio name=b value=1> 1</label><label><input type=radio name=b value=2> 2</label><label><input type=radio name=b value=3> 3</label><p><button>go</button><p><small>This proves that you are human. 3 tries left.</small></form>"
    gone = "<p>404. This offer has flown away or never was here. <a href=/>home</a></p>"
    return [
        SitePage("/", _frame("Good morning", f'<div class="bxs">{boxes}</div>'), "index"),
        SitePage("/s?q=teapot", _frame("teapot", '<p class="none">0 offers</p>'), "results"),
        SitePage("/gate", captcha, "captcha"),
        SitePage("/o/nothing", _frame("Not found", gone), "error"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    best = [offers[3], offers[40], offers[51]]
    pages = [_results(chunk, best, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place], [o for o in best if o != offers[place]]) for place in (0, 9, 35)]
    names = sorted({o.vendor for o in offers})[:2]
    of = {name: [o for o in offers if o.vendor == name] for name in names}
    pages += [_vendor(rng, name, of[name]) for name in names]
    html, feedback = _remarks(rng, names[1], [rng.choice(of[names[1]]) for _ in range(25)])
    pages.append(SitePage(f"/v/{names[1]}/rv", _frame(f"What buyers say about {names[1]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("saltmarsh", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
