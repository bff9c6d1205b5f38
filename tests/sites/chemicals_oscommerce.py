# ruff: noqa: E501
"""A shop for chemicals and equipment on osCommerce 2.2: tables in tables, upper-case tags.

Peculiar: a result table with column headings, zebra rows, boxes left and right, prices struck out
by ``<s>``, the price beside the name in the heading of the item page, discounts by count as tiers,
ratings as ``alt`` of pictures, links with a session id. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SID = "osCsid=4f1c0e2ab9d84c55a0e7"
_GOODS = (
    ("MAN-1000", "Mannitol Powder 1 kg, food grade", "1", "kg", "3_10", 1.1),
    ("INO-500", "Inositol Powder 500 g", "500", "g", "3_10", 0.6),
    ("LAC-25", "Lactose Monohydrate 25 kg sack", "25", "kg", "3_10", 25.4),
    ("CAF-1000", "Caffeine Anhydrous 1kg (99.5%)", "1", "kg", "3_10", 1.1),
    ("PHE-250", "Phenacetin 250g, crystalline", "250", "g", "3_10", 0.3),
    ("MCC-5", "Microcrystalline Cellulose 5 kg", "5", "kg", "3_11", 5.2),
    ("MGS-1", "Magnesium Stearate 1 kg", "1", "kg", "3_11", 1.1),
    ("CAP-00", "Empty Gelatin Capsules Size 00, 1000 pieces", "1000", "piece", "4_14", 0.2),
    ("CAPF-100", "Capsule Filling Board 100 holes", "", "", "4_14", 0.9),
    ("TDP-0", "Single Punch Desktop Tablet Press", "", "", "4_15", 38.0),
    ("DIE-8R", 'Die Set 8 mm Round "Blank"', "", "", "4_15", 0.5),
    ("SCA-20", "Pocket Scale 20g x 0.001g", "", "", "5_17", 0.2),
    ("SCA-500", "Bench Scale 500g / 0.01g", "", "", "5_17", 1.4),
    ("STIR-2", "Magnetic Stirrer with Hot Plate", "", "", "5_18", 2.8),
    ("RBF-2L", "Round Bottom Flask 2000 ml 24/40", "", "", "5_18", 0.8),
    ("VAC-CH", "Impulse Sealer & 200 Mylar Bags", "", "", "5_19", 2.2),
)
_CATEGORIES = {
    "3": "Fillers",
    "3_10": "Powders",
    "3_11": "Binders",
    "4": "Machines",
    "4_14": "Capsules",
    "4_15": "Tableting",
    "5": "Laboratory",
    "5_17": "Scales",
    "5_18": "Glass & Heat",
    "5_19": "Packing",
}
_REVIEWS = (
    ("Anders", "Works as described, came double boxed."),
    ("Petra L.", "Manual is only in Chinese but support mailed me an English one."),
    ("jkw", "Powder is fine and dry, no clumps. Will reorder."),
    ("Osvaldo", "Scale arrived without the calibration weight..."),
    ("Nils", "Took customs a week, otherwise OK."),
    ("R. Haddow", "Solid machine for the money."),
)


@dataclass(frozen=True)
class _Product:
    number: int
    model: str
    name: str
    amount: str
    unit: str
    path: str
    weight: float
    price: Decimal
    old: Decimal | None

    @property
    def url(self) -> str:
        return f"http://www.corvid-supply.example/product_info.php?cPath={self.path}&products_id={self.number}&{_SID}"

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": self.name,
            "url": self.url,
            "price": {"amount": str(self.price), "currency": "USD"},
        }
        if self.amount:
            found["quantity"] = self._quantity()
        return found | ({"marketing": ["discount"]} if self.old else {})

    def _quantity(self) -> dict[str, str]:
        if self.unit == "piece":
            return {"amount": self.amount, "unit": "piece"}
        grams = Decimal(self.amount) * (1000 if self.unit == "kg" else 1)
        return {"amount": self.amount, "unit": self.unit, "grams": str(grams)}


def _products(rng: random.Random) -> list[_Product]:
    made = []
    for at, (model, name, amount, unit, path, weight) in enumerate(_GOODS):
        dear = 1 + 20 * ("Press" in name)
        price = Decimal(rng.randrange(1900, 9900) * dear) / 100
        old = (price * Decimal("1.15")).quantize(Decimal("0.01")) if at % 5 == 2 else None
        made.append(
            _Product(
                21 + at * 2,
                model,
                name,
                amount,
                unit,
                path,
                weight,
                price.quantize(Decimal("0.01")),
                old,
            )
        )
    return made


def _price(product: _Product) -> str:
    if product.old:
        return f'<s>${product.old:,}</s>&nbsp;&nbsp;<span class="productSpecialPrice">${product.price:,}</span>'
    return f"${product.price:,}"


def _row(product: _Product, at: int) -> str:
    shade, url = ("even", "odd")[at % 2], escape(product.url)
    buy = url.replace("product_info.php?", "index.php?action=buy_now&amp;")
    return f"""              <tr class="productListing-{shade}">
                <td class="productListing-data">&nbsp;{product.model}&nbsp;</td>
                <td align="center" class="productListing-data">&nbsp;<a href="{url}"><img src="images/{product.model.lower()}.gif" border="0" alt="{escape(product.name)}" title=" {escape(product.name)} " width="100" height="80"></a>&nbsp;</td>
                <td class="productListing-data">&nbsp;<a href="{url}">{escape(product.name)}</a>&nbsp;</td>
                <td align="right" class="productListing-data">&nbsp;{product.weight:.2f}&nbsp;</td>
                <td align="right" class="productListing-data">&nbsp;{_price(product)}&nbsp;</td>
                <td align="center" class="productListing-data"><a href="{buy}"><img src="includes/languages/english/images/buttons/button_buy_now.gif" border="0" alt="Buy Now" title=" Buy Now " width="60" height="30"></a>&nbsp;</td>
              </tr>
