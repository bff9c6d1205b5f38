"""Zimnik: a Russian market of shops and hidden places, prices in roubles (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2021-09-18T16:30:00Z"
NOW = datetime.fromisoformat(SEEN)
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
MASS = {"mg": "0.001", "g": "1", "kg": "1000", "ug": "0.000001"}
PIX = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="

# title | category | words=quantity=roubles; ...
GOODS = (
    ("Альфа-ПВП белая мука", "Стимуляторы/Альфа-ПВП", "0,5 г=0.5 g=1200;1 г=1 g=2000;2 г=2 g=3600"),
    (
        "Мефедрон крист «Северный лёд»",
        "Стимуляторы/Мефедрон",
        "1 г=1 g=2300;2 г=2 g=4100;5 г=5 g=8900",
    ),
    ("МЕФ МУКА VHQ!!! без запаха", "Стимуляторы/Мефедрон", "0,5 г=0.5 g=1490;1 г=1 g=2590"),
    (
        "Амфетамин сульфат 🌪 паста сухая",
        "Стимуляторы/Амфетамин",
        "1 г=1 g=1100;3 г=3 g=2700;10 г=10 g=7500",
    ),
    ("Кокаин VHQ Колумбия 91%", "Стимуляторы/Кокаин", "0,5 г=0.5 g=7500;1 г=1 g=13900"),
    ("Шишки АК-47 (гидра)", "Марихуана/Шишки", "1 г=1 g=1700;2 г=2 g=3200;5 г=5 g=7300"),
    ("Бошки White Widow, тепличка", "Марихуана/Шишки", "1 г=1 g=1500;3 г=3 g=4200"),
    (
        "Гашиш Ice-o-lator | Марокко",
        "Марихуана/Гашиш",
        "1 г=1 g=1600;5 г=5 g=6500;100 г=100 g=85000",
    ),
    ("Гашиш афганка мягкий евро", "Марихуана/Гашиш", "2 г=2 g=2400;10 г=10 g=9800"),
    (
        "Марки LSD-25 «Сова» 250 мкг",
        "Психоделики/LSD",
        "2 x 250 мкг=2x250 ug=3000;5 x 250 мкг=5x250 ug=6400",
    ),
    ("Грибы Golden Teacher сушёные", "Психоделики/Грибы", "2 г=2 g=2200;5 г=5 g=4700"),
    ("MDMA кристаллы (NL)", "Эйфоретики/MDMA", "1 г=1 g=3100;5 г=5 g=12500"),
    (
        "Экстази «Оранжевый трамвай» 240мг",
        "Эйфоретики/Экстази",
        "2 шт=2 piece=1800;5 шт=5 piece=4000;20 шт=20 piece=13000",
    ),
    ("Метадон (уличный) порошок", "Опиаты/Метадон", "0,25 г=0.25 g=1900;0,5 г=0.5 g=3400"),
    (
        "Лирика 300 мг, блистер",
        "Аптека/Прегабалин",
        "14 капсул=14 piece=1500;56 капсул=56 piece=5100",
    ),
    ("Кетамин игла", "Диссоциативы/Кетамин", "1 г=1 g=3800;2 г=2 g=7000"),
)
CITIES = ("Верхнекамск", "Заозёрный-2", "Новая Лада", "Белый Яр", "Усть-Вишера")
PLACES = ("Прикоп", "Магнит", "Тайник", "Клад", "Снежный прикоп")
SHOPS = {  # name: rating, deals, since
    "Полярный Лис": ("4.96", 12840, (2018, 3, 12)),
    "Тихий Двор 24/7": ("4.81", 3077, (2019, 11, 2)),
    "MatryoshkaLab": ("4.90", 998, (2020, 6, 27)),
    "Кедр & Ко": ("4.55", 214, (2021, 1, 9)),
}
REVIEWS = (
    "Всё ровно, в касание. Спасибо магазину!",
    "Координаты точные, фото понятные",
    "Ненаход, вопрос решили перекладом",
    "качество огонь, вес в вес",
    "Долго искал, снег, но нашёл",
    "Недовес 0,1. Диспут закрыли за час",
    "норм",
)


def _quantity(code: str) -> Row:
    pieces, _, rest = code.rpartition("x")
    amount, unit = rest.split()
    found: Row = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = pieces
    if unit in MASS:
        found["grams"] = (
            f"{(Decimal(amount) * Decimal(MASS[unit]) * int(pieces or 1)).normalize():f}"
        )
    return found


def _steps(text: str, extra: int) -> list[Row]:
    steps = []
    for option in text.split(";"):
        words, code, roubles = option.split("=")
        steps.append(
            {"words": words, "quantity": _quantity(code), "rub": int(roubles) + extra * 50}
        )
    return steps


def _rub(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _day(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(3):
        for title, category, text in GOODS:
            places = sorted(rng.sample(PLACES, rng.randint(1, 3)))
            item: Row = {
                "title": title
                if copy != 2
                else f"{title} {rng.choice(('🔥АКЦИЯ🔥', '[опт]', '- новый завоз'))}",
                "category": category.split("/"),
                "steps": _steps(text, copy),
            }
            item |= {
                "vendor": rng.choice(sorted(SHOPS)),
                "city": rng.choice(CITIES),
                "places": places,
                "number": 20000 + len(items) * 113 + rng.randint(0, 99),
            }
            item |= {
                "rating": rng.choice(("4.9", "4.7", "5.0", None)),
                "reviews": rng.randint(1, 900),
                "post": rng.random() < 0.2,
            }
            item["url"] = f"/market/{item['number']}/offer"
            items.append(item)
    rng.shuffle(items)
    return items


def _money(rub: int) -> Row:
    return {"amount": str(rub), "currency": "RUB"}


def _truth(item: Row, *, url: bool = True) -> Row:
    first = item["steps"][0]
    found: Row = {
        "title": item["title"],
        "vendor": item["vendor"],
        "category": item["category"],
        "price": _money(first["rub"]),
        "quantity": first["quantity"],
    }
    found["tiers"] = [
        {"quantity": {k: s["quantity"][k] for k in ("amount", "unit")}, "price": _money(s["rub"])}
        for s in item["steps"]
    ]
    found["delivery"] = ["hidden_place", "post"] if item["post"] else ["hidden_place"]
    if item["rating"]:
        found["rating"] = item["rating"]
    if url:
        found["url"] = item["url"]
    if "АКЦИЯ" in item["title"]:
        found["marketing"] = ["discount"]
    return found


def _page(title: str, content: str) -> str:
    towns = "".join(f'<option value="{n}">{c}</option>' for n, c in enumerate(CITIES, 1))
    side = "".join(
        f'<li><a href="/catalog/{n}">{c}</a><span>{k}</span></li>'
        for n, (c, k) in enumerate(
            (
                ("Стимуляторы", 8213),
                ("Марихуана", 5120),
                ("Эйфоретики", 1904),
                ("Психоделики", 1010),
                ("Опиаты", 633),
                ("Аптека", 2210),
                ("Диссоциативы", 187),
            ),
            1,
        )
    )
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{escape(title)} — ЗИМНИК</title><link rel="stylesheet" href="/css/app.css?id=4f1a"></head>
<body><div class="top"><div class="top__logo"><a href="/"><img src="{PIX}" alt="Зимник">Зимник</a></div>
<form class="top__search" action="/search"><select name="city"><option>Все города</option>{towns}</select><input type="text" name="query" placeholder="Поиск по товарам и магазинам"><button>Найти</button></form>
<div class="top__user"><a href="/orders">Заказы</a><a href="/tickets">Диалоги <b>1</b></a><span class="balance">0.00000000 BTC <small>~ 0 руб.</small></span></div></div>
<div class="wrap"><div class="sidebar"><h4>Каталог</h4><ul>{side}</ul><div class="rate">Курс BTC: 3&nbsp;512&nbsp;840 руб.</div></div>
<div class="content">
{content}
</div></div><div class="bottom">© 2018–2021 · <a href="/rules">Правила</a> · <a href="/help">Помощь</a> · Время сервера 19:30 МСК</div></body></html>"""


