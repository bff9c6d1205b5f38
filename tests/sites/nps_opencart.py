# ruff: noqa: E501
"""A shop for new psychoactive substances on OpenCart's default theme, prices as 1.299,00€.

Peculiar: list view with a cut description in the record, stars made of stacked ``<i>``, "Ex Tax"
as a second number, weights as radio options on the item page, specification table, reviews in a
tab, a Cloudflare-like wait. Everything here is invented.
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

_PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_FULL, _EMPTY = (
    '<span class="fa fa-stack"><i class="fa fa-star fa-stack-2x"></i><i class="fa fa-star-o fa-stack-2x"></i></span>',
    '<span class="fa fa-stack"><i class="fa fa-star-o fa-stack-2x"></i></span>',
)
_GOODS = (
    ("3-MMC Crystals", "Stimulants"),
    ("4-MMC substitute “Snowdrift” powder", "Stimulants"),
    ("2-FMA Powder (99%+)", "Stimulants"),
    ("Hexen crystalline", "Stimulants"),
    ("2-FDCK HCl Needles", "Dissociatives"),
    ("DCK Fine Powder", "Dissociatives"),
    ("O-PCE HCl – racemic", "Dissociatives"),
    ("MXPr Crystalline Powder", "Dissociatives"),
    ("4-HO-MET Fumarate", "Tryptamines"),
    ("4-AcO-DMT Fumarate [off-white]", "Tryptamines"),
    ("5-MeO-DALT Freebase", "Tryptamines"),
    ("2C-B-FLY HCl", "Phenethylamines"),
    ("Escaline Powder", "Phenethylamines"),
    ("Ephylone BK-style *NEW*", "Stimulants"),
)
_REMARKS = (
    ("Jelle", "Good clean product, came well packed in a box with foam."),
    ("M. Vos", "Fourth order and the same quality as the first."),
    ("lab_rat_88", "A little slow in December but everything was there & sealed."),
    ("Kasia", "Colour is not like on the photo. Support was friendly."),
)
_LEGAL = "For laboratory and research use only, not for human consumption."


@dataclass(frozen=True)
class _Product:
    number: int
    name: str
    category: str
    price: Decimal
    old: Decimal | None
    stars: int

    @property
    def url(self) -> str:
        return f"https://nordlab.example/index.php?route=product/product&path=59_61&product_id={self.number}"

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": f"{self.name} 1g",
            "url": self.url,
            "price": {"amount": str(self.price), "currency": "EUR"},
            "quantity": {"amount": "1", "unit": "g", "grams": "1"},
        }
        if self.old:
            found["marketing"] = ["discount"]
        return found


def _products(rng: random.Random) -> list[_Product]:
    made = []
    for at, (name, category) in enumerate(_GOODS):
        price = Decimal(rng.randrange(12, 60)) + Decimal("0.50")
        old = price + rng.randrange(3, 12) if at % 4 == 2 else None
        made.append(_Product(43 + at * 2, name, category, price, old, rng.randrange(0, 6)))
    return made


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + "€"


def _price(product: _Product) -> str:
    tax = f'<span class="price-tax">Ex Tax: {_money(product.price / Decimal("1.21"))}</span>'
    if product.old:
        return f'<p class="price"> <span class="price-new">{_money(product.price)}</span> <span class="price-old">{_money(product.old)}</span> {tax} </p>'
    return f'<p class="price">\n                    {_money(product.price)}\n          {tax}\n        </p>'


def _card(product: _Product, grid: bool) -> str:
    url, name = escape(product.url), escape(product.name)
    shape = (
        "product-layout product-grid col-lg-3 col-md-3 col-sm-6 col-xs-12"
        if grid
        else "product-layout product-list col-xs-12"
    )
    stars = (
        f'<div class="rating">{_FULL * product.stars}{_EMPTY * (5 - product.stars)}</div>'
        if product.stars
        else ""
    )
    return f"""      <div class="{shape}">
        <div class="product-thumb">
          <div class="image"><a href="{url}"><img src="{_PNG}" alt="{name} 1g" title="{name} 1g" class="img-responsive" /></a></div>
          <div><div class="caption">
              <h4><a href="{url}">{name} 1g</a></h4>
              <p>{name} from our own stock, checked in the lab before it is packed. {_LEGAL[:52]}..</p>
              {_price(product)}{stars}
            </div>
            <div class="button-group"><button type="button" onclick="cart.add('{product.number}', '1');"><i class="fa fa-shopping-cart"></i> <span class="hidden-xs hidden-sm hidden-md">Add to Cart</span></button><button type="button" data-toggle="tooltip" title="Add to Wish List" onclick="wishlist.add('{product.number}');"><i class="fa fa-heart"></i></button><button type="button" data-toggle="tooltip" title="Compare this Product" onclick="compare.add('{product.number}');"><i class="fa fa-exchange"></i></button></div>
          </div></div></div>
