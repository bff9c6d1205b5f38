# ruff: noqa: E501
# fmt: off
"""A Russian shop for laboratory equipment on 1C-Bitrix: cards with ids of the component, stock by store.

Peculiar: ``bx_...`` ids, "Артикул", prices as ``1 299 руб.`` with an old price and a price "по
запросу", ``N шт.`` as stock and "под заказ" in its place, properties as dotted ``dl``, prices by
count as a table, invoices as payment, views of the item, an error page with full navigation.
Glass, heat and vacuum only; everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2021, 12, 1)
_SECTIONS = (("Посуда", "posuda"), ("Нагрев", "nagrev"), ("Вакуум", "vakuum"), ("Весы", "vesy"), ("Расходники", "rashodniki"))
_GOODS: tuple[tuple[str, int, str, str, str], ...] = (
    ("Колба круглодонная 1000 мл, шлиф 29/32", 0, "1290", "", ""),
    ("Колба Эрленмейера 250 мл (термостойкая)", 0, "345", "", ""),
    ("Холодильник Либиха 400 мм", 0, "1850", "", ""),
    ("Воронка делительная 500 мл с фторопластовым краном", 0, "3120.50", "", ""),
    ("Стакан мерный 100 мл (10 шт. в упаковке)", 0, "990", "piece", "10"),
    ("Колбонагреватель КН-1000 с регулятором", 1, "12450", "", ""),
    ("Магнитная мешалка с подогревом ММ-5", 1, "18990", "", ""),
    ("Плитка лабораторная одноконфорочная", 1, "6400", "", ""),
    ("Ротационный испаритель РИ-52 (комплект)", 2, "189000", "", ""),
    ("Насос вакуумный водоструйный", 2, "2210", "", ""),
    ("Вакуумметр стрелочный", 2, "1740", "", ""),
    ("Весы аналитические 0,001 г / 120 г", 3, "43700", "", ""),
    ("Весы карманные 0,01 г «Синица»", 3, "890", "", ""),
    ("Фильтры бумажные «синяя лента», 100 шт.", 4, "415", "piece", "100"),
    ("Пакеты с замком zip-lock 4x6 см, 1000 шт.", 4, "650", "piece", "1000"),
    ("Индикаторная бумага pH 0-14", 4, "120", "", ""),
    ("Перчатки нитриловые, уп. 200 шт.", 4, "1380", "piece", "200"),
    ("Капсулы желатиновые №0, 500 шт.", 4, "730", "piece", "500"),
    ("Глицерин дистиллированный 1 л", 4, "560", "l", "1"),
    ("Лимонная кислота пищевая 5 кг", 4, "1150", "kg", "5"),
)


@dataclass(frozen=True)
class _Good:
    number: int
    title: str
    section: int
    roubles: Decimal
    old: Decimal | None
    quantity: dict[str, Any]
    stock: int | None
    asked: bool
    votes: int
    score: str


def _goods(rng: random.Random) -> list[_Good]:
    goods = []
    for number, (name, section, roubles, unit, amount) in enumerate(_GOODS * 2):
        again = number >= len(_GOODS)
        price = (Decimal(roubles) * (rng.randrange(80, 135) if again else 100) / 100).quantize(Decimal("0.01"))
        quantity: dict[str, Any] = {"amount": amount, "unit": unit} if unit else {}
        if unit == "kg":
            quantity["grams"] = f"{Decimal(amount) * 1000:f}"
        goods.append(_Good(
            5510 + number, f"{name}{rng.choice((', импорт', ' (Россия)', ' NEW')) if again else ''}", section, price, (price * Decimal("1.15")).quantize(Decimal(1)) if rng.random() < 0.2 else None,
            quantity, rng.randrange(1, 140) if rng.random() < 0.75 else None, section == 2 and rng.random() < 0.3, rng.randrange(0, 30), f"{rng.randrange(35, 51) / 10:.1f}",
        ))
    return goods


def _money(amount: Decimal) -> str:
    whole, cents = f"{amount:.2f}".split(".")
    return f"{int(whole):,}".replace(",", " ") + (f",{cents}" if cents != "00" else "") + " руб."


def _href(good: _Good) -> str:
    return f"/catalog/{_SECTIONS[good.section][1]}/{good.number}/"


def _price_html(good: _Good) -> str:
    if good.asked:
        return '<div class="product-item-price-container"><span class="price_ask">Цена по запросу</span></div>'
    old = f'<span class="product-item-price-old">{_money(good.old)}</span>' if good.old else ""
    return f'<div class="product-item-price-container" data-entity="price-block">{old}<span class="product-item-price-current" id="bx_3966226736_{good.number}_price">{_money(good.roubles)}</span></div>'


def _stock_html(good: _Good) -> str:
    return f'<span class="green">В наличии: <b>{good.stock} шт.</b></span>' if good.stock is not None else '<span class="gray">Под заказ 14 дней</span>'


def _card(good: _Good) -> str:
    return f"""<div class="col-xs-6 col-md-4"><div class="product-item-container" id="bx_3966226736_{good.number}" data-entity="item"><div class="product-item">
	<a class="product-item-image-wrapper" href="{_href(good)}" title="{escape(good.title)}"><span class="product-item-image-original" style="background-image: url('/upload/iblock/{good.number % 997:03x}/{good.number}.jpg');"></span>{'<div class="product-item-label-ring">-15%</div>' if good.old and not good.asked else ''}</a>
	<div class="product-item-title"><a href="{_href(good)}" title="{escape(good.title)}">{escape(good.title)}</a></div>
	<div class="article">Артикул: ЛП-{good.number}</div>
	{_price_html(good)}
	<div class="product-item-info-container">{_stock_html(good)}</div>
	<div class="product-item-button-container"><a class="btn btn-default btn-sm" href="javascript:void(0)" rel="nofollow">{'Узнать цену' if good.asked else 'В корзину'}</a></div>
