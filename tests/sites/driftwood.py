# ruff: noqa: E501
# fmt: off
"""Driftwood: utility classes only, as of 2023; monero only; the whole row is one link.

Peculiar: no class says what a field is, the vendor stands as "name (312) (4.9★)", inline SVG, the
price has its ticker in a span of its own, ``<time datetime>`` with "2 mo ago" inside, pills of
payment and shipping, a "You may also like" strip, a sticky bar, links are slugs of the title.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2024, 2, 11, 13, 10, tzinfo=UTC)
_PER_PAGE = 25
_COUNTRIES = {"DE": "Germany", "NL": "Netherlands", "AU": "Australia", "US": "USA", "GB": "UK", "FR": "France"}
_TARGETS = {"Worldwide": ["WW"], "EU": ["EU"], "Australia only": ["AU"], "USA": ["US"], "EU, UK, Switzerland": ["CH", "EU", "GB"], "": None}
# Vendor, sales, rating.
_VENDORS = (("tidepool", 312, "4.9"), ("OtterPost", 2207, "4.97"), ("RustyAnchor", 18, "4.4"), ("heidi.klein", 940, "5.0"), ("FlotsamJetsam", 3, ""), ("BeachComber_AU", 455, "4.8"))
# Title, category, amount unit grams pieces, monero.
_GOODS = (
    ("3,5g Zkittlez [Indoor, NL]", "Cannabis/Flower", "3.5 g 3.5", 0.24),
    ("1oz Gelato #33 \u2022 Aussie bush \u2022 express post", "Cannabis/Flower", "1 oz 28.349523125", 1.95),
    ("QP (4 oz) outdoor, smalls", "Cannabis/Flower", "4 oz 113.3980925", 4.1),
    ("Rosin 1g \u201clive\u201d cold cure", "Cannabis/Concentrates", "1 g 1", 0.41),
    ("Hash rosin chocolate 20x10mg", "Cannabis/Edibles", "10 mg 0.2 20", 0.3),
    ("Cocaine HCl \u2013 0.5 g \u2013 new customers welcome", "Cocaine", "0.5 g 0.5", 0.28),
    ("Cocaine HCl \u2013 3.5 g", "Cocaine", "3.5 g 3.5", 1.77),
    ("Cocaine HCl \u2013 100 g \u2013 B2B", "Cocaine", "100 g 100", 34.5),
    ("XTC 50 \u00d7 Orange Kayak (210 mg)", "MDMA/Pills", "210 mg 10.5 50", 0.96),
    ("M 1g \U0001f9ca crystal", "MDMA/Crystal", "1 g 1", 0.13),
    ("Dexamphetamine 5mg \u00d7 30 tabs", "Speed/Pharma", "5 mg 0.15 30", 0.55),
    ("LSD 105ug x100 sheet", "Psychedelics/LSD", "105 ug 0.0105 100", 2.02),
    ("LSD gel tabs \u2014 ten pieces", "Psychedelics/LSD", "10 piece", 0.33),
    ("Penis Envy 14g, whole & dry", "Psychedelics/Mushrooms", "14 g 14", 0.48),
    ("Mescaline HCl 0.4 gram", "Psychedelics/Other", "0.4 g 0.4", 0.38),
    ("Pregabalin 300mg, no script", "Pharma", "", 0.21),
    ("K \u2744 7g needle", "Ketamine", "7 g 7", 0.62),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", "", " / tested", " • restock feb", " [letterbox]", " 🌊")
_TEXTS = ("Legend. Nine days to QLD", "perfekt wie immer", "a bit slow this time, still happy", "weight 0.1 over :)", "Refused a reship & blocked me")
_PIN = '<svg class="h-4 w-4 inline" viewBox="0 0 20 20" fill="currentColor"><path d="M10 2a6 6 0 00-6 6c0 4.5 6 10 6 10s6-5.5 6-10a6 6 0 00-6-6z"/></svg>'
_STAR = '<svg class="w-3 h-3 text-amber-400" viewBox="0 0 20 20"><path d="M9.05 2.93c.3-.92 1.6-.92 1.9 0l1.07 3.29"/></svg>'


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    coins: str
    vendor: str
    deals: int
    standing: str
    start: str
    end: str
    months: int

    @property
    def url(self) -> str:
        letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.title.lower())
        return f"/p/{'-'.join(part for part in letters.split('-') if part)}-{self.number:x}"

    @property
    def since(self) -> datetime:
        return (_SEEN - timedelta(days=30 * self.months + self.number % 11)).replace(minute=self.number % 60)


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(2 * _PER_PAGE + 2):
        title, category, size, coins = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        start = rng.choice(list(_COUNTRIES))
        made.append(_Offer(7001 + place * 41, title, category, size, f"{coins * rng.uniform(0.9, 1.1):.4f}", *rng.choice(_VENDORS), start, rng.choice(list(_TARGETS)), rng.randint(1, 11)))
    return made


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    claims = {"no script": "no_prescription"}
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": offer.coins, "currency": "XMR"},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "ships_from": offer.start,
        "ships_to": _TARGETS[offer.end],
        "listed_at": offer.since.strftime("%Y-%m-%dT%H:%M:00Z"),
        "marketing": sorted(kind for word, kind in claims.items() if word in offer.title),
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _seller(offer: _Offer) -> str:
    rating = f' <span class="text-amber-500">({offer.standing}★)</span>' if offer.standing else ' <span class="text-zinc-400">(new)</span>'
    return f'<span class="text-sm text-zinc-500 dark:text-zinc-400">{offer.vendor} ({offer.deals}){rating}</span>'


def _row(offer: _Offer) -> str:
    end = f'<span class="mx-1">&rarr;</span>{offer.end}' if offer.end else ""
    return f"""<a href="{offer.url}" class="group flex flex-col md:flex-row gap-4 p-4 hover:bg-zinc-50 dark:hover:bg-zinc-800 border-b border-zinc-200">
  <div class="w-24 h-24 shrink-0 rounded-lg bg-zinc-200 overflow-hidden"><img loading="lazy" src="data:image/webp;base64,UklGRiQAAABXRUJQ" class="object-cover w-full h-full" alt=""></div>
  <div class="flex-1 min-w-0">
    <div class="flex items-center gap-2"><h3 class="font-semibold truncate" title="{escape(offer.title)}">{escape(offer.title[:34])}{"…" if len(offer.title) > 34 else ""}</h3><span class="px-2 py-0.5 rounded-full bg-emerald-100 text-emerald-800 text-xs">{offer.category.split("/")[0]}</span></div>
    {_seller(offer)}
    <div class="mt-1 text-xs text-zinc-500 flex items-center">{_PIN}{_COUNTRIES[offer.start]}{end}</div>
  </div>
  <div class="text-right"><p class="text-lg font-mono">{offer.coins}<span class="ml-1 text-xs text-orange-500">XMR</span></p><time class="text-xs text-zinc-400" datetime="{offer.since:%Y-%m-%dT%H:%M:00Z}">{offer.months} mo ago</time></div>
