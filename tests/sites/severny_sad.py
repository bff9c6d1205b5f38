# ruff: noqa: E501
# fmt: off
"""Severny Sad: a Russian market of hidden places; every listing carries its own table of weights.

Peculiar: roubles with no-break spaces and bitcoin side by side, one tier per weight, district and
kind of hiding, "прикоп / тайник / магнит" as tags, few listings sent by post, dates as "вчера",
"3 дня назад" or "12 марта 2022", decimal commas, shops instead of people.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2022, 3, 20, 11, 0, tzinfo=UTC)
_PER_PAGE = 12
_ROUBLES_PER_COIN = 4_310_500
_HIDING = ("Прикоп", "Тайник", "Магнит")
_DISTRICTS = ("Центральный р-н", "Заречный р-н", "Советский р-н", "Левый берег", "Промзона")
_SHOPS = (
    ("Лесная лавка", "lesnaya-lavka", "4,92"),
    ("Дядя Фёдор & Ко", "dyadya-fedor", "4,71"),
    ("POLUSTANOK", "polustanok", "4,99"),
    ("Тихий омут", "tikhiy-omut", "4,38"),
    ("Белая Сова 24/7", "belaya-sova", "4,85"),
)
# Title, section, subsection, tiers as "amount unit roubles".
_GOODS = (
    ("Мефедрон кристалл (МЯУ) высшее качество", "Эйфоретики", "Мефедрон", ("0.5 g 1500", "1 g 2400", "2 g 4300", "5 g 9500")),
    ("Мефедрон МУКА | акция до конца месяца", "Эйфоретики", "Мефедрон", ("1 g 1900", "3 g 5200")),
    ("Альфа-ПВП кристалл белый", "Стимуляторы", "Альфа-ПВП", ("0.3 g 1100", "0.5 g 1600", "1 g 2900")),
    ("Амфетамин VHQ сухой (опт)", "Стимуляторы", "Амфетамин", ("5 g 6500", "50 g 41000", "100 g 72000")),
    ("Кокаин «Колумбия» 90%", "Стимуляторы", "Кокаин", ("0.5 g 7200", "1 g 12900")),
    ("Шишки АК-47 гидропоника", "Марихуана", "Шишки", ("1 g 1700", "2 g 3200", "5 g 7400", "10 g 13900")),
    ("Гашиш Евро «Паровоз» мягкий", "Марихуана", "Гашиш", ("1 g 1500", "5 g 6800")),
    ("Таблетки «Кораблик» 250 мг MDMA", "Эйфоретики", "Экстази", ("1 piece 1200", "5 piece 4900", "10 piece 8900")),
    ("ЛСД марки 220 мкг 🌈", "Психоделики", "ЛСД", ("1 blotter 1400", "3 blotter 3600", "10 blotter 9900")),
    ("Грибы сушёные Golden Teacher", "Психоделики", "Грибы", ("3 g 2500", "10 g 7000")),
    ("Героин №3 проба для новых клиентов", "Опиаты", "Героин", ("0.25 g 1000", "1 g 3400")),
    ("Оптовый клад: шишки, от полкило", "Марихуана", "Шишки", ("0.5 kg 290000", "1 kg 540000")),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " ⭐", " | новинка", " (проверено лабораторией)", " — касание рядом с остановкой")
# A piece whose title also says its strength: either may be taken for the quantity.
_STRENGTHS = {
    "250 мг": {"amount": "250", "unit": "mg", "grams": "0.25"},
    "220 мкг": {"amount": "220", "unit": "ug", "grams": "0.00022"},
}
_UNITS = {"g": "г", "kg": "кг", "piece": "шт.", "blotter": "марок"}
_TEXTS = ("Забрал за пять минут, всё ровно", "ненаход, магазин дал перезаклад", "качество огонь, вес в норме", "Координаты точные, фото чёткое. Спасибо!", "Могло быть и лучше, ровно на четвёрку")
_MONTHS = ("", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")


class _Tier(NamedTuple):
    amount: str
    unit: str
    roubles: int
    hiding: str
    district: str

    @property
    def coin(self) -> str:
        return f"{self.roubles / _ROUBLES_PER_COIN:.6f}"

    @property
    def money(self) -> str:
        return f"{self.roubles:,}".replace(",", "\u00a0")


class _Offer(NamedTuple):
    number: int
    title: str
    section: tuple[str, str]
    tiers: tuple[_Tier, ...]
    shop: str
    slug: str
    rating: str
    sales: int
    days: int
    posted: bool

    @property
    def url(self) -> str:
        return f"/product/{self.number}-{self.slug}?city=17"


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(2 * _PER_PAGE + 2):
        title, top, sub, steps = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        shop, slug, rating = rng.choice(_SHOPS)
        posted = rng.random() < 0.15
        tiers = []
        for step in steps:
            amount, unit, roubles = step.split()
            where = ("Почта", "по РФ") if posted else (rng.choice(_HIDING), rng.choice(_DISTRICTS))
            tiers.append(_Tier(amount, unit, round(int(roubles) * rng.uniform(0.0095, 0.011)) * 100, *where))
        shown = rating if rng.random() < 0.85 else ""
        made.append(_Offer(70311 + place * 29, title, (top, sub), tuple(tiers), shop, slug, shown, rng.choice((0, 18, 342, 1204)), rng.choice((1, 3, 5, 8, 40)), posted))
    return made


def _amount(tier: _Tier) -> str:
    return f"{tier.amount.replace('.', ',')} {_UNITS[tier.unit]}"


def _quantity(tier: _Tier) -> dict[str, str]:
    grams = {"g": 1, "kg": 1000}.get(tier.unit)
    return {"amount": tier.amount, "unit": tier.unit} | ({"grams": f"{float(tier.amount) * grams:g}"} if grams else {})


def _price(tier: _Tier) -> dict[str, str]:
    return {"amount": str(tier.roubles), "currency": "RUB"}


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    first = offer.tiers[0]
    title = offer.title.lower()
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.shop,
        "price": _price(first),
        "price_also": {"amount": first.coin, "currency": "BTC"},
        "tiers": [{"quantity": _quantity(tier), "price": _price(tier)} for tier in offer.tiers],
        "quantity": _quantity(first),
        "quantity_also": next((also for text, also in _STRENGTHS.items() if text in offer.title), None),
        "category": list(offer.section),
        "ships_to": ["RU"] if offer.posted else None,
        "rating": offer.rating.replace(",", "."),
        "sales": offer.sales,
        "listed_at": (_SEEN - timedelta(days=offer.days)).date().isoformat(),
        "delivery": ["post"] if offer.posted else ["hidden_place"],
        "marketing": ["discount"] * ("акция" in title) + ["sample"] * ("проба" in title),
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _day(days: int) -> str:
    if days == 1:
        return "вчера"
    if days < 7:
        return f"{days} {'дня' if days < 5 else 'дней'} назад"
    at = _SEEN - timedelta(days=days)
    return f"{at.day} {_MONTHS[at.month]} {at.year}"


def _tiers(offer: _Offer) -> str:
    rows = "".join(
        f'<tr class="position"><td class="weight">{_amount(tier)}</td><td class="cost"><b>{tier.money}</b> руб.</td><td class="coin">{tier.coin} BTC</td><td><span class="label label-{_HIDING.index(tier.hiding) if tier.hiding in _HIDING else 9}">{tier.hiding}</span></td><td class="place">{tier.district}</td><td><button name="pos" value="{offer.number}{place}" class="btn-buy">Купить</button></td></tr>'
        for place, tier in enumerate(offer.tiers)
    )
    return f'<form method="post" action="/order/start"><input type="hidden" name="_csrf" value="bmUgbWVzaGF5"><table class="positions">{rows}</table></form>'


def _article(offer: _Offer) -> str:
    stars = f'<span class="rate">★ {offer.rating}</span>' if offer.rating else '<span class="rate empty">нет оценок</span>'
    return f"""<article class="goods__item" data-id="{offer.number}">
 <header><h3><a href="{offer.url}">{escape(offer.title)}</a></h3><div class="goods__path"><a href="/cat/1">{offer.section[0]}</a> / <a href="/cat/11">{offer.section[1]}</a></div></header>
 <div class="goods__img" style="background-image:url(data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ)"></div>
 <div class="goods__shop">Магазин: <a href="/shop/{offer.slug}">{escape(offer.shop)}</a> {stars} <span class="deals">продаж: {offer.sales}</span></div>
 {_tiers(offer)}
 <footer><small>Добавлено: {_day(offer.days)}</small></footer>
