# ruff: noqa: E501
# fmt: off
"""Tikhiy Les: a Russian shop of one seller for hidden places; towns, districts, weights as buttons.

Peculiar: no vendor anywhere, a record is a name and a row of buttons "1 г — 2 800 ₽", town pages
instead of categories, addresses that are only a query, "нет в наличии" without a price, sold-out
weights, "клад" and "почтой" in words, reviews as cards, a sum as gate instead of a picture, a page
that looks for staff. The towns and everything else are invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2022, 9, 15)
_TOWNS = (("Верхнеречинск", ("Заводской", "Центр", "Слобода")), ("Синегорье", ("Северный", "Парковый")), ("Малые Броды", ("Центр",)), ("Озёрный", ()))
_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_HIDES = ("прикоп", "магнит", "тайник")
# name, section, unit as shown, unit, steps (amount, roubles)
_GOODS: tuple[tuple[str, str, str, str, tuple[tuple[str, int], ...]], ...] = (
    ("Шишки «Рыжая Соня» 🌲", "Конопля", "г", "g", (("1", 2100), ("2", 3900), ("5", 8800))),
    ("Бошки АК-47 гидропоника", "Конопля", "г", "g", (("1", 1900), ("3", 5100), ("10", 15500))),
    ("Гашиш «Изолятор» (Марокко)", "Гашиш", "г", "g", (("1", 2300), ("2", 4200), ("5", 9500), ("50", 72000))),
    ("Мефедрон кристалл VHQ", "Стимуляторы", "г", "g", (("0.5", 1750), ("1", 2800), ("2", 5000))),
    ("Мефедрон мука", "Стимуляторы", "г", "g", (("1", 2500), ("3", 6900))),
    ("Альфа-ПВП белый", "Стимуляторы", "г", "g", (("0.3", 1100), ("0.5", 1600), ("1", 2700))),
    ("Амфетамин «Снегирь» 75%", "Стимуляторы", "г", "g", (("1", 1500), ("5", 5900))),
    ("Кокаин «Рыбий глаз»", "Стимуляторы", "г", "g", (("0.25", 4300), ("0.5", 8000), ("1", 14900))),
    ("Экстази «Домино» 230 мг", "Эйфоретики", "таб", "tablet", (("2", 2200), ("5", 4900), ("10", 9000))),
    ("Марки LSD-25 «Матрёшка»", "Психоделики", "шт", "piece", (("1", 1500), ("3", 3900), ("5", 6000))),
    ("МДМА кристаллы", "Эйфоретики", "г", "g", (("0.5", 1900), ("1", 3300))),
    ("Грибы сушёные", "Психоделики", "г", "g", (("3", 2400), ("5", 3700))),
    ("Пробник: шишки «Туман» — только новым", "Конопля", "г", "g", (("0.5", 700),)),
    ("Набор «Выходные» (почтой по России)", "Почта", "г", "g", (("10", 13500),)),
)


@dataclass(frozen=True)
class _Ware:
    town: int
    number: int
    title: str
    section: str
    shown_unit: str
    unit: str
    steps: tuple[tuple[str, int], ...]
    districts: tuple[str, ...]
    hide: str
    sale: bool


def _wares(rng: random.Random) -> list[_Ware]:
    wares = []
    for town, count in ((0, 14), (1, 10), (2, 2)):
        for place, good in enumerate(_GOODS[:count] if town != 1 else rng.sample(_GOODS, count)):
            title, section, shown, unit, steps = good
            factor = rng.choice((95, 100, 105, 110))
            districts = tuple(d for d in _TOWNS[town][1] if rng.random() < 0.7) or _TOWNS[town][1][:1]
            wares.append(_Ware(town, 300 + town * 40 + place, title, section, shown, unit, tuple((a, p * factor // 1000 * 10) for a, p in steps), districts, rng.choice(_HIDES), rng.random() < 0.15))
    return wares


def _roubles(amount: int) -> str:
    return f"{amount:,}".replace(",", " ") + "&nbsp;₽"


def _weight(ware: _Ware, amount: str) -> str:
    return f"{amount.replace('.', ',')} {ware.shown_unit}"


def _href(ware: _Ware) -> str:
    return f"?gorod={ware.town + 1}&tovar={ware.number}"


def _by_post(ware: _Ware) -> bool:
    return ware.section == "Почта"


def _buttons(ware: _Ware) -> str:
    return "".join(f'<a class="ves" href="?gorod={ware.town + 1}&amp;tovar={ware.number}&amp;ves={n}"><span>{_weight(ware, a)}</span> — <b>{_roubles(p)}</b></a>\n' for n, (a, p) in enumerate(ware.steps, 1))


def _row(ware: _Ware) -> str:
    where = "Отправка почтой по всей России" if _by_post(ware) else f"Клад ({ware.hide}): {', '.join(ware.districts)}"
    sale = '<span class="akcia">АКЦИЯ −10%</span>' if ware.sale else ""
    return f"""<div class="tovar" id="t{ware.number}"><div class="foto" style="background-image:url(/i/{ware.number}.jpg)"></div>
