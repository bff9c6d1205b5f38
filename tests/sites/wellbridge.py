"""Wellbridge: a pharmacy of the affiliate kind, prices per pill and tables of packs (all invented)."""
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

SEEN = "2019-02-11T14:00:00Z"
NOW = datetime.fromisoformat(SEEN)
JPG = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//"

# brand | ingredient | category | doses | first price of a pill | what for
GOODS = (
    (
        "Zolterra",
        "Zolpidem",
        "Sleeping Aids",
        "5/10 mg",
        "1.85",
        "used for the short-term treatment of insomnia",
    ),
    (
        "Generic Ambien",
        "Zolpidem tartrate",
        "Sleeping Aids",
        "10 mg",
        "1.62",
        "helps you fall asleep faster",
    ),
    (
        "Imovane (Zopiclone)",
        "Zopiclone",
        "Sleeping Aids",
        "7.5 mg",
        "1.40",
        "treats difficulty in sleeping",
    ),
    (
        "Valium Brand",
        "Diazepam",
        "Anti Anxiety",
        "5/10 mg",
        "2.10",
        "relieves anxiety and muscle spasms",
    ),
    (
        "Generic Xanax",
        "Alprazolam",
        "Anti Anxiety",
        "0.5/1/2 mg",
        "2.35",
        "treats anxiety and panic disorders",
    ),
    (
        "Ativan & generics",
        "Lorazepam",
        "Anti Anxiety",
        "1/2 mg",
        "2.05",
        "treats anxiety disorders",
    ),
    (
        "Tramadol HCL",
        "Tramadol",
        "Pain Relief",
        "50/100/200 mg",
        "0.98",
        "relieves moderate to severe pain",
    ),
    (
        "Soma Generic",
        "Carisoprodol",
        "Pain Relief",
        "350/500 mg",
        "0.77",
        "relaxes muscles and relieves pain",
    ),
    (
        "Fioricet",
        "Butalbital, Acetaminophen, Caffeine",
        "Pain Relief",
        "40 mg",
        "1.33",
        "relieves tension headaches",
    ),
    ("Neurontin", "Gabapentin", "Pain Relief", "300/400/600 mg", "0.69", "relieves nerve pain"),
    (
        "Codeine Phosphate Tabs",
        "Codeine",
        "Pain Relief",
        "30 mg",
        "2.49",
        "relieves mild to moderate pain",
    ),
    (
        'Phentermine 37.5 "Blue Dots"',
        "Phentermine",
        "Weight Loss",
        "37.5 mg",
        "2.99",
        "suppresses the appetite",
    ),
    (
        "Meridia",
        "Sibutramine",
        "Weight Loss",
        "10/15 mg",
        "1.70",
        "supports weight loss together with a diet",
    ),
    ("Provigil", "Modafinil", "Mental Health", "100/200 mg", "1.15", "improves wakefulness"),
    (
        "Ritalin",
        "Methylphenidate",
        "Mental Health",
        "10 mg",
        "3.20",
        "treats attention deficit disorder",
    ),
    (
        "Adderall IR",
        "Amphetamine salts",
        "Mental Health",
        "20/30 mg",
        "4.75",
        "treats attention deficit and narcolepsy",
    ),
    (
        "Viagra Professional",
        "Sildenafil Citrate",
        "Men's Health",
        "50/100 mg",
        "0.89",
        "treats erectile dysfunction",
    ),
    (
        "Cialis Soft Tabs",
        "Tadalafil",
        "Men's Health",
        "20 mg",
        "1.22",
        "treats erectile dysfunction",
    ),
    ("Clomid", "Clomiphene", "Women's Health", "25/50 mg", "0.58", "supports ovulation"),
    ("Propecia", "Finasteride", "Men's Health", "1/5 mg", "0.55", "treats hair loss"),
    ("Amoxil", "Amoxicillin", "Antibiotics", "250/500 mg", "0.51", "treats bacterial infections"),
    (
        "Zithromax",
        "Azithromycin",
        "Antibiotics",
        "250/500 mg",
        "0.93",
        "treats bacterial infections",
    ),
    ("Lasix", "Furosemide", "Blood Pressure", "40/100 mg", "0.29", "treats high blood pressure"),
    ("Prednisone", "Prednisolone", "Asthma", "5/10/20 mg", "0.31", "reduces inflammation"),
    ("Ventolin Inhaler", "Salbutamol", "Asthma", "100 mcg", "19.95", "relieves asthma"),
)
PHONES = [{"kind": "phone", "value": "+12025550142"}, {"kind": "phone", "value": "+441632960118"}]
WORDS = (
    ("Order came in 9 days, no problems. I will re-order.", "Carol B., Ohio"),
    ("The pills work the same as those from my local store and cost a third", "T. Whitlock, UK"),
    ("Customer service called me twice to confirm, very polite!", "Hugo M."),
    ("Package was late but they gave me 10 free pills.", "Annika, Sweden"),
    ("easy", "Dave"),
    ("My third order & never disappointed", "Mrs. Osei, London"),
    ("I was afraid at first. Not any more", "R. P., Texas"),
)


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for number, (brand, inn, category, doses, price, use) in enumerate(GOODS, 1):
        slug = "-".join("".join(c if c.isalnum() else " " for c in brand.lower()).split())
        item: Row = {
            "title": brand,
            "inn": inn,
            "category": category,
            "doses": doses,
            "pill": Decimal(price),
            "use": use,
            "url": f"http://wellbridge-rx.example/buy/{slug}.html?aff=1180&sid={number:03d}",
        }
        item |= {
            "off": rng.random() < 0.3,
            "unit": "inhaler" if "Inhaler" in brand else "pill",
            "path": f"/buy/{slug}.html",
        }
        items.append(item)
    rng.shuffle(items)
    return items