</div><script>var obbx_{good.number} = new JCCatalogItem({{'PRODUCT_TYPE':'1','SHOW_QUANTITY':true,'ID':'{good.number}'}});</script></div></div>
"""


def _truth(good: _Good, url: bool = True) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": good.title}
    truth |= {"url": _href(good)} if url else {}
    truth |= {} if good.asked else {"price": {"amount": f"{good.roubles}", "currency": "RUB"}}
    truth |= {"quantity": good.quantity} if good.quantity else {}
    truth |= {"stock": good.stock} if good.stock is not None else {}
    return truth | ({"marketing": ["discount"]} if good.old and not good.asked else {})


def _frame(title: str, body: str) -> str:
    menu = "".join(f'<li class="bx-nav-1-lvl"><a class="bx-nav-1-lvl-link" href="/catalog/{code}/"><span>{name}<i class="fa fa-angle-down"></i></span></a></li>' for name, code in _SECTIONS)
    return f"""<!DOCTYPE html><html xml:lang="ru" lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(title)} — ЛабПричал</title><script>if(!window.BX)window.BX={{}};</script></head><body class="bx-background-image"><div class="bx-wrapper"><header class="bx-header"><div class="bx-logo"><a href="/">ЛабПричал</a></div><div class="bx-inc-orginfo">Ежедневно с 9:00 до 18:00, склад № 2 · <a href="mailto:zakaz@example.com">zakaz@example.com</a></div><div class="bx-basket"><a href="/personal/cart/">Корзина</a> 0 позиций на сумму 0 руб.</div><ul class="bx-nav-list">{menu}</ul></header>
