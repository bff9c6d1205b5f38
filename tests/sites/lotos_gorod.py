# ruff: noqa: E501
"""A Russian market of hidden places: city districts, weights in a row each, roubles with bitcoin beside, shop deals."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_RATE = Decimal(478200)
_PIC = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
_MONTHS = (
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
# shop: number, rating, deals, opened, last seen (date, words)
_SHOPS: dict[str, tuple[int, str, int, str, str, str]] = {
    "Северный ветер": (118, "4.9", 12340, "2017-05-05", "2020-03-20", "сегодня в 11:42"),
    "ЛунаПарк 24/7": (305, "4.8", 3871, "2018-11-23", "2020-03-19", "вчера в 23:05"),
    "Kot_Uchenyj": (77, "5.0", 512, "2019-06-01", "2020-03-18", "18 марта 2020"),
    "Мануфактура №8": (209, "4.6", 20415, "2016-12-14", "2020-03-20", "сегодня в 09:10"),
    "Дядя Фёдор": (412, "4.4", 96, "2020-01-30", "2020-03-14", "14 марта 2020"),
}

# title, shop, path, positions "amount unit roubles; ...", district, hiding, more districts
_OFFERS: list[tuple[str, str, str, str, str, str, int]] = [
    (
        "Гашиш «Изолятор» — сухой, пахучий",
        "Северный ветер",
        "Каннабиноиды > Гашиш",
        "1 г 1500; 2 г 2700; 5 г 5900",
        "Хамовники",
        "Тайник",
        12,
    ),
    (
        "Меф мука VHQ",
        "Мануфактура №8",
        "Стимуляторы > Мефедрон",
        "0.5 г 1300; 1 г 2100; 3 г 5400",
        "Марьино",
        "Магнит",
        31,
    ),
    (
        "Шишки OG Kush (гидропоника)",
        "Северный ветер",
        "Каннабиноиды > Марихуана",
        "1 г 1900; 2 г 3500",
        "Сокольники",
        "Прикоп",
        7,
    ),
    (
        "Таблетки Blue Tesla",
        "ЛунаПарк 24/7",
        "Эйфоретики > Экстази",
        "2 шт 1600; 5 шт 3500; 10 шт 6200",
        "Тверской",
        "Тайник",
        4,
    ),
    (
        "Альфа-ПВП кристалл белый",
        "Мануфактура №8",
        "Стимуляторы > Альфа-ПВП",
        "0.3 г 900; 0.5 г 1300; 1 г 2200",
        "Люблино",
        "Магнит",
        44,
    ),
    (
        "Амфетамин — розовый, влажный",
        "Дядя Фёдор",
        "Стимуляторы > Амфетамин",
        "1 г 1000",
        "Бибирево",
        "Снежный прикоп",
        0,
    ),
    (
        "Кокаин Перу 90% !!!",
        "Kot_Uchenyj",
        "Стимуляторы > Кокаин",
        "0.5 г 6000; 1 г 11500",
        "Арбат",
        "Тайник",
        2,
    ),
    (
        "LSD-25 марки, Голландия",
        "Kot_Uchenyj",
        "Психоделики > ЛСД",
        "1 шт 1200; 2 шт 2200; 5 шт 5000",
        "Таганский",
        "Магнит",
        5,
    ),
    (
        "МДМА кристаллы шампань",
        "ЛунаПарк 24/7",
        "Эйфоретики > МДМА",
        "0.5 г 1700; 1 г 3000",
        "Измайлово",
        "Прикоп",
        9,
    ),
    (
        "Грибы сушёные (псилоцибе)",
        "Kot_Uchenyj",
        "Психоделики > Грибы",
        "3 г 2400; 5 г 3600",
        "Сокол",
        "Прикоп",
        1,
    ),
    (
        "Марихуана «Белая вдова» — АКЦИЯ: скидка 20%",
        "ЛунаПарк 24/7",
        "Каннабиноиды > Марихуана",
        "1 г 1280; 5 г 5600",
        "Митино",
        "Тайник",
        3,
    ),
    (
        "Мефедрон кристалл «Слёзы»",
        "Северный ветер",
        "Стимуляторы > Мефедрон",
        "1 г 2500; 2 г 4600",
        "Коньково",
        "Тайник",
        18,
    ),
    (
        "ОПТ: гашиш плиткой",
        "Мануфактура №8",
        "Каннабиноиды > Гашиш",
        "100 г 52000; 250 г 119000; 500 г 215000; 1 кг 399000",
        "Московская область",
        "Прикоп",
        0,
    ),
    (
        "Метадон уличный",
        "Дядя Фёдор",
        "Опиаты > Метадон",
        "0.25 г 1800; 0.5 г 3300",
        "Выхино",
        "Магнит",
        2,
    ),
    (
        "Кетамин (флакон)",
        "Kot_Uchenyj",
        "Диссоциативы > Кетамин",
        "1 г 4200",
        "Беговой",
        "Тайник",
        0,
    ),
    (
        "Пробник: бошки Critical",
        "Северный ветер",
        "Каннабиноиды > Марихуана",
        "0.3 г 500",
        "Царицыно",
        "Магнит",
        6,
    ),
    (
        "Прегабалин 300, блистер",
        "Дядя Фёдор",
        "Аптека > Прегабалин",
        "14 шт 1400; 28 шт 2500",
        "Ясенево",
        "Прикоп",
        0,
    ),
    (
        "Учебник «Тихая жизнь в сети», 2-е изд. (файл)",
        "Kot_Uchenyj",
        "Цифровые товары > Книги",
        "1 шт 990",
        "",
        "",
        0,
    ),
    (
        "Скорость «Финка» VHQ",
        "Мануфактура №8",
        "Стимуляторы > Амфетамин",
        "1 г 1100; 5 г 4300; 10 г 7900",
        "Бутово",
        "Магнит",
        25,
    ),
    (
        "Семена автоцвет Northern",
        "Дядя Фёдор",
        "Каннабиноиды > Семена",
        "5 шт 2000",
        "",
        "Почта",
        0,
    ),
]
_UNITS = {"г": ("g", Decimal(1)), "кг": ("kg", Decimal(1000)), "шт": ("piece", None)}


def _roubles(price: str) -> str:
    return f"{int(price):,}".replace(",", "\xa0")


def _coin(price: str) -> str:
    return str((Decimal(price) / _RATE).quantize(Decimal("0.00000001")))


def _day(iso: str) -> str:
    when = date.fromisoformat(iso)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _steps(index: int) -> list[tuple[str, str, str]]:
    return [(a, u, p) for a, u, p in (step.split() for step in _OFFERS[index][3].split(";"))]


def _quantity(amount: str, unit: str) -> dict[str, str]:
    name, mass = _UNITS[unit]
    out = {"amount": amount, "unit": name}
    return out if mass is None else {**out, "grams": f"{(Decimal(amount) * mass).normalize():f}"}


def _money(price: str) -> dict[str, Any]:
    return {
        "price": {"amount": price, "currency": "RUB"},
        "price_also": {"amount": _coin(price), "currency": "BTC"},
    }


def _link(index: int) -> str:
    return f"/product/{20411 + index * 53}?city=1"


def _truth(index: int, *, link: bool = True) -> dict[str, Any]:
    title, shop, _, _, _, hiding, _ = _OFFERS[index]
    steps = _steps(index)
    out: dict[str, Any] = {
        "title": title,
        "vendor": shop,
        **_money(steps[0][2]),
        "quantity": _quantity(*steps[0][:2]),
    }
    if len(steps) > 1:
        out["tiers"] = [{"quantity": _quantity(a, u), **_money(p)} for a, u, p in steps]
    if hiding == "Почта":
        out |= {"delivery": ["post"], "ships_to": ["RU"]}
    elif hiding:
        out["delivery"] = ["hidden_place"]
    if "скидка" in title:
        out["marketing"] = ["discount"]
    if "Пробник" in title:
        out["marketing"] = ["sample"]
    return {**out, "url": _link(index)} if link else out


def _shop_line(shop: str) -> str:
    number, rating, deals, *_ = _SHOPS[shop]
    return f'<a class="shop_name" href="/market/{number}">{escape(shop)}</a> <span class="rating" title="Рейтинг магазина"><i class="ico star"></i>{rating}</span> <span class="deals">{_roubles(str(deals))} сделок</span>'


def _place(index: int) -> str:
    _, _, _, _, district, hiding, more = _OFFERS[index]
    if hiding == "Почта":
        return '<span class="type type_post">Доставка почтой по России</span>'
    if not hiding:
        return '<span class="type type_file">Мгновенная выдача файла</span>'
    rest = f' <a class="dotted" href="{_link(index)}#geo">и ещё {more}</a>' if more else ""
    where = f"Москва, р-н {district}" if "область" not in district else district
    return f'<span class="geo"><i class="ico pin"></i>{where}</span>{rest} <span class="type type_{len(hiding)}">Клад: {hiding.lower()}</span>'


def _item(index: int) -> str:
    title, shop, *_ = _OFFERS[index]
    rows = "".join(
        f'<tr><td class="w">{a} {u}</td><td class="p"><b>{_roubles(p)}</b> <span class="rub">руб.</span></td><td class="b">{_coin(p)} BTC</td><td><a class="btn btn_s" href="{_link(index)}&amp;pos={n}">Купить</a></td></tr>\n'
        for n, (a, u, p) in enumerate(_steps(index))
    )
    return f"""<li class="catalog_item">
 <div class="img"><a href="{_link(index)}"><img src="{_PIC}" alt="" width="120"></a></div>
 <div class="inner">
  <div class="title over"><a href="{_link(index)}">{escape(title)}</a></div>
  <div class="market_line">{_shop_line(shop)}</div>
  <div class="place">{_place(index)}</div>
  <table class="positions">{rows}</table>
 </div>