def _truth(item: Row) -> Row:
    found: Row = {
        "title": item["title"],
        "url": item["url"],
        "price": {"amount": str(item["pill"]), "currency": "USD"},
        "marketing": ["medical_claim"],
    }
    if item["unit"] == "pill":
        found["quantity"] = {"amount": "1", "unit": "tablet"}
    if item["off"]:
        found["marketing"] = ["discount", "medical_claim"]
    return found


def _page(title: str, content: str) -> str:
    shelves = "".join(
        f'<a class="cat" href="/category/{"-".join(c.lower().replace(chr(39), "").split())}.html">{escape(c)}</a>'
        for c in sorted({g[2] for g in GOODS})
    )
    best = "".join(
        f'<li>{n}. <a href="/buy/{n}.html">{escape(b)}</a>'
        for n, b in ((1, "ED Trial Pack"), (2, "Starter kit for sleep"), (3, "Smoker's set"))
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(title)} - Wellbridge Rx Online Pharmacy - No Prescription Required</title>
<meta name="description" content="Buy cheap meds online without prescription. Free worldwide airmail shipping on orders over $150."><script type="text/javascript">var cur='USD';var aff=1180;</script></head>
<body><div id="wrap"><div id="top"><a href="/"><img src="{JPG}" alt="Wellbridge Rx"></a><div class="phones">US toll free: <b>+1-202-555-0142</b> &nbsp; UK: <b>+44 1632 960 118</b></div>
<div class="cart">Your cart: <span>$0.00</span> (0 items) <a href="/cart.html">Checkout</a></div><div class="lang">Currency: <select><option selected>USD</option><option>EUR</option><option>GBP</option><option>AUD</option></select></div>
<div class="tabs"><a href="/">Bestsellers</a><a href="/testimonials.html">Testimonials</a><a href="/faq.html">Frequently Asked Questions</a><a href="/policies.html">Our Policies</a><a href="/contact.html">Contact Us</a></div></div>
<div id="menu"><form action="/search.html"><input name="q" value="Search by name"><input type="image" src="{JPG}"></form><div class="az">{" ".join(f'<a href="/letter/{c}.html">{c}</a>' for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")}</div>{shelves}
<div class="box"><h5>Bonus</h5>4 free pills with every order</div><div class="box"><h5>Top kits</h5><ol>{best}</ol></div></div>
<div id="main">{content}</div>
<div id="foot"><img src="/i/pay.gif" alt="Verified by a bank"><p>&copy; 2006-2019 Wellbridge Rx. All rights reserved. Licensed? Ask our support team.</p></div></div></body></html>"""


def _record(item: Row) -> str:
    old = f"<s>${item['pill'] * 2:.2f}</s> " if item["off"] else ""
    unit = item["unit"]
    return f"""<dl class="drug"><dt><a href="{item["url"].replace("&", "&amp;")}">{escape(item["title"])}</a> <small>{item["doses"]}</small></dt>
<dd class="pic"><a href="{item["url"].replace("&", "&amp;")}"><img src="{JPG}" width="90" height="60" alt=""></a></dd>
<dd class="inn">Active ingredient: <i>{escape(item["inn"])}</i></dd><dd class="txt">{escape(item["title"])} {item["use"]}. <a href="{item["path"]}">More info</a></dd>
<dd class="cost">{old}<b>${item["pill"]}</b> per {unit}</dd><dd class="buy"><a class="button" href="{item["url"].replace("&", "&amp;")}">Buy Now!</a></dd></dl>
"""


def _results(items: list[Row], path: str, title: str) -> SitePage:
    body = f"<h1>{escape(title)}</h1><p class='intro'>All products ship from our partner warehouses in plain envelopes.</p>{''.join(map(_record, items))}"
    return SitePage(
        path, _page(title, body), "results", listings=[_truth(i) for i in items], handles=PHONES
    )


def _packs(item: Row) -> tuple[str, list[Row]]:
    rows, tiers = [], []
    for count, factor, bonus in (
        (30, "1.00", ""),
        (60, "0.92", "+ free airmail"),
        (90, "0.85", "+ 4 bonus pills"),
        (180, "0.74", "+ 10 bonus pills"),
    ):
        each = (item["pill"] * Decimal(factor)).quantize(Decimal("0.01"))
        total, full = each * count, item["pill"] * count
        save = f"${full - total:.2f}" if full != total else "&nbsp;"
        rows.append(
            f'<tr{" class=alt" if count in (60, 180) else ""}><td>{count} pills</td><td>${each}</td><td class="save">{save}</td><td><strong>${total:,.2f}</strong></td><td class="bonus">{bonus}</td><td><a href="/cart.html?add={count}"><img src="{JPG}" alt="Add to cart"></a></td></tr>'
        )
        tiers.append(
            {
                "quantity": {"amount": str(count), "unit": "tablet"},
                "price": {"amount": f"{total:.2f}", "currency": "USD"},
            }
        )
    head = "<tr><th>Package</th><th>Per pill</th><th>Savings</th><th>Price</th><th>Bonus</th><th></th></tr>"
    return f'<table class="packs" cellspacing="0">{head}{"".join(rows)}</table>', tiers


def _detail(item: Row) -> SitePage:
    dose = item["doses"].split("/")[0].replace(" mg", "") + " mg"
    table, tiers = _packs(item)
    text = f"{item['title']} contains {item['inn']} and {item['use']}. Always read the leaflet."
    body = f"""<div class="path"><a href="/">Home</a> / <a href="/category/x.html">{escape(item["category"])}</a> / {escape(item["title"])}</div><h1>{escape(item["title"])}</h1><img src="{JPG}" align="right" alt="{escape(item["title"])} bottle">
<p class="norx">No prescription required for this product!</p><h3>{escape(item["title"])} {dose}</h3>{table}
<div class="ways">We accept: <img src="/i/v.gif" alt="Visa"> <img src="/i/m.gif" alt="MasterCard"> <img src="/i/wu.gif" alt="Western Union"> <img src="/i/b.gif" alt="Bitcoin"></div>
<p class="ships">Delivered by registered airmail (10-21 days) or courier (5-9 days) worldwide.</p>
<h3>Product description</h3><div class="descr">{escape(text)}</div><h3>Side effects</h3><div>Headache, dizziness and dry mouth may occur.</div>"""
    truth = {
        "title": item["title"],
        "category": [item["category"]],
        "price": tiers[0]["price"],
        "quantity": tiers[0]["quantity"],
        "tiers": tiers,
        "description": text,
        "payment": ["BTC", "card", "western_union"],
    }
    truth |= {
        "ships_to": ["WW"],
        "delivery": ["courier", "post"],
        "marketing": ["medical_claim", "no_prescription"],
    }
    return SitePage(
        item["path"],
        _page(f"Buy {item['title']}", body),
        "listing",
        listings=[truth],
        handles=PHONES,
    )


def _testimonials(rng: random.Random) -> SitePage:
    rows, truth = [], []
    for text, who in rng.sample(WORDS, len(WORDS)):
        at, stars = NOW - timedelta(days=rng.randint(2, 300)), rng.choice((5, 5, 4))
        rows.append(
            f'<div class="said"><div class="bar" style="width:{stars * 20}%" title="{stars} out of 5"></div><p>&ldquo;{escape(text)}&rdquo;</p><cite>{who}</cite>, <span>{at:%B %d, %Y}</span></div>'
        )
        truth.append({"text": text, "buyer": who, "rating": str(stars), "at": f"{at:%Y-%m-%d}"})
    return SitePage(
        "/testimonials.html",
        _page(
            "Testimonials",
            f"<h1>What our customers say</h1>{''.join(rows)}<form><textarea></textarea><button>Send yours</button></form>",
        ),
        "feedback",
        feedback=truth,
        handles=PHONES,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:14], "/all-1.html", "All products"),
        _results(items[14:23], "/all-2.html", "All products"),
        _results(items[23:], "/all-3.html", "All products"),
    ]
    pills = [i for i in items if i["unit"] == "pill"]
    home = _page(
        "Bestsellers",
        f"<h1>Welcome to Wellbridge Rx</h1><p>Quality generics since 2006. No doctor visits, no waiting rooms.</p><h2>Bestsellers</h2>{''.join(map(_record, items[3:11]))}",
    )
    faq = _page(
        "FAQ",
        "<h1>Frequently Asked Questions</h1><h4>Do I need a prescription?</h4><p>No. Our doctors review every order online.</p><h4>How will it appear on my statement?</h4><p>As a billing company, not as a pharmacy.</p><h4>What if the parcel is lost?</h4><p>We reship once, free of charge.</p>",
    )
    contact = _page(
        "Contact",
        "<h1>Contact Us</h1><p>E-mail: support@wellbridge-rx.example</p><form><input name='name'><input name='mail'><textarea name='t'></textarea><button>Send</button></form>",
    )
    handle = {"kind": "email", "value": "support@wellbridge-rx.example"}
    front = SitePage("/", home, "index", listings=[_truth(i) for i in items[3:11]], handles=PHONES)
    return [
        *results,
        *map(_detail, pills[:3]),
        _testimonials(rng),
        front,
        SitePage("/faq.html", faq, "other", handles=PHONES),
        SitePage("/contact.html", contact, "other", handles=[*PHONES, handle]),
    ]


SITE = TestSite("wellbridge", "pharmacy", "en", SEEN, _pages)
