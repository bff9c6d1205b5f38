# ruff: noqa: E501
"""Social adverts in Polish: a channel's public web page, single posts, a notice board.

Peculiar: a record is a message whose first line is the title and whose next lines are the price
list ("5g – 250 zł"); views as "1.2K"; wanted and service posts between the offers; emoji bullets;
single adverts of a notice board as detail pages. A message is a listing and a post at once.
Everything here is invented; the telephone numbers are of the block that Ofcom keeps for drama.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_CHANNEL, _SLUG = "Zielony Tramwaj 🚋", "zielony_tramwaj_info"
_SEEN = datetime(2024, 2, 20, 15, 0, tzinfo=UTC)
_GOODS = (
    ("🌿 Amnezja haze indoor", "g", (1, 5, 10), 45),
    ("❄️ Kryształ 3CMC, świeża dostawa", "g", (1, 5, 25), 60),
    ("4CMC grube kamienie", "g", (2, 5, 10), 55),
    ("💊 Pixy „Tramwaje” 250mg", "tablet", (5, 10, 50), 25),
    ("🍫 Hasz marokański 10/10", "g", (2, 5, 10), 40),
    ("Fetka mokra *PROMOCJA* -20%", "g", (5, 10, 50), 18),
    ("Grzybki suszone B+ 🍄", "g", (3, 7, 14), 35),
    ("🏷 Kartony 150µg", "blotter", (5, 10, 100), 30),
    ("Keta igła 🇮🇳", "g", (1, 5, 10), 130),
    ("Mefa klasyk", "g", (1, 5, 10), 80),
    ("Klony 2mg blister", "tablet", (30, 60, 90), 6),
    ("🔥 Topy outdoor – końcówka", "g", (10, 25, 50), 22),
)
_WORDS = {"g": "g", "tablet": "szt. tabletek", "blotter": "kartonów"}


@dataclass(frozen=True)
class _Advert:
    number: int
    title: str
    unit: str
    steps: tuple[tuple[int, int], ...]
    closing: str
    delivery: tuple[str, ...]
    at: datetime
    views: int
    kind: str

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": self.title,
            "url": f"https://kanaly.example/{_SLUG}/{self.number}",
            "vendor": _CHANNEL,
            "offer_kind": self.kind,
            "listed_at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            "views": self.views,
        }
        if self.steps:
            tiers = [self._tier(*step) for step in self.steps]
            found |= {"price": tiers[0]["price"], "tiers": tiers}
        if self.delivery:
            found["delivery"] = list(self.delivery)
        return found | ({"marketing": ["discount"]} if "PROMOCJA" in self.title else {})

    def _tier(self, count: int, price: int) -> dict[str, Any]:
        quantity = {"amount": str(count), "unit": self.unit}
        if self.unit == "g":
            quantity["grams"] = str(count)
        return {"quantity": quantity, "price": {"amount": str(price), "currency": "PLN"}}

    def lines(self) -> list[str]:
        steps = [f"▫️ {count}{_gap(self.unit)} – {_zloty(price)} zł" for count, price in self.steps]
        return [self.title, *steps, self.closing]

    def post(self) -> dict[str, Any]:
        return {
            "thread": _CHANNEL,
            "author": _CHANNEL,
            "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            "text": " ".join(self.lines()),
        }


def _gap(unit: str) -> str:
    return "g" if unit == "g" else f" {_WORDS[unit]}"


def _zloty(price: int) -> str:
    return f"{price:,}".replace(",", " ")


def _views(count: int) -> str:
    return f"{count / 1000:.1f}K" if count >= 1000 else str(count)


def _closing(at: int) -> tuple[str, tuple[str, ...]]:
    return (
        ("Wysyłka InPost na terenie całej Polski 📦", ("post",)),
        ("Odbiór osobisty Wrocław lub dowóz kurierem", ("courier", "pickup")),
        ("Tylko skrytki, zdjęcie i pinezka po wpłacie", ("hidden_place",)),
        ("Pisz: @tramwaj_zamowienia", ()),
    )[at % 4]


def _adverts(rng: random.Random) -> list[_Advert]:
    made: list[_Advert] = []
    moment = _SEEN - timedelta(days=9)
    for at, (title, unit, counts, each) in enumerate(_GOODS):
        moment += timedelta(hours=rng.randrange(5, 17), seconds=rng.randrange(3600))
        steps = tuple(
            (count, round(count * each * (1 - step * 0.08) / 5) * 5)
            for step, count in enumerate(counts)
        )
        closing, delivery = _closing(at)
        views = rng.choice((rng.randrange(80, 999), rng.randrange(10, 60) * 100))
        made.append(
            _Advert(310 + at * 2, title, unit, steps, closing, delivery, moment, views, "sale")
        )
    first = made[0].at - timedelta(hours=4)
    wanted = _Advert(
        301,
        "Kupię większą ilość topów, stała współpraca",
        "g",
        (),
        "Tylko Kraków, pisz na priv",
        (),
        first,
        212,
        "wanted",
    )
    service = _Advert(
        303,
        "Szukamy kierowcy? Nie! Oferujemy dowóz 24/7 – Trójmiasto",
        "g",
        (),
        "Dowóz kurierem w godzinę",
        ("courier",),
        first + timedelta(hours=1),
        455,
        "service",
    )
    return [wanted, service, *made]


def _text_html(advert: _Advert) -> str:
    title, *rest = (escape(line) for line in advert.lines())
    emoji = '<i class="emoji" style="background-image:url(\'//cdn.example/e.png\')"><b>▫️</b></i>'
    body = "<br/>".join(line.replace("▫️", emoji) for line in rest)
    body = body.replace(
        "@tramwaj_zamowienia",
        '<a href="https://kanaly.example/tramwaj_zamowienia" target="_blank">@tramwaj_zamowienia</a>',
    )
    return f"<b>{title}</b><br/><br/>{body}"


def _message(advert: _Advert) -> str:
    url = f"https://kanaly.example/{_SLUG}/{advert.number}"
    photo = (
        f'<a class="tgme_widget_message_photo_wrap" href="{url}?single" style="width:800px;background-image:url(\'https://cdn.example/{advert.number}.jpg\')"><div class="tgme_widget_message_photo" style="padding-top:75%"></div></a>'
        if advert.number % 3
        else ""
    )
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{_SLUG}/{advert.number}" data-view="eyJjIjotMTAwfQ"><div class="tgme_widget_message_user"><a href="https://kanaly.example/{_SLUG}"><i class="tgme_widget_message_user_photo bgcolor3" data-content="Z"><img src="https://cdn.example/z.jpg"></i></a></div>
<div class="tgme_widget_message_bubble"><i class="tgme_widget_message_bubble_tail"><svg class="bubble_icon" width="9px" height="20px" viewBox="0 0 9 20"><g fill="none"><path d="M8 1"></path></g></svg></i><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://kanaly.example/{_SLUG}"><span dir="auto">{_CHANNEL}</span></a></div>
{photo}<div class="tgme_widget_message_text js-message_text" dir="auto">{_text_html(advert)}</div>
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">{_views(advert.views)}</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="{url}"><time datetime="{advert.at:%Y-%m-%dT%H:%M:%S}+00:00" class="time">{advert.at:%H:%M}</time></a></span></div></div></div></div></div>
"""


