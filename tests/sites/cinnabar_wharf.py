"""A market of 2017-2018 in hand-written PHP: nested tables, a long category menu, seller in per cent, news."""
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000", "oz": "28.349523125", "lb": "453.59237"}
_RATE = Decimal("9114.20")
_PIX = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
_TO = {"Worldwide": ["WW"], "Europe": ["EU"], "USA": ["US"], "United Kingdom": ["GB"], "Germany": ["DE"], "Australia": ["AU"], "Canada": ["CA"], "Worldwide except USA": ["WW", "-US"], "Europe, Switzerland": ["EU", "CH"], "Netherlands": ["NL"], "France": ["FR"], "Switzerland": ["CH"], "undeclared": []}

# title, quantity, dollars, category, from, to, seller, per cent, stars (tenths), sold, in stock, sale
_GOODS: list[tuple[str, str, str, str, str, str, str, int, int, int, int, str]] = [
    ("1 gram of Peruvian Cocaine - uncut - 90%+", "1g", "89.00", "Cocaine", "Netherlands", "Worldwide", "old_harbourmaster", 98, 48, 311, 40, ""),
    ("2.5g Cocaine, cut to 60%, budget line", "2.5g", "110.00", "Cocaine", "Netherlands", "Europe", "old_harbourmaster", 98, 41, 87, 22, ""),
    ("Crack Cocaine 0.5 g ** ready rock **", "0.5g", "46.50", "Cocaine", "United Kingdom", "United Kingdom", "tin.whistle", 91, 38, 40, 7, ""),
    ("100 Xanax 2mg (R039 green)", "100x2mg", "118.00", "Benzos", "USA", "USA", "SisterCordial", 96, 45, 203, 12, ""),
    ("Valium 10 mg x 30 Roche", "30x10mg", "33.00", "Benzos", "Switzerland", "Europe, Switzerland", "edelgrau", 99, 49, 64, 18, ""),
    ("7 Grams White Widow *outdoor 2017*", "7g", "54.00", "Weed", "Germany", "Europe", "krautgarten", 97, 44, 150, 31, ""),
    ("1 oz (28g) Girl Scout Cookies", "1oz", "210.00", "Weed", "USA", "USA", "SisterCordial", 96, 47, 28, 9, ""),
    ("1/4 oz Critical Kush - smell proof", "0.25oz", "66.00", "Weed", "Canada", "Worldwide except USA", "lakehead", 94, 43, 71, 25, ""),
    ("10 g Charas - Parvati, hand rubbed", "10g", "95.00", "Hash", "France", "Europe", "bleu_de_nuit", 93, 40, 12, 0, ""),
    ("50g Standard Hash Moroccan", "50g", "165.00", "Hash", "France", "Worldwide", "bleu_de_nuit", 93, 42, 33, 10, ""),
    ("MDMA 1g rocks (dutch)", "1g", "14.00", "MDMA", "Netherlands", "Worldwide", "old_harbourmaster", 98, 49, 640, 200, ""),
    ("MDMA 100 g wholesale, 82% pure", "100g", "720.00", "MDMA", "Netherlands", "Worldwide", "old_harbourmaster", 98, 50, 9, 3, ""),
    ("15 x Red Supreme XTC 200mg", "15x200mg", "61.00", "Pills", "Germany", "Worldwide", "krautgarten", 97, 46, 99, 60, ""),
    ("LSD 5 hits 100ug - Ganesh", "5x100ug", "31.00", "LSD", "Canada", "Worldwide", "lakehead", 94, 47, 183, 77, ""),
    ("LSD liquid 10 ml vial, dropper", "10ml", "640.00", "LSD", "Canada", "Worldwide except USA", "lakehead", 94, 0, 0, 2, "Auction, 2 bids, ends in 1d 4h"),
    ("3.5 g Liberty Caps, foraged", "3.5g", "29.00", "Mushrooms", "United Kingdom", "Europe", "tin.whistle", 91, 39, 17, 11, ""),
    ("Ketamine 5g crystals - Indian", "5g", "140.00", "Ketamine", "United Kingdom", "Worldwide", "tin.whistle", 91, 44, 52, 15, ""),
    ("Speed 20 gr dry 60% amph sulphate", "20g", "88.00", "Speed", "Germany", "Germany", "krautgarten", 97, 45, 118, 50, ""),
    ("Crystal Meth 1 g AU domestic", "1g", "380.00", "Meth", "Australia", "Australia", "bottlebrush", 89, 36, 21, 5, ""),
    ("Heroin China White 0.3g", "0.3g", "52.00", "Heroin", "undeclared", "Worldwide", "palefox", 87, 33, 14, 8, ""),
    ("Tramadol 50mg 100 caps NO RX", "100x50mg", "72.00", "Opioids", "undeclared", "Worldwide", "palefox", 87, 37, 26, 19, ""),
    ("Fentanyl patch 50 mcg/h, sealed", "", "41.00", "Opioids", "Switzerland", "Europe", "edelgrau", 99, 0, 0, 6, ""),
    ("Bonsai seeds to impress your boss: 10 seeds", "10 seed", "6.00", "Seeds", "Canada", "Worldwide", "lakehead", 94, 50, 2, 90, ""),
    ("12 seeds Northern Lights AUTO fem.", "12 seed", "44.00", "Seeds", "Netherlands", "Worldwide", "old_harbourmaster", 98, 46, 31, 24, ""),
    ("The Frugal Traveller, e-book (PDF)", "", "1.50", "eBooks", "undeclared", "Worldwide", "inkpot", 95, 42, 415, 999, ""),
    ("Modafinil 200mg * 50 tabs * India", "50x200mg", "57.00", "Pharmacy", "undeclared", "Worldwide", "palefox", 87, 44, 58, 30, ""),
    ("0.5g DMT - white, fluffy &amp; clean", "0.5g", "58.00", "DMT", "Germany", "Europe", "krautgarten", 97, 48, 44, 9, ""),
    ("1 kg ketama hash - pick of the year", "1kg", "1,940.00", "Hash", "France", "Europe", "bleu_de_nuit", 93, 0, 0, 1, "Auction, 5 bids, ends in 3h 20m"),
    ("GHB 250 ml bottle", "250ml", "75.00", "GHB", "Germany", "Europe", "krautgarten", 97, 42, 35, 14, ""),
    ("4-AcO-DMT 250 mg caps powder", "250mg", "49.00", "Tryptamines", "Canada", "Worldwide", "lakehead", 94, 45, 19, 7, ""),
    ("1lb trim for extracts, cheap", "1lb", "190.00", "Weed", "USA", "USA", "SisterCordial", 96, 31, 5, 2, ""),
]
_TREE = {"Cocaine": "Stimulants", "Speed": "Stimulants", "Meth": "Stimulants", "Weed": "Cannabis", "Hash": "Cannabis", "Seeds": "Cannabis", "MDMA": "Ecstasy", "Pills": "Ecstasy", "LSD": "Psychedelics", "Mushrooms": "Psychedelics", "DMT": "Psychedelics", "Tryptamines": "Psychedelics", "Heroin": "Opioids", "eBooks": "Digital goods", "Benzos": "Prescription", "Pharmacy": "Prescription", "Ketamine": "Dissociatives", "GHB": "Other", "Opioids": "Drugs"}
_TEXT = {
    0: "Uncut cocaine from the old harbour. You get a little more than a gram every time. Sent in a moisture barrier bag, with a decoy. Add your address in three lines, encrypted with our key.",
    12: "Red Supreme, 200 mg each by the lab of the producer. They break in half easily. Sold by 15, no mixing of colours.",
    24: "How to see the world with little money. 212 pages, PDF. You receive the link by message within a day.",
    11: "Wholesale MDMA, broken shards of 5 to 20 g. Prices for larger orders in the table. No samples of this one, buy a gram in our other listing first.",
}
_STEPS = {11: [("100g", "720.00"), ("250g", "1,650.00"), ("500g", "3,050.00"), ("1kg", "5,700.00")]}
_SELLERS = {  # per cent, deals, joined, last seen, from, words
    "old_harbourmaster": (98, 1288, "14 Feb 2016", "2 days ago", "Netherlands", "Retired from the sea, not from the trade. One parcel per order, never two to one address in a week."),
    "krautgarten": (97, 604, "3 Nov 2016", "today", "Germany", "Fresh from our garden and from good friends. German and English spoken. Packstation welcome."),
}
_SAID = [(5, "Excellent. Quick and heavy."), (5, "2nd order, same quality as the first"), (4, "good stuff, stealth could be better"), (1, "not recieved after 30 days, no refund"), (3, "Hmm. Average."), (5, "The best seller here, period."), (2, "smaller than pictured"), (5, "gut, schnell, gerne wieder"), (4, "fine"), (5, "FE'd without worries, arrived on the 5th day")]
_AGO = [("1 day ago", "2018-03-07"), ("2 days ago", "2018-03-06"), ("5 days ago", "2018-03-03"), ("12 days ago", "2018-02-24")]