</a>
"""


def _strip(offers: Sequence[_Offer]) -> str:
    tiles = "".join(f'<a href="{o.url}" class="min-w-40 p-2 rounded border"><p class="text-sm line-clamp-2">{escape(o.title)}</p><p class="font-mono text-sm">{o.coins} XMR</p></a>' for o in offers)
    return f'<section class="mt-8"><h2 class="text-lg font-bold">You may also like</h2><div class="flex gap-3 overflow-x-auto">{tiles}</div></section>'


def _aside(offer: _Offer) -> dict[str, Any]:
    whole = _truth(offer)
    return {name: whole[name] for name in ("title", "url", "price", "quantity", "marketing", "offer_kind") if name in whole} | {"aside": True}


def _frame(heading: str, body: str) -> str:
    tops = "".join(f'<a href="/c/{name.lower()}" class="flex justify-between px-3 py-1.5 rounded hover:bg-zinc-100"><span>{name}</span><span class="text-zinc-400 tabular-nums">{count}</span></a>' for name, count in (("Cannabis", 611), ("Cocaine", 290), ("MDMA", 244), ("Speed", 173), ("Psychedelics", 350), ("Ketamine", 101), ("Pharma", 88)))
    froms = "".join(f'<label class="flex items-center gap-2 text-sm"><input type="checkbox" name="from[]" value="{code}" class="rounded border-zinc-300">{name}</label>' for code, name in _COUNTRIES.items())
    return f"""<!DOCTYPE html><html lang="en" class="h-full"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(heading)} &mdash; driftwood</title><link rel="stylesheet" href="/build/app-3f9a.css"></head>
