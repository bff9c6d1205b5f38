# ruff: noqa: E501
"""A pharmacy on WooCommerce with a Storefront-like theme, in pounds.

Peculiar: ``li.product`` cards wrapped in one link, ranges ("£45.00 – £310.00"), ``del``/``ins``,
stars as a label ("Rated 4.67 out of 5"), reviews in a tab, variations as a JSON attribute, a
"Top rated" side bar. Everything here is invented.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_HOST = "https://www.willowbrook-chemist.example"
_PIXEL = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
_GOODS = (
    ("Buy Diazepam 10mg – 100 Tablets", "anxiety", "10", "mg", 100),
    ("Diazepam 5mg (28 tablets) UK stock", "anxiety", "5", "mg", 28),
    ("Zopiclone 7.5mg x 56 Tablets", "sleep", "7.5", "mg", 56),
    ("Zolpidem 10mg x 30 | Next Day Delivery", "sleep", "10", "mg", 30),
    ("Xanor 1mg – 60 bars", "anxiety", "1", "mg", 60),
    ("Tramadol Capsules 50 mg × 100", "pain", "50", "mg", 100),
    ("Codeine Phosphate 30mg, 100 tabs", "pain", "30", "mg", 100),
    ("Dihydrocodeine 30mg – box of 112 tablets", "pain", "30", "mg", 112),
    ("Pregabalin 300mg (56 capsules)", "pain", "300", "mg", 56),
    ("Gabapentin 300mg – 100 capsules", "pain", "300", "mg", 100),
    ("Modafinil 200mg x 50 ✔ Genuine", "focus", "200", "mg", 50),
    ("Armodafinil 150mg x 30", "focus", "150", "mg", 30),
    ("Nitrazepam 5mg – 28 Tablets", "sleep", "5", "mg", 28),
    ("Temazepam 20mg x 14", "sleep", "20", "mg", 14),
    ("Lorazepam 1mg – 28 Tablets &#8211; blister", "anxiety", "1", "mg", 28),
    ("Promethazine Oral Solution 100ml", "sleep", "100", "ml", 1),
    ("Sildenafil 100mg – 32 tablets", "mens-health", "100", "mg", 32),
    ("Melatonin 3mg – 60 tablets", "sleep", "3", "mg", 60),
)
_CATEGORIES = {
    "anxiety": "Anxiety",
    "sleep": "Sleeping Tablets",
    "pain": "Pain Relief",
    "focus": "Focus &amp; Study",
    "mens-health": "Men’s Health",
}
_COMMENTS = (
    ("Gwen", "Arrived in two days in a plain jiffy bag, same brand as before."),
    ("D. Pruett", "OK product, packaging was a bit crushed."),
    ("Siobhan", "Excellent. Ordered on Sunday night and had it Tuesday lunchtime!"),
    ("oldmiller", "Emailed twice before I got tracking, but it did turn up."),
    ("Rhys", "Five stars from me, saved me a trip."),
)


@dataclass(frozen=True)
class _Product:
    number: int
    raw: str
    category: str
    strength: str
    unit: str
    pieces: int
    price: Decimal
    upper: Decimal | None
    old: Decimal | None
    stars: str
    in_stock: bool
    no_rx: bool

    @property
    def title(self) -> str:
        return self.raw.replace("&#8211;", "–")

    @property
    def slug(self) -> str:
        kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in self.title)
        return "-".join(part for part in kept.lower().split("-") if part)

    @property
    def url(self) -> str:
        return f"{_HOST}/product/{self.slug}/"

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": self.title,
            "url": self.url,
            "price": {"amount": str(self.price), "currency": "GBP"},
            "quantity": _quantity(self.strength, self.unit, self.pieces),
        }
        if self.stars:
            found["rating"] = self.stars
        marketing = ["discount"] * bool(self.old) + ["no_prescription"] * self.no_rx
        return found | ({"marketing": marketing} if marketing else {})


def _quantity(amount: str, unit: str, pieces: int) -> dict[str, Any]:
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces > 1:
        found["pieces"] = pieces
    if unit == "mg":
        found["grams"] = format((Decimal(amount) * pieces / 1000).normalize(), "f")
    return found


def _products(rng: random.Random) -> list[_Product]:
    made = []
    for at, (raw, category, strength, unit, pieces) in enumerate(_GOODS):
        price = Decimal(rng.randrange(24, 180)) + Decimal("0.99")
        made.append(
            _Product(
                800 + at * 7,
                raw,
                category,
                strength,
                unit,
                pieces,
                price,
                price * 3 if at % 6 == 4 else None,
                price + rng.randrange(8, 30) if at % 6 == 1 else None,
                rng.choice(("", "4.67", "5.00", "3.50", "4.25")),
                at % 7 != 3,
                at % 4 == 2,
            )
        )
    return made


def _money(amount: Decimal) -> str:
    return f'<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">&pound;</span>{amount:,.2f}</bdi></span>'


def _price(product: _Product) -> str:
    if product.old:
        return f'<del aria-hidden="true">{_money(product.old)}</del> <ins>{_money(product.price)}</ins>'
    if product.upper:
        return f"{_money(product.price)} &ndash; {_money(product.upper)}"
    return _money(product.price)


def _stars(stars: str) -> str:
    if not stars:
        return ""
    return f'<div class="star-rating" role="img" aria-label="Rated {stars} out of 5"><span style="width:{float(stars) * 20:.0f}%">Rated <strong class="rating">{stars}</strong> out of 5</span></div>'


def _button(product: _Product) -> str:
    if not product.in_stock:
        return f'<a href="{product.url}" class="button product_type_simple" rel="nofollow">Read more</a>'
    if product.upper:
        return f'<a href="{product.url}" data-quantity="1" class="button product_type_variable add_to_cart_button" data-product_id="{product.number}">Select options</a>'
    return f'<a href="?add-to-cart={product.number}" data-quantity="1" class="button product_type_simple add_to_cart_button ajax_add_to_cart" data-product_id="{product.number}" data-product_sku="WB{product.number}" aria-label="Add &ldquo;{escape(product.title)}&rdquo; to your basket" rel="nofollow">Add to basket</a>'


def _card(product: _Product) -> str:
    stock = "instock" if product.in_stock else "outofstock"
    flash = '<span class="onsale">Sale!</span>' if product.old else ""
    no_rx = '<span class="badge-rx">No prescription needed</span>' if product.no_rx else ""
    return f"""<li class="product type-product post-{product.number} status-publish {stock} product_cat-{product.category} has-post-thumbnail shipping-taxable purchasable">
	<a href="{product.url}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link">{flash}{no_rx}<img width="324" height="324" src="{_PIXEL}" class="attachment-woocommerce_thumbnail size-woocommerce_thumbnail" alt="" loading="lazy" /><h2 class="woocommerce-loop-product__title">{product.raw}</h2>{_stars(product.stars)}
	<span class="price">{_price(product)}</span>
