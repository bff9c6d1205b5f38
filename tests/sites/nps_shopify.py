# ruff: noqa: E501
"""A shop for new psychoactive substances on a Shopify theme of the Dawn kind, Canadian dollars.

Peculiar: every card holds its title twice, "Regular price" and "Sale price" for screen readers
stand in the markup of every card whether used or not, "From $24.00 CAD", the vendor is the shop's
own brand, sold-out badges, price list by bullet points. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_BRAND = "Tamarack Labs"
_GOODS = (
    ("1P-LSD 100ug Blotter (10 pack)", "100", "ug", 10),
    ("1cP-LSD 100mcg Blotters – 5 pack", "100", "ug", 5),
    ("1V-LSD 150ug Art Blotters ✨ 25 pack", "150", "ug", 25),
    ("AL-LAD 150µg x 5", "150", "ug", 5),
    ("ETH-LAD 100 ug blotter, sheet of 100", "100", "ug", 100),
    ("4-HO-MiPT Fumarate 250mg", "250", "mg", 1),
    ("4-AcO-MET Fumarate 500 mg", "500", "mg", 1),
    ("4-HO-MET 20mg Pellets x 20", "20", "mg", 20),
    ("2-FMA 30mg Pellets (10)", "30", "mg", 10),
    ("Flubromazolam 0.25mg pellets – 100 count", "0.25", "mg", 100),
    ("Bromazolam 2mg Pellets | 50 count", "2", "mg", 50),
    ("Pyrazolam 0.5mg Pellets x30", "0.5", "mg", 30),
    ("Clonazolam Solution 30ml", "30", "ml", 1),
    ("Deschloroketamine 1 g crystal", "1", "g", 1),
    ("3-MeO-PCP HCl 500mg", "500", "mg", 1),
    ("Dextrorphan Tartrate 5g", "5", "g", 1),
    ("Sample Pack #2 – Lysergamides", "", "", 1),
    ("Kanna Extract UB40 10g", "10", "g", 1),
    ("Blue Lotus Resin 20x, 25g", "25", "g", 1),
)
_GRAMS = {"g": Decimal(1), "mg": Decimal("0.001"), "ug": Decimal("0.000001")}


@dataclass(frozen=True)
class _Product:
    number: int
    title: str
    amount: str
    unit: str
    pieces: int
    price: Decimal
    old: Decimal | None
    starting: bool
    sold_out: bool

    @property
    def url(self) -> str:
        kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in self.title)
        return "/products/" + "-".join(kept.lower().split())

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": self.title,
            "url": self.url,
            "vendor": _BRAND,
            "price": {"amount": str(self.price), "currency": "CAD"},
        }
        if self.amount:
            found["quantity"] = _quantity(self.amount, self.unit, self.pieces)
        marketing = ["discount"] * bool(self.old) + ["sample"] * self.title.startswith("Sample")
        return found | ({"marketing": marketing} if marketing else {})


def _quantity(amount: str, unit: str, pieces: int) -> dict[str, Any]:
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces > 1:
        found["pieces"] = pieces
    if unit in _GRAMS:
        found["grams"] = format((Decimal(amount) * _GRAMS[unit] * pieces).normalize(), "f")
    return found


def _products(rng: random.Random) -> list[_Product]:
    made = []
    for at, (title, amount, unit, pieces) in enumerate(_GOODS):
        price = Decimal(rng.randrange(18, 260)).quantize(Decimal("0.01"))
        old = price + rng.randrange(5, 30) if at % 5 == 3 else None
        made.append(
            _Product(
                7421 + at * 11,
                title,
                amount,
                unit,
                pieces,
                price,
                old,
                at % 4 == 1 and not old,
                at % 6 == 2,
            )
        )
    return made


def _price(product: _Product) -> str:
    start = "From " if product.starting else ""
    classes = "price price--sold-out" if product.sold_out else "price"
    classes += " price--on-sale" if product.old else ""
    regular = product.old or product.price
    return f"""<div class="{classes}">
  <div class="price__container"><div class="price__regular"><span class="visually-hidden visually-hidden--inline">Regular price</span>
      <span class="price-item price-item--regular">
        {start}${regular:,} CAD
      </span></div><div class="price__sale"><span class="visually-hidden visually-hidden--inline">Regular price</span><span><s class="price-item price-item--regular">{f"${product.old:,} CAD" if product.old else ""}</s></span><span class="visually-hidden visually-hidden--inline">Sale price</span>
      <span class="price-item price-item--sale price-item--last">
        {start}${product.price:,} CAD
      </span></div><small class="unit-price caption hidden"><span class="visually-hidden">Unit price</span><span class="price-item price-item--last"><span></span><span aria-hidden="true">/</span><span class="visually-hidden">&nbsp;per&nbsp;</span><span></span></span></small></div></div>"""


def _badge(product: _Product) -> str:
    if product.sold_out:
        return '<span class="badge badge--bottom-left color-inverse">Sold out</span>'
    if product.old:
        return '<span class="badge badge--bottom-left color-accent-2">Sale</span>'
    return ""


def _card(product: _Product) -> str:
    title, number = escape(product.title), product.number
    image = f'<img srcset="//cdn.shop.example/s/files/{number}_165x.jpg?v=16 165w,//cdn.shop.example/s/files/{number}_360x.jpg?v=16 360w" src="//cdn.shop.example/s/files/{number}_533x.jpg?v=16" alt="{title}" class="motion-reduce" loading="lazy" width="1200" height="1200">'
    return f"""<li class="grid__item">
