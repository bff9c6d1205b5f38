# ruff: noqa: E501
# fmt: off
"""Social adverts in English: the web preview of a messenger's channel, and a board of small adverts.

Peculiar: a message is a bubble whose first bold line is the title and whose lines are the prices,
hashtags as links, "1.2K" views, the time only in ``datetime``, service messages ("pinned"), talk
without any offer; on the board rows of time, kind, title, price, town, telephone, wanted adverts,
"ono", "swap", prices left out, single adverts with "similar" ones. A message with prices is a post
and a listing at once. Everything here is invented; telephones are of the block kept for drama.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = datetime(2023, 10, 6, 20, 0)  # noqa: DTZ001  UTC
_CHANNEL, _SLUG = "Moss & Marble 🍄", "mossmarble_x"
_HOST = "https://preview.example"
_GIF = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_UNITS = {"g": "g", "tabs": "blotter", "pills": "tablet", "ml": "ml"}
# title, unit as shown, steps of amount and pounds
_MENU: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...] = (
    ("🔥 Lemon Cherry Gelato (indoor)", "g", (("3.5", 35), ("7", 65), ("14", 120), ("28", 220))),
    ("❄️ Flake, fresh off the boat", "g", (("0.5", 45), ("1", 80), ("3.5", 260))),
    ("🍄 Golden Teachers", "g", (("3.5", 25), ("14", 80))),
    ("🐎 Ket – big shards", "g", (("1", 25), ("3.5", 75), ("7", 130))),
    ("💎 Pinky mandy 84%", "g", (("1", 30), ("3.5", 90))),
    ("🎟 Alex Grey prints 110ug", "tabs", (("5", 30), ("10", 50), ("25", 110))),
    ("🟦 Blue Punishers", "pills", (("10", 40), ("50", 150), ("100", 250))),
    ("🍫 Dry sift, soft & dark", "g", (("7", 45), ("28", 150))),
    ("💧 THC vape juice", "ml", (("2", 40), ("10", 150))),
)
_CHAT = ("Back from holiday, orders are open again from Monday 🙏", "Reminder: we NEVER message you first. One account only.", "Royal Mail strike on Thursday, expect delays.", "Vouches are in the other channel 👇")
_TOWNS = ("Leeds", "Bristol", "Glasgow", "Hull", "Cardiff", "Derby")
# title, kind, pounds or nothing, amount, unit
_SMALL: tuple[tuple[str, str, int, str, str], ...] = (
    ("Half ounce of Stardawg, collection only", "sale", 110, "0.5", "oz"), ("10 x 30mg codeine, unopened box", "sale", 25, "", ""), ("WANTED: 3.5g of decent hash", "wanted", 40, "3.5", "g"),
    ("Magic truffles 15g (two boxes left)", "sale", 22, "15", "g"), ("Lift to festival + \u201cparty pack\u201d", "service", 60, "", ""), ("Diazepam 10mg x 28 – can post", "sale", 35, "", ""),
    ("1g of Peruvian, first come first served", "sale", 85, "1", "g"), ("Grow tent 1.2m with light, used twice", "sale", 140, "", ""), ("Looking for LSD, 5 tabs", "wanted", 0, "5", "blotter"),
    ("7 grams Amnesia \u2013 \u00a360 ono", "sale", 60, "7", "g"), ("Nitrous cylinders, crate of six", "sale", 150, "", ""), ("Delivery rider for evenings", "service", 0, "", ""),
)


@dataclass(frozen=True)
class _Message:
    number: int
    at: datetime
    title: str
    unit: str
    steps: tuple[tuple[str, int], ...]
    views: str
    town: str


def _messages(rng: random.Random) -> list[_Message]:
    messages = []
    for n in range(30):
        at = _SEEN - timedelta(hours=9 * (30 - n), minutes=rng.randrange(50), seconds=rng.randrange(60))
        views = rng.choice((str(rng.randrange(90, 999)), f"{rng.randrange(11, 48) / 10}K"))
        if n % 5 == 3:
            messages.append(_Message(610 + n, at, rng.choice(_CHAT), "", (), views, ""))
            continue
        title, unit, steps = _MENU[n % len(_MENU)]
        off = rng.choice((0, 5))
        messages.append(_Message(610 + n, at, f"{title}{rng.choice(('', ' – restock', ' ‼️', ' (last few)'))}", unit, tuple((a, p - off) for a, p in steps), views, rng.choice(_TOWNS)))
    return messages


def _lines(message: _Message) -> list[str]:
    dash = " – " if message.number % 2 else " = "
    return [f"{amount}{message.unit if message.unit in ('g', 'ml') else ' ' + message.unit}{dash}£{pounds}" for amount, pounds in message.steps]


def _words(message: _Message) -> str:
    if not message.steps:
        return message.title
    return " ".join([message.title, *_lines(message), f"Meet ups in {message.town} or tracked post, UK only 🇬🇧", f"DM @{_SLUG}_orders #menu"])


def _inner(message: _Message) -> str:
    if not message.steps:
        return escape(message.title)
    prices = "<br/>".join(_lines(message))
    return f'<b>{escape(message.title)}</b><br/><br/>{prices}<br/><br/>Meet ups in {message.town} or tracked post, UK only <i class="emoji" style="background-image:url(\'//preview.example/img/emoji/40/F09F87AC.png\')"><b>🇬🇧</b></i><br/>DM <a href="{_HOST}/{_SLUG}_orders" target="_blank">@{_SLUG}_orders</a> <a href="?q=%23menu">#menu</a>'


def _bubble(message: _Message) -> str:
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{_SLUG}/{message.number}" data-view="eyJjIjotMTAwfQ"><div class="tgme_widget_message_user"><a href="{_HOST}/{_SLUG}"><i class="tgme_widget_message_user_photo bgcolor3" data-content="M"><img src="{_GIF}"></i></a></div>
<div class="tgme_widget_message_bubble"><i class="tgme_widget_message_bubble_tail"><svg class="bubble_icon" width="9px" height="20px" viewBox="0 0 9 20"><g fill="none"><path d="M8,1 L9,1 L9,20"></path></g></svg></i><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="{_HOST}/{_SLUG}"><span dir="auto">{escape(_CHANNEL)}</span></a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">{_inner(message)}</div><div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">{message.views}</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="{_HOST}/{_SLUG}/{message.number}"><time datetime="{message.at.isoformat()}+00:00" class="time">{message.at:%H:%M}</time></a></span></div></div></div></div></div>
"""


