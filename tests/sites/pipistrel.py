"""Pipistrel: a shop of new substances on a well-known shop plug-in, euros (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2022-10-03T12:00:00Z"
NOW = datetime.fromisoformat(SEEN)
SVG = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20300%20300'%3E%3C/svg%3E"
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000"}

# name | category | words=quantity=euros; ...
GOODS = (
    (
        "3-MMC crystals",
        "Cathinones",
        "1 g=1 g=22.50;5 g=5 g=90.00;25 g=25 g=365.00;100 g=100 g=1150.00",
    ),
    ("3-CMC powder", "Cathinones", "1 g=1 g=12.50;10 g=10 g=85.00;100 g=100 g=450.00"),
    ("4-CMC big crystals", "Cathinones", "5 g=5 g=49.00;25 g=25 g=179.00"),
    ("alpha-PiHP", "Cathinones", "1 g=1 g=19.00;5 g=5 g=75.00"),
    (
        "2-FMA pellets 30mg",
        "Phenethylamines",
        "10 pellets=10 piece|10x30 mg=24.90;50 pellets=50 piece|50x30 mg=99.00",
    ),
    ("4-FMA capsules", "Phenethylamines", "10 capsules=10 piece=29.00"),
    ("2-FDCK needles", "Dissociatives", "0.5 g=0.5 g=19.90;1 g=1 g=34.90;5 g=5 g=139.00"),
    ("DCK (Deschloroketamine) HCl", "Dissociatives", "1 g=1 g=44.00;5 g=5 g=180.00"),
    ("3-HO-PCP (HCl)", "Dissociatives", "250 mg=250 mg=27.50;1 g=1 g=79.00"),
    ("MXPr", "Dissociatives", "500 mg=500 mg=26.00"),
    (
        "1cP-LSD 100mcg blotters",
        "Lysergamides",
        "5 blotters=5 blotter|5x100 ug=24.00;25 blotters=25 blotter|25x100 ug=95.00;100 blotters=100 blotter|100x100 ug=320.00",
    ),
    (
        '1V-LSD 150mcg "Valerie" blotter art',
        "Lysergamides",
        "5 blotters=5 blotter|5x150 ug=31.00;20 blotters=20 blotter|20x150 ug=109.00",
    ),
    ("1D-LSD micro pellets 10mcg", "Lysergamides", "20 pellets=20 piece|20x10 ug=19.50"),
    ("4-HO-MET fumarate", "Tryptamines", "250 mg=250 mg=29.00;1 g=1 g=89.00"),
    ("4-AcO-DMT", "Tryptamines", "100 mg=100 mg=17.90;500 mg=500 mg=65.00"),
    ("5-MeO-DALT", "Tryptamines", "500 mg=500 mg=39.00"),
    ("Flubromazepam pellets 8mg", "Designer benzos", "50 pellets=50 piece|50x8 mg=45.00"),
    (
        "Pyrazolam 1mg (pellets)",
        "Designer benzos",
        "50 pellets=50 piece|50x1 mg=39.50;100 pellets=100 piece|100x1 mg=69.50",
    ),
    ("Clonazolam drops 30ml", "Designer benzos", "30 ml=30 ml=35.00"),
    ("ADB-BUTINACA", "Cannabinoids", "1 g=1 g=15.00;10 g=10 g=99.00"),
    ("HHC distillate 96%", "Cannabinoids", "1 ml=1 ml=14.90;10 ml=10 ml=110.00"),
    ('Herbal incense "Moon Owl" 3g', "Cannabinoids", "3 g=3 g=18.00"),
    ("Isopropylphenidate (IPPH)", "Stimulants", "1 g=1 g=32.00;5 g=5 g=129.00"),
    ("Hydrafinil 100 mg tablets", "Stimulants", "30 tablets=30 tablet=36.00"),
)
SAID = (
    ("Milan", "Very clean, fast as usual."),
    ("Kees", "Snelle levering, top!"),
    ("anna_k", "Second pack was a bit short (0.93g) but support fixed it"),
    ("R.", "Good"),
    ("Jonas P.", "Arrived in Austria in 5 days, plain box & no smell"),
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


def _euro(amount: str) -> str:
    text = f"{Decimal(amount):,.2f}".translate(str.maketrans(",.", ".,"))
    return f'<span class="woocommerce-Price-amount amount"><bdi><span class="woocommerce-Price-currencySymbol">&euro;</span>&nbsp;{text}</bdi></span>'


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for name, category, options in GOODS:
        steps = [
            {
                "words": w,
                "quantity": _quantity(q.partition("|")[0]),
                "quantity_also": _quantity(q.partition("|")[2]) if "|" in q else None,
                "eur": p,
            }
            for w, q, p in (o.split("=") for o in options.split(";"))
        ]
        slug = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
        number = 1200 + len(items) * 11
        single = len(steps) == 1
        item: Row = {
            "title": name,
            "category": category,
            "steps": steps,
            "id": number,
            "url": f"https://pipistrel-chems.example/product/{slug}/",
        }
        item |= {
            "rating": rng.choice((None, "4.80", "5.00", "4.33")),
            "gone": rng.random() < 0.12,
            "sale": single and rng.random() < 0.6,
        }
        items.append(item)
    rng.shuffle(items)
    return items


def _price(item: Row) -> str:
    first, last = item["steps"][0]["eur"], item["steps"][-1]["eur"]
    if item["sale"]:
        old = f"{Decimal(first) * Decimal('1.25'):.2f}"
        return f'<del aria-hidden="true">{_euro(old)}</del> <span class="screen-reader-text">Original price was.</span><ins>{_euro(first)}</ins>'
    return _euro(first) if first == last else f"{_euro(first)} &ndash; {_euro(last)}"


def _truth(item: Row, *, url: bool = True) -> Row:
    first = item["steps"][0]
    found: Row = {"title": item["title"], "price": {"amount": first["eur"], "currency": "EUR"}}
    if url:
        found |= {"url": item["url"], "category": [item["category"]]}
        if item["rating"]:
            found["rating"] = item["rating"]
    if item["title"].endswith("3g"):
        found["quantity"] = first["quantity"]
    if item["title"].endswith("30ml"):
        found["quantity"] = {"amount": "30", "unit": "ml"}
    if item["sale"]:
        found["marketing"] = ["discount"]
    if item["gone"]:
        found["stock"] = 0
    return found


def _page(title: str, content: str, *, body: str = "archive") -> str:
    cats = "".join(
        f'<li class="cat-item"><a href="https://pipistrel-chems.example/product-category/{c.lower().replace(" ", "-")}/">{c}</a> <span class="count">({n})</span></li>'
        for c, n in (
            ("Cannabinoids", 14),
            ("Cathinones", 21),
            ("Designer benzos", 12),
            ("Dissociatives", 17),
            ("Lysergamides", 15),
            ("Phenethylamines", 9),
            ("Stimulants", 8),
            ("Tryptamines", 13),
        )
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8"><title>{escape(title)} &#8211; Pipistrel Chems</title>
<link rel='stylesheet' id='woocommerce-layout-css' href='/wp-content/plugins/woocommerce/assets/css/woocommerce-layout.css?ver=6.9.4' media='all' /><meta name="generator" content="WooCommerce 6.9.4" />
<script type="application/ld+json">{{"@context":"https://schema.org/","@type":"WebSite","name":"Pipistrel Chems","url":"https://pipistrel-chems.example/"}}</script></head>
<body class="{body} theme-storefront woocommerce woocommerce-page"><div id="page" class="hfeed site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">Pipistrel Chems</a></p><p class="site-description">Research materials, not for human consumption</p></div>
<nav class="main-navigation"><ul class="menu"><li><a href="/shop/">Shop</a></li><li><a href="/my-account/">My account</a></li><li><a href="/shipping/">Shipping &#038; payment</a></li></ul></nav><ul class="site-header-cart"><li><a class="cart-contents" href="/cart/">{_euro("0.00")} <span class="count">0 items</span></a></li></ul></header>
<div class="storefront-breadcrumb"><nav class="woocommerce-breadcrumb"><a href="/">Home</a><span class="breadcrumb-separator"> / </span>{escape(title)}</nav></div>
<div id="content" class="site-content"><div class="col-full"><main id="main" class="site-main">
{content}
</main><div id="secondary" class="widget-area"><div class="widget woocommerce widget_product_categories"><span class="gamma widget-title">Product categories</span><ul class="product-categories">{cats}</ul></div><div class="widget woocommerce widget_price_filter"><form method="get" action="/shop/"><div class="price_slider_amount" data-step="10"><input type="text" id="min_price" name="min_price" value="10" /><input type="text" name="max_price" value="1150" /><button type="submit" class="button">Filter</button></div></form></div></div></div></div>
<footer class="site-footer"><div class="site-info">&copy; Pipistrel Chems 2022 &middot; 18+ only &middot; <a href="/privacy-policy/">Privacy Policy</a></div></footer></div></body></html>"""