<body class="h-full bg-white dark:bg-zinc-900 text-zinc-900 antialiased"><div class="sticky top-0 z-10 flex h-14 items-center gap-6 border-b px-6"><a href="/" class="font-black tracking-tight">driftwood</a><form action="/search" class="flex-1"><input name="q" placeholder="Search 1,857 listings" class="w-full rounded-md border-zinc-300 text-sm"></form><span class="text-xs font-mono">1 XMR = $121.40 / &euro;112.55</span><a href="/cart" class="relative"><span class="absolute -top-1 -right-2 text-xs">0</span>Cart</a></div>
<div class="mx-auto max-w-7xl grid grid-cols-12 gap-8 px-6 py-8"><aside class="col-span-3 space-y-6"><nav class="space-y-1 text-sm">{tops}</nav><div class="space-y-1"><p class="text-xs uppercase tracking-wide text-zinc-400">Ships from</p>{froms}</div></aside>
<main class="col-span-9"><h1 class="text-2xl font-bold mb-4">{escape(heading)}</h1>{body}</main></div>
<footer class="border-t py-6 text-center text-xs text-zinc-400">no javascript, no logs &middot; <a href="/canary" class="underline">canary of 1 Feb 2024</a></footer></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    pager = "".join(f'<a href="/browse?page={n}" class="px-3 py-1 rounded {"bg-zinc-900 text-white" if n == number else "hover:bg-zinc-100"}">{n}</a>' for n in range(1, last + 1))
    body = f'<div class="rounded-xl border divide-y">{"".join(_row(o) for o in offers)}</div><nav class="mt-6 flex gap-1">{pager}</nav>'
    listings = [_truth(o, category=[o.category.split("/")[0]]) for o in offers]
    return SitePage(f"/browse?page={number}", _frame("Browse", body), "results", listings)