</article>
"""


def _frame(heading: str, body: str) -> str:
    cities = "".join(f'<option value="{n}"{" selected" if n == 17 else ""}>{city}</option>' for n, city in ((1, "Москва"), (2, "Санкт-Петербург"), (17, "Казань"), (18, "Екатеринбург")))
    areas = "".join(f'<label><input type="checkbox" name="d[]"> {district} <i>({n * 31 + 12})</i></label>' for n, district in enumerate(_DISTRICTS))
    tops = "".join(f'<li><a href="/cat/{n}">{name}</a><span>{count}</span></li>' for n, (name, count) in enumerate((("Марихуана", 2301), ("Стимуляторы", 3120), ("Эйфоретики", 4409), ("Психоделики", 701), ("Опиаты", 388), ("Аптека", 95)), start=1))
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{escape(heading)} — Северный Сад</title><link rel="stylesheet" href="/assets/app-7c1.css"></head>
<body><div class="header"><a class="logo" href="/">СЕВЕРНЫЙ САД</a><form class="city" action="/city"><select name="city">{cities}</select></form><div class="rates">1 BTC = 4 310 500 руб. | баланс: 0,000000 BTC</div><ul class="user"><li><a href="/orders">Заказы <b>0</b></a></li><li><a href="/dialogs">Диалоги <b>1</b></a></li><li><a href="/logout">Выход</a></li></ul></div>
<aside class="filters"><h4>Категории</h4><ul>{tops}</ul><h4>Районы</h4>{areas}<h4>Тип клада</h4><label><input type="checkbox"> Прикоп</label><label><input type="checkbox"> Тайник</label><label><input type="checkbox"> Магнит</label><h4>Цена</h4><input name="min" placeholder="от 500"><input name="max" placeholder="до 100 000"></aside>
<section class="content"><h1>{escape(heading)}</h1>
{body}</section>
<div class="footer">© Северный Сад · <a href="/rules">Правила</a> · <a href="/garant">Гарант</a> · <a href="/support">Поддержка</a></div></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    links = "".join(f"<b>{n}</b>" if n == number else f'<a href="/catalog?city=17&amp;page={n}">{n}</a>' for n in range(1, last + 1))
    body = f'<div class="sort">Сортировать: <a href="?s=price">по цене</a> <a href="?s=rate">по рейтингу</a></div>{"".join(_article(o) for o in offers)}<div class="pages">Страницы: {links}</div>'
    return SitePage(f"/catalog?city=17&page={number}", _frame("Моментальные покупки", body), "results", [_truth(o) for o in offers])


def _reviews(rng: random.Random, shop: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for offer in offers:
        tier, days, stars, text = rng.choice(offer.tiers), rng.choice((1, 2, 4, 6, 19)), rng.choice((5, 5, 4, 3)), rng.choice(_TEXTS)
        buyer = f"{rng.choice('абкмст')}***{rng.choice('аеинор')}"
        rows.append(f'<div class="review"><div class="review__head"><b>{buyer}</b> <span class="rate">{stars}/5</span> <time>{_day(days)}</time></div><div class="review__what">{escape(offer.title)}, {_amount(tier)}, {tier.money} руб.</div><p>{escape(text)}</p></div>')
        at = (_SEEN - timedelta(days=days)).date().isoformat()
        truths.append({"vendor": shop, "rating": str(stars), "text": text, "buyer": buyer, "at": at, "amount": _price(tier), "listing": offer.title})
    return "".join(rows), truths


def _detail(rng: random.Random, offer: _Offer) -> SitePage:
    how = "Отправка почтой по РФ, трек в день заказа." if offer.posted else "Клады разложены, адрес сразу после оплаты, фото и координаты."
    text = f"Свежая партия от магазина {offer.shop}. {how} Перезаклад только постоянным клиентам."
    html, feedback = _reviews(rng, offer.shop, [offer] * 3)
    top, sub = offer.section
    rate = f'<span class="rate">★ {offer.rating}</span>' if offer.rating else ""
    body = f"""<div class="crumbs"><a href="/">Главная</a> → <a href="/cat/1">{top}</a> → <a href="/cat/11">{sub}</a></div><div class="product"><img src="/media/{offer.number}.jpg" alt="{escape(offer.title)}">