def _record(item: Row, place: str = "") -> str:
    many = len(item["steps"]) > 1
    rating = (
        f'<div class="star-rating" role="img" aria-label="Rated {item["rating"]} out of 5"><span style="width:{float(item["rating"]) * 20:.1f}%">Rated <strong class="rating">{item["rating"]}</strong> out of 5</span></div>'
        if item["rating"]
        else ""
    )
    flash = '<span class="onsale">Sale!</span>' if item["sale"] else ""
    gone = '<span class="ast-shop-product-out-of-stock">Out of stock</span>' if item["gone"] else ""
    button = f'<a href="{item["url"]}" data-quantity="1" class="button product_type_{"variable" if many else "simple"} add_to_cart_button" data-product_id="{item["id"]}" data-product_sku="" aria-label="Select options for &ldquo;{escape(item["title"])}&rdquo;" rel="nofollow">{"Select options" if many else "Add to cart"}</a>'
    return f"""<li class="product type-product post-{item["id"]} status-publish {place} {"outofstock" if item["gone"] else "instock"} product_cat-{item["category"].lower().replace(" ", "-")} has-post-thumbnail shipping-taxable">
<a href="{item["url"]}" class="woocommerce-LoopProduct-link woocommerce-loop-product__link">{flash}<img width="324" height="324" src="{SVG}" data-lazy-src="/wp-content/uploads/{item["id"]}-324x324.jpg" class="attachment-woocommerce_thumbnail" alt="" />{gone}<span class="ast-woo-product-category">{item["category"]}</span><h2 class="woocommerce-loop-product__title">{escape(item["title"])}</h2>{rating}
	<span class="price">{_price(item)}</span>
</a>{button}</li>
"""