def _quantity(code: str) -> dict[str, Any] | None:
    found = re.fullmatch(r"(?:(\d+)x)?([\d.]+) ?([a-z]+)", code)
    if not found:
        return None
    many, amount, unit = found.groups()
    made: dict[str, Any] = {"amount": amount, "unit": unit}
    if unit in _MASS:
        made["grams"] = format((Decimal(amount) * Decimal(_MASS[unit]) * int(many or 1)).normalize(), "f")
    return made | ({"pieces": int(many)} if many else {})


def _btc(dollars: str) -> str:
    return f"{Decimal(dollars.replace(',', '')) / _RATE:.5f}"


def _name(index: int) -> str:
    return _GOODS[index][0].replace("&amp;", "&")


def _href(index: int) -> str:
    return f"index.php?route=product/view&id={30211 + 7 * index}"


def _path(index: int) -> list[str]:
    leaf = _GOODS[index][3]
    top = _TREE[leaf]
    return [top, leaf] if top in ("Digital goods", "Drugs") else ["Drugs", top, leaf]


def _truth(index: int, *, where: str) -> dict[str, Any]:
    _, code, dollars, _, origin, to, seller, _, stars, sold, stock, _ = _GOODS[index]
    row: dict[str, Any] = {"title": _name(index), "price": {"amount": _btc(dollars), "currency": "BTC"}, "price_also": {"amount": dollars.replace(",", ""), "currency": "USD"}}
    if quantity := _quantity(code):
        row["quantity"] = quantity
    if where == "detail":
        row["category"] = _path(index)
    else:
        row["url"] = _href(index)
    if where == "side":
        return row | {"aside": True}
    row |= {"vendor": seller, "ships_to": _TO[to], "stock": stock}
    if sold:
        row["sales"] = sold
    if origin != "undeclared":
        row["ships_from"] = _TO[origin][0]
    if stars:
        row["rating"] = f"{stars / 10:.1f}"
    if "NO RX" in _name(index):
        row["marketing"] = ["no_prescription"]
    return row