<div class="opis"><a class="nazv" href="{_href(ware).replace("&", "&amp;")}">{ware.title}</a>{sale}<br><i>{ware.section}</i><br>{where}</div><div class="vesa">
{_buttons(ware)}</div></div>
"""


def _truth(ware: _Ware, url: bool = True) -> dict[str, Any]:
    amount, price = ware.steps[0]
    truth: dict[str, Any] = {"title": ware.title, "price": {"amount": str(price), "currency": "RUB"}, "category": [ware.section], "delivery": ["post"] if _by_post(ware) else ["hidden_place"]}
    truth |= {"url": _href(ware)} if url else {}
    if len(ware.steps) > 1:
        truth["tiers"] = [{"quantity": {"amount": a, "unit": ware.unit}, "price": {"amount": str(p), "currency": "RUB"}} for a, p in ware.steps]
    else:
        truth["quantity"] = {"amount": amount, "unit": "g", "grams": amount}
    if _by_post(ware):
        truth["ships_to"] = ["RU"]
    marks = [*(["discount"] if ware.sale else []), *(["sample"] if "Пробник" in ware.title else [])]
    return truth | ({"marketing": marks} if marks else {})


def _frame(title: str, body: str) -> str:
    towns = "".join(f'<option value="{n}">{name}</option>' for n, (name, _) in enumerate(_TOWNS, 1))
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{title} | Тихий Лес — магазин</title><style>.ves{{display:inline-block;border:1px solid #3a5;padding:4px}}.tovar{{overflow:hidden}}</style></head>
<body><div class="shapka"><h1><a href="?">🌲 ТИХИЙ ЛЕС 🌲</a></h1><p>Работаем без выходных · Оператор онлайн с 10 до 23</p><form><select name="gorod">{towns}</select><input type="submit" value="Выбрать город"></form></div>
<div class="menu"><a href="?str=glavnaya">Главная</a> | <a href="?str=otzyvy">Отзывы (417)</a> | <a href="?str=pravila">Правила</a> | <a href="?str=rabota">Работа</a> | <a href="?str=zakaz">Мой заказ</a></div>
{body}
<div class="podval">Курс: 1 BTC = 1 201 344 ₽ · Минимальный заказ 700 ₽ · © Тихий Лес 2019—2022</div></body></html>"""


def _town(town: int, wares: Sequence[_Ware]) -> SitePage:
    name, districts = _TOWNS[town]
    here = [w for w in wares if w.town == town]
    pick = " ".join(f'<a href="?gorod={town + 1}&amp;rayon={n}">{d}</a>' for n, d in enumerate(districts, 1))
    gone = '<div class="tovar net"><div class="opis"><span class="nazv">Розовый лотос</span><br>нет в наличии, ждём в пятницу</div></div>' if town == 0 else ""
    rows = "".join(map(_row, here)) or '<p class="pusto">В этом городе пока ничего нет. Загляните завтра или выберите другой город.</p>'
    body = f"<h2>{name}</h2><div class=rayony>Районы: {pick}</div>\n{rows}{gone}"
    return SitePage(f"/?gorod={town + 1}", _frame(name, body), "results", [_truth(w) for w in here])


_SAID = ("Поднял в касание, спасибо, качество огонь!", "Ненаход, оператор помог, дали перезаклад.", "Вес в норме, место тихое.", "Фото мутное, искал час, но нашёл", "Лучший магазин в городе 👍")