def _remarks(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    parts, truths = [], []
    for offer in offers:
        stars, text, hours = rng.choice((5, 5, 4, 1)), rng.choice(_TEXTS), rng.randint(60, 1200)
        at, buyer = _SEEN - timedelta(hours=hours), f"{rng.choice('bdgmz')}••••{rng.choice('27xq')}"
        parts.append(f'<li class="py-4"><div class="flex justify-between"><span class="flex" aria-label="{stars} out of 5">{_STAR * stars}</span><time class="text-xs" datetime="{at:%Y-%m-%dT%H:%M:00Z}">{hours // 24} days ago</time></div><p class="text-sm">{escape(text)}</p><p class="text-xs text-zinc-400">{buyer} bought {escape(offer.title)} for {offer.coins} XMR</p></li>')
        truth = {"vendor": vendor, "rating": str(stars), "text": text, "buyer": buyer, "at": at.strftime("%Y-%m-%dT%H:%M:00Z"), "listing": offer.title}
        truths.append(truth | {"amount": {"amount": offer.coins, "currency": "XMR"}})
    return f'<ul class="divide-y">{"".join(parts)}</ul>', truths


def _detail(rng: random.Random, offer: _Offer, also: Sequence[_Offer]) -> SitePage:
    text = f"From {offer.vendor} with care. Packed in a clean room & sealed, handed in at a different box each time. Refunds are half, reships once."
    html, feedback = _remarks(rng, offer.vendor, [offer] * 3)
    parts, stock = offer.category.split("/"), rng.choice((1, 9, 250))
    crumbs = '<span class="mx-1 text-zinc-300">/</span>'.join(f'<a href="/c/{part.lower()}">{part}</a>' for part in parts)
    pay = "multisig" if offer.deals > 900 else "escrow"
    body = f"""<nav class="text-sm text-zinc-500 mb-2">{crumbs}</nav><div class="grid grid-cols-2 gap-8"><div class="aspect-square rounded-xl bg-zinc-200"></div><div>{_seller(offer)}
<p class="mt-4 text-3xl font-mono">{offer.coins}<span class="ml-1 text-sm text-orange-500">XMR</span></p>
<dl class="mt-4 grid grid-cols-2 gap-y-2 text-sm"><dt class="text-zinc-400">Origin</dt><dd>{_COUNTRIES[offer.start]}</dd><dt class="text-zinc-400">Destination</dt><dd>{offer.end or "ask"}</dd><dt class="text-zinc-400">Available</dt><dd>{stock}</dd><dt class="text-zinc-400">Protection</dt><dd>{pay.capitalize()}</dd><dt class="text-zinc-400">Added</dt><dd><time datetime="{offer.since:%Y-%m-%dT%H:%M:00Z}">{offer.months} mo ago</time></dd></dl>
<form method="post" action="{offer.url}/buy" class="mt-4 space-y-2"><label class="block border rounded p-2 text-sm"><input type="radio" name="s" value="1" checked> Letter <span class="float-right">+0.0200 XMR</span></label><label class="block border rounded p-2 text-sm"><input type="radio" name="s" value="2"> Express <span class="float-right">+0.0900 XMR</span></label><button class="w-full rounded-md bg-zinc-900 py-2 text-white">Buy</button></form></div></div>
<article class="prose mt-8"><p>{escape(text)}</p></article><h2 class="mt-8 text-lg font-bold">Reviews</h2>{html}{_strip(also)}"""
    truth = _truth(offer, category=parts, description=text, stock=stock, escrow=pay, payment=["XMR"])
    return SitePage(offer.url, _frame(offer.title, body), "listing", [truth, *(_aside(o) for o in also)], feedback=feedback)


def _vendor(name: str, deals: int, rating: str, offers: Sequence[_Offer]) -> SitePage:
    session = "05" + "0123456789abcdef" * 4
    about = f"{name}, since the old days. Orders before 10:00 leave the same day."
    mark = f'<span class="text-amber-500">({rating}★)</span>' if rating else ""
    body = f"""<div class="rounded-xl border p-6"><h2 class="text-xl font-bold">{name} <span class="text-zinc-400 font-normal">({deals})</span> {mark}</h2><p class="text-sm text-zinc-500">Joined <time datetime="2022-08-30T00:00:00Z">Aug 2022</time> &middot; active <time datetime="2024-02-10T08:00:00Z">yesterday</time> &middot; ships from Netherlands</p><div class="mt-2 flex gap-2"><span class="rounded-full bg-sky-100 px-2 text-xs">Trusted</span><span class="rounded-full bg-zinc-100 px-2 text-xs">XMR</span></div><p class="mt-4">{about}</p><p class="font-mono text-xs break-all">Session: {session}</p></div>
<div class="mt-6 rounded-xl border divide-y">{"".join(_row(o) for o in offers)}</div>"""
    truth = {"name": name, "level": "Trusted", "sales": deals, "ships_from": "NL", "member_since": "2022-08-30", "last_seen": "2024-02-10T08:00:00Z", "description": about}
    truth |= {"rating": rating} if rating else {}
    handle = {"kind": "session", "value": session, "account": name}
    return SitePage(f"/u/{name}", _frame(name, body), "vendor", [_truth(o, category=[o.category.split("/")[0]]) for o in offers], [truth], handles=[handle])


def _plain() -> list[SitePage]:
    tiles = "".join(f'<a href="/c/{name.lower()}" class="rounded-xl border p-6"><p class="font-semibold">{name}</p><p class="text-sm text-zinc-400">{count} listings</p></a>' for name, count in (("Cannabis", 611), ("Cocaine", 290), ("Psychedelics", 350)))
    none = '<div class="py-24 text-center text-zinc-400">No results. Try fewer words.</div>'
    queue = '<!DOCTYPE html><html class="h-full"><head><title>queue</title><meta http-equiv="refresh" content="5"></head><body class="h-full grid place-items-center"><div class="text-center"><p class="text-6xl">&#9203;</p><p class="mt-4">You are in the queue. Position 214 of 530, about 3 minutes.</p><p class="text-xs text-zinc-400">Do not refresh this page, it refreshes itself.</p></div></body></html>'
    login = '<!DOCTYPE html><html class="h-full"><head><title>Sign in</title></head><body class="h-full flex items-center justify-center"><form method="post" class="w-80 space-y-4"><input name="username" placeholder="Username" class="w-full rounded"><input name="password" type="password" placeholder="Password" class="w-full rounded"><label class="text-sm"><input type="checkbox" name="pgp"> 2FA by PGP</label><button class="w-full rounded bg-zinc-900 text-white">Sign in</button><a href="/join" class="text-sm underline">Create an account</a></form></body></html>'
    return [
        SitePage("/", _frame("Driftwood", f'<div class="grid grid-cols-3 gap-4">{tiles}</div>'), "index"),
        SitePage("/search?q=canoe", _frame("canoe", none), "results"),
        SitePage("/queue", queue, "wait"),
        SitePage("/login", login, "login"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place], offers[place + 1 : place + 5]) for place in (6, 18, 33)]
    stocked = {vendor: [o for o in offers if o.vendor == vendor[0]] for vendor in _VENDORS}
    vendors = [vendor for vendor in _VENDORS if stocked[vendor]][:2]
    pages += [_vendor(*vendor, stocked[vendor]) for vendor in vendors]
    html, feedback = _remarks(rng, vendors[1][0], [rng.choice(stocked[vendors[1]]) for _ in range(22)])
    pages.append(SitePage(f"/u/{vendors[1][0]}/reviews", _frame(f"Reviews of {vendors[1][0]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("driftwood", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