"""


def _layout(title: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<!--[if IE]><![endif]-->
<html dir="ltr" lang="en"><head><meta charset="UTF-8" /><title>{title}</title><base href="https://nordlab.example/" /><meta name="description" content="Research chemicals from stock" /><link href="catalog/view/javascript/font-awesome/css/font-awesome.min.css" rel="stylesheet" /></head>
<body class="product-category-59_61"><nav id="top"><div class="container"><div class="pull-left"><form action="index.php?route=common/currency/currency" method="post" id="form-currency"><div class="btn-group"><button class="btn btn-link dropdown-toggle"><strong>€</strong> <span class="hidden-xs">Currency</span></button><ul class="dropdown-menu"><li><button class="currency-select btn btn-link btn-block" type="button" name="EUR">€ Euro</button></li><li><button class="currency-select btn btn-link btn-block" type="button" name="USD">$ US Dollar</button></li></ul></div><input type="hidden" name="code" value="" /></form></div>
<div id="top-links" class="nav pull-right"><ul class="list-inline"><li><a href="index.php?route=information/contact"><i class="fa fa-phone"></i></a></li><li class="dropdown"><a href="index.php?route=account/account" title="My Account"><i class="fa fa-user"></i> <span>My Account</span></a></li><li><a href="index.php?route=account/wishlist" id="wishlist-total" title="Wish List (0)"><i class="fa fa-heart"></i> <span>Wish List (0)</span></a></li></ul></div></div></nav>
<header><div class="container"><div id="logo"><h1><a href="index.php?route=common/home">Nordlab RC</a></h1></div><div id="search" class="input-group"><input type="text" name="search" value="" placeholder="Search" class="form-control input-lg" /></div><div id="cart" class="btn-group btn-block"><button type="button" class="btn btn-inverse btn-block btn-lg"><span id="cart-total">0 item(s) - 0,00€</span></button></div></div></header>
<div class="container">{body}</div>
<footer><div class="container"><div class="row"><div class="col-sm-3"><h5>Information</h5><ul class="list-unstyled"><li><a href="index.php?route=information/information&amp;information_id=4">About Us</a></li><li><a href="index.php?route=information/information&amp;information_id=6">Delivery Information</a></li></ul></div></div><hr><p>Powered By <a href="#">OpenCart</a><br /> Nordlab RC &copy; 2019</p></div></footer></body></html>"""


def _column() -> str:
    names = ("Stimulants (5)", "Dissociatives (4)", "Tryptamines (3)", "Phenethylamines (2)")
    links = "".join(
        f'<a href="index.php?route=product/category&amp;path=59_{60 + at}" class="list-group-item">&nbsp;&nbsp;&nbsp;- {name}</a>'
        for at, name in enumerate(names)
    )
    return f'<aside id="column-left" class="col-sm-3 hidden-xs"><div class="list-group"><a href="index.php?route=product/category&amp;path=59" class="list-group-item active">Powders (14)</a>{links}</div></aside>'


def _results(products: Sequence[_Product], page: int) -> SitePage:
    shown = "1 to 12 of 14 (2 Pages)" if page == 1 else "13 to 14 of 14 (2 Pages)"
    pager = f'<div class="row"><div class="col-sm-6 text-left"><ul class="pagination"><li class="active"><span>{page}</span></li><li><a href="index.php?route=product/category&amp;path=59&amp;page=2">2</a></li></ul></div><div class="col-sm-6 text-right">Showing {shown}</div></div>'
    tools = '<div class="row"><div class="col-md-2"><div class="btn-group btn-group-sm"><button type="button" id="list-view" class="btn btn-default" title="List"><i class="fa fa-th-list"></i></button><button type="button" id="grid-view" class="btn btn-default" title="Grid"><i class="fa fa-th"></i></button></div></div><div class="col-md-4"><select id="input-sort" class="form-control"><option selected="selected">Default</option><option>Price (Low &gt; High)</option></select></div></div>'
    cards = "".join(_card(product, False) for product in products)
    body = f'<ul class="breadcrumb"><li><a href="index.php?route=common/home"><i class="fa fa-home"></i></a></li><li><a href="index.php?route=product/category&amp;path=59">Powders</a></li></ul><div class="row">{_column()}<div id="content" class="col-sm-9"><h2>Powders</h2><div class="row"><div class="col-sm-10"><p>{_LEGAL}</p></div></div><hr>{tools}<div class="row">{cards}</div>{pager}</div></div>'
    return SitePage(
        f"/index.php?route=product/category&path=59&page={page}",
        _layout("Powders", body),
        "results",
        [product.truth() for product in products],
    )