def _stars(tenths: int) -> str:
    if not tenths:
        return "<font size=1 color=#888888>not rated</font>"
    full, half = divmod(tenths, 10)
    lit = '<img src="img/star.gif" width=12>' * full + ('<img src="img/star_h.gif" width=12>' if half >= 3 else "")
    return f'<span title="{tenths / 10:.1f} of 5">{lit}</span>'


def _row(index: int) -> str:
    """One record: a row of the outer table that holds a table of its own."""
    _, _, dollars, _, origin, to, seller, good, stars, sold, stock, sale = _GOODS[index]
    left = f"in stock: {stock}" if stock else "<b>sold out</b>"
    link = escape(_href(index))
    title = escape(_name(index), quote=False)
    sales = f" &nbsp;sold: {sold}" if sold else ""
    auction = f"<br><font size=1 color=#aa3300>{sale}</font>" if sale else "<br><font size=1>fixed price</font>"
    return f"""<tr bgcolor={"#f4f4ee" if index % 2 else "#ffffff"}><td width=90 valign=top><a href="{link}"><img src="{_PIX}" width=80 height=60 border=0></a>
<td valign=top><table width=100% cellpadding=2 border=0><tr><td colspan=2><a href="{link}" class=item><b>{title}</b></a>
<tr><td width=60%><font size=2>seller: <a href="index.php?route=seller/view&amp;name={seller}">{seller}</a> ({good}%)</font><br><font size=2>ships from {origin} to {to}</font>
<td align=right>{_stars(stars)}<br><font size=1>{left}{sales}</font></table>
<td width=130 align=right valign=top><font size=4 color=#993322>&#3647;{_btc(dollars)}</font><br><font size=1>(${dollars})</font>{auction}<br><a href="index.php?route=cart/add&amp;id={30211 + 7 * index}">add to cart</a>
"""