<div class="workarea">{body}</div><footer class="bx-footer">© ЛабПричал, 2011–2021. Информация на сайте не является публичной офертой.</footer></div></body></html>"""


def _results(goods: Sequence[_Good], page: int, title: str) -> SitePage:
    pages = "".join(f'<li class="{"bx-active" if n == page else ""}"><a href="/catalog/?PAGEN_1={n}"><span>{n}</span></a></li>' for n in (1, 2, 3))
    filters = '<div class="smart-filter"><input type="text" class="min-price" placeholder="120"><input type="text" class="max-price" placeholder="189 000"><label><input type="checkbox"> Стекло (12)</label><label><input type="checkbox"> Фарфор (3)</label></div>'
    body = f'<h1 class="bx-title">{title}</h1><div class="row"><div class="col-md-3">{filters}</div><div class="col-md-9"><div class="catalog-section row">{"".join(map(_card, goods))}</div><div class="bx-pagination"><ul>{pages}</ul></div></div></div>'
    return SitePage(f"/catalog/?PAGEN_1={page}", _frame(title, body), "results", [_truth(g) for g in goods])


_SAID = ("Стекло толстое, шлифы подошли. Упаковано хорошо.", "Ждал неделю дольше обещанного.", "Отличный прибор за свои деньги!", "Пришло с трещиной, заменили без вопросов.")


def _reviews(rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    parts, truth = [], []
    for n in range(3):
        score, said, buyer, day = rng.randrange(2, 6), rng.choice(_SAID), rng.choice(("Павел Н.", "lab_tech", "Ирина", "Гость")), _SEEN - timedelta(days=rng.randrange(20, 600))
        parts.append(f'<div class="reviews-post-table" id="post{n}"><div class="reviews-user">{buyer}</div><div class="reviews-date">{day:%d.%m.%Y}</div><div class="reviews-vote">Оценка: <b>{score}</b></div><div class="reviews-text">{said}</div></div>')
        truth.append({"rating": str(score), "text": said, "buyer": buyer, "at": day.isoformat()})
    return "".join(parts), truth


def _detail(rng: random.Random, good: _Good, others: Sequence[_Good]) -> SitePage:
    said = "Изделие для учебных и производственных лабораторий. Поставляется с паспортом. Гарантия двенадцать месяцев."
    reviews, feedback = _reviews(rng)
    steps = [] if good.asked else [(1, good.roubles), (5, (good.roubles * Decimal("0.95")).quantize(Decimal("0.01"))), (20, (good.roubles * Decimal("0.9")).quantize(Decimal("0.01")))]
    scale = "".join(f"<tr><td>от {n} шт.</td><td>{_money(p)}</td></tr>" for n, p in steps)
    also = "".join(f'<div class="item-mini"><a href="{_href(o)}">{escape(o.title)}</a><div>{_money(o.roubles)}</div></div>' for o in others)
    section, code = _SECTIONS[good.section]
    body = f"""<div class="bx-breadcrumb"><span><a href="/">Главная</a></span> <i class="fa fa-angle-right"></i> <span><a href="/catalog/{code}/">{section}</a></span></div><div class="bx-catalog-element" id="bx_117848907_{good.number}"><h1 class="bx-title">{escape(good.title)}</h1>