</a>{_button(product)}</li>
"""


def _sidebar(top: Sequence[_Product]) -> str:
    cats = "".join(
        f'<li class="cat-item cat-item-{at}"><a href="{_HOST}/product-category/{slug}/">{name}</a> <span class="count">({at + 2})</span></li>'
        for at, (slug, name) in enumerate(_CATEGORIES.items(), 15)
    )
    best = "".join(
        f'<li><a href="{one.url}"><img src="{_PIXEL}" alt=""/><span class="product-title">{one.raw}</span></a>{_stars(one.stars)}{_price(one)}</li>'
        for one in top
    )
    return f"""<div id="secondary" class="widget-area" role="complementary"><div class="widget woocommerce widget_product_categories"><span class="gamma widget-title">Product categories</span><ul class="product-categories">{cats}</ul></div>
<div class="widget woocommerce widget_top_rated_products"><span class="gamma widget-title">Top rated products</span><ul class="product_list_widget">{best}</ul></div></div>"""


def _asides(main: Sequence[_Product], top: Sequence[_Product]) -> list[dict[str, Any]]:
    # The widget shows no badge, so what only the badge says is no truth of its record.
    bare = [replace(one, no_rx=False) for one in top if one not in main]
    return [one.truth() | {"aside": True} for one in bare]


def _layout(title: str, body: str, body_class: str = "archive") -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} &#8211; Willowbrook Chemist</title>
<link rel='stylesheet' id='wc-blocks-style-css' href='{_HOST}/wp-content/plugins/woocommerce/style.css' media='all' /><style id='wp-img-auto-sizes-inline-css'>img{{max-width:100%}}</style></head>
<body class="{body_class} theme-storefront woocommerce woocommerce-page wp-embed-responsive"><div id="page" class="hfeed site"><header id="masthead" class="site-header" role="banner"><div class="col-full"><div class="site-branding"><div class="beta site-title"><a href="{_HOST}/" rel="home">Willowbrook Chemist</a></div><p class="site-description">Your tablets, your door</p></div>
<form role="search" method="get" class="woocommerce-product-search" action="{_HOST}/"><label class="screen-reader-text" for="s-0">Search for:</label><input type="search" id="s-0" placeholder="Search products&hellip;" value="" name="s" /><input type="hidden" name="post_type" value="product" /></form>
<ul id="site-header-cart" class="site-header-cart menu"><li><a class="cart-contents" href="{_HOST}/basket/"><span class="woocommerce-Price-amount amount"><span class="woocommerce-Price-currencySymbol">&pound;</span>0.00</span> <span class="count">0 items</span></a></li></ul></div></header>
<p class="woocommerce-store-notice demo_store">Bank holiday: orders placed now leave us on Tuesday. Free delivery over £150! <a href="#" class="woocommerce-store-notice__dismiss-link">Dismiss</a></p>
<div id="content" class="site-content" tabindex="-1"><div class="col-full">{body}</div></div>
<footer id="colophon" class="site-footer"><div class="col-full"><div class="site-info">&copy; Willowbrook Chemist 2021 <a class="privacy-policy-link" href="{_HOST}/privacy/">Privacy</a> Built with Storefront &amp; WooCommerce</div></div></footer></div></body></html>"""