</li>
"""


def _frame(title: str, body: str) -> str:
    groups: dict[str, list[str]] = {}
    for offer in _OFFERS:
        head, leaf = offer[2].split(" > ")
        if leaf not in groups.setdefault(head, []):
            groups[head].append(leaf)
    menu = "".join(
        f'<li class="has"><a href="/catalog/{n}">{head}</a> <span>{len(leaves) * 1127}</span><ul>{"".join(f"<li><a href=/catalog/{n}{m}>{leaf}</a> <span>{m * 211 + 90}</span></li>" for m, leaf in enumerate(leaves, 1))}</ul></li>'
        for n, (head, leaves) in enumerate(groups.items(), 1)
    )
    top = "".join(
        f'<div class="top_shop"><a href="/market/{number}"><img src="{_PIC}" width=32 height=32 alt=""> {escape(name)}</a><em>{rating}</em></div>'
        for name, (number, rating, *_) in _SHOPS.items()
    )
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{escape(title)} — Лотос</title><link href="/css/main.css?17" rel="stylesheet"></head>
<body><div class="wrapper"><header id="header"><div class="logo"><a href="/">ЛОТОС</a></div>
<nav class="top_menu"><a href="/">Главная</a><a href="/markets">Магазины</a><a href="/roulette">Рулетка</a><a href="/help">Помощь</a><a href="/forum">Форум</a></nav>
<div class="user_block"><a href="/profile">grusha_90</a> <a href="/messages" class="msg">Сообщения <b>3</b></a> <a href="/balance" class="bal">0.00000000 BTC <small>(0 руб.)</small></a> <a href="/orders">Заказы (1)</a> <a href="/logout">Выход</a></div>
<div class="course">BTC: 478&nbsp;200 руб. &nbsp;|&nbsp; <form action="/geo" method="post" class="inl"><select name="city"><option selected>Москва</option><option>Санкт-Петербург</option><option>Казань</option></select></form></div></header>
<div class="cols"><aside class="left"><div class="h">Каталог</div><ul class="cat_menu">{menu}</ul><div class="h">Топ магазинов</div>{top}
<div class="banner">Ищем курьеров и химиков. Залог от 10&nbsp;000 руб. Писать через сайт.</div></aside>
<section class="content">{body}</section></div>
<footer>© Лотос 2015–2020. Работаем круглосуточно. <a href="/rules">Правила</a> <a href="/pgp">PGP</a></footer></div></body></html>"""