def _when(day: date) -> str:
    age = (_SEEN - day).days
    return {0: "сегодня", 1: "вчера"}.get(age, f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def _reviews(rng: random.Random, titles: Sequence[str], count: int) -> tuple[str, list[dict[str, Any]]]:
    cards, truth = [], []
    for _ in range(count):
        stars, said, buyer, title, day = rng.randrange(2, 6), rng.choice(_SAID), f"{rng.choice('АБВДКМС')}{rng.choice('аеио')}***", rng.choice(titles), _SEEN - timedelta(days=rng.randrange(1, 200))
        shown = f'<div class="kupil">Купил: {title}</div>' if len(titles) > 1 else ""
        cards.append(f'<div class="otzyv"><div class="zv" title="Оценка: {stars}">{"★" * stars}<s>{"★" * (5 - stars)}</s></div><b>{buyer}</b> <small>{_when(day)}</small>{shown}<p>{said}</p></div>\n')
        truth.append({"rating": str(stars), "text": said, "buyer": buyer, "at": day.isoformat()} | ({"listing": title} if shown else {}))
    return "".join(cards), truth


def _detail(rng: random.Random, ware: _Ware, others: Sequence[_Ware]) -> SitePage:
    said = "Свежая партия, проверено лабораторией форума. Фото места и координаты придут сразу после оплаты. Упаковка двойная, запаха нет."
    radios = "".join(f'<label class="ves"><input type="radio" name="ves" value="{n}"{" checked" if n == 1 else ""}> {_weight(ware, a)} <b>{_roubles(p)}</b></label>\n' for n, (a, p) in enumerate(ware.steps, 1))
    places = "".join(f"<option>{d}</option>" for d in ware.districts)
    cards, feedback = _reviews(rng, [ware.title], 4)
    also = "".join(f'<li><a href="{_href(o).replace("&", "&amp;")}">{o.title}</a> от {_roubles(o.steps[0][1])}</li>' for o in others)
    how = "почтой по всей России" if _by_post(ware) else f"клад, {ware.hide}"
    body = f"""<div class=kroshki><a href="?">Города</a> → <a href="?gorod={ware.town + 1}">{_TOWNS[ware.town][0]}</a> → {ware.section}</div><h2>{ware.title}</h2>{'<span class="akcia">АКЦИЯ −10%</span>' if ware.sale else ''}
<form method="post" action="?str=zakaz"><input type="hidden" name="tovar" value="{ware.number}"><div class="vesa">{radios}</div>Район: <select name="rayon">{places}</select> Доставка: {how}<br>Оплата: Bitcoin, Litecoin, карта банка <input type="submit" value="КУПИТЬ"></form>
<div class="tekst">{said}</div><h3>Отзывы о товаре</h3>{cards}<h3>Берут вместе</h3><ul>{also}</ul>"""
    truth = _truth(ware, url=False) | {"description": said, "payment": ["BTC", "LTC", "card"]}
    asides = [{"title": o.title, "url": _href(o), "price": {"amount": str(o.steps[0][1]), "currency": "RUB"}, "aside": True} for o in others]
    return SitePage(f"/{_href(ware)}", _frame(ware.title, body), "listing", [truth, *asides], feedback=feedback)


def _home(wares: Sequence[_Ware]) -> SitePage:
    towns = "".join(f'<li><a href="?gorod={n}">{name}</a> ({sum(w.town == n - 1 for w in wares)})</li>' for n, (name, _) in enumerate(_TOWNS, 1))
    hits = "".join(f'<td><a href="{_href(w).replace("&", "&amp;")}">{w.title}</a><br>от <b>{_roubles(w.steps[0][1])}</b><br><small>{_TOWNS[w.town][0]}</small></td>' for w in wares[1:6])
    body = f"<h2>Выберите город</h2><ul class=goroda>{towns}</ul><h2>Хиты недели</h2><table><tr>{hits}</tr></table><h3>Новости</h3><p>14 сентября: пополнение в Синегорье. Скидка 5% за отзыв с фото.</p><p>Связь: телеграм @tikhiyles_operator_x, почта les@example.org</p>"
    truth = [{"title": w.title, "url": _href(w), "price": {"amount": str(w.steps[0][1]), "currency": "RUB"}} for w in wares[1:6]]
    handles = [{"kind": "telegram", "value": "tikhiyles_operator_x"}, {"kind": "email", "value": "les@example.org"}]
    return SitePage("/?str=glavnaya", _frame("Главная", body), "index", truth, handles=handles)


def _order(ware: _Ware) -> str:
    coins = Decimal(ware.steps[0][1]) / Decimal(1201344)
    return f"<h2>Ваш заказ № 88213</h2><p>{ware.title}, {_weight(ware, ware.steps[0][0])}. К оплате: {coins:.6f} BTC ({_roubles(ware.steps[0][1])}). Бронь действует 30 минут.</p><p>Статус: ждём оплату. После одного подтверждения откроется адрес.</p><a href='?str=otmena'>Отменить</a>"


def _pages(rng: random.Random) -> list[SitePage]:
    wares = _wares(rng)
    cards, feedback = _reviews(rng, [w.title for w in wares[:14]], 24)
    gate = "<!DOCTYPE html><html lang=ru><head><meta charset=utf-8><title>Проверка</title></head><body><form method=post><p>Докажите, что вы человек. Сколько будет семь плюс два? Ответ напишите цифрой.</p><input name=otvet size=3><input type=submit value=Войти></form></body></html>"
    work = "<h2>Работа</h2><p>Магазину нужны аккуратные люди на постоянной основе. Без опыта не пишем, залог обязателен, оплата каждую неделю. Вопросы только через оператора.</p>"
    rules = "<h2>Правила</h2><ol><li>Ненаход рассматриваем в течение 24 часов.</li><li>Перезаклад только при 3 и более покупках.</li><li>Грубость оператору — бан.</li></ol>"
    return [
        _home(wares), *(_town(n, wares) for n in range(4)), *(_detail(rng, wares[n], wares[n + 1:n + 7]) for n in (2, 8, 15)),
        SitePage("/?str=otzyvy", _frame("Отзывы", f"<h2>Отзывы</h2>{cards}<a href='?str=otzyvy&amp;p=2'>Дальше</a>"), "feedback", feedback=feedback),
        SitePage("/", gate, "captcha"), SitePage("/?str=rabota", _frame("Работа", work), "other"), SitePage("/?str=pravila", _frame("Правила", rules), "other"), SitePage("/?str=zakaz", _frame("Заказ", _order(wares[3])), "other"),
    ]


SITE = TestSite("tikhiy_les", "shop", "ru", "2022-09-15T08:00:00+00:00", _pages)