def _results(
    products: Sequence[_Product], first: int, total: int, top: Sequence[_Product]
) -> SitePage:
    page = 1 if first == 1 else 2
    links = '<ul class="page-numbers"><li><span aria-current="page" class="page-numbers current">1</span></li><li><a class="page-numbers" href="/shop/page/2/">2</a></li></ul>'
    sorting = f'<div class="storefront-sorting"><form class="woocommerce-ordering" method="get"><select name="orderby" class="orderby"><option value="popularity">Sort by popularity</option><option value="price" selected="selected">Sort by price: low to high</option></select></form><p class="woocommerce-result-count">Showing {first}&ndash;{first + len(products) - 1} of {total} results</p><nav class="woocommerce-pagination">{links}</nav></div>'
    body = f'<nav class="woocommerce-breadcrumb"><a href="{_HOST}">Home</a><span class="breadcrumb-separator"> / </span>Shop</nav><div id="primary" class="content-area"><main id="main" class="site-main"><header class="woocommerce-products-header"><h1 class="woocommerce-products-header__title page-title">Shop</h1></header>{sorting}<ul class="products columns-3">{"".join(map(_card, products))}</ul>{sorting}</main></div>{_sidebar(top)}'
    path = "/shop/" if page == 1 else "/shop/page/2/"
    return SitePage(
        path,
        _layout("Shop", body),
        "results",
        [one.truth() for one in products] + _asides(products, top),
    )


def _no_results() -> SitePage:
    body = '<main id="main"><header class="woocommerce-products-header"><h1 class="page-title">Search results: &ldquo;melfrine&rdquo;</h1></header><p class="woocommerce-info woocommerce-no-products-found">No products were found matching your selection.</p></main>'
    return SitePage("/?s=melfrine&post_type=product", _layout("Search", body, "search"), "results")


