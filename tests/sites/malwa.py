"""Malwa: a Polish seed shop on old shop software, one table row a product, zloty (all invented)."""
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

SEEN = "2021-04-20T08:15:00Z"
NOW = datetime.fromisoformat(SEEN)
MONTHS = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)
GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="

# strain | breeder | category | price of the smallest pack
GOODS = (
    ("Zielony Smok Auto", "Bieszczady Genetics", "Automaty", "39.90"),
    ("Jantar #7", "Bieszczady Genetics", "Feminizowane", "59.00"),
    ("Mglista Łąka XL", "Bieszczady Genetics", "Feminizowane", "64.50"),
    ("Nocny Pociąg (Indica)", "Tor 9", "Feminizowane", "72.00"),
    ("Purple Kluska Auto", "Tor 9", "Automaty", "45.00"),
    ("Kwaśny Diesel '94", "Tor 9", "Feminizowane", "81.00"),
    ("Bursztynowa Haze", "Morena Seeds", "Regularne", "49.00"),
    ("Biała Wdówka klasyk", "Morena Seeds", "Feminizowane", "55.00"),
    ("CBD Rumianek 1:20", "Morena Seeds", "CBD", "68.00"),
    ("Mazurska Skunk", "Morena Seeds", "Outdoor", "35.00"),
    ("Ruderalis Turbo 55 dni", "Szybka Kita", "Automaty", "29.99"),
    ("Lemoniada Auto", "Szybka Kita", "Automaty", "42.00"),
    ("Truskawkowy Sernik", "Szybka Kita", "Feminizowane", "89.00"),
    ("Critical Wawel 2.0", "Wawel Farm", "Feminizowane", "76.00"),
    ("Tatra Kush", "Wawel Farm", "Outdoor", "58.00"),
    ("Halny (Sativa 80%)", "Wawel Farm", "Feminizowane", "77.70"),
    ("Mix niespodzianka", "Wawel Farm", "Regularne", "25.00"),
    ("Big Żubr", "Podlasie Gold", "Feminizowane", "83.00"),
    ("Leśna Polana Auto", "Podlasie Gold", "Automaty", "47.50"),
    ("Northern Żubr x Haze", "Podlasie Gold", "Outdoor", "61.00"),
    ("Malinowy Chruśniak", "Podlasie Gold", "Feminizowane", "92.00"),
    ("CBD Spokój 1:1", "Bieszczady Genetics", "CBD", "66.00"),
)
SAID = (
    ("Marek K.", "9 na 10 wykiełkowało, polecam!"),
    ("zielarz", "Szybka wysyłka, dyskretna koperta"),
    ("Ola", "jedno nasionko pęknięte ale dosłali gratis"),
    ("P. z Gdyni", "Super odmiana & smak"),
)


def _zloty(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",") + " zł"


def _seeds(count: int) -> str:
    few = count % 10 in (2, 3, 4) and count not in (12, 13, 14)
    return f"{count} {'nasiono' if count == 1 else 'nasiona' if few else 'nasion'}"


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for number, (strain, breeder, category, price) in enumerate(GOODS, 71):
        for count, factor in ((3, 1), (10, 3)):
            title = rng.choice(("{s} - {n} [{b}]", "{s} {n}", "{s} ({b}) {n}")).format(
                s=strain, n=_seeds(count) if rng.random() < 0.6 else f"{count} szt.", b=breeder
            )
            amount = Decimal(price) * factor
            item: Row = {
                "title": title,
                "category": category,
                "breeder": breeder,
                "amount": amount,
                "count": count,
                "id": number * 10 + count,
            }
            item |= {
                "url": f"index.php?main_page=product_info&cPath=1_{number % 5}&products_id={number * 10 + count}",
                "old": rng.random() < 0.2,
                "stock": rng.choice((0, 4, 12, 60)),
            }
            items.append(item)
    rng.shuffle(items)
    return items


def _truth(item: Row, *, url: bool = True) -> Row:
    found: Row = {
        "title": item["title"],
        "price": {"amount": f"{item['amount']:.2f}", "currency": "PLN"},
        "quantity": {"amount": str(item["count"]), "unit": "seed"},
        "stock": item["stock"],
        "category": [item["category"]],
    }
    if item["old"]:
        found["marketing"] = ["discount"]
    if url:
        found["url"] = item["url"]
    return found