def _no_results() -> SitePage:
    body = '<div id="content" class="col-sm-12"><h1>Search - blorphine</h1><label class="control-label" for="input-search">Search Criteria</label><input type="text" name="search" value="blorphine" class="form-control" /><h2>Products meeting the search criteria</h2><p>There is no product that matches the search criteria.</p></div>'
    return SitePage(
        "/index.php?route=product/search&search=blorphine", _layout("Search", body), "results"
    )


def _options(product: _Product) -> tuple[str, list[dict[str, Any]]]:
    rows, tiers = [], []
    for at, (weight, share) in enumerate(
        ((1, "1"), (5, "4.2"), (10, "7.5"), (25, "16"), (50, "28"))
    ):
        price = (product.price * Decimal(share)).quantize(Decimal("0.01"))
        rows.append(
            f'<div class="radio"><label><input type="radio" name="option[227]" value="{17 + at}" /> {weight} gram{"s" if weight > 1 else ""} ({_money(price)}) </label></div>'
        )
        tiers.append(
            {
                "quantity": {"amount": str(weight), "unit": "g", "grams": str(weight)},
                "price": {"amount": str(price), "currency": "EUR"},
            }
        )
    return (
        f'<h3>Available Options</h3><div class="form-group required"><label class="control-label">Weight</label><div id="input-option227">{"".join(rows)}</div></div>',
        tiers,
    )


def _reviews(rng: random.Random, product: _Product) -> tuple[str, list[dict[str, Any]]]:
    tables, truth = [], []
    for name, text in rng.sample(_REMARKS, 3):
        day = date(2019, 11, 3) - timedelta(days=rng.randrange(1, 300))
        stars = rng.randrange(2, 6)
        tables.append(
            f'<table class="table table-striped table-bordered"><tbody><tr><td style="width: 50%;"><strong>{name}</strong></td><td class="text-right">{day:%d/%m/%Y}</td></tr><tr><td colspan="2"><p>{escape(text)}</p>{_FULL * stars}{_EMPTY * (5 - stars)}</td></tr></tbody></table>'
        )
        truth.append(
            {"text": text, "buyer": name, "at": day.isoformat(), "listing": f"{product.name} 1g"}
        )
    return "".join(tables), truth


