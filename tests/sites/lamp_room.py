# ruff: noqa: E501
"""The Lamp Room: an invented vendor forum on phpBB 3.2 (prosilver), offers in the first posts of threads."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_AVATAR = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_START = datetime(2020, 6, 2, 8, 17, tzinfo=UTC)


class _Member(NamedTuple):
    """One member; handles as (kind, value), the signature as lines."""

    number: int
    rank: str
    colour: str
    posts: int
    joined: int
    sig: tuple[str, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()


_MEMBERS = {
    "CopperKettle": _Member(
        58,
        "Verified Vendor",
        "AA6600",
        312,
        -460,
        (
            "CopperKettle - UK domestic since 2018",
            "PGP: 7B21 0C9E 44D8 1F6A 93E0  5A1B C8D7 2E40 916F 33AC",
            "Wickr: copperkettleuk | Jabber: copperkettle@xmpp.example.net",
        ),
        (("wickr", "copperkettleuk"), ("xmpp", "copperkettle@xmpp.example.net")),
    ),
    "Polarlicht": _Member(
        131,
        "Verified Vendor",
        "AA6600",
        96,
        -201,
        (
            "PGP fingerprint 19F4A6D05B3C7E82D1409A6CE35F7B0812CD4496",
            "Contact: polarlicht@jabber.example.org (OTR only)",
        ),
        (("xmpp", "polarlicht@jabber.example.org"),),
    ),
    "tulip_express": _Member(
        204,
        "Vendor (on trial)",
        "BB9955",
        21,
        -40,
        ("Wickr me --> tulipx020",),
        (("wickr", "tulipx020"),),
    ),
    "greyheron": _Member(
        2, "Site Admin", "AA0000", 1877, -900, ("Read the rules before you post.",)
    ),
    "mudlark": _Member(77, "Regular", "", 240, -380, ('"The map is not the territory"',)),
    "Ottilie": _Member(340, "Newcomer", "", 4, -12),
    "sam_the_ham": _Member(119, "Member", "", 58, -220),
    "BrickLaneBob": _Member(88, "Reviewer", "005500", 415, -333, ("PGP 0x5D20 88AF",)),
    "vierzehn": _Member(260, "Member", "", 33, -90),
}
_BOARDS = {
    3: ("Announcements", 41, 388),
    7: ("Vendor Threads", 28, 2960),
    8: ("Vendor Reviews", 512, 7044),
    9: ("Scam Reports", 133, 1820),
    12: ("Harm Reduction", 260, 3391),
    15: ("Off Topic", 702, 9120),
}

Part = tuple[str, Any]


class _Post(NamedTuple):
    """One post: author, hours after the thread's start, parts ``("p", text)``, ``("ul", lines)``, ``("q", (who, text))``."""

    author: str
    hours: int
    parts: tuple[Part, ...]


_TOPICS = [
    ("[UK-UK] CopperKettle - flake, same day dispatch, since 2018", "CopperKettle", 9, 4410),
    ("Polarlicht | DE-EU | Speed, Hash, LSD | Preisliste 06/2020", "Polarlicht", 3, 2275),
    ("tulip_express NL -> WW: MDMA & pills [TRIAL]", "tulip_express", 8, 690),
    ("HeronsNest: US psychedelics, 10% off for Lamp Room members", "mudlark", 3, 310),
    ("★ ALBION PRESS ★ bars, blisters, sealed stock", "sam_the_ham", 19, 1502),
    ("Vondel Coffee Company - Dutch weed to your door", "tulip_express", 55, 6120),
    ("Kiwi only: NZ ket and acid", "vierzehn", 2, 188),
    ("Sunday Roast (UK) - 4g for the price of 3.5g", "BrickLaneBob", 44, 5031),
    ("Le Comptoir - FR/BE - résine & herbe", "Ottilie", 6, 422),
    ("QuayFive | AU domestic | express only", "sam_the_ham", 13, 977),
    ("MaltaPharm generics - samples for reviewers", "Ottilie", 0, 64),
    ("The Haberdasher: blotter art with contents", "vierzehn", 27, 1988),
]
_LATE = [
    ("old: Pinecone CA closed until further notice", "mudlark", 71, 8210),
    ("Amber & Sons [retired]", "BrickLaneBob", 102, 12044),
]
_REVIEWS = [
    ("Review: CopperKettle 1g flake (stealth 9, product 9)", "BrickLaneBob", 3, 512),
    ("Polarlicht hash 25g - not what it was", "mudlark", 9, 701),
    ("tulip_express sample review", "Ottilie", 1, 90),
    ("Sunday Roast: 3 orders, 3 landed", "sam_the_ham", 2, 233),
    ("Vondel CC Amnesia 10g", "vierzehn", 7, 640),
    ("Albion Press bars - LAB RESULTS", "BrickLaneBob", 31, 4015),
    ("The Haberdasher 10 strip, honest review", "mudlark", 5, 377),
    ("Le Comptoir : colis reçu en 4 jours", "Ottilie", 0, 41),
    ("QuayFive selective scammer?", "sam_the_ham", 22, 1919),
    ("2x Polarlicht paste", "vierzehn", 3, 205),
]