def _loop(items: list[Row]) -> str:
    return (
        '<ul class="products columns-4">\n'
        + "".join(
            _record(i, "first" if n % 4 == 0 else "last" if n % 4 == 3 else "")
            for n, i in enumerate(items)
        )
        + "</ul>"
    )


def _results(items: list[Row], number: int, shown: str) -> SitePage:
    bar = f'<div class="storefront-sorting"><form class="woocommerce-ordering" method="get"><select name="orderby" class="orderby"><option value="menu_order">Default sorting</option><option value="price">Sort by price: low to high</option></select><input type="hidden" name="paged" value="1" /></form><p class="woocommerce-result-count">Showing {shown} of 24 results</p></div>'
    pages = '<nav class="woocommerce-pagination"><ul class="page-numbers"><li><a class="page-numbers" href="/shop/page/1/">1</a></li><li><a class="page-numbers" href="/shop/page/2/">2</a></li><li><a class="next page-numbers" href="/shop/page/3/">&rarr;</a></li></ul></nav>'
    head = '<header class="woocommerce-products-header"><h1 class="woocommerce-products-header__title page-title">Shop</h1></header>'
    return SitePage(
        f"/shop/page/{number}/",
        _page("Shop", head + bar + _loop(items) + pages),
        "results",
        listings=[_truth(i) for i in items],
    )


def _reviews(rng: random.Random) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for number, (who, text) in enumerate(rng.sample(SAID, 3)):
        at, stars = (
            NOW - timedelta(days=rng.randint(4, 400), minutes=rng.randint(0, 1400)),
            rng.choice((5, 4, 3)),
        )
        rows.append(
            f'<li class="review even thread-even depth-1" id="li-comment-{number}"><div class="comment_container"><img alt="" src="{SVG}" class="avatar" width="60" /><div class="comment-text"><div class="star-rating" role="img" aria-label="Rated {stars} out of 5"><span style="width:{stars * 20}%">Rated <strong class="rating">{stars}</strong> out of 5</span></div><p class="meta"><strong class="woocommerce-review__author">{who} </strong><em class="woocommerce-review__verified verified">(verified owner)</em> <span class="woocommerce-review__dash">&ndash;</span> <time class="woocommerce-review__published-date" datetime="{at:%Y-%m-%dT%H:%M:00+00:00}">{at:%B} {at.day}, {at.year}</time></p><div class="description"><p>{escape(text)}</p></div></div></div></li>'
        )
        truth.append(
            {"rating": str(stars), "text": text, "buyer": who, "at": f"{at:%Y-%m-%dT%H:%M:00Z}"}
        )
    return (
        f'<div id="reviews" class="woocommerce-Reviews"><h2 class="woocommerce-Reviews-title">{len(rows)} reviews</h2><ol class="commentlist">{"".join(rows)}</ol></div>',
        truth,
    )