<link href="//cdn.shop.example/assets/component-rating.css" rel="stylesheet" type="text/css" media="all" />
<div class="card-wrapper product-card-wrapper underline-links-hover"><div class="card card--standard card--media" style="--ratio-percent: 100%;"><div class="card__inner color-background-2 gradient ratio" style="--ratio-percent: 100%;"><div class="card__media"><div class="media media--transparent media--hover-effect">{image}</div></div>
<div class="card__content"><div class="card__information"><h3 class="card__heading"><a href="{product.url}" id="StandardCardNoMediaLink-template--15--product-grid-{number}" class="full-unstyled-link" aria-labelledby="StandardCardNoMediaLink-template--15--product-grid-{number} NoMediaStandardBadge-{number}">
                  {title}
                </a></h3></div><div class="card__badge bottom left">{_badge(product)}</div></div></div>
<div class="card__content"><div class="card__information"><h3 class="card__heading h5" id="title-template--15--product-grid-{number}"><a href="{product.url}" id="CardLink-template--15--product-grid-{number}" class="full-unstyled-link" aria-labelledby="CardLink-template--15--product-grid-{number} Badge-{number}">
                {title}
              </a></h3><div class="card-information"><span class="visually-hidden">Vendor:</span><div class="caption-with-letter-spacing light">{_BRAND}</div><span class="caption-large light"></span>{_price(product)}</div></div><div class="card__badge bottom left">{_badge(product)}</div></div></div></div></li>
"""


def _layout(title: str, body: str, template: str) -> str:
    return f"""<!doctype html>