_KETTLE = [
    _Post("CopperKettle", 0, (("p", "Good morning all,"), ("p", "We are a UK to UK crew, two people, one product: washed flake, 84-88% by last test. Current prices, postage included:"),
                              ("ul", ("0.5g - £45", "1g - £80", "3.5g - £260", "7g - £500", "14g - £960")), ("p", "Dispatch Monday to Friday before noon, Special Delivery by request (+£8). BTC or XMR, direct or through the markets. Encrypt your address or it goes in the bin."))),
    _Post("mudlark", 5, (("p", "Had my first letter from these two last week. Next day, two layers, no smell. Will post a proper review in the other board."),)),
    _Post("sam_the_ham", 9, (("q", ("CopperKettle", "Special Delivery by request (+£8).")), ("p", "Is that with signature? I would rather not meet the postman."))),
    _Post("CopperKettle", 11, (("q", ("sam_the_ham", "Is that with signature?")), ("p", "Yes, always. Take first class if you do not want to sign."), ("p", "CK"))),
    _Post("Ottilie", 30, (("p", "do you ship to ireland ?"),)),
    _Post("CopperKettle", 33, (("p", "Sorry, mainland UK only."),)),
    _Post("BrickLaneBob", 52, (("p", "Tested the 1g: reagent positive, no levamisole reaction. 9/10 from me."),)),
]  # fmt: skip
_KETTLE_LATE = [
    _Post(
        "vierzehn",
        700,
        (("p", "Anyone had an order since the bank holiday? Mine is four days out."),),
    ),
    _Post(
        "CopperKettle",
        703,
        (
            ("q", ("vierzehn", "Mine is four days out.")),
            (
                "p",
                "Royal Mail backlog, everything of the 26th left on the 26th. Write to us on Jabber if it is not there by Friday.",
            ),
        ),
    ),
    _Post("vierzehn", 745, (("p", "Landed this morning, all good, sorry for the noise."),)),
]
_POLAR = [
    _Post("Polarlicht", 0, (("p", "Moin zusammen, unsere Preisliste für Juni (Versand aus Deutschland, EU only):"), ("ul", ("Speedpaste 10g - 55 €", "Speedpaste 50g - 210 €", "Hash 'Ketama' 25g - 140 €", "LSD 100µg 10 Stück - 65 €")),
                            ("p", "English: we ship from Germany to the EU, 2-6 days, no tracking. Payment XMR only. Neue Kunden bitte zuerst kleine Mengen."))),
    _Post("vierzehn", 3, (("p", "Bestellt, bezahlt, zwei Tage später im Kasten. Danke!"),)),
    _Post("mudlark", 80, (("q", ("Polarlicht", "2-6 days, no tracking")), ("p", "Make that nine to the UK, but it did come."))),
    _Post("Polarlicht", 84, (("p", "@mudlark: customs, not us. We add one blotter to your next letter."),)),
]  # fmt: skip
_BOB = [
    _Post(
        "BrickLaneBob",
        0,
        (
            ("p", "Vendor: CopperKettle"),
            ("p", "Ordered: 1g on Monday, paid £80 in XMR"),
            ("ul", ("Communication: 10/10", "Stealth: 9/10", "Shipping: 10/10", "Product: 9/10")),
            ("p", "Weighed 1.02. Clean, a bit too easy to like. Would buy again."),
        ),
    ),
    _Post("Ottilie", 8, (("p", "Thanks for the test, very helpful for us new ones."),)),
    _Post(
        "greyheron", 10, (("p", "Moved to the right board. Please use the template next time."),)
    ),
    _Post(
        "CopperKettle",
        13,
        (
            ("q", ("BrickLaneBob", "Weighed 1.02.")),
            ("p", "The scale was in a good mood. Cheers Bob."),
        ),
    ),
]