def _reviews(
    rng: random.Random, product: _Product, moment: datetime
) -> tuple[str, list[dict[str, Any]]]:
    blocks, truth = [], []
    for at, (name, text) in enumerate(rng.sample(_COMMENTS, 3)):
        moment -= timedelta(days=rng.randrange(3, 40), minutes=rng.randrange(600))
        stars = rng.choice(("5", "5", "4", "2"))
        blocks.append(
            f"""<li class="review byuser even thread-even depth-1" id="li-comment-{product.number}{at}"><div id="comment-{product.number}{at}" class="comment_container"><img alt='' src='{_PIXEL}' class='avatar avatar-60 photo' height='60' width='60'/><div class="comment-text">
<div class="star-rating" role="img" aria-label="Rated {stars} out of 5"><span style="width:{int(stars) * 20}%">Rated <strong class="rating">{stars}</strong> out of 5</span></div><p class="meta"><strong class="woocommerce-review__author">{name} </strong><em class="woocommerce-review__verified verified">(verified owner)</em> <span class="woocommerce-review__dash">&ndash;</span> <time class="woocommerce-review__published-date" datetime="{moment:%Y-%m-%dT%H:%M:%S}+00:00">{moment.day} {moment:%B %Y}</time></p><div class="description"><p>{text}</p></div></div></div></li>"""
        )
        truth.append(
            {
                "rating": stars,
                "text": text,
                "buyer": name,
                "at": f"{moment:%Y-%m-%dT%H:%M:%S}Z",
                "listing": product.title,
            }
        )
    return (
        f'<ol class="commentlist">{"".join(blocks)}</ol><div id="review_form_wrapper"><span id="reply-title" class="comment-reply-title">Add a review</span><p class="comment-form-rating"><select name="rating" id="rating" required><option value="">Rate&hellip;</option><option value="5">Perfect</option><option value="1">Very poor</option></select></p></div>',
        truth,
    )


def _tiers(product: _Product) -> tuple[str, str, list[dict[str, Any]]]:
    """Return a visible price list, the variations attribute and the tiers."""
    rows, variations, tiers = [], [], []
    for boxes, off in ((1, "1"), (2, "0.95"), (5, "0.9")):
        count = product.pieces * boxes
        price = (product.price * boxes * Decimal(off)).quantize(Decimal("0.01"))
        rows.append(
            f"<tr><td>{count} x {product.strength}{product.unit}</td><td>{_money(price)}</td></tr>"
        )
        variations.append(
            {
                "attributes": {"attribute_pack": str(count)},
                "display_price": float(price),
                "variation_id": product.number + boxes,
            }
        )
        tiers.append(
            {
                "quantity": _quantity(product.strength, product.unit, count),
                "price": {"amount": str(price), "currency": "GBP"},
            }
        )
    table = f'<table class="shop_attributes tiered-pricing"><thead><tr><th>Pack</th><th>Price</th></tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return table, escape(json.dumps(variations), quote=True), tiers


def _listing(rng: random.Random, product: _Product, related: Sequence[_Product]) -> SitePage:
    table, variations, tiers = _tiers(product)
    reviews, feedback = _reviews(rng, product, datetime(2021, 4, 28, 17, 40, 12, tzinfo=UTC))
    category = _CATEGORIES[product.category]
    text = f"{product.title}. Sent from the UK by tracked post, payment by bank transfer or Bitcoin. No prescription needed."
    stock = rng.randrange(3, 90)
    sale = '<span class="onsale">Sale!</span>' if product.old else ""
    body = f"""<nav class="woocommerce-breadcrumb"><a href="{_HOST}">Home</a><span class="breadcrumb-separator"> / </span><a href="{_HOST}/product-category/{product.category}/">{category}</a><span class="breadcrumb-separator"> / </span>{product.raw}</nav>
<div id="product-{product.number}" class="product type-product">{sale}<div class="woocommerce-product-gallery"><img src="{_PIXEL}" alt=""></div><div class="summary entry-summary"><h1 class="product_title entry-title">{product.raw}</h1><div class="woocommerce-product-rating"><a href="#reviews" class="woocommerce-review-link" rel="nofollow">(<span class="count">3</span> customer reviews)</a></div>
<p class="price">{_price(product)}</p>{table}<p class="stock in-stock">{stock} in stock</p><form class="variations_form cart" method="post" data-product_variations="{variations}"><div class="quantity"><label class="screen-reader-text">quantity</label><input type="number" class="input-text qty text" name="quantity" value="1" /></div><button type="submit" class="single_add_to_cart_button button alt">Add to basket</button></form>
<div class="product_meta"><span class="sku_wrapper">SKU: <span class="sku">WB{product.number}</span></span> <span class="posted_in">Category: <a href="{_HOST}/product-category/{product.category}/" rel="tag">{category}</a></span></div></div>
<div class="woocommerce-tabs wc-tabs-wrapper"><ul class="tabs wc-tabs"><li class="description_tab active"><a href="#tab-description">Description</a></li><li class="reviews_tab"><a href="#tab-reviews">Reviews (3)</a></li></ul><div class="woocommerce-Tabs-panel panel" id="tab-description"><h2>Description</h2><p>{escape(text)}</p></div><div class="woocommerce-Tabs-panel panel" id="tab-reviews"><div id="reviews" class="woocommerce-Reviews"><h2 class="woocommerce-Reviews-title">3 reviews</h2>{reviews}</div></div></div>
<section class="related products"><h2>Related products</h2><ul class="products columns-3">{"".join(map(_card, related))}</ul></section></div>"""
    truth = product.truth() | {
        "tiers": tiers,
        "stock": stock,
        "category": [category.replace("&amp;", "&")],
        "ships_from": "GB",
        "payment": ["BTC", "bank_transfer"],
        "delivery": ["post"],
        "description": text,
        "marketing": ["discount"] * bool(product.old) + ["no_prescription"],
    }
    for absent in ("url", "rating"):
        truth.pop(absent, None)
    return SitePage(
        f"/product/{product.slug}/",
        _layout(product.raw, body, "product-template-default single single-product"),
        "listing",
        [truth, *(one.truth() | {"aside": True} for one in related)],
        feedback=feedback,
    )