<html class="no-js" lang="en"><head><meta charset="utf-8"><title>{title} &ndash; {_BRAND}</title><meta property="og:site_name" content="{_BRAND}"><script>document.documentElement.className = document.documentElement.className.replace('no-js', 'js');</script><style data-shopify>:root {{ --font-body-family: Assistant, sans-serif; }}</style></head>
<body class="gradient {template}"><a class="skip-to-content-link button visually-hidden" href="#MainContent">Skip to content</a>
<div id="shopify-section-announcement-bar" class="shopify-section"><div class="announcement-bar color-accent-1 gradient" role="region" aria-label="Announcement"><p class="announcement-bar__message center h5">Free Xpresspost in Canada on orders over $100 🍁</p></div></div>
<sticky-header class="header-wrapper"><header class="header header--middle-left"><h1 class="header__heading"><a href="/" class="header__heading-link link"><span class="h2">{_BRAND}</span></a></h1><nav class="header__inline-menu"><ul class="list-menu list-menu--inline"><li><a href="/collections/all" class="header__menu-item list-menu__item link">Catalog</a></li><li><a href="/pages/faq" class="header__menu-item">FAQ</a></li></ul></nav><a href="/cart" class="header__icon header__icon--cart link" id="cart-icon-bubble"><svg class="icon icon-cart-empty" viewBox="0 0 40 40"><path d="m15 11"/></svg><span class="visually-hidden">Cart</span></a></header></sticky-header>
<main id="MainContent" class="content-for-layout focus-none" role="main" tabindex="-1">{body}</main>
<footer class="footer color-background-1 gradient section-footer-padding"><div class="footer__content-top page-width"><h2 class="footer-block__heading">Subscribe to our emails</h2><div class="localization-form__select"><button class="disclosure__button">Canada (CAD $)</button><ul class="disclosure__list"><li>Germany (EUR €)</li><li>Canada (CAD $)</li></ul></div></div><small class="copyright__content">&copy; 2022, {_BRAND}</small></footer></body></html>"""


def _results(products: Sequence[_Product], page: int, total: int) -> SitePage:
    facets = f'<div class="facets-container"><form id="FacetFiltersForm" class="facets__form"><details class="disclosure-has-popup facets__disclosure"><summary><span>Availability</span></summary><ul class="facets__list list-unstyled"><li><label><input type="checkbox" name="filter.v.availability" value="1">In stock (15)</label></li><li><label><input type="checkbox" value="0">Out of stock (4)</label></li></ul></details><details><summary>Price</summary><span class="facets__selected">The highest price is $259.00</span></details><p id="ProductCountDesktop" class="light">{total} products</p></form></div>'
    pager = '<nav class="pagination" role="navigation" aria-label="Pagination"><ul class="pagination__list list-unstyled"><li><a class="pagination__item pagination__item--current" aria-current="page">1</a></li><li><a href="/collections/all?page=2" class="pagination__item link" aria-label="Page 2">2</a></li></ul></nav>'
    body = f'<div class="collection-hero"><h2 class="collection-hero__title"><span class="visually-hidden">Collection: </span>Products</h2></div>{facets}<div class="product-grid-container" id="ProductGridContainer"><div class="collection page-width"><ul id="product-grid" data-id="template--15__product-grid" class="grid product-grid grid--2-col-tablet-down grid--4-col-desktop">{"".join(map(_card, products))}</ul>{pager}</div></div>'
    return SitePage(
        f"/collections/all?page={page}",
        _layout("Products", body, "template-collection"),
        "results",
        [one.truth() for one in products],
    )


def _no_results() -> SitePage:
    body = '<div class="template-search template-search--empty section-template-padding"><div class="template-search__header page-width center"><h2 class="h2 center">Search results</h2><form action="/search" method="get"><input class="search__input field__input" type="search" name="q" value="zorbidone"></form><p role="status">No results found for “zorbidone”. Check the spelling or use a different word or phrase.</p></div></div>'
    return SitePage(
        "/search?q=zorbidone", _layout("Search: 0 results", body, "template-search"), "results"
    )


def _listing(product: _Product, others: Sequence[_Product]) -> SitePage:
    rows, tiers, radios = [], [], []
    for at, (times, share) in enumerate(((1, "1"), (2, "1.8"), (5, "4"))):
        price = (product.price * Decimal(share)).quantize(Decimal("0.01"))
        count = product.pieces * times
        label = f"{product.amount}{product.unit} x {count}"
        rows.append(f"<li>{label} — ${price:,}</li>")
        radios.append(
            f'<input type="radio" id="option-{at}" name="Size" value="{label}" {"checked" if at == 0 else ""}><label for="option-{at}">{label}</label>'
        )
        tiers.append(
            {
                "quantity": _quantity(product.amount, product.unit, count),
                "price": {"amount": str(price), "currency": "CAD"},
            }
        )
    title = escape(product.title)
    text = f"{product.title}. Pressed and packed by us in British Columbia, third-party tested. Research use only."
    body = f"""<section class="page-width"><div class="product product--large product--thumbnail_slider grid grid--1-col grid--2-col-tablet"><div class="grid__item product__media-wrapper"><div class="product__media media media--transparent"><img src="//cdn.shop.example/s/files/{product.number}_1445x.jpg" alt=""></div></div>