def _at(day: float, hours: int = 0) -> datetime:
    return _START + timedelta(days=day, hours=hours, minutes=(hours * 13 + int(day) * 7) % 50)


def _shown(when: datetime) -> str:
    return (
        when.strftime("%a %b %d, %Y ")
        + f"{when.hour % 12 or 12}:{when.minute:02d} {'am' if when.hour < 12 else 'pm'}"
    )


def _iso(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:00Z")


def _name(author: str) -> str:
    member = _MEMBERS[author]
    look = (
        f'style="color: #{member.colour};" class="username-coloured"'
        if member.colour
        else 'class="username"'
    )
    return f'<a href="./memberlist.php?mode=viewprofile&amp;u={member.number}" {look}>{author}</a>'


def _page(
    title: str, crumbs: Sequence[tuple[str, str]], body: str, section: str, guest: bool = False
) -> str:
    path = "".join(
        f'<span class="crumb" itemtype="http://data-vocabulary.org/Breadcrumb" itemscope=""><a href="{href}" itemprop="url"><span itemprop="title">{escape(text)}</span></a></span>'
        for text, href in crumbs
    )
    user = (
        '<li class="rightside" data-skip-responsive="true"><a href="./ucp.php?mode=login" title="Login" accesskey="x"><i class="icon fa-power-off fa-fw"></i><span>Login</span></a></li>'
        if guest
        else '<li id="username_logged_in" class="rightside"><div class="header-profile dropdown-container"><a href="./ucp.php" class="header-avatar dropdown-trigger"><span class="username">lintel</span></a></div></li><li class="rightside"><a href="./ucp.php?i=pm&amp;folder=inbox"><i class="icon fa-inbox fa-fw"></i><span>Private messages </span><strong class="badge hidden">0</strong></a></li>'
    )
    return f"""<!DOCTYPE html>
<html dir="ltr" lang="en-gb">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>The Lamp Room - {escape(title)}</title>
<link href="./styles/prosilver/theme/stylesheet.css?assets_version=22" rel="stylesheet">
</head>
<body id="phpbb" class="nojs notouch section-{section} ltr ">
<div id="wrap" class="wrap">
<a id="top" class="top-anchor" accesskey="t"></a>
<div id="page-header"><div class="headerbar" role="banner"><div class="inner"><div id="site-description" class="site-description"><a id="logo" class="logo" href="./index.php" title="Board index"><span class="site_logo"></span></a><h1>The Lamp Room</h1><p>Where vendors are weighed</p><p class="skiplink"><a href="#start_here">Skip to content</a></p></div>
<div id="search-box" class="search-box search-header" role="search"><form action="./search.php" method="get"><fieldset><input name="keywords" type="search" maxlength="128" title="Search for keywords" class="inputbox search tiny" size="20" value="" placeholder="Search…" /><button class="button button-search" type="submit"><span class="sr-only">Search</span></button></fieldset></form></div></div></div>
<div class="navbar" role="navigation"><div class="inner"><ul id="nav-main" class="nav-main linklist" role="menubar"><li data-skip-responsive="true"><a href="./app.php/help/faq" rel="help" title="Frequently Asked Questions"><span>FAQ</span></a></li>{user}</ul>
<ul id="nav-breadcrumbs" class="nav-breadcrumbs linklist navlinks" role="menubar"><li class="breadcrumbs"><span class="crumb"><a href="./index.php"><span itemprop="title">Board index</span></a></span>{path}</li></ul></div></div></div>
<a id="start_here" class="anchor"></a>
<div id="page-body" class="page-body" role="main">
{body}
</div>
<div id="page-footer" class="page-footer" role="contentinfo"><div class="navbar"><div class="inner"><ul id="nav-footer" class="nav-footer linklist"><li class="breadcrumbs"><a href="./index.php">Board index</a></li><li class="rightside">All times are <span title="UTC">UTC</span></li></ul></div></div>
<div class="copyright">Powered by <a href="https://www.phpbb.com/">phpBB</a>&reg; Forum Software &copy; phpBB Limited</div></div></div>
</body>
</html>"""


def _board_index() -> SitePage:
    rows = "".join(
        f"""<li class="row"><dl class="row-item forum_read"><dt title="No unread posts"><div class="list-inner"><a href="./viewforum.php?f={n}" class="forumtitle">{name}</a><br />{"One thread per vendor. Price lists go in the first post." if n == 7 else "Please read the sticky first."}</div></dt>
<dd class="topics">{topics} <dfn>Topics</dfn></dd><dd class="posts">{posts} <dfn>Posts</dfn></dd><dd class="lastpost"><span><dfn>Last post</dfn> <a href="./viewtopic.php?f={n}&amp;p={posts}#p{posts}" title="{escape(_TOPICS[n % 12][0])}" class="lastsubject">{escape(_TOPICS[n % 12][0][:24])}…</a> <br />by {_name(_TOPICS[n % 12][1])}<br />{_shown(_at(70 + n))}</span></dd></dl></li>"""
        for n, (name, topics, posts) in _BOARDS.items()
    )
    body = f"""<p class="right responsive-center time rightside">It is currently {_shown(_at(95))}</p><div class="forabg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner"><a href="./viewforum.php?f=1">The Lamp Room</a></div></dt><dd class="topics">Topics</dd><dd class="posts">Posts</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist forums">{rows}</ul></div></div>
<div class="stat-block online-list"><h3>Who is online</h3><p>In total there are <strong>31</strong> users online :: 4 registered, 2 hidden and 25 guests<br />Registered users: {_name("mudlark")}, {_name("CopperKettle")}</p></div>
<div class="stat-block statistics"><h3>Statistics</h3><p>Total posts <strong>24723</strong> &bull; Total topics <strong>1676</strong> &bull; Total members <strong>3902</strong> &bull; Our newest member <strong>{_name("Ottilie")}</strong></p></div>"""
    return SitePage("/index.php", _page("Board index", (), body, "index"), "index")


def _forum(board: int, topics: Sequence[tuple[str, str, int, int]], start: int) -> SitePage:
    name, total, _ = _BOARDS[board]
    rows = []
    for row, (title, author, replies, views) in enumerate(topics, start):
        topic = board * 100 + row
        who = list(_MEMBERS)[row % len(_MEMBERS)]
        rows.append(f"""<li class="row bg{row % 2 + 1}{" sticky" if row == 0 else ""}"><dl class="row-item topic_read{"_hot" if replies > 25 else ""}"><dt title="No unread posts"><div class="list-inner"><a href="./viewtopic.php?f={board}&amp;t={topic}" class="topictitle">{escape(title)}</a> <br /><div class="responsive-show" style="display: none;">Last post by {_name(who)} &laquo; {_shown(_at(60 - row, row))}</div><div class="topic-poster responsive-hide left-box">by {_name(author)} &raquo; {_shown(_at(row))}</div></div></dt>
<dd class="posts">{replies} <dfn>Replies</dfn></dd><dd class="views">{views} <dfn>Views</dfn></dd><dd class="lastpost"><span><dfn>Last post </dfn>by {_name(who)} <a href="./viewtopic.php?f={board}&amp;t={topic}&amp;p={topic * 9}#p{topic * 9}" title="Go to last post"><i class="icon fa-external-link-square fa-fw icon-lightgray icon-md"></i></a><br />{_shown(_at(60 - row, row))}</span></dd></dl></li>""")
    bar = f'<div class="action-bar bar-top"><a href="./posting.php?mode=post&amp;f={board}" class="button" title="Post a new topic"><span>New Topic</span></a><div class="pagination">{total} topics &bull; Page <strong>{1 if start == 0 else 2}</strong> of <strong>2</strong></div></div>'
    body = f'<h2 class="forum-title"><a href="./viewforum.php?f={board}">{name}</a></h2>{bar}<div class="forumbg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner">Topics</div></dt><dd class="posts">Replies</dd><dd class="views">Views</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist topics">{"".join(rows)}</ul></div></div>'
    path = f"/viewforum.php?f={board}" + (f"&start={start}" if start else "")
    return SitePage(
        path, _page(name, [(name, f"./viewforum.php?f={board}")], body, "viewforum"), "index"
    )


def _content(parts: Sequence[Part]) -> str:
    found = []
    for kind, value in parts:
        if kind == "p":
            found.append(escape(value) + "<br>\n<br>\n")
        elif kind == "ul":
            found.append("<ul>" + "".join(f"<li>{escape(v)}</li>\n" for v in value) + "</ul>\n")
        else:
            found.append(
                f"<blockquote><div><cite>{value[0]} wrote:</cite>{escape(value[1])}</div></blockquote>\n"
            )
    return "".join(found).removesuffix("<br>\n<br>\n")


def _post(
    post: _Post, number: int, title: str, day: int, first: bool
) -> tuple[str, dict[str, Any]]:
    member, when = _MEMBERS[post.author], _at(day, post.hours)
    sig = (
        f'<div id="sig{number}" class="signature">{"<br>".join(escape(line) for line in member.sig)}</div>'
        if member.sig
        else ""
    )
    html = f"""<div id="p{number}" class="post has-profile bg{number % 2 + 1}"><div class="inner">
<dl class="postprofile" id="profile{number}"><dt class="has-profile-rank has-avatar"><div class="avatar-container"><a href="./memberlist.php?mode=viewprofile&amp;u={member.number}" class="avatar"><img class="avatar" src="{_AVATAR}" width="90" height="90" alt="User avatar" /></a></div>{_name(post.author)}</dt><dd class="profile-rank">{member.rank}</dd><dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id={member.number}&amp;sr=posts">{member.posts}</a></dd><dd class="profile-joined"><strong>Joined:</strong> {_shown(_at(member.joined))}</dd></dl>
<div class="postbody"><div id="post_content{number}"><h3 {'class="first"' if first else ""}><a href="#p{number}">{"" if first else "Re: "}{escape(title)}</a></h3>
<ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;f=7&amp;p={number}" title="Reply with quote" class="button button-icon-only"><i class="icon fa-quote-left fa-fw" aria-hidden="true"></i><span class="sr-only">Quote</span></a></li></ul>
<p class="author"><a href="./viewtopic.php?p={number}#p{number}" title="Post"><i class="icon fa-file fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">Post</span></a><span class="responsive-hide">by <strong>{_name(post.author)}</strong> &raquo; </span>{_shown(when)}</p>
<div class="content">{_content(post.parts)}</div>
{sig}</div></div>
<div class="back2top"><a href="#top" class="top" title="Top"><i class="icon fa-chevron-circle-up fa-fw icon-gray"></i><span class="sr-only">Top</span></a></div>
</div></div>
<hr class="divider" />"""
    lines = [
        v for kind, value in post.parts if kind != "q" for v in ([value] if kind == "p" else value)
    ]
    truth: dict[str, Any] = {
        "thread": title,
        "author": post.author,
        "at": _iso(when),
        "text": "\n".join(lines),
    }
    quotes = [value[1] for kind, value in post.parts if kind == "q"]
    return html, truth | ({"quotes": quotes} if quotes else {})


def _thread(
    board: int,
    row: int,
    title: str,
    posts: Sequence[_Post],
    start: int = 0,
    total: int = 0,
    offers: Sequence[dict[str, Any]] = (),
) -> SitePage:
    topic = board * 100 + row
    pages = 2 if total else 1
    made = [
        _post(p, topic * 40 + start + n, title, row, start + n == 0) for n, p in enumerate(posts)
    ]
    name = _BOARDS[board][0]
    bar = f'<div class="action-bar bar-top"><a href="./posting.php?mode=reply&amp;f={board}&amp;t={topic}" class="button" title="Post a reply"><span>Post Reply</span></a><div class="pagination">{total or len(posts)} posts &bull; Page <strong>{2 if start else 1}</strong> of <strong>{pages}</strong></div></div>'
    body = f'<h2 class="topic-title"><a href="./viewtopic.php?f={board}&amp;t={topic}{f"&amp;start={start}" if start else ""}">{escape(title)}</a></h2>{bar}{"".join(h for h, _ in made)}<div class="action-bar actions-jump"><p class="jumpbox-return"><a href="./viewforum.php?f={board}" class="left-box arrow-left"><span>Return to “{name}”</span></a></p></div>'
    authors = list(dict.fromkeys(p.author for p in posts))
    handles = [
        {"kind": kind, "value": value, "account": a}
        for a in authors
        for kind, value in _MEMBERS[a].handles
    ]
    path = f"/viewtopic.php?f={board}&t={topic}" + (f"&start={start}" if start else "")
    return SitePage(
        path,
        _page(title, [(name, f"./viewforum.php?f={board}")], body, "viewtopic"),
        "thread",
        listings=offers,
        posts=[t for _, t in made],
        handles=handles,
    )


def _money(amount: str, currency: str) -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def _offers() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    steps = [("0.5", "45"), ("1", "80"), ("3.5", "260"), ("7", "500"), ("14", "960")]
    kettle = {"title": _TOPICS[0][0], "vendor": "CopperKettle", "price": _money("45", "GBP"), "quantity": {"amount": "0.5", "unit": "g", "grams": "0.5"}, "tiers": [{"quantity": {"amount": q, "unit": "g"}, "price": _money(p, "GBP")} for q, p in steps],
              "ships_from": "GB", "ships_to": ["GB"], "payment": ["BTC", "XMR"], "aside": True}  # fmt: skip
    polar = [{"title": t, "vendor": "Polarlicht", "price": _money(p, "EUR"), "quantity": q, "ships_from": "DE", "ships_to": ["EU"], "payment": ["XMR"], "aside": True} for t, p, q in [
        ("Speedpaste 10g", "55", {"amount": "10", "unit": "g", "grams": "10"}), ("Speedpaste 50g", "210", {"amount": "50", "unit": "g", "grams": "50"}),
        ("Hash 'Ketama' 25g", "140", {"amount": "25", "unit": "g", "grams": "25"}), ("LSD 100µg 10 Stück", "65", {"amount": "100", "unit": "ug", "pieces": 10, "grams": "0.001"})]]  # fmt: skip
    return [kettle], polar


def _profile(name: str, origin: tuple[str, str]) -> SitePage:
    member = _MEMBERS[name]
    joined, seen = _at(member.joined), _at(94, member.number % 9)
    words = {"xmpp": "Jabber", "wickr": "Wickr"}
    contact = "".join(f"<dt>{words[kind]}:</dt> <dd>{value}</dd>" for kind, value in member.handles)
    body = f"""<h2 class="memberlist-title">Viewing profile - {name}</h2><form method="post" action="./memberlist.php?mode=group" id="viewprofile"><div class="panel bg1"><div class="inner">
<dl class="left-box"><dt class="profile-avatar"><img class="avatar" src="{_AVATAR}" width="90" height="90" alt="User avatar" /></dt><dd style="text-align: center;">{member.rank}</dd></dl>
<dl class="left-box details profile-details"><dt>Username:</dt><dd><span style="color: #{member.colour};" class="username-coloured">{name}</span></dd><dt>Rank:</dt> <dd>{member.rank}</dd><dt>Ships from:</dt> <dd>{origin[1]}</dd><dt>Groups:</dt> <dd><select name="g"><option value="5" selected="selected">Vendors</option><option value="2">Registered users</option></select> <input type="submit" name="submit" value="Go" class="button2" /></dd></dl></div></div>
<div class="panel bg2"><div class="inner"><div class="column1"><h3>Contact {name}</h3><dl class="details"><dt>PM:</dt><dd><a href="./ucp.php?i=pm&amp;mode=compose&amp;u={member.number}">Send private message</a></dd>{contact}</dl></div>
<div class="column2"><h3>User statistics</h3><dl class="details"><dt>Joined:</dt> <dd>{_shown(joined)}</dd><dt>Last active:</dt> <dd>{_shown(seen)}</dd><dt>Total posts:</dt> <dd>{member.posts} | <strong><a href="./search.php?author_id={member.number}&amp;sr=posts">Search user’s posts</a></strong><br />(1.26% of all posts / 0.56 posts per day)</dd><dt>Most active forum:</dt> <dd><strong><a href="./viewforum.php?f=7">Vendor Threads</a></strong></dd></dl></div></div></div>
<div class="panel bg1"><div class="inner"><h3>Signature</h3><div class="postbody"><div class="signature standalone">{"<br>".join(escape(line) for line in member.sig)}</div></div></div></div></form>"""
    who = {
        "name": name,
        "member_since": _iso(joined),
        "last_seen": _iso(seen),
        "ships_from": origin[0],
    }
    return SitePage(
        f"/memberlist.php?mode=viewprofile&u={member.number}",
        _page(f"Viewing profile - {name}", (), body, "memberlist"),
        "vendor",
        vendors=[who],
        handles=[{"kind": kind, "value": value, "account": name} for kind, value in member.handles],
    )


def _doors() -> list[SitePage]:
    login = '<form action="./ucp.php?mode=login" method="post" id="login"><div class="panel"><div class="inner"><div class="content"><h2 class="login-title">Login</h2><fieldset class="fields1"><dl><dt><label for="username">Username:</label></dt><dd><input type="text" name="username" id="username" size="25" value="" class="inputbox autowidth" /></dd></dl><dl><dt><label for="password">Password:</label></dt><dd><input type="password" id="password" name="password" size="25" class="inputbox autowidth" /></dd><dd><a href="./ucp.php?mode=sendpassword">I forgot my password</a></dd></dl><dl><dd><input type="submit" name="login" value="Login" class="button1" /></dd></dl></fieldset></div></div></div><div class="panel"><div class="content"><h3>Register</h3><p>In order to login you must be registered. The board administrator asks vendors for a signed message.</p></div></div></form>'
    nothing = '<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2><p>No suitable matches were found.<br /><br /><a href="./search.php" class="arrow-left">Go to advanced search</a></p></div></div>'
    faq = '<h2 class="faq-title">Frequently Asked Questions</h2><div class="panel bg2"><div class="inner"><div class="content"><dl class="faq"><dt id="f0r0"><strong>How does a vendor get verified?</strong></dt><dd>Sign the text of the day with the key you use elsewhere and send it to a moderator.</dd></dl><dl class="faq"><dt id="f0r1"><strong>May I post a price list?</strong></dt><dd>Only in the first post of your own thread.</dd></dl></div></div></div>'
    return [
        SitePage("/ucp.php?mode=login", _page("Login", (), login, "ucp", guest=True), "login"),
        SitePage(
            "/search.php?keywords=mescaline", _page("Information", (), nothing, "search"), "other"
        ),
        SitePage("/app.php/help/faq", _page("FAQ", (), faq, "faq"), "other"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    del rng
    kettle, polar = _offers()
    return [
        _board_index(), _forum(7, _TOPICS, 0), _forum(7, _LATE, 25), _forum(8, _REVIEWS, 0),
        _thread(7, 0, _TOPICS[0][0], _KETTLE, total=10, offers=kettle), _thread(7, 0, _TOPICS[0][0], _KETTLE_LATE, start=7, total=10), _thread(7, 1, _TOPICS[1][0], _POLAR, offers=polar), _thread(8, 0, _REVIEWS[0][0], _BOB),
        _profile("CopperKettle", ("GB", "United Kingdom")), _profile("Polarlicht", ("DE", "Germany")), *_doors(),
    ]  # fmt: skip


SITE = TestSite("lamp_room", "forum", "en", "2020-09-05T08:40:00Z", _pages)