def _frame(inner: str, *, title: str, side: bool = True) -> str:
    tree = [("Drugs", 8914, 0), ("Benzos", 402, 1), ("Cannabis", 2870, 1), ("Edibles", 188, 2), ("Hash", 511, 2), ("Seeds", 73, 2), ("Weed", 1904, 2), ("Dissociatives", 301, 1), ("Ecstasy", 1266, 1), ("Opioids", 533, 1), ("Psychedelics", 1104, 1), ("Stimulants", 1877, 1), ("Steroids", 240, 1), ("Digital goods", 1701, 0), ("Books", 96, 0), ("Jewelry", 41, 0), ("Custom orders", 312, 0)]
    menu = "".join(f'<tr><td>{"&nbsp;&nbsp;&nbsp;" * deep}<a href="index.php?route=category&amp;id={i + 4}">{n}</a> <font color=#777777>({c})</font>' for i, (n, c, deep) in enumerate(tree))
    left = f'<td width=190 valign=top><table class=menu width=100% cellspacing=0><tr><th align=left>Shop by category:{menu}</table><br><table class=menu width=100%><tr><th>Rates<tr><td>1 BTC = $9114.20<tr><td>1 BTC = &euro;7388.05<tr><td>1 LTC = $171.60<tr><td>1 DASH = $488.90</table>'
    top = f"""<table width=100% cellpadding=6 bgcolor=#2d2a26><tr><td><a href="index.php"><img src="{_PIX}" alt="Cinnabar Wharf" border=0></a><td><form action="index.php" method=get><input type=hidden name=route value=search><input name=q size=30> <input type=submit value="Go"></form>
<td align=right><font color=#dddddd size=2>Hi, <b>marsh_wren</b> | <a href="index.php?route=msg">messages(0)</a> | <a href="index.php?route=orders">orders(0)</a> | <a href="index.php?route=account">account(&#3647;0.0000)</a> | <a href="index.php?route=cart">cart(0)</a> | <a href="index.php?route=logout">logout</a></font></table>"""
    body = f"<table width=100% cellpadding=8><tr>{left}<td valign=top>{inner}</table>" if side else inner
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Cinnabar Wharf :: {title}</title>
<style type="text/css">body {{font-family:Verdana,sans-serif;margin:0}} .item {{font-size:14px}} .menu td {{font-size:12px}}</style></head>
<body bgcolor=#ece9e2>{top if side else ""}{body}
<hr><center><font size=1>Cinnabar Wharf | <a href="index.php?route=faq">FAQ</a> | <a href="index.php?route=rules">seller's guide</a> | <a href="index.php?route=pgp">our PGP key and canary</a> | <a href="index.php?route=forum">forum</a></font></center></body></html>"""


def _results(numbers: Sequence[int], *, heading: str, page: int) -> str:
    bar = f'<table width=100%><tr><td><h2>{heading}</h2><td align=right><form>Sort by: <select name=sort><option>bestselling<option>newest<option>price: low to high</select> ship to: <select name=to><option>All<option>USA<option>Germany</select> <input type=submit value="sort"></form></table>'
    if not numbers:
        return _frame(f"{bar}<p><font color=#aa0000>Sorry, nothing was found for your search.</font><p>Try one word less.", title=heading)
    pages = " ".join(f"<b>{n}</b>" if n == page else f'<a href="index.php?route=category&amp;id=4&amp;page={n}">{n}</a>' for n in (1, 2, 3))
    return _frame(f'{bar}<table width=100% cellspacing=1 cellpadding=4 border=0>{"".join(map(_row, numbers))}</table><p align=center>pages: {pages}', title=heading)