def _record(item: Row) -> str:
    rating, deals, _ = SHOPS[item["vendor"]]
    steps = "".join(
        f'<div class="pack"><div class="pack__w">{s["words"]}</div><div class="pack__p">{_rub(s["rub"])} руб.</div><a class="btn" href="{item["url"]}?v={n}">Купить</a></div>'
        for n, s in enumerate(item["steps"])
    )
    stars = (
        f'<div class="goods__rate"><i class="star"></i>{item["rating"]} <span>отзывов: {item["reviews"]}</span></div>'
        if item["rating"]
        else '<div class="goods__rate">нет оценок</div>'
    )
    places = ", ".join(item["places"]) + (", Почта" if item["post"] else "")
    return f"""<div class="goods"><div class="goods__pic"><img data-src="/img/{item["number"]}.jpg" src="{PIX}"></div>
<div class="goods__body"><div class="goods__cat">{" / ".join(item["category"])}</div><a class="goods__name" href="{item["url"]}">{escape(item["title"])}</a>
<div class="goods__shop">Магазин: <a href="/shop/{sorted(SHOPS).index(item["vendor"]) + 7}">{escape(item["vendor"])}</a> <em>{rating}</em> ({_rub(deals)} сделок)</div>{stars}
<div class="goods__geo"><b>{item["city"]}</b> · {places}</div></div>
<div class="goods__packs">{steps}</div></div>
"""