"""


def _table(products: Sequence[_Product]) -> str:
    heads = "".join(
        f'<td {style} class="productListing-heading">{head}</td>'
        for head, style in (
            ('<a href="?sort=1a" title="Sort products ascendingly by Model">Model</a>', ""),
            ("&nbsp;", 'align="center"'),
            ('<a href="?sort=2d">Product&nbsp;Name+</a>', ""),
            ("Weight&nbsp;(kg)", 'align="right"'),
            ("&nbsp;Price&nbsp;", 'align="right"'),
            ("&nbsp;Buy Now&nbsp;", 'align="center"'),
        )
    )
    rows = "".join(_row(product, at) for at, product in enumerate(products))
    return f'<table border="0" width="100%" cellspacing="0" cellpadding="2" class="productListing"><tr>{heads}</tr>\n{rows}</table>'


def _box(title: str, inner: str) -> str:
    return f"""<tr><td><TABLE border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td height="14" class="infoBoxHeading"><img src="images/infobox/corner_left.gif" border="0" alt="" width="11" height="14"></td><td width="100%" height="14" class="infoBoxHeading">{title}</td></tr></TABLE>
<table border="0" width="100%" cellspacing="0" cellpadding="1" class="infoBox"><tr><td><table border="0" width="100%" cellspacing="0" cellpadding="3" class="infoBoxContents"><tr><td><img src="images/pixel_trans.gif" border="0" alt="" width="100%" height="1"></td></tr><tr><td class="boxText">{inner}</td></tr></table></td></tr></table></td></tr>"""


def _layout(title: str, body: str, whats_new: _Product) -> str:
    tree = "<br>".join(
        f'{"&nbsp;&nbsp;" * ("_" in path)}<a href="http://www.corvid-supply.example/index.php?cPath={path}&amp;{_SID}">{escape(name)}</a>&nbsp;({at + 2})'
        for at, (path, name) in enumerate(_CATEGORIES.items())
    )
    new = f'<center><a href="{escape(whats_new.url)}">{escape(whats_new.name)}</a><br>{_price(whats_new)}</center>'
    left = _box("Categories", tree) + _box("What's New?", new)
    right = (
        _box("Shopping Cart", "0 items")
        + _box(
            "Currencies",
            '<form name="currencies"><select name="currency" onChange="this.form.submit();" style="width: 100%"><option value="USD" SELECTED>US Dollar</option><option value="EUR">Euro</option></select></form>',
        )
        + _box(
            "Information",
            '<a href="shipping.php">Shipping &amp; Returns</a><br><a href="conditions.php">Conditions of Use</a>',
        )
    )
    return f"""<!doctype html public "-//W3C//DTD HTML 4.01 Transitional//EN">