<dl><dt>Магазин</dt><dd><a href="/shop/{offer.slug}">{escape(offer.shop)}</a> {rate}</dd><dt>Продаж</dt><dd>{offer.sales}</dd><dt>Добавлено</dt><dd>{_day(offer.days)}</dd><dt>Оплата</dt><dd>BTC, карта</dd><dt>Гарант</dt><dd>да</dd></dl>
<h4>В наличии</h4>{_tiers(offer)}<h4>Описание</h4><div class="product__text">{escape(text)}</div></div><h4>Отзывы</h4>{html}"""
    truth = _truth(offer, description=text, payment=["BTC", "card"], escrow="escrow")
    return SitePage(offer.url, _frame(offer.title, body), "listing", [truth], feedback=feedback)


def _shop(name: str, slug: str, rating: str, offers: Sequence[_Offer]) -> SitePage:
    about = f"Магазин «{name}» работает с 2019 года. Поддержка круглосуточно, пишите в диалог или на {slug}@pochta.example.com."
    body = f"""<div class="shop"><h2>{escape(name)}</h2><table class="shop__facts"><tr><td>Рейтинг</td><td>{rating}</td></tr><tr><td>Сделок</td><td>12&nbsp;480</td></tr><tr><td>На площадке с</td><td>4 июня 2019</td></tr><tr><td>Был в сети</td><td>вчера</td></tr><tr><td>Статус</td><td>Проверенный</td></tr></table><p>{escape(about)}</p></div>