def _results(
    path: str, head: str, indexes: Sequence[int], pages: int = 1, now: int = 1
) -> SitePage:
    pager = "".join(
        f"<span>{n}</span>" if n == now else f'<a href="/catalog?page={n}">{n}</a>'
        for n in range(1, pages + 1)
    )
    body = f"""<h1>{escape(head)}</h1><form class="filters" method="get"><input name="q" placeholder="Поиск по товарам"><select name="district"><option value="0">Все районы</option><option>Арбат</option><option>Хамовники</option><option>Марьино</option></select><label><input type="checkbox" name="inst">Моментальные</label><label><input type="checkbox" name="pre">Предзаказ</label> Цена от <input name="a" size="5"> до <input name="b" size="5"> руб. <button>Показать</button></form>
<div class="found">Найдено товаров: {len(indexes)}</div><ul class="catalog_list">{"".join(_item(n) for n in indexes)}</ul><div class="pager">{pager}</div>"""
    return SitePage(path, _frame(head, body), "results", listings=[_truth(n) for n in indexes])


_TEXTS: dict[int, tuple[str, tuple[str, ...]]] = {
    0: (
        "Сухой лёд марокканского вкуса. Упаковка: вакуум и изолента. Клады делаем только в тихих местах, фото с координатами. Ненаходы рассматриваем в течение суток.",
        ("Хамовники", "Раменки"),
    ),
    3: (
        "Синие тройки, проверены на вечеринке. Половины хватит новичку. Не смешивать с алкоголем!",
        ("Тверской", "Басманный"),
    ),
    12: (
        "Работаем с оптом третий год. Новым покупателям — только через гаранта. Выдача в течение трёх суток.",
        ("Московская область",),
    ),
    17: (
        "120 страниц простым языком: почта, кошельки, привычки. Файл приходит сразу после оплаты.",
        (),
    ),
}
# date, stars, buyer, text, offer, step
_REVIEWS: list[tuple[str, str, str, str, int, int]] = [
    ("2020-03-12", "5", "va***n", "Касание! Вес ровный, дорога чистая. Спасибо магазу", 0, 0),
    ("2020-03-09", "5", "le***a", "Поднял за пять минут, всё как на фото", 0, 1),
    ("2020-03-02", "4", "gr***7", "Место людное, но товар огонь", 2, 0),
    ("2020-02-27", "1", "ko***v", "Ненаход, саппорт молчит третий день", 11, 0),
    ("2020-02-23", "5", "mi***k", "с праздником, ребята )) 5/5", 2, 1),
    ("2020-02-14", "5", "so***s", "Аромат на всю квартиру", 0, 2),
]