def _notes(rng: random.Random, seller: str, items: Sequence[int], count: int) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for _ in range(count):
        (stars, text), (ago, day), index = rng.choice(_SAID), rng.choice(_AGO), rng.choice(items)
        buyer = rng.choice("cdfhjpw") + "..." + rng.choice("aekrs27")
        what = f'<td><a href="{escape(_href(index))}"><font size=1>{escape(_name(index), quote=False)}</font></a>' if len(items) > 1 else ""
        rows.append(f'<tr><td nowrap>{"".join(["<img src=img/star.gif width=12>"] * stars)} <font size=1>{stars}/5</font><td>{text}{what}<td>{buyer}<td nowrap><font size=1>{ago}</font>\n')
        truth.append({"vendor": seller, "rating": str(stars), "text": text, "buyer": buyer, "at": day, "listing": _name(index)})
    head = "<tr bgcolor=#d8d2c4><th>rating<th>feedback" + ("<th>item" if len(items) > 1 else "") + "<th>buyer<th>freshness"
    return f"<table width=100% border=1 cellspacing=0 cellpadding=3>{head}{''.join(rows)}</table>", truth


def _detail(rng: random.Random, index: int, near: Sequence[int]) -> SitePage:
    _, _, dollars, _, origin, to, seller, good, stars, sold, stock, _ = _GOODS[index]
    table, feedback = _notes(rng, seller, [index], 5)
    steps = _STEPS.get(index, [])
    bulk = "".join(f"<tr><td>{c}<td>&#3647;{_btc(p)}<td>${p}" for c, p in steps)
    prices = f"<table border=1 cellpadding=3 cellspacing=0><tr><th>amount<th>price<th>USD{bulk}</table>" if steps else ""
    trail = " &gt; ".join(f'<a href="index.php?route=category&amp;id={i}">{p}</a>' for i, p in enumerate(_path(index), 4))
    alike = "<td>".join(f'<a href="{escape(_href(i))}"><img src="{_PIX}" width=60 border=0><br><font size=1>{escape(_name(i), quote=False)}</font></a><br><font size=1>&#3647;{_btc(_GOODS[i][2])} (${_GOODS[i][2]})</font>' for i in near)
    ways = "<option>download - &#3647;0.00000" if index == 24 else "<option>letter, 3-8 days - &#3647;0.00055<option>registered, 4-10 days - &#3647;0.00165"
    html = _frame(f"""<font size=2><a href="index.php">Home</a> &gt; {trail}</font>
<table width=100% cellpadding=6><tr><td width=260 valign=top><img src="{_PIX}" width=250><td valign=top><h2>{escape(_name(index), quote=False)}</h2>
<table cellpadding=2><tr><td><b>Price:</b><td><font size=5 color=#993322>&#3647;{_btc(dollars)}</font> (${dollars})
<tr><td><b>Seller:</b><td><a href="index.php?route=seller/view&amp;name={seller}">{seller}</a> ({good}%)
<tr><td><b>Ships from:</b><td>{origin}<tr><td><b>Ships to:</b><td>{to}<tr><td><b>Rating:</b><td>{_stars(stars)}
<tr><td><b>In stock:</b><td>{stock}<tr><td><b>Sold:</b><td>{sold}<tr><td><b>Payment:</b><td>escrow; BTC, DASH, LTC</table>{prices}
<form action="index.php?route=cart/add" method=post><select name=ship>{ways}</select> <input name=qty value=1 size=2> <input type=submit value="add to cart"></form></table>
<h3>Description</h3><table width=100% bgcolor=#ffffff cellpadding=8><tr><td>{_TEXT[index]}</table><h3>Reviews</h3>{table}<h3>More from the wharf</h3><table cellpadding=6><tr align=center><td>{alike}</table>""", title=escape(_name(index)))
    row = _truth(index, where="detail") | {"description": _TEXT[index], "payment": ["BTC", "DASH", "LTC"], "escrow": "escrow"}
    if steps:
        row["tiers"] = [{"quantity": _quantity(c), "price": {"amount": _btc(p), "currency": "BTC"}} for c, p in steps]
    return SitePage("/" + _href(index), html, "listing", listings=[row, *(_truth(i, where="side") for i in near)], feedback=feedback)