def _post(message: _Message) -> dict[str, Any]:
    return {"thread": _CHANNEL, "author": _CHANNEL, "at": f"{message.at.isoformat()}+00:00", "text": _words(message)}


def _offer(message: _Message) -> dict[str, Any]:
    views = round(float(message.views[:-1]) * 1000) if message.views.endswith("K") else int(message.views)
    return {
        "title": message.title, "url": f"{_HOST}/{_SLUG}/{message.number}", "vendor": _CHANNEL, "price": {"amount": str(message.steps[0][1]), "currency": "GBP"}, "views": views, "listed_at": f"{message.at.isoformat()}+00:00",
        "tiers": [{"quantity": {"amount": a, "unit": _UNITS[message.unit]}, "price": {"amount": str(p), "currency": "GBP"}} for a, p in message.steps], "ships_to": ["GB"], "delivery": ["pickup", "post"],
    }


def _handles(page: Sequence[_Message]) -> list[dict[str, str]]:
    return [{"kind": "telegram", "value": f"{_SLUG}_orders", "account": _CHANNEL}] if any(m.steps for m in page) else []


def _channel(page: Sequence[_Message], before: int) -> SitePage:
    pinned = f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message service_message"><div class="tgme_widget_message_text">{escape(_CHANNEL)} pinned a message</div></div></div>'
    body = f"""<main class="tgme_main" data-url="/{_SLUG}"><div class="tgme_container"><section class="tgme_right_column"><div class="tgme_channel_info"><div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span dir="auto">{escape(_CHANNEL)}</span></div></div><div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">4.31K</span> <span class="counter_type">subscribers</span></div><div class="tgme_channel_info_counter"><span class="counter_value">212</span> <span class="counter_type">photos</span></div></div><div class="tgme_channel_info_description">Menus twice a week. Be kind.</div><a class="tgme_channel_download_telegram" href="//preview.example/dl">Download the app</a></div></section>
<section class="tgme_channel_history js-message_history">{pinned}{''.join(map(_bubble, page))}<div class="tme_messages_more_wrap"><a href="/s/{_SLUG}?before={page[0].number}" class="tme_messages_more js-messages_more" data-before="{page[0].number}"></a></div></section></div></main>"""
    html = f'<!DOCTYPE html><html class="theme_dark"><head><meta charset="utf-8"><title>{escape(_CHANNEL)} – preview</title><meta property="og:title" content="{escape(_CHANNEL)}"><meta property="og:image" content="{_HOST}/i.jpg"></head><body class="widget_frame_base tgme_webpreview emoji_image no_transitions"><header class="tgme_header search_collapsed"><div class="tgme_header_search"><form action="/s/{_SLUG}"><input name="q" placeholder="Search"></form></div></header>{body}</body></html>'
    return SitePage(f"/s/{_SLUG}?before={before}", html, "results", [_offer(m) for m in page if m.steps], posts=[_post(m) for m in page], handles=_handles(page))