<html dir="LTR" lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{title}</title><base href="http://www.corvid-supply.example/"></head>
<body marginwidth="0" marginheight="0" topmargin="0" bottommargin="0" leftmargin="0" rightmargin="0">
<!-- header //--><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr class="header"><td valign="middle"><a href="index.php"><img src="images/store_logo.gif" border="0" alt="Corvid Supply"></a></td><td align="right" valign="bottom"><a href="account.php"><img src="images/header_account.gif" alt="My Account"></a></td></tr></table>
<table border="0" width="100%" cellspacing="0" cellpadding="1"><tr class="headerNavigation"><td class="headerNavigation">&nbsp;&nbsp;<a href="index.php" class="headerNavigation">Top</a> &raquo; <a href="index.php?{_SID}" class="headerNavigation">Catalog</a></td><td align="right" class="headerNavigation"><a href="account.php">My Account</a> &nbsp;|&nbsp; <a href="shopping_cart.php">Cart Contents</a> &nbsp;|&nbsp; <a href="checkout.php">Checkout</a> &nbsp;&nbsp;</td></tr></table><!-- header_eof //-->
<table border="0" width="100%" cellspacing="3" cellpadding="3"><tr><td width="125" valign="top"><table border="0" width="125" cellspacing="0" cellpadding="2">{left}</table></td><!-- body_text //--><td width="100%" valign="top">{body}</td><td width="125" valign="top"><table border="0" width="125" cellspacing="0" cellpadding="2">{right}</table></td></tr></table>
<table border="0" width="100%" cellspacing="0" cellpadding="1"><tr class="footer"><td class="footer">&nbsp;&nbsp;Sunday 15 September, 2013&nbsp;&nbsp;</td><td align="right" class="footer">&nbsp;&nbsp;1048576 requests since Monday 02 March, 2009&nbsp;&nbsp;</td></tr></table><table border="0" width="100%"><tr><td align="center" class="smallText">Copyright &copy; 2013 Corvid Supply<br>Powered by osCommerce</td></tr></table></body></html>"""


def _heading(text: str) -> str:
    return f'<table border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td class="pageHeading">{text}</td><td align="right"><img src="images/table_background_list.gif" border="0" alt="{text}" width="57" height="40"></td></tr></table>'


def _aside(product: _Product, main: Sequence[_Product]) -> list[dict[str, Any]]:
    return [] if product in main else [product.truth() | {"aside": True}]


def _results(products: Sequence[_Product], page: int, new: _Product) -> SitePage:
    first, last = (1, 14) if page == 1 else (15, 16)
    pager = f'<table border="0" width="100%" cellspacing="0" cellpadding="2"><tr><td class="smallText">Displaying <b>{first}</b> to <b>{last}</b> (of <b>16</b> products)</td><td class="smallText" align="right">Result Pages: &nbsp;<b>{page}</b>&nbsp;&nbsp;<a href="index.php?cPath=0&amp;page=2" class="pageResults" title=" Page 2 "><u>2</u></a>&nbsp;</td></tr></table>'
    body = _heading("All Products") + pager + _table(products) + pager
    return SitePage(
        f"/index.php?cPath=0&page={page}",
        _layout("Corvid Supply", body, new),
        "results",
        [one.truth() for one in products] + _aside(new, products),
    )


def _no_results(new: _Product) -> SitePage:
    body = (
        _heading("Products meeting the search criteria")
        + '<table class="productListing"><tr class="productListing-odd"><td class="productListing-data">There is no product that matches the search criteria.</td></tr></table><a href="advanced_search.php"><img src="button_back.gif" alt="Back" title=" Back "></a>'
    )
    return SitePage(
        "/advanced_search_result.php?keywords=ether",
        _layout("Corvid Supply", body, new),
        "results",
        _aside(new, ()),
    )


def _discounts(product: _Product) -> tuple[str, list[dict[str, Any]]]:
    heads, cells, tiers = [], [], []
    for label, count, share in (("1-4", "1", "1"), ("5-9", "5", "0.9"), ("10+", "10", "0.8")):
        price = (product.price * Decimal(share)).quantize(Decimal("0.01"))
        heads.append(f'<td align="center">{label}</td>')
        cells.append(f'<td align="center">${price:,}</td>')
        tiers.append(
            {
                "quantity": {"amount": count, "unit": "piece"},
                "price": {"amount": str(price), "currency": "USD"},
            }
        )
    return (
        f'<table border="1" cellspacing="2" cellpadding="2"><tr><td colspan="3" align="center">Qty Discounts Off Price</td></tr><tr>{"".join(heads)}</tr><tr>{"".join(cells)}</tr></table>',
        tiers,
    )


def _listing(product: _Product, new: _Product, stock: int) -> SitePage:
    table, tiers = _discounts(product)
    text = "Sold by count, sealed at the factory. Customs papers say what you ask for. Not for resale to minors."
    name = escape(product.name)
    body = f"""<form name="cart_quantity" action="product_info.php?products_id={product.number}&amp;action=add_product" method="post"><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td><table border="0" width="100%" cellspacing="0" cellpadding="0"><tr><td class="pageHeading" valign="top">{name}<br><span class="smallText">[{product.model}]</span></td><td class="pageHeading" align="right" valign="top">{_price(product)}</td></tr></table></td></tr>