def _page(title: str, content: str) -> str:
    cats = "".join(
        f'<a class="category-top" href="index.php?main_page=index&amp;cPath=1_{n}">{c}&nbsp;-&gt;</a>&nbsp;({k})<br />'
        for n, (c, k) in enumerate(
            (("Automaty", 41), ("Feminizowane", 96), ("Regularne", 18), ("Outdoor", 22), ("CBD", 9))
        )
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="pl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{escape(title)} : Malwa, nasiona kolekcjonerskie</title>
<meta name="generator" content="shopping cart program by Zen Cart" /></head><body id="indexBody">
<div id="mainWrapper"><div id="headerWrapper"><div id="navMainWrapper"><ul class="back"><li><a href="/">Strona główna</a></li><li><a href="index.php?main_page=login">Zaloguj się</a></li></ul><div id="navMainSearch"><form name="quick_find_header" action="index.php" method="get"><input type="hidden" name="main_page" value="advanced_search_result" /><input type="text" name="keyword" size="6" maxlength="30" value="Szukaj" onfocus="if (this.value == 'Szukaj') this.value = '';" /></form></div></div><div id="tagline">Nasiona tylko do celów kolekcjonerskich. Sprzedaż od 18 lat.</div></div>
<table width="100%" border="0" cellspacing="0" cellpadding="0" id="contentMainWrapper"><tr><td id="navColumnOne" class="columnLeft" style="width: 160px"><div class="leftBoxContainer" id="categories"><h3 class="leftBoxHeading">Kategorie</h3><div class="sideBoxContent">{cats}</div></div>
<div class="leftBoxContainer" id="currencies"><h3>Waluty</h3><select><option>Złoty</option><option>Euro</option></select></div><div class="leftBoxContainer"><h3>Darmowa wysyłka</h3>od 150,00 zł</div></td><td valign="top">
<div id="navBreadCrumb"><a href="/">Strona główna</a>&nbsp;::&nbsp;{escape(title)}</div>
<div class="centerColumn">{content}</div></td></tr></table>
<div id="footerWrapper"><ul><li><a href="index.php?main_page=shippinginfo">Wysyłka</a></li><li><a href="index.php?main_page=conditions">Regulamin</a></li></ul><div id="siteinfoIP">Twój adres IP: 192.0.2.17</div></div></div></body></html>"""


def _record(item: Row, odd: bool) -> str:
    href = item["url"].replace("&", "&amp;")
    old = (
        f'<span class="normalprice">{_zloty(item["amount"] * Decimal("1.3"))}</span>&nbsp;<span class="productSpecialPrice">{_zloty(item["amount"])}</span>'
        if item["old"]
        else _zloty(item["amount"])
    )
    buy = (
        f'<a href="{href}&amp;action=buy_now"><img src="{GIF}" alt="Do koszyka" title=" Do koszyka " /></a>'
        if item["stock"]
        else '<img src="/sold.gif" alt="Wyprzedane" />'
    )
    return f"""<tr class="productListing-{"odd" if odd else "even"}"><td class="productListing-data" align="center"><a href="{href}"><img src="{GIF}" alt="{escape(item["title"])}" title=" {escape(item["title"])} " width="60" /></a></td>
<td class="productListing-data"><h3 class="itemTitle"><a href="{href}">{escape(item["title"])}</a></h3><div class="listingDescription">{item["breeder"]}, odmiana kolekcjonerska...</div></td>
<td class="productListing-data">{item["category"]}</td><td class="productListing-data" align="right">{item["stock"]}</td><td class="productListing-data" align="right">{old}</td><td class="productListing-data">{buy}</td></tr>
"""


def _results(items: list[Row], number: int, first: int) -> SitePage:
    head = '<tr class="productListing-rowheading"><th class="productListing-heading">&nbsp;</th><th class="productListing-heading"><a href="index.php?sort=2a">Nazwa produktu</a></th><th>Kategoria</th><th>Stan</th><th><a href="index.php?sort=3a">Cena+</a></th><th>&nbsp;</th></tr>'
    count = f'<div class="navSplitPagesResult back">Wyświetlanie <strong>{first}</strong> do <strong>{first + len(items) - 1}</strong> (z <strong>44</strong> produktów)</div>'
    rows = "".join(_record(i, n % 2 == 0) for n, i in enumerate(items))
    body = f'<h1 id="productListHeading">Wszystkie produkty</h1>{count}<table width="100%" class="tabTable" id="cat1Table">{head}{rows}</table>{count}'
    return SitePage(
        f"/index.php?main_page=index&cPath=1&page={number}",
        _page("Wszystkie produkty", body),
        "results",
        listings=[_truth(i) for i in items],
    )


def _said(rng: random.Random) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for who, text in rng.sample(SAID, 3):
        at, stars = NOW - timedelta(days=rng.randint(3, 500)), rng.choice((5, 5, 4))
        rows.append(
            f'<div class="review"><img src="/stars_{stars}.gif" alt="Ocena: {stars} z 5 gwiazdek" /><p class="productReviewsDefaultReviewer"><strong>Opinię napisał(a): {who}</strong> &nbsp; Data dodania: {at.day} {MONTHS[at.month - 1]} {at.year}</p><p class="productReviewMainContent">{escape(text)}</p></div><hr />'
        )
        truth.append({"rating": str(stars), "text": text, "buyer": who, "at": f"{at:%Y-%m-%d}"})
    return "".join(rows), truth


def _detail(rng: random.Random, item: Row, *, offer: bool) -> SitePage:
    strain = next(g for g in GOODS if g[1] == item["breeder"] and g[0] in item["title"])
    text = f"{strain[0]} to odmiana od {item['breeder']}. Nasiona sprzedajemy wyłącznie jako produkt kolekcjonerski. Kiełkowanie w Polsce jest zabronione."
    steps = [
        (c, (item["amount"] / item["count"] * c * Decimal(f)).quantize(Decimal("0.01")))
        for c, f in ((item["count"], "1"), (item["count"] * 2, "0.95"), (item["count"] * 5, "0.9"))
    ]
    table = (
        "".join(f"<tr><td>{_seeds(c)}</td><td>{_zloty(p)}</td></tr>" for c, p in steps)
        if offer
        else ""
    )
    prices = (
        f'<table id="discountTable"><tr><td colspan="2">Rabaty ilościowe</td></tr>{table}</table>'
        if offer
        else ""
    )
    old = (
        f'<span class="normalprice">{_zloty(item["amount"] * Decimal("1.3"))}</span> '
        if item["old"]
        else ""
    )
    said, feedback = _said(rng)
    body = f"""<div class="centerColumn" id="productGeneral"><form name="cart_quantity" action="index.php?action=add_product" method="post"><div id="productMainImage" class="centeredContent back"><img src="{GIF}" alt="" /><br /><span class="imgLink">powiększ</span></div><h1 id="productName" class="productGeneral">{escape(item["title"])}</h1><h2 id="productPrices" class="productGeneral">{old}{_zloty(item["amount"])}</h2>
<div id="productDescription" class="productGeneral biggerText">{escape(text)}</div><ul id="productDetailsList" class="floatingBox back"><li>Model: MLW-{item["id"]}</li><li>Kategoria: {item["category"]}</li><li>Stan magazynu: {item["stock"]}</li><li>Producent: {item["breeder"]}</li></ul>{prices}
<div id="cartAdd">Ilość: <input type="text" name="cart_quantity" value="1" maxlength="6" size="4" /><input type="hidden" name="products_id" value="{item["id"]}" /><input type="image" src="{GIF}" alt="Do koszyka" /></div><p>Płatność: przelew, BLIK, bitcoin. Wysyłka Pocztą Polską do krajów UE.</p></form><h3>Opinie</h3>{said}</div>"""
    truth = _truth(item, url=False) | {
        "description": text,
        "payment": ["BTC", "bank_transfer"],
        "ships_to": ["EU"],
        "delivery": ["post"],
    }
    if offer:
        truth["tiers"] = [
            {
                "quantity": {"amount": str(c), "unit": "seed"},
                "price": {"amount": f"{p:.2f}", "currency": "PLN"},
            }
            for c, p in steps
        ]
    return SitePage(
        "/" + item["url"],
        _page(item["title"], body),
        "listing",
        listings=[truth],
        feedback=feedback,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:30], 1, 1),
        _results(items[30:43], 2, 31),
        _results(items[43:], 3, 44),
    ]
    details = [_detail(rng, i, offer=n != 1) for n, i in enumerate(items[:3])]
    new = "".join(
        f'<div class="centerBoxContentsNew centeredContent back" style="width:33%;"><a href="{i["url"].replace("&", "&amp;")}"><img src="{GIF}" alt="{escape(i["title"])}" /></a><br /><a href="{i["url"].replace("&", "&amp;")}">{escape(i["title"])}</a><br />{_zloty(i["amount"])}</div>'
        for i in items[5:14]
    )
    home = _page(
        "Witamy",
        f'<h1 id="indexDefaultHeading">Witamy w sklepie Malwa</h1><p>Do każdego zamówienia nasiono gratis!</p><div class="centerBoxWrapper" id="whatsNew"><h2 class="centerBoxHeading">Nowości na kwiecień</h2>{new}</div>',
    )
    front = [
        {
            "title": i["title"],
            "url": i["url"],
            "price": {"amount": f"{i['amount']:.2f}", "currency": "PLN"},
            "quantity": {"amount": str(i["count"]), "unit": "seed"},
        }
        for i in items[5:14]
    ]
    login = _page(
        "Logowanie",
        '<div id="loginDefault"><h1>Witamy, prosimy się zalogować</h1><form name="login" method="post"><fieldset><legend>Stali klienci</legend><label class="inputLabel">Adres e-mail:</label><input type="text" name="email_address" size="18" /><br /><label class="inputLabel">Hasło:</label><input type="password" name="password" size="18" /><input type="image" src="/login.gif" alt="Zaloguj" /></fieldset></form><a href="#">Nie pamiętasz hasła?</a></div>',
    )
    error = _page(
        "Błąd",
        "<h1>Nie znaleziono strony</h1><p>Przepraszamy, ten produkt nie istnieje lub został usunięty (404).</p>",
    )
    return [
        *results,
        *details,
        SitePage("/", home, "index", listings=front),
        SitePage("/index.php?main_page=login", login, "login"),
        SitePage("/index.php?main_page=product_info&products_id=1", error, "error"),
    ]


SITE = TestSite("malwa", "seed_shop", "pl", SEEN, _pages)