@dataclass(frozen=True)
class _Small:
    number: int
    title: str
    kind: str
    pounds: int
    quantity: dict[str, Any]
    town: str
    phone: str
    at: datetime


def _smalls(rng: random.Random) -> list[_Small]:
    ounce = {"oz": "28.349523125", "g": "1"}
    smalls = []
    for n in range(26):
        title, kind, pounds, amount, unit = _SMALL[n % len(_SMALL)]
        quantity: dict[str, Any] = {"amount": amount, "unit": unit} if amount else {}
        if unit in ounce:
            quantity["grams"] = f"{(Decimal(amount) * Decimal(ounce[unit])).normalize():f}"
        elif "mg" in title:
            each, count = ("30", 10) if "codeine" in title else ("10", 28)
            quantity = {"amount": each, "unit": "mg", "pieces": count, "grams": f"{int(each) * count / 1000:g}"}
        phone = f"07700 900{rng.randrange(1000):03d}"
        smalls.append(_Small(88100 + n * 3, title if n < len(_SMALL) else f"{title}{rng.choice((' !', ' (again)', ' *bump*'))}", kind, pounds, quantity, _TOWNS[n % len(_TOWNS)], phone, _SEEN - timedelta(hours=2 + n * 5, minutes=rng.randrange(59))))
    return smalls


def _row(small: _Small) -> str:
    price = f"£{small.pounds}" if small.pounds else '<span class="muted">ask</span>'
    kind = {"sale": "Offered", "wanted": "Wanted", "service": "Services"}[small.kind]
    return f'<tr class="ad-row"><td class="when">{small.at:%d %b %Y}<br>{small.at:%H:%M}</td><td><span class="tag tag-{small.kind}">{kind}</span></td><td class="what"><a href="/ad/{small.number}">{escape(small.title)}</a></td><td class="price">{price}</td><td>{small.town}</td><td class="tel"><a href="tel:{small.phone.replace(" ", "")}">{small.phone}</a></td></tr>\n'


def _small_truth(small: _Small, url: bool = True) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": small.title, "offer_kind": small.kind, "listed_at": f"{small.at.isoformat()}+00:00"}
    truth |= {"url": f"/ad/{small.number}"} if url else {}
    truth |= {"price": {"amount": str(small.pounds), "currency": "GBP"}} if small.pounds else {}
    return truth | ({"quantity": small.quantity} if small.quantity else {})


def _phone(small: _Small) -> dict[str, str]:
    return {"kind": "phone", "value": f"+44{small.phone.replace(' ', '')[1:]}"}