def _shell(title: str, body: str, css: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width, initial-scale=1.0"><meta property="og:title" content="{title}"><meta property="og:site_name" content="Kanaly"><script>window.matchMedia&&window.matchMedia('(prefers-color-scheme: dark)').matches&&document.documentElement.classList.add('theme_dark');</script><link href="//cdn.example/css/widget-frame.css" rel="stylesheet"></head><body class="{css} emoji_image thumbs">{body}</body></html>"""


def _handles() -> list[dict[str, Any]]:
    return [{"kind": "telegram", "value": "tramwaj_zamowienia"}]


def _side(channel_info: str) -> str:
    return f'<header class="tgme_header search_collapsed"><div class="tgme_container"><a class="tgme_logo_wrap" href="//kanaly.example/"></a><div class="tgme_header_info"><div class="tgme_header_title_wrap"><div class="tgme_header_title"><span dir="auto">{_CHANNEL}</span></div><div class="tgme_header_counter">1.48K subscribers</div></div></div></div></header><div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">{_CHANNEL}</span></div><div class="tgme_channel_info_header_username"><a href="#">@{_SLUG}</a></div><div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">1.48K</span> <span class="counter_type">subscribers</span></div><div class="tgme_channel_info_counter"><span class="counter_value">204</span> <span class="counter_type">photos</span></div></div>{channel_info}<a class="tgme_channel_download_telegram" href="#">Download</a></div>'


def _channel(adverts: Sequence[_Advert], path: str, info: str) -> SitePage:
    days, rows = "", ""
    for advert in adverts:
        day = f"{advert.at:%B} {advert.at.day}"
        if day != days:
            days = day
            rows += f'<div class="tgme_widget_message_wrap js-widget_message_wrap date_visible"><div class="tgme_widget_message_service_date_wrap"><div class="tgme_widget_message_service_date">{day}</div></div></div>\n'
        rows += _message(advert)
    more = f'<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/{_SLUG}?before=310" class="tme_messages_more js-messages_more" data-before="310"></a></div>'
    body = f'{_side(info)}<main class="tgme_main" data-url="/{_SLUG}"><div class="tgme_container"><section class="tgme_channel_history js-message_history">{more}{rows}</section></div></main>'
    shown = [advert for advert in adverts if "@" in advert.closing]
    own = [{"kind": "telegram", "value": _SLUG}]
    return SitePage(
        path,
        _shell(f"{_CHANNEL} – Kanaly", body, "widget_frame_base tgme_webpreview"),
        "results",
        [advert.truth() for advert in adverts],
        posts=[advert.post() for advert in adverts],
        handles=own + (_handles() if shown or "zamowienia" in info else []),
    )


def _notice(rng: random.Random, at: int, advert: _Advert) -> SitePage:
    city, phone = ("Gdynia", "Lublin", "Opole")[at], f"+44 7700 900{rng.randrange(100, 999)}"
    name, mail = ("Jarek", "Zosia B.", "magik")[at], f"ogloszenie{at}@poczta.example"
    count, price = advert.steps[1]
    views, title = rng.randrange(40, 900), f"Sprzedam {advert.title} {count}{_gap(advert.unit)}"
    text = f"{advert.title}, jakość jak zawsze. {advert.closing}. Płatność BTC lub gotówka."
    day = _SEEN - timedelta(days=at + 2, hours=3)
    body = f"""<div id="top"><a href="/">ogloszenia-lokalne.example</a> <a href="/dodaj">+ Dodaj ogłoszenie</a></div><ol class="sciezka"><li><a href="/">Strona główna</a></li><li><a href="/rozne">Różne</a></li><li><a href="/{city.lower()}">{city}</a></li></ol>
<article class="ogloszenie" id="o{advert.number}"><h1>{escape(title)}</h1><div class="cena"><strong>{_zloty(price)} zł</strong> <small>do negocjacji</small></div><table class="cechy"><tr><th>Typ</th><td>Sprzedaż</td><tr><th>Dodano</th><td>{day:%d.%m.%Y} {day:%H:%M} UTC</td><tr><th>Wyświetlenia</th><td>{views}</td><tr><th>Miasto</th><td>{city}, Polska</td></table>
<div class="opis"><p>{escape(text)}</p></div><aside class="kontakt"><h4>Kontakt</h4><p>{name}<br>tel. {phone}<br>{mail.replace("@", " (małpa) ")}</p></aside></article><p class="zglos"><a href="/zglos">Zgłoś nadużycie</a></p>"""
    quantity: dict[str, Any] = {"amount": str(count), "unit": advert.unit}
    if advert.unit == "g":
        quantity["grams"] = str(count)
    truth: dict[str, Any] = {
        "title": title,
        "vendor": name,
        "price": {"amount": str(price), "currency": "PLN"},
        "offer_kind": "sale",
        "listed_at": f"{day:%Y-%m-%dT%H:%M:00Z}",
        "views": views,
        "description": text,
        "payment": ["BTC", "cash"],
    }
    if "mg" not in title:
        truth["quantity"] = quantity
    if advert.delivery:
        truth["delivery"] = list(advert.delivery)
    handles = [
        {"kind": "phone", "value": phone.replace(" ", ""), "account": name},
        {"kind": "email", "value": mail, "account": name},
    ]
    if "@" in advert.closing:
        handles += _handles()
    return SitePage(
        f"/rozne/{advert.number}-ogloszenie.html",
        _shell(escape(title), body, "strona"),
        "listing",
        [truth],
        handles=handles,
    )


def _preview() -> SitePage:
    body = f'<div class="tgme_page_wrap"><div class="tgme_body_wrap"><div class="tgme_page"><div class="tgme_page_photo"><a href="#"><img class="tgme_page_photo_image" src="https://cdn.example/z.jpg"></a></div><div class="tgme_page_title"><span dir="auto">{_CHANNEL}</span></div><div class="tgme_page_extra">1 482 subscribers</div><div class="tgme_page_description" dir="auto">Kanał informacyjny. Kontakt tylko: <a href="#">@tramwaj_zamowienia</a></div><div class="tgme_page_action"><a class="tgme_action_button_new shine" href="#">View in Kanaly</a></div><div class="tgme_page_context_link_wrap"><a class="tgme_page_context_link" href="/s/{_SLUG}">Preview channel</a></div></div></div></div>'
    return SitePage(
        f"/{_SLUG}",
        _shell(_CHANNEL, body, "no_transition"),
        "other",
        handles=_handles(),
    )


def _home() -> SitePage:
    names = ("Motoryzacja", "Dom i ogród", "Praca", "Różne", "Oddam za darmo")
    rows = "".join(
        f'<li><a href="/{at}">{name}</a> <b>({at * 37})</b></li>'
        for at, name in enumerate(names, 3)
    )
    body = f"<h1>Ogłoszenia lokalne</h1><p>Wybierz kategorię albo miasto.</p><ul class='kategorie'>{rows}</ul><p>Miasta: <a href='/gdynia'>Gdynia</a> · <a href='/lublin'>Lublin</a> · <a href='/opole'>Opole</a></p>"
    return SitePage("/", _shell("Ogłoszenia lokalne", body, "strona"), "index")


def _gone() -> SitePage:
    body = "<h1>Ogłoszenie wygasło</h1><p>To ogłoszenie zostało usunięte lub nigdy nie istniało. <a href='/'>Strona główna</a></p>"
    return SitePage("/rozne/1-ogloszenie.html", _shell("404", body, "strona"), "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    adverts = _adverts(rng)
    contact = '<div class="tgme_channel_info_description">Zamówienia: <a href="#">@tramwaj_zamowienia</a></div>'
    return [
        _home(),
        _channel(adverts[:11], f"/s/{_SLUG}", contact),
        _channel(adverts[11:], f"/s/{_SLUG}?after=330", ""),
        *(_notice(rng, at, adverts[2 + at * 4]) for at in range(3)),
        _preview(),
        _gone(),
    ]


SITE = TestSite("adverts_channel", "advert", "pl", "2024-02-20T15:00:00Z", _pages)