def _review(row: tuple[str, str, str, str, int, int]) -> str:
    when, stars, buyer, text, offer, step = row
    amount, unit, _ = _steps(offer)[step]
    images = f'<img src="{_PIC}" alt="" class="s_on">' * int(
        stars
    ) + f'<img src="{_PIC}" alt="" class="s_off">' * (5 - int(stars))
    return f"""<div class="review"><div class="review_head"><span class="nick">{buyer}</span> <span class="date">{_day(when)}</span> <span class="stars" title="{stars} из 5">{images}</span></div>
<div class="review_item"><a href="{_link(offer)}">{escape(_OFFERS[offer][0])}</a>, {amount} {unit}, Москва</div><div class="review_text">{escape(text)}</div></div>
"""


def _review_truth(row: tuple[str, str, str, str, int, int]) -> dict[str, Any]:
    when, stars, buyer, text, offer, _ = row
    return {
        "vendor": _OFFERS[offer][1],
        "rating": stars,
        "buyer": buyer,
        "text": text,
        "at": when,
        "listing": _OFFERS[offer][0],
    }


def _positions(index: int, places: Sequence[str]) -> str:
    hiding = _OFFERS[index][5]
    rows = ""
    for amount, unit, price in _steps(index):
        for place in places or ("",):
            where = (
                f"<td>Москва</td><td>{place}</td><td>{hiding}</td>"
                if place
                else '<td colspan="3">выдача файлом</td>'
            )
            rows += f'<tr>{where}<td class="w">{amount} {unit}</td><td class="p">{_roubles(price)} руб. <br><small>{_coin(price)} BTC</small></td><td><button name="pos" value="{amount}{unit}">Купить</button></td></tr>\n'
    return f'<table class="instant"><thead><tr><th>Город</th><th>Район</th><th>Тип клада</th><th>Фасовка</th><th>Цена</th><th></th></tr></thead><tbody>{rows}</tbody></table>'