def _frame(title: str, body: str) -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)} | Lamp Post Adverts</title></head><body><header><a href="/board"><strong>Lamp Post</strong></a> <nav><a href="/board?t=offered">Offered</a> <a href="/board?t=wanted">Wanted</a> <a href="/post">Put up an advert – £2.00</a></nav><p>All times UTC. 1,204 adverts in 63 towns.</p></header>{body}<footer><a href="/rules">House rules</a> <a href="/report">Report</a></footer></body></html>'


def _board(smalls: Sequence[_Small], page: int) -> SitePage:
    towns = "".join(f"<option>{town}</option>" for town in _TOWNS)
    body = f'<form class="filter"><select name="town"><option>All towns</option>{towns}</select><input name="q"><button>Show</button></form><table class="ads"><thead><tr><th>When</th><th>Kind</th><th>Advert</th><th>Price</th><th>Town</th><th>Call</th></tr></thead><tbody>\n{"".join(map(_row, smalls))}</tbody></table><p><a href="/board?p={page + 1}">older »</a></p>'
    return SitePage(f"/board?p={page}", _frame("Newest", body), "results", [_small_truth(s) for s in smalls], handles=[_phone(s) for s in smalls])


def _advert(small: _Small, others: Sequence[_Small]) -> SitePage:
    said = f"Genuine reason for selling. Can meet in {small.town} town centre after six. Cash only, no time wasters, text first."
    kind = {"sale": "Offered", "wanted": "Wanted", "service": "Services"}[small.kind]
    also = "".join(f'<li><a href="/ad/{o.number}">{escape(o.title)}</a> <b>£{o.pounds}</b> – {o.town}</li>' for o in others)
    body = f'<article><p class="tags"><span class="tag tag-{small.kind}">{kind}</span> in {small.town}</p><h1>{escape(small.title)}</h1><p class="big">£{small.pounds}</p><p>{said}</p><p>Put up on {small.at:%d %b %Y} at {small.at:%H:%M} · seen {small.number % 400 + 12} times</p><p>Call or text: <a href="tel:{small.phone.replace(" ", "")}">{small.phone}</a></p></article><aside><h2>Near {small.town}</h2><ul>{also}</ul></aside>'
    truth = _small_truth(small, url=False) | {"description": said, "payment": ["cash"], "delivery": ["pickup"], "views": small.number % 400 + 12}
    asides = [{"title": o.title, "url": f"/ad/{o.number}", "price": {"amount": str(o.pounds), "currency": "GBP"}, "aside": True} for o in others]
    return SitePage(f"/ad/{small.number}", _frame(small.title, body), "listing", [truth, *asides], handles=[_phone(small)])


def _pages(rng: random.Random) -> list[SitePage]:
    messages, smalls = _messages(rng), _smalls(rng)
    priced = [s for s in smalls if s.pounds]
    towns = "".join(f'<li><a href="/board?town={town}">{town}</a> ({n * 13 + 7})</li>' for n, town in enumerate(_TOWNS))
    empty = '<p class="none">No adverts match <q>umbrella</q>. Put one up yourself?</p>'
    age = "<h1>Are you 18?</h1><p>Some adverts here are for grown-ups. By going on you say that you are over 18 and that you have read the house rules.</p><form method='post'><button>Yes, go on</button> <a href='https://www.example.org'>No, leave</a></form>"
    gone = "<h1>This advert has gone</h1><p>It was taken down by its owner or by us, or its 30 days are over.</p><p><a href='/board'>Back to the board</a></p>"
    return [
        SitePage("/towns", _frame("Towns", f"<h1>Choose a town</h1><ul>{towns}</ul>"), "index"), _channel(messages[:15], 625), _channel(messages[15:], 640), _board(smalls[:24], 1), _board(smalls[24:], 2), SitePage("/board?q=umbrella", _frame("Search", empty), "results"),
        *(_advert(small, [o for o in priced[8:14] if o is not small]) for small in (priced[0], priced[2], priced[5])), SitePage("/age", _frame("One question", age), "other"), SitePage("/ad/1", _frame("Gone", gone), "error"),
    ]


SITE = TestSite("adverts_preview", "advert", "en", "2023-10-06T20:00:00+00:00", _pages)