def _home(products: Sequence[_Product]) -> SitePage:
    cats = "".join(
        f'<li class="product-category product"><a href="{_HOST}/product-category/{slug}/"><img src="{_PIXEL}" alt="{name}"><h2 class="woocommerce-loop-category__title">{name} <mark class="count">({at})</mark></h2></a></li>'
        for at, (slug, name) in enumerate(_CATEGORIES.items(), 3)
    )
    body = f'<main id="main"><h1>Welcome</h1><section class="storefront-product-section storefront-product-categories"><h2 class="section-title">Shop by Category</h2><ul class="products columns-3">{cats}</ul></section><section class="storefront-product-section storefront-recent-products"><h2 class="section-title">New In</h2><ul class="products columns-4">{"".join(map(_card, products))}</ul></section></main>'
    return SitePage(
        "/",
        _layout("Home", body, "home page"),
        "index",
        [one.truth() | {"aside": True} for one in products],
    )


def _login() -> SitePage:
    body = '<header class="entry-header"><h1 class="entry-title">My account</h1></header><div class="woocommerce"><div class="woocommerce-notices-wrapper"></div><h2>Login</h2><form class="woocommerce-form woocommerce-form-login login" method="post"><p><label for="username">Username or email address&nbsp;<span class="required">*</span></label><input type="text" name="username" id="username" autocomplete="username"/></p><p><label for="password">Password</label><input type="password" name="password" id="password"/></p><input type="hidden" name="woocommerce-login-nonce" value="9f12ab77c0"/><button type="submit" name="login" value="Log in">Log in</button><p class="lost_password"><a href="/my-account/lost-password/">Lost your password?</a></p></form></div>'
    return SitePage("/my-account/", _layout("My account", body, "page"), "login")


def _error() -> SitePage:
    body = '<div class="error-404 not-found"><h1 class="page-title">Oops! That page can&rsquo;t be found.</h1><p>Nothing was found at this location. Try searching, or check out the links below.</p></div>'
    return SitePage("/product/gone/", _layout("Page not found", body, "error404"), "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    products = _products(rng)
    top = [products[4], products[10], products[16]]
    return [
        _home(products[5:9]),
        _results(products[:16], 1, len(products), top),
        _results(products[16:], 17, len(products), top),
        _no_results(),
        *(_listing(rng, products[at], products[at + 3 : at + 6]) for at in (0, 1, 10)),
        _login(),
        _error(),
    ]


SITE = TestSite("pharmacy_woocommerce", "pharmacy", "en", "2021-04-30T08:30:00Z", _pages)