def _seller(rng: random.Random, name: str, *, alone: bool) -> SitePage:
    good, deals, joined, seen, origin, words = _SELLERS[name]
    own = [i for i, x in enumerate(_GOODS) if x[6] == name]
    table, feedback = _notes(rng, name, own, 14 if alone else 4)
    goods = "" if alone else f'<h3>Items of {name}</h3><table width=100% cellspacing=1 cellpadding=4>{"".join(map(_row, own))}</table>'
    html = _frame(f"""<table width=100% bgcolor=#ffffff cellpadding=6><tr><td width=100><img src="{_PIX}" width=90><td><h2>{name}</h2><font size=2>feedback: <b>{good}%</b> positive, {deals} transactions<br>has been a member since {joined}<br>was last seen: {seen}<br>ships from {origin}</font>
<td valign=top><table border=1 cellspacing=0 cellpadding=2><tr><th><th>30 days<th>60 days<th>all<tr><td>5 stars<td>41<td>77<td>{deals - 60}<tr><td>3-4 stars<td>2<td>5<td>44<tr><td>1-2 stars<td>1<td>1<td>16</table></table>
<table width=100% cellpadding=6><tr><td>{words}<tr><td><a href="index.php?route=msg/new&amp;to={name}">send a message</a> | <a href="index.php?route=seller/key&amp;name={name}">public key</a> | <a href="index.php?route=seller/feedback&amp;name={name}">all feedback</a></table>{goods}<h3>Feedback</h3>{table}""", title=name)
    day = {"today": "2018-03-08", "2 days ago": "2018-03-06"}[seen]
    since = {"14 Feb 2016": "2016-02-14", "3 Nov 2016": "2016-11-03"}[joined]
    fact = {"name": name, "sales": deals, "rating": f"{good}%", "member_since": since, "last_seen": day, "ships_from": _TO[origin][0], "description": words}
    if alone:
        return SitePage(f"/index.php?route=seller/feedback&name={name}", html, "feedback", vendors=[fact], feedback=feedback)
    return SitePage(f"/index.php?route=seller/view&name={name}", html, "vendor", vendors=[fact], listings=[_truth(i, where="row") for i in own], feedback=feedback)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = list(range(len(_GOODS)))
    rng.shuffle(order)
    cuts = [order[:16], order[16:29], order[29:]]
    out = [SitePage(f"/index.php?route=category&id=4&page={n}", _results(cut, heading="All items", page=n), "results", listings=[_truth(i, where="row") for i in cut]) for n, cut in enumerate(cuts, 1)]
    out.append(SitePage("/index.php?route=search&q=bassoon", _results([], heading="Search: bassoon", page=1), "results"))
    out += [_detail(rng, i, rng.sample([x for x in order if x != i], 4)) for i in _TEXT]
    out += [_seller(rng, "old_harbourmaster", alone=False), _seller(rng, "krautgarten", alone=False), _seller(rng, "krautgarten", alone=True)]
    news = """<table width=100% bgcolor=#fffbe8 border=1 cellspacing=0 cellpadding=6><tr><td><b>News</b><br><font size=2><b>6 Mar 2018</b> LTC and DASH deposits are open for everybody.<br><b>27 Feb 2018</b> Do not trust links from wikis. Check the signature of this address.<br><b>11 Feb 2018</b> Sellers: bonds are now $250.</font></table>"""
    home = order[8:14]
    out.append(SitePage("/index.php", _frame(f"{news}<h3>New on the wharf</h3><table width=100% cellspacing=1 cellpadding=4>{''.join(map(_row, home))}</table>", title="Home"), "index", listings=[_truth(i, where="row") for i in home]))
    faq = "<h2>FAQ</h2><p><b>How do I pay?</b><br>Send coins to the address of your account, wait for two confirmations.<p><b>What is escrow?</b><br>We hold the coins until you finalize, or for 21 days.<p><b>May I sell weapons?</b><br>No."
    out.append(SitePage("/index.php?route=faq", _frame(faq, title="FAQ"), "other"))
    gate = f'<center><br><br><table bgcolor=#ffffff cellpadding=10 border=1><tr><td><form method=post action="index.php?route=login"><b>Login</b><br>username: <input name=user><br>password: <input type=password name=pass><br><img src="{_PIX}" alt="captcha"> <input name=code size=6><br><input type=submit value="login"></form><a href="index.php?route=register">click here to join</a></table></center>'
    out.append(SitePage("/index.php?route=login", _frame(gate, title="Login", side=False), "login"))
    return out


SITE = TestSite(name="cinnabar_wharf", kind="market", language="en", seen="2018-03-08T14:10:00Z", pages=_pages)