<tr><td class="main"><table border="0" cellspacing="0" cellpadding="2" align="right"><tr><td align="center" class="smallText"><img src="images/{product.model.lower()}.gif" border="0" alt="{name}" hspace="5" vspace="5"><br>Click to enlarge</td></tr></table><p>{text}</p><ul><li>Model: {product.model}</li><li>Shipping Weight: {product.weight:.2f} kg</li><li>{stock} Units in Stock</li><li>Ships from: China</li></ul>{table}<p>Payment: Western Union, bank transfer or Bitcoin.</p></td></tr>
<tr><td align="center" class="smallText">This product was added to our catalog on Tuesday 05 March, 2013.</td></tr><tr><td><a href="product_reviews.php?products_id={product.number}"><img src="button_reviews.gif" alt="Reviews" title=" Reviews "></a><input type="hidden" name="products_id" value="{product.number}"><input type="image" src="button_in_cart.gif" alt="Add to Cart" title=" Add to Cart "></td></tr></table></form>"""
    truth = product.truth() | {
        "tiers": tiers,
        "stock": stock,
        "ships_from": "CN",
        "payment": ["BTC", "bank_transfer", "western_union"],
        "description": text,
        "listed_at": "2013-03-05",
    }
    truth.pop("url")
    return SitePage(
        product.url.removeprefix("http://www.corvid-supply.example"),
        _layout(name, body, new),
        "listing",
        [truth, *_aside(new, [product])],
    )


def _reviews(rng: random.Random, products: Sequence[_Product]) -> SitePage:
    blocks, truth = [], []
    for at, (name, text) in enumerate(_REVIEWS):
        day = date(2013, 9, 10) - timedelta(days=at * 11 + rng.randrange(9))
        product, stars = rng.choice(products), rng.randrange(2, 6)
        blocks.append(
            f'<tr><td><table border="0" width="100%" cellspacing="0" cellpadding="2"><tr><td class="main"><a href="product_reviews_info.php?products_id={product.number}&amp;reviews_id={at}"><u><b>{escape(product.name)}</b></u></a> <span class="smallText">by {name}</span></td><td class="smallText" align="right">Date Added: {day:%A %d %B, %Y}</td></tr></table><table border="0" width="100%" cellspacing="1" cellpadding="2" class="infoBox"><tr class="infoBoxContents"><td valign="top" class="main">{text}<br><br><i>Rating: <img src="images/stars_{stars}.gif" border="0" alt="{stars} of 5 Stars!" title=" {stars} of 5 Stars! "> [{stars} of 5 Stars!]</i></td></tr></table></td></tr>'
        )
        truth.append(
            {
                "rating": str(stars),
                "text": text,
                "buyer": name,
                "at": day.isoformat(),
                "listing": product.name,
            }
        )
    body = _heading("Read What Others Are Saying") + f"<table>{''.join(blocks)}</table>"
    new = products[9]
    return SitePage(
        "/reviews.php", _layout("Reviews", body, new), "feedback", _aside(new, ()), feedback=truth
    )


def _home(products: Sequence[_Product], new: _Product) -> SitePage:
    cells = [
        f'<td align="center" class="smallText" width="33%" valign="top"><a href="{escape(one.url)}"><img src="images/{one.model.lower()}.gif" border="0" alt="{escape(one.name)}"></a><br><a href="{escape(one.url)}">{escape(one.name)}</a><br>{_price(one)}</td>'
        for one in products
    ]
    rows = "".join(f"<tr>{''.join(cells[at : at + 3])}</tr>" for at in range(0, len(cells), 3))
    body = (
        _heading("What's New Here?")
        + '<p class="main">Welcome <span class="greetUser">Guest!</span> Would you like to <a href="login.php"><u>log yourself in</u></a>?</p>'
        + f'<table border="0" width="100%" class="infoBox"><tr><td class="infoBoxHeading">New Products For September</td></tr><tr><td><table>{rows}</table></td></tr></table>'
    )
    return SitePage(
        "/index.php",
        _layout("Corvid Supply", body, new),
        "index",
        [one.truth() | {"aside": True} for one in products] + _aside(new, products),
    )


def _login(new: _Product) -> SitePage:
    body = (
        _heading("Welcome, Please Sign In")
        + '<form name="login" action="login.php?action=process" method="post"><table class="infoBox"><tr><td class="main"><b>Returning Customer</b></td></tr><tr><td class="main">E-Mail Address:</td><td><input type="text" name="email_address"></td></tr><tr><td class="main">Password:</td><td><input type="password" name="password" maxlength="40"></td></tr><tr><td class="smallText"><a href="password_forgotten.php">Password forgotten? Click here.</a></td></tr></table><input type="image" src="button_login.gif" alt="Sign In"></form>'
    )
    return SitePage("/login.php", _layout("Sign in", body, new), "login", _aside(new, ()))


def _error(new: _Product) -> SitePage:
    body = '<table class="infoBox"><tr class="infoBoxContents"><td>Product not found!</td></tr></table><a href="index.php"><img src="button_continue.gif" alt="Continue"></a>'
    return SitePage(
        "/product_info.php?products_id=1", _layout("Error", body, new), "error", _aside(new, ())
    )


def _pages(rng: random.Random) -> Sequence[SitePage]:
    products = _products(rng)
    new = products[9]
    return [
        _home(products[4:9], new),
        _results(products[:14], 1, new),
        _results(products[14:], 2, new),
        _no_results(new),
        *(_listing(products[at], new, rng.randrange(3, 300)) for at in (0, 7, 13)),
        _reviews(rng, products),
        _login(new),
        _error(new),
    ]


SITE = TestSite("chemicals_oscommerce", "chemicals_shop", "en", "2013-09-15T10:00:00Z", _pages)