<div class="row"><div class="col-sm-5"><img src="/upload/iblock/{good.number}.jpg" alt="{escape(good.title)}" title="{escape(good.title)}"></div><div class="col-sm-7">{_price_html(good)}<table class="scale">{scale}</table>{_stock_html(good)} · Просмотров: {good.number % 700 + 31}<dl class="product-item-detail-properties"><dt>Артикул</dt><dd>ЛП-{good.number}</dd><dt>Страна</dt><dd>Россия</dd><dt>Масса брутто</dt><dd>1,4 кг</dd></dl><p>Оплата: счёт для юридических лиц, картой, наличными при получении. Самовывоз или курьер. Отправляем по всей России.</p><a class="btn btn-primary" href="javascript:void(0);">В корзину</a></div></div>
<div class="product-item-detail-tab-content active" data-value="description">{said}</div><h3>Отзывы</h3>{reviews}<h3>С этим товаром покупают</h3><div class="row">{also}</div></div>"""
    truth = _truth(good, url=False) | {"category": [section], "description": said, "payment": ["bank_transfer", "card", "cash"], "delivery": ["courier", "pickup"], "ships_to": ["RU"], "views": good.number % 700 + 31}
    if steps:
        truth["tiers"] = [{"quantity": {"amount": str(n), "unit": "piece"}, "price": {"amount": f"{p}", "currency": "RUB"}} for n, p in steps]
    return SitePage(_href(good), _frame(good.title, body), "listing", [truth, *map(_aside, others)], feedback=feedback)


def _aside(good: _Good) -> dict[str, Any]:
    return {"title": good.title, "url": _href(good), "price": {"amount": f"{good.roubles}", "currency": "RUB"}, "aside": True}


def _home(goods: Sequence[_Good]) -> SitePage:
    tiles = "".join(f'<div class="col-md-3"><a href="/catalog/{code}/"><img src="/upload/{code}.png" alt="{name}"><br>{name}</a> <small>{n * 4 + 8} товаров</small></div>' for n, (name, code) in enumerate(_SECTIONS))
    hits = "".join(map(_card, goods))
    return SitePage("/", _frame("Главная", f'<h2>Каталог товаров</h2><div class="row">{tiles}</div><h2>Хиты продаж</h2><div class="row">{hits}</div><h2>Новости</h2><p>15.11.2021 Поступили весы и мешалки. Бесплатная доставка от 10 000 руб.</p>'), "index", [_truth(g) for g in goods])


def _drawn(rng: random.Random) -> list[SitePage]:
    goods = _goods(rng)
    empty = '<h1 class="bx-title">Поиск</h1><form><input name="q" value="зонтик"><button>Искать</button></form><p><font class="notetext">К сожалению, на ваш поисковый запрос ничего не найдено.</font></p>'
    missing = f'<h1 class="bx-title">404 Not Found</h1><p>Страница устарела, была удалена или не существовала вовсе.</p><h3>Карта сайта</h3><ul>{"".join(f"<li><a href=/catalog/{c}/>{n}</a></li>" for n, c in _SECTIONS)}</ul>'
    basket = f'<h1 class="bx-title">Корзина</h1><table id="basket_items"><tr><th>Товар</th><th>Скидка</th><th>Цена</th><th>Количество</th><th>Сумма</th></tr><tr><td>{escape(goods[1].title)}</td><td>0%</td><td>{_money(goods[1].roubles)}</td><td>3 шт.</td><td>{_money(goods[1].roubles * 3)}</td></tr></table><p>Итого: {_money(goods[1].roubles * 3)}, в том числе НДС 20%</p><a class="checkout">Оформить заказ</a>'
    shipping = '<h1 class="bx-title">Доставка и оплата</h1><p>Курьер по городу 350 руб., до терминала бесплатно. Срок от двух до семи дней.</p>'
    known = [g for g in goods if not g.asked]
    return [
        _home(known[3:9]), _results(goods[:21], 1, "Каталог"), _results(goods[21:38], 2, "Каталог"), _results(goods[38:], 3, "Каталог"), SitePage("/search/?q=%D0%B7%D0%BE%D0%BD%D1%82%D0%B8%D0%BA", _frame("Поиск", empty), "results"),
        *(_detail(rng, goods[n], known[n + 1:n + 8]) for n in (3, 6, 14)), SitePage("/catalog/net/1/", _frame("404", missing), "error"), SitePage("/personal/cart/", _frame("Корзина", basket), "other"), SitePage("/about/delivery/", _frame("Доставка", shipping), "other"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    handle = {"kind": "email", "value": "zakaz@example.com"}  # in the head of every page
    return [replace(page, handles=[handle]) for page in _drawn(rng)]


SITE = TestSite("labware_ru", "chemicals_shop", "ru", "2021-12-01T09:00:00+00:00", _pages)