def _detail(rng: random.Random, item: Row, others: list[Row]) -> SitePage:
    text = f"{item['title']} is a research material of the class {item['category'].lower()}. Every batch is checked by an outside laboratory. Store dry, dark and cool. Not for human consumption."
    forms = [
        {
            "attributes": {"attribute_pa_weight": s["words"]},
            "display_price": float(s["eur"]),
            "is_in_stock": True,
        }
        for s in item["steps"]
    ]
    table = "".join(
        f'<tr class="woocommerce-grouped-product-list-item"><td class="label">{s["words"]}</td><td class="value">{_euro(s["eur"])}</td></tr>'
        for s in item["steps"]
    )
    words = "".join(f"<option>{s['words']}</option>" for s in item["steps"])
    choice = (
        f'<table class="price-table"><tbody>{table}</tbody></table><form class="variations_form cart" method="post" data-product_id="{item["id"]}" data-product_variations="{escape(json.dumps(forms))}"><table class="variations"><tr><td class="label"><label for="w">Amount</label></td><td class="value"><select id="w"><option value="">Choose an option</option>{words}</select></td></tr></table><button class="single_add_to_cart_button button alt">Add to cart</button></form>'
        if len(item["steps"]) > 1
        else '<form class="cart"><input type="number" class="input-text qty text" value="1"><button class="single_add_to_cart_button button alt">Add to cart</button></form>'
    )
    reviews, feedback = _reviews(rng)
    gone = '<p class="stock out-of-stock">Out of stock</p>' if item["gone"] else ""
    body = f"""<div id="product-{item["id"]}" class="product type-product"><div class="woocommerce-product-gallery"><img src="{SVG}" alt=""></div><div class="summary entry-summary"><h1 class="product_title entry-title">{escape(item["title"])}</h1><p class="price">{_price(item)}</p>{gone}{choice}<p>Pay with bank transfer, bitcoin or litecoin.</p><div class="product_meta"><span class="sku_wrapper">SKU: <span class="sku">PC-{item["id"]}</span></span> <span class="posted_in">Category: <a href="/product-category/x/" rel="tag">{item["category"]}</a></span></div></div>
<div class="woocommerce-tabs wc-tabs-wrapper"><ul class="tabs wc-tabs"><li class="description_tab active"><a href="#tab-description">Description</a></li><li class="reviews_tab"><a href="#tab-reviews">Reviews (3)</a></li></ul><div class="woocommerce-Tabs-panel panel entry-content" id="tab-description"><h2>Description</h2><p>{escape(text)}</p></div><div class="panel" id="tab-reviews">{reviews}</div></div>
<section class="related products"><h2>Related products</h2>{_loop(others)}</section></div>"""
    main = _truth(item, url=False) | {
        "category": [item["category"]],
        "description": text,
        "payment": ["BTC", "LTC", "bank_transfer"],
    }
    if len(item["steps"]) > 1:
        main |= {
            k: item["steps"][0][k] for k in ("quantity", "quantity_also") if item["steps"][0][k]
        }
        main["tiers"] = [
            {
                "quantity": {k: s["quantity"][k] for k in ("amount", "unit")},
                "price": {"amount": s["eur"], "currency": "EUR"},
            }
            for s in item["steps"]
        ]
    aside = [_truth(o) | {"aside": True} for o in others]
    return SitePage(
        item["url"].partition(".example")[2],
        _page(item["title"], body, body="single-product"),
        "listing",
        listings=[main, *aside],
        feedback=feedback,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:12], 1, "1&ndash;12"),
        _results(items[12:22], 2, "13&ndash;22"),
        _results(items[22:], 3, "23&ndash;24"),
    ]
    empty = SitePage(
        "/?s=qqq&post_type=product",
        _page(
            "Search results: qqq",
            '<p class="woocommerce-info">No products were found matching your selection.</p>',
        ),
        "results",
    )
    many = [i for i in items if len(i["steps"]) > 1]
    details = [_detail(rng, i, rng.sample([o for o in items if o is not i], 4)) for i in many[:3]]
    home = _page(
        "Home",
        f'<section class="storefront-featured-products"><h2 class="section-title">We recommend</h2>{_loop(items[4:12])}</section><section><h2>News</h2><p>From 1 October we no longer ship to Sweden and Italy.</p></section>',
        body="home",
    )
    wait = '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="refresh" content="35"></head><body class="no-js"><div class="main-wrapper"><h1>pipistrel-chems.example</h1><h2>Checking if the site connection is secure</h2><noscript>Enable JavaScript and cookies to continue</noscript><p>Ray ID: 753f0a11bb2c0d4e</p></div></body></html>'
    login = _page(
        "My account",
        '<div class="woocommerce"><h2>Login</h2><form class="woocommerce-form woocommerce-form-login login" method="post"><label for="username">Username or email address *</label><input type="text" name="username" id="username" /><label for="password">Password *</label><input type="password" name="password" /><button type="submit" class="woocommerce-button button">Log in</button><a href="/my-account/lost-password/">Lost your password?</a></form></div>',
    )
    front = SitePage("/", home, "index", listings=[_truth(i) for i in items[4:12]])
    return [
        *results,
        empty,
        *details,
        front,
        SitePage("/wait", wait, "wait"),
        SitePage("/my-account/", login, "login"),
    ]


SITE = TestSite("pipistrel", "nps_shop", "en", SEEN, _pages)