def _listing(rng: random.Random, product: _Product, related: Sequence[_Product]) -> SitePage:
    options, tiers = _options(product)
    reviews, feedback = _reviews(rng, product)
    stock, name = rng.randrange(2, 400), escape(product.name)
    old = (
        f'<li><span style="text-decoration: line-through;">{_money(product.old)}</span></li>'
        if product.old
        else ""
    )
    text = f"{product.name}, packed in foil bags of one to fifty grams. {_LEGAL}"
    others = "".join(_card(one, True) for one in related)
    body = f"""<ul class="breadcrumb"><li><a href="index.php?route=common/home"><i class="fa fa-home"></i></a></li><li><a href="#">Powders</a></li><li><a href="#">{product.category}</a></li><li><a href="{escape(product.url)}">{name} 1g</a></li></ul>
<div class="row"><div id="content" class="col-sm-12"><div class="row"><div class="col-sm-8"><ul class="thumbnails"><li><a class="thumbnail" href="image/x.jpg" title="{name} 1g"><img src="{_PNG}" title="{name} 1g" alt="{name} 1g" /></a></li></ul>
<ul class="nav nav-tabs"><li class="active"><a href="#tab-description" data-toggle="tab">Description</a></li><li><a href="#tab-specification" data-toggle="tab">Specification</a></li><li><a href="#tab-review" data-toggle="tab">Reviews (3)</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="tab-description"><p>{escape(text)}</p></div><div class="tab-pane" id="tab-specification"><table class="table table-bordered"><thead><tr><td colspan="2"><strong>Shipping</strong></td></tr></thead><tbody><tr><td>Dispatched from</td><td>Netherlands</td></tr><tr><td>Delivery to</td><td>EU</td></tr><tr><td>Payment</td><td>Bitcoin, Litecoin, bank transfer</td></tr></tbody></table></div><div class="tab-pane" id="tab-review"><form class="form-horizontal"><div id="review">{reviews}</div><h2>Write a review</h2></form></div></div></div>
<div class="col-sm-4"><div class="btn-group"><button type="button" class="btn btn-default" title="Add to Wish List"><i class="fa fa-heart"></i></button></div><h1>{name} 1g</h1><ul class="list-unstyled"><li>Brand: <a href="#">Nordlab</a></li><li>Product Code: NL-{product.number}</li><li>Reward Points: 100</li><li>Availability: {stock}</li></ul>
<ul class="list-unstyled">{old}<li><h2>{_money(product.price)}</h2></li><li>Ex Tax: {_money(product.price / Decimal("1.21"))}</li></ul><div id="product"><hr>{options}<div class="form-group"><label class="control-label" for="input-quantity">Qty</label><input type="text" name="quantity" value="1" size="2" id="input-quantity" class="form-control" /><input type="hidden" name="product_id" value="{product.number}" /><button type="button" id="button-cart" class="btn btn-primary btn-lg btn-block">Add to Cart</button></div></div></div></div>
<h3>Related Products</h3><div class="row">{others}</div></div></div>"""
    truth = product.truth() | {
        "tiers": tiers,
        "stock": stock,
        "category": ["Powders", product.category],
        "ships_from": "NL",
        "ships_to": ["EU"],
        "payment": ["BTC", "LTC", "bank_transfer"],
        "description": text,
    }
    del truth["url"]
    path = product.url.removeprefix("https://nordlab.example")
    return SitePage(
        path,
        _layout(f"{name} 1g", body),
        "listing",
        [truth, *(one.truth() | {"aside": True} for one in related)],
        feedback=feedback,
    )


def _home(products: Sequence[_Product]) -> SitePage:
    body = f'<div class="swiper-viewport"><div id="slideshow0" class="swiper-container"><img src="{_PNG}" alt="Winter sale" class="img-responsive" /></div></div><h3>Featured</h3><div class="row">{"".join(_card(one, True) for one in products)}</div>'
    return SitePage(
        "/index.php?route=common/home",
        _layout("Nordlab RC", body),
        "index",
        [one.truth() | {"aside": True} for one in products],
    )


def _wait() -> SitePage:
    html = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="refresh" content="8"></head><body><table width="100%" height="100%"><tr><td align="center"><div class="cf-browser-verification cf-im-under-attack"><noscript><h1 style="color:#bd2426;">Please turn JavaScript on and reload the page.</h1></noscript><h1><span data-translate="checking_browser">Checking your browser before accessing</span> nordlab.example.</h1><p>This process is automatic. Your browser will redirect to your requested content shortly.</p><p>Please allow up to 5 seconds&hellip;</p><form id="challenge-form" action="/?__cf_chl=1" method="POST"><input type="hidden" name="r" value="a81f"></form></div><div class="attribution">DDoS protection<br>Ray ID: 53a1c0ffee9d</div></td></tr></table></body></html>"""
    return SitePage("/", html, "wait")


def _error() -> SitePage:
    body = '<div id="content" class="col-sm-12"><h1>Product not found!</h1><p>Product not found!</p><div class="buttons clearfix"><div class="pull-right"><a href="index.php?route=common/home" class="btn btn-primary">Continue</a></div></div></div>'
    return SitePage(
        "/index.php?route=product/product&product_id=1",
        _layout("Product not found!", body),
        "error",
    )


def _pages(rng: random.Random) -> Sequence[SitePage]:
    products = _products(rng)
    return [
        _home(products[2:6]),
        _results(products[:12], 1),
        _results(products[12:], 2),
        _no_results(),
        *(_listing(rng, products[at], products[at + 1 : at + 4]) for at in (0, 4, 10)),
        _wait(),
        _error(),
    ]


SITE = TestSite("nps_opencart", "nps_shop", "en", "2019-11-05T20:15:00Z", _pages)