<h3>Товары магазина</h3>{"".join(_article(o) for o in offers)}"""
    truth = {"name": name, "level": "Проверенный", "sales": 12480, "rating": rating.replace(",", "."), "member_since": "2019-06-04", "last_seen": "2022-03-19", "description": about}
    handle = {"kind": "email", "value": f"{slug}@pochta.example.com", "account": name}
    return SitePage(f"/shop/{slug}", _frame(name, body), "vendor", [_truth(o) for o in offers], [truth], handles=[handle])


def _plain() -> list[SitePage]:
    news = '<div class="news"><h4>Новости</h4><p><b>14 марта 2022</b> Обновили кошельки, вывод до 24 часов.</p><p><b>1 марта 2022</b> Новые города: ищите в списке.</p></div>'
    tiles = "".join(f'<a class="tile" href="/cat/{n}"><img src="/ic/{n}.svg" alt=""><span>{name}</span><em>{count} предложений</em></a>' for n, (name, count) in enumerate((("Марихуана", 2301), ("Стимуляторы", 3120), ("Эйфоретики", 4409)), start=1))
    captcha = '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Проверка</title></head><body><form method="post"><h3>Подтвердите, что вы не робот</h3><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=="><input type="text" name="captcha" placeholder="Введите символы с картинки"><button>Продолжить</button></form></body></html>'
    login = '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Вход</title></head><body><form method="post" action="/login"><input name="login" placeholder="Логин"><input type="password" name="password" placeholder="Пароль"><button>Войти</button><a href="/register">Регистрация</a></form></body></html>'
    return [
        SitePage("/", _frame("Добро пожаловать", news + f'<div class="tiles">{tiles}</div>'), "index"),
        SitePage("/catalog?q=самовар", _frame("Поиск: самовар", '<div class="empty">Ничего не найдено. Измените фильтры.</div>'), "results"),
        SitePage("/check", captcha, "captcha"),
        SitePage("/login", login, "login"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    posted = next((place for place, offer in enumerate(offers) if offer.posted), 20)
    pages += [_detail(rng, offers[place]) for place in sorted({2, 9, 14, posted})[:4]]
    stocked = {shop: [o for o in offers if o.shop == shop[0]] for shop in _SHOPS}
    shops = [shop for shop in _SHOPS if stocked[shop]][:2]
    pages += [_shop(*shop, stocked[shop]) for shop in shops]
    html, feedback = _reviews(rng, shops[0][0], [rng.choice(stocked[shops[0]]) for _ in range(20)])
    pages.append(SitePage(f"/shop/{shops[0][1]}/reviews", _frame(f"Отзывы о магазине {shops[0][0]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("severny_sad", "market", "ru", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