<div class="product__info-wrapper grid__item"><div id="ProductInfo-main" class="product__info-container product__info-container--sticky"><p class="product__text caption-with-letter-spacing">{_BRAND}</p><div class="product__title"><h1>{title}</h1><a href="{product.url}" class="product__title"><h2 class="h1">{title}</h2></a></div><div class="no-js-hidden" id="price-main" role="status">{_price(product)}</div><div class="product__tax caption rte">Tax included. <a href="/policies/shipping-policy">Shipping</a> calculated at checkout.</div>
<variant-radios class="no-js-hidden"><fieldset class="js product-form__input"><legend class="form__label">Size</legend>{"".join(radios)}</fieldset><script type="application/json">[{{"id":{product.number},"available":true,"price":{int(product.price * 100)}}}]</script></variant-radios>
<div class="product-form__input product-form__quantity"><label class="form__label">Quantity</label><input class="quantity__input" type="number" name="quantity" min="1" value="1"></div><button type="submit" name="add" class="product-form__submit button button--full-width button--secondary"><span>Add to cart</span></button>
<div class="product__description rte quick-add-hidden"><p>{escape(text)}</p><ul>{"".join(rows)}</ul><p>Ships from Canada, worldwide. We take e-transfer (bank transfer), Bitcoin and Monero.</p></div></div></div></div></section>
<product-recommendations class="related-products page-width"><h2 class="related-products__heading">You may also like</h2><ul class="grid product-grid grid--4-col-desktop">{"".join(map(_card, others))}</ul></product-recommendations>"""
    truth = product.truth() | {
        "tiers": tiers,
        "ships_from": "CA",
        "ships_to": ["WW"],
        "payment": ["BTC", "XMR", "bank_transfer"],
        "description": text,
    }
    return SitePage(
        product.url,
        _layout(title, body, "template-product"),
        "listing",
        [truth, *(one.truth() | {"aside": True} for one in others)],
    )


def _home(products: Sequence[_Product]) -> SitePage:
    body = f'<div class="banner banner--large"><div class="banner__content"><h2 class="banner__heading h1">Novel compounds, made in the north</h2><a href="/collections/all" class="button button--primary">Shop all</a></div></div><div class="collection page-width"><h2 class="title">Featured products</h2><ul class="grid product-grid grid--4-col-desktop">{"".join(map(_card, products))}</ul></div><div class="multicolumn"><ul><li class="multicolumn-list__item"><h3>Tested</h3><p>Every batch.</p></li><li><h3>Fast</h3><p>Out the door in 24 hours.</p></li></ul></div>'
    return SitePage(
        "/",
        _layout("Home", body, "template-index"),
        "index",
        [one.truth() | {"aside": True} for one in products],
    )


def _password() -> SitePage:
    body = '<div class="password-main"><h1 class="password-heading">Opening soon</h1><p>Our shop is for researchers we know. Enter using password:</p><form method="post" action="/password" id="login_form" class="storefront-password-form"><input type="hidden" name="form_type" value="storefront_password" /><input type="password" name="password" id="Password" class="field__input" autocomplete="nope" placeholder="Your password"><button type="submit" name="commit" class="password-button button">Enter</button></form></div>'
    return SitePage("/password", _layout("Password", body, "password"), "login")


def _faq() -> SitePage:
    body = '<div class="page-width page-width--narrow"><h1 class="main-page-title page-title h0">FAQ</h1><div class="rte"><h4>Is it legal?</h4><p>Know the law where you live.</p><h4>How is it packed?</h4><p>Small envelopes, no brand outside.</p><h4>Do you do wholesale?</h4><p>Above $2,000.00, write to us.</p></div></div>'
    return SitePage("/pages/faq", _layout("FAQ", body, "template-page"), "other")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    products = _products(rng)
    return [
        _home(products[8:12]),
        _results(products[:16], 1, len(products)),
        _results(products[16:], 2, len(products)),
        _no_results(),
        *(_listing(products[at], products[at + 2 : at + 6]) for at in (0, 5, 10)),
        _password(),
        _faq(),
    ]


SITE = TestSite("nps_shopify", "nps_shop", "en", "2022-06-02T12:00:00Z", _pages)