def _detail(index: int) -> SitePage:
    title, shop, path, *_ = _OFFERS[index]
    text, places = _TEXTS[index]
    crumbs = " / ".join(f'<a href="/catalog/x">{part}</a>' for part in path.split(" > "))
    chosen = [row for row in _REVIEWS if row[4] == index]
    other = _OFFERS[8]
    body = f"""<div class="crumbs"><a href="/">Главная</a> / {crumbs}</div><div class="product"><div class="product_img"><img src="{_PIC}" alt="" width="320"></div>
<div class="product_info"><h1>{escape(title)}</h1><div class="market_line">Магазин: {_shop_line(shop)}</div><div class="pay"><span>Оплата:</span> <b>BTC</b>, <b>карта</b></div>
<form method="post" action="/order">{_positions(index, places)}</form></div></div>
<div class="tabs"><span class="tab on">Описание</span><span class="tab">Отзывы ({len(chosen)})</span><span class="tab">Вопросы</span></div>
<div class="description">{escape(text)}</div><div class="reviews">{"".join(_review(r) for r in chosen)}</div>
<div class="similar"><div class="h">Похожие товары</div><div class="sim"><a href="{_link(8)}">{escape(other[0])}</a><br>от {_roubles(_steps(8)[0][2])} руб.</div></div>"""
    truth = {
        **_truth(index, link=False),
        "category": path.split(" > "),
        "description": text,
        "payment": ["BTC", "card"],
    }
    side = {
        "title": other[0],
        "url": _link(8),
        "price": {"amount": _steps(8)[0][2], "currency": "RUB"},
        "aside": True,
    }
    return SitePage(
        _link(index),
        _frame(title, body),
        "listing",
        listings=[truth, side],
        feedback=[_review_truth(r) for r in chosen],
    )


_ABOUT: Mapping[str, tuple[str, str]] = {
    "Северный ветер": (
        "Добро пожаловать! Работаем с 2017 года, только Москва и ближнее Подмосковье. Каждый десятый клад в подарок. Вопросы оператору: veter@jabber.example",
        "veter@jabber.example",
    ),
    "Дядя Фёдор": ("Новый магазин, старые люди. Перезаклад при ненаходе — после трёх покупок.", ""),
}