def _results(items: list[Row], number: int) -> SitePage:
    pages = '<div class="paginator"><a href="/catalog?page=1">1</a><a href="/catalog?page=2">2</a><a href="/catalog?page=3">3</a><a href="/catalog?page=2">Вперёд »</a></div>'
    tops = '<div class="promo">Реклама: <a href="/shop/7">Полярный Лис</a> — клады от 1&nbsp;100 руб. каждый день!</div>'
    body = (
        f"<h1>Товары</h1>{tops}<div class='sort'>Сортировать: <a href='?s=price'>по цене</a> <a href='?s=rate'>по рейтингу</a></div>"
        + "".join(map(_record, items))
        + pages
    )
    return SitePage(
        f"/catalog?page={number}",
        _page("Товары", body),
        "results",
        listings=[_truth(i) for i in items],
    )


def _reviews(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    blocks, truth = [], []
    for days in sorted(rng.sample(range(0, 80), count)):
        score, text = rng.choice((10, 10, 9, 8, 4)), rng.choice(REVIEWS)
        at = NOW - timedelta(days=days)
        shown = {0: "сегодня", 1: "вчера"}.get(days, _day(at))
        buyer = f"{rng.choice('абвкмсд')}****{rng.randint(1, 9)}"
        step = rng.choice(item["steps"])
        what = (
            f'<div class="review__goods"><a href="{item["url"]}">{escape(item["title"])}</a>, {step["words"]}, {_rub(step["rub"])} руб.</div>'
            if named
            else ""
        )
        blocks.append(
            f'<div class="review"><div class="review__head"><span class="nick">{buyer}</span><span class="mark">{score}/10</span><span class="date">{shown}</span></div>{what}<div class="review__text">{text}</div></div>'
        )
        entry = {
            "vendor": item["vendor"],
            "rating": str(score),
            "text": text,
            "buyer": buyer,
            "at": f"{at:%Y-%m-%d}",
        }
        truth.append(
            entry | ({"listing": item["title"], "amount": _money(step["rub"])} if named else {})
        )
    return "".join(blocks), truth


def _detail(rng: random.Random, item: Row) -> SitePage:
    lines = [
        "Чистый продукт, проверен лабораторией площадки.",
        "Все адреса без палева, описание и фото на месте.",
        "Ненаход рассматриваем по правилам магазина в течение 24 часов.",
    ]
    rows = "".join(
        f'<tr><td>{s["words"]}</td><td><b>{_rub(s["rub"])}</b> руб.</td><td>{rng.choice(item["places"])}</td><td>р-н {rng.choice(("Центр", "Вокзал", "Левый берег"))}</td><td><button name="pos" value="{n}">В корзину</button></td></tr>'
        for n, s in enumerate(item["steps"])
    )
    post = "<p>Отправка почтой по РФ: от 5 рабочих дней.</p>" if item["post"] else ""
    blocks, feedback = _reviews(rng, item, rng.randint(3, 6), named=False)
    rate = (
        f'<div class="goods__rate">Оценка товара: {item["rating"]}</div>' if item["rating"] else ""
    )
    body = f"""<div class="crumbs"><a href="/">Главная</a> → <a href="/catalog/1">{item["category"][0]}</a> → <a href="/catalog/1/2">{item["category"][1]}</a></div>
<h1>{escape(item["title"])}</h1><div class="card"><img src="{PIX}"><div>Магазин: <a href="/shop/7">{escape(item["vendor"])}</a></div>{rate}<div>Тип клада: {", ".join(item["places"])}</div>{post}</div>
<form method="post"><table class="positions"><thead><tr><th>Фасовка</th><th>Цена</th><th>Тип</th><th>Район</th><th></th></tr></thead><tbody>{rows}</tbody></table></form>
<div class="about"><h3>Описание</h3><p>{"<br/>".join(lines)}</p></div><h3>Отзывы</h3>{blocks}"""
    truth = _truth(item, url=False) | {"description": " ".join(lines)}
    return SitePage(
        item["url"], _page(item["title"], body), "listing", listings=[truth], feedback=feedback
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    rating, deals, since = SHOPS[name]
    lines = [
        "Работаем с 2018 года, 5 городов.",
        "Оператор на связи с 10:00 до 23:00 (МСК).",
        "Скидка 5% после десятого заказа.",
    ]
    blocks, feedback = _reviews(rng, items[0], 6, named=True)
    nick = f"lavka_{deals}"
    at = datetime(*since)  # noqa: DTZ001 - only its day is shown
    body = f"""<div class="shop"><h1>{escape(name)}</h1><table class="facts"><tr><td>Рейтинг</td><td>{rating}</td></tr><tr><td>Сделок</td><td>{_rub(deals)}</td></tr><tr><td>На площадке с</td><td>{_day(at)}</td></tr><tr><td>Был в сети</td><td>вчера</td></tr><tr><td>Статус</td><td>Проверенный магазин</td></tr></table>
<div class="shop__about">{"<br>".join(lines)}</div><div class="contacts">Телеграм: @{nick} | jabber: {nick}@xmpp.example</div></div><h2>Товары магазина</h2>{"".join(map(_record, items))}<h2>Отзывы о магазине</h2>{blocks}"""
    vendor = {
        "name": name,
        "rating": rating,
        "sales": deals,
        "level": "Проверенный магазин",
        "member_since": f"{at:%Y-%m-%d}",
        "last_seen": "2021-09-17",
        "description": " ".join(lines),
    }
    handles = [
        {"kind": "telegram", "value": nick, "account": name},
        {"kind": "xmpp", "value": f"{nick}@xmpp.example", "account": name},
    ]
    return SitePage(
        f"/shop/{sorted(SHOPS).index(name) + 7}",
        _page(name, body),
        "vendor",
        listings=[_truth(i) for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=handles,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [_results(items[:22], 1), _results(items[22:46], 2), _results(items[46:48], 3)]
    details = [_detail(rng, i) for i in items[:3]]
    own = {v: [i for i in items if i["vendor"] == v][:7] for v in sorted(SHOPS)}
    vendors = [_vendor(rng, v, own[v]) for v in sorted(own, key=lambda v: (-len(own[v]), v))[:2]]
    shops = "".join(
        f'<a class="shopcard" href="/shop/{n}"><img src="{PIX}"><b>{escape(s)}</b><span>★ {SHOPS[s][0]}</span><span>{_rub(SHOPS[s][1])} сделок</span></a>'
        for n, s in enumerate(sorted(SHOPS), 7)
    )
    home = _page(
        "Главная",
        f'<h1>Моментальные магазины</h1><div class="shops">{shops}</div><div class="news"><h3>Новости</h3><p><b>14 сентября 2021</b> Обновлены правила диспутов.</p><p><b>2 сентября 2021</b> Внимание: фишинговые зеркала!</p></div>',
    )
    login = '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Вход — ЗИМНИК</title></head><body><form method="post" class="auth"><h2>Вход</h2><input name="login" placeholder="Логин"><input type="password" name="password" placeholder="Пароль"><img src="/captcha/1"><input name="captcha" placeholder="Введите код с картинки"><button>Войти</button><a href="/register">Регистрация</a></form></body></html>'
    empty = _page("Поиск", "<h1>Поиск</h1><p>По вашему запросу ничего не найдено.</p>")
    return [
        *results,
        SitePage("/search?query=ааа", empty, "results"),
        *details,
        *vendors,
        SitePage("/", home, "index"),
        SitePage("/login", login, "login"),
    ]


SITE = TestSite("zimnik", "market", "ru", SEEN, _pages)