def _shop(shop: str) -> SitePage:
    number, rating, deals, opened, seen, words = _SHOPS[shop]
    text, jabber = _ABOUT[shop]
    own = [n for n, offer in enumerate(_OFFERS) if offer[1] == shop]
    rows = _REVIEWS[:3] if jabber else []
    body = f"""<div class="market_head"><img src="{_PIC}" width="100" alt=""><h1>{escape(shop)}</h1>
<table class="market_info"><tr><td>Рейтинг:</td><td><b>{rating}</b> из 5</td></tr><tr><td>Количество сделок:</td><td>{_roubles(str(deals))}</td></tr><tr><td>На площадке с:</td><td>{_day(opened)}</td></tr><tr><td>Был в сети:</td><td>{words}</td></tr><tr><td>Диспуты:</td><td>0.4%</td></tr></table></div>
<div class="tabs"><span class="tab on">О магазине</span><span class="tab">Товары ({len(own)})</span><a class="tab" href="/market/{number}/reviews">Отзывы</a></div>
<div class="about">{escape(text)}</div><h2>Товары</h2><ul class="catalog_list">{"".join(_item(n) for n in own)}</ul><h2>Последние отзывы</h2>{"".join(_review(r) for r in rows) or "<p>Отзывов пока нет</p>"}"""
    truth = {
        "name": shop,
        "rating": rating,
        "sales": deals,
        "member_since": opened,
        "last_seen": seen,
        "description": text,
    }
    handles = [{"kind": "xmpp", "value": jabber, "account": shop}] if jabber else []
    return SitePage(
        f"/market/{number}",
        _frame(shop, body),
        "vendor",
        listings=[_truth(n) for n in own],
        vendors=[truth],
        feedback=[_review_truth(r) for r in rows],
        handles=handles,
    )


def _plain() -> list[SitePage]:
    captcha = '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Проверка</title></head><body><div class="gate"><h2>Докажите, что вы не робот</h2><form method="post"><input type="hidden" name="id" value="a81"><img src="/captcha.png?a81" alt=""><input name="code" placeholder="Символы с картинки" autocomplete="off"><button>Войти</button></form><p>Обновится через 30 секунд</p></div></body></html>'
    empty = '<h1>Поиск: «мухомор»</h1><div class="found">По вашему запросу ничего не найдено. Попробуйте выбрать другой город.</div>'
    reviews = f'<h1>Отзывы о магазине «Северный ветер»</h1><div class="reviews">{"".join(_review(r) for r in _REVIEWS)}</div><div class="pager"><span>1</span><a href="?page=2">2</a></div>'
    help_page = "<h1>Помощь</h1><p>Что такое «моментальный клад»? Это товар, который уже лежит в районе. Адрес придёт после оплаты.</p><p>Минимальное пополнение — 500 руб. Комиссия площадки 1%.</p>"
    return [
        SitePage(
            "/market/118/reviews",
            _frame("Отзывы", reviews),
            "feedback",
            feedback=[_review_truth(r) for r in _REVIEWS],
        ),
        SitePage("/search?q=мухомор", _frame("Поиск", empty), "results"),
        SitePage("/gate", captcha, "captcha"),
        SitePage("/help", _frame("Помощь", help_page), "other"),
    ]


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = rng.sample(range(18), 18)
    stim = [n for n in order if _OFFERS[n][2].startswith(("Стимуляторы", "Канн"))]
    home = (
        '<div class="news"><b>16 марта 2020</b> Обновлены правила споров.</div><h2>Новые товары</h2><ul class="catalog_list">'
        + "".join(_item(n) for n in order[:5])
        + "</ul>"
    )
    return [
        SitePage("/", _frame("Главная", home), "index", listings=[_truth(n) for n in order[:5]]),
        _results("/catalog?page=1", "Все товары: Москва", order, 2),
        _results("/search?q=vhq", "Поиск: «vhq»", stim),
        _results("/catalog?page=2", "Все товары: Москва", [18, 19], 2, 2),
        *[_detail(n) for n in _TEXTS],
        *[_shop(name) for name in _ABOUT],
        *_plain(),
    ]


SITE = TestSite("lotos_gorod", "market", "ru", "2020-03-20T12:00:00Z", _pages)
