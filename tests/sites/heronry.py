"""Heronry: an English forum of votes and nested replies, ages instead of dates (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]
Node = tuple[str, str, str, tuple[Any, ...]]  # author | quoted | text, lines by "/" | replies

SEEN = "2022-02-08T13:25:00Z"
NOW = datetime.fromisoformat(SEEN)
SVG = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="

THREADS: tuple[tuple[str, str, Node], ...] = (
    (
        "Cobalt queue is 40 minutes tonight - mirrors down or DDoS again?",
        "MarketTalk",
        (
            "pale_otter",
            "",
            "Third night in a row. The rotating mirror gives me the queue, then throws me out./Is it only me?",
            (
                (
                    "dustjacket",
                    "",
                    "Not only you. Came in at 4am without a wait.",
                    (
                        (
                            "pale_otter",
                            "Came in at 4am without a wait.",
                            "4am in which country, lol",
                            (),
                        ),
                        (
                            "hex.a.gone",
                            "",
                            "same, but the wallet showed zero for an hour. It came back.",
                            (),
                        ),
                    ),
                ),
                (
                    "mod_crake",
                    "",
                    "Merged three threads into this one. Please do not post links in here.",
                    (),
                ),
                (
                    "",
                    "",
                    "[deleted]",
                    (("dustjacket", "", "and that was a phishing link, well done mods", ()),),
                ),
            ),
        ),
    ),
    (
        "[Vendor] PolarPantry has 2 trial packs of 3-MMC left for reviewers",
        "TestersWanted",
        (
            "PolarPantry",
            "",
            "Rules: account older than 6 months, write 100 words with a photo of the scale./EU only. Half a gram each./Write to me on Wickr: polarpantry88 or telegram @polar_pantry_desk",
            (
                (
                    "quickthorn",
                    "",
                    "Interested! 14 months here, 3 reviews on my page.",
                    (("PolarPantry", "", "You are in, check your inbox.", ()),),
                ),
                (
                    "ruddy-duck",
                    "account older than 6 months",
                    "five and a half, does that count?",
                    (
                        (
                            "PolarPantry",
                            "five and a half, does that count?",
                            "No :)",
                            (("ruddy-duck", "", "worth a try", ()),),
                        ),
                    ),
                ),
                ("hex.a.gone", "", "Last time the 'trial' was 0.3. Just saying.", ()),
            ),
        ),
    ),
    (
        "Nitazenes sold as oxy in Leeds & Bradford, two hospital cases this week",
        "HarmReduction",
        (
            "sandpiper_hr",
            "",
            "Local service sent round a warning on Friday: blue round tablets marked M on one side./Strips for fentanyl do NOT find these. Carry naloxone, never use alone./More in the comments.",
            (
                (
                    "quickthorn",
                    "",
                    "Thank you. Do the new strips work?",
                    (
                        (
                            "sandpiper_hr",
                            "Do the new strips work?",
                            "Some of them, for some of the family. A blank strip is no promise.",
                            (),
                        ),
                    ),
                ),
                (
                    "elder & rush",
                    "",
                    "Friend of mine had one from a street seller, two doses of naloxone and still sleepy. Be safe, all.",
                    (),
                ),
                ("mod_crake", "", "Pinned.", ()),
            ),
        ),
    ),
)
REPLIES = (
    "lol no",
    "Took me two tries today, third mirror.",
    "Source?",
    "This. Every single week.",
    "I moved my coins out last night & sleep better.",
    "mnemonic lost, is there a way back?/I have the PIN.",
    "Has worked for me since Monday./Tor Browser 11, security slider at safest.",
    "you sound like support",
    "Thanks, that fixed it!",
    "the ticket is open for 9 days now",
    "Do not feed him.",
    "1. clear the cookies/2. new identity/3. try again",
    '"soon" they said in November',
    "pgp or it did not happen",
    "deposit of 0.4 XMR still missing after 31 confirmations",
)
PEOPLE = (
    "pale_otter",
    "dustjacket",
    "quickthorn",
    "ruddy-duck",
    "hex.a.gone",
    "elder & rush",
    "mod_crake",
    "nil_by_mouth",
    "Tern7",
)
LONG = "Weekly complaints thread - deposits, queues, support (7 Feb)"
SHELVES = (
    ("MarketTalk", "14.2k"),
    ("HarmReduction", "9,871"),
    ("TestersWanted", "803"),
    ("OpSec", "22k"),
    ("Crypto", "11.1k"),
)


def _page(title: str, content: str) -> str:
    side = "".join(
        f'<a class="subItem" href="/d/{n}">/d/{n}<span class="subCount">{c}</span></a>'
        for n, c in SHELVES
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>{escape(title)}</title><link rel="stylesheet" href="/css/night.css"></head>
<body><div class="navbar"><a class="brand" href="/"><img src="{SVG}" alt="">heronry</a><form class="search" action="/search"><input type="search" name="q" placeholder="Search"></form><div class="right"><a href="/login">Login</a> <a href="/join">Sign Up</a></div></div>
<div class="container"><div class="content">
{content}
</div><div class="sidebar"><div class="sideBox"><h3>Popular communities</h3>{side}</div><div class="sideBox"><h3>Superlist</h3><ol><li>Cobalt <span>up 97.1%</span><li>Thistle <span>up 99.0%</span></ol></div><div class="sideBox warn">Verify every link. Nobody from staff will ever ask for your mnemonic.</div></div></div>
<div class="footer">heronry &middot; <a href="/canary">canary</a> &middot; <a href="/about">about</a> &middot; 61 ms</div></body></html>"""


def _age(days: int, hours: int) -> tuple[str, str]:
    if days:
        return f"{days} day{'s' if days > 1 else ''} ago", f"{NOW - timedelta(days=days):%Y-%m-%d}"
    return f"{hours} hour{'s' if hours > 1 else ''} ago", f"{NOW - timedelta(hours=hours):%Y-%m-%d}"


def _body(quoted: str, text: str) -> str:
    quote = f"<blockquote>\n<p>{escape(quoted)}</p>\n</blockquote>\n" if quoted else ""
    return quote + "".join(f"<p>{escape(line)}</p>\n" for line in text.split("/"))


def _entry(thread: str, node: Node, at: str) -> Row:
    author, quoted, text, _ = node
    found = {"thread": thread, "at": at, "text": " ".join(text.split("/"))}
    return found | ({"author": author} if author else {}) | ({"quotes": [quoted]} if quoted else {})


def _comments(
    rng: random.Random, thread: str, nodes: tuple[Any, ...], days: int, truth: list[Row]
) -> str:
    blocks = []
    for node in nodes:
        author, quoted, text, replies = node
        mine = rng.randint(0, days)
        shown, at = _age(mine, rng.randint(1, 12))
        truth.append(_entry(thread, node, at))
        name = (
            f'<a class="username" href="/u/{escape(author)}">{escape(author)}</a>'
            if author
            else '<span class="username gone">[deleted]</span>'
        )
        badge = '<span class="flair mod">M</span>' if author.startswith("mod_") else ""
        blocks.append(f"""<div class="comment" id="c-{rng.getrandbits(36):09x}"><div class="commentTop"><div class="votes"><button>&#9650;</button><button>&#9660;</button></div>{name}{badge} <span class="points">{rng.randint(-3, 90)} points</span> <span class="age">{shown}</span></div>
<div class="commentBody md">{_body(quoted, text)}</div><div class="commentLinks"><a href="#">permalink</a> <a href="#">reply</a> <a href="#">report</a></div>
<div class="replies">{_comments(rng, thread, replies, mine, truth)}</div></div>
""")
    return "".join(blocks)


def _handles(text: str, author: str) -> list[Row]:
    if "polarpantry88" not in text:
        return []
    return [
        {"kind": "wickr", "value": "polarpantry88", "account": author},
        {"kind": "telegram", "value": "polar_pantry_desk", "account": author},
    ]


def _grow(rng: random.Random, depth: int, parent: str) -> Node:
    """One invented comment with its replies, at most five deep."""
    text = rng.choice(REPLIES)
    quoted = parent.partition("/")[0] if parent and rng.random() < 0.25 else ""
    replies = tuple(
        _grow(rng, depth + 1, text) for _ in range(rng.choice((0, 0, 1, 1, 2)) if depth < 5 else 0)
    )
    return rng.choice(PEOPLE), quoted, text, replies


def _thread(rng: random.Random, number: int, thread: tuple[str, str, Node]) -> SitePage:
    title, shelf, node = thread
    days = rng.randint(2, 6)
    shown, at = _age(days, 1)
    truth = [_entry(title, node, at)]
    replies = _comments(rng, title, node[3], days, truth)
    body = f"""<div class="post open"><div class="postSide"><div class="votes"><button>&#9650;</button><span class="score">{rng.randint(4, 400)}</span><button>&#9660;</button></div></div>
<div class="postMain"><div class="postTop">posted by <a class="username" href="/u/{node[0]}">{node[0]}</a> <span class="age">{shown}</span> in <a href="/d/{shelf}">/d/{shelf}</a></div><h1 class="title">{escape(title)}</h1><div class="postContent md">{_body(node[1], node[2])}</div></div></div>
<div class="commentBar"><b>{len(truth) - 1} comments</b> sorted by <a href="?sort=top">top</a> <a href="?sort=new">new</a></div><div class="locked">You must log in to reply.</div><div class="comments">{replies}</div>"""
    return SitePage(
        f"/post/{number + 1}a7f{number}c09d",
        _page(title, body),
        "thread",
        posts=truth,
        handles=_handles(node[2], node[0]),
    )


def _profile(rng: random.Random) -> SitePage:
    rows, truth = [], []
    for title, _, node in THREADS:
        for reply in node[3]:
            if reply[0] != "quickthorn":
                continue
            shown, at = _age(rng.randint(1, 5), 1)
            rows.append(
                f'<div class="comment flat"><div class="on">on <a href="/post/x">{escape(title)}</a></div><div class="commentTop"><a class="username" href="/u/quickthorn">quickthorn</a> <span class="age">{shown}</span></div><div class="commentBody md">{_body(reply[1], reply[2])}</div></div>'
            )
            truth.append(_entry(title, reply, at))
    head = '<div class="profile"><h1>/u/quickthorn</h1><div>Joined: 1 year ago</div><div>Karma: 211 post, 804 comment</div></div>'
    return SitePage(
        "/u/quickthorn", _page("quickthorn", head + "".join(rows)), "other", posts=truth
    )


def _front(rng: random.Random, shelf: str) -> str:
    rows = []
    for number, (title, name, node) in enumerate(THREADS):
        if shelf in ("", name):
            rows.append(
                f'<div class="post item"><div class="votes"><button>&#9650;</button><span class="score">{rng.randint(4, 400)}</span><button>&#9660;</button></div><div class="itemMain"><a class="title" href="/post/{number + 1}a7f{number}c09d">{escape(title)}</a><div class="postTop"><a class="username" href="/u/{node[0]}">{node[0]}</a> &middot; {number + 2} days ago &middot; <a href="/d/{name}">/d/{name}</a></div><a class="count" href="#">{5 + number} comments</a></div></div>'
            )
    return "".join(rows)


def _pages(rng: random.Random) -> list[SitePage]:
    told = (
        *THREADS,
        (
            LONG,
            "MarketTalk",
            (
                "mod_crake",
                "",
                "Everything that went wrong this week goes in here./One problem, one comment.",
                tuple(_grow(rng, 0, "") for _ in range(14)),
            ),
        ),
    )
    threads = [_thread(rng, n, t) for n, t in enumerate(told)]
    home = SitePage(
        "/",
        _page(
            "heronry",
            f'<div class="tabs"><a href="/?p=hot">hot</a><a href="/?p=new">new</a></div>{_front(rng, "")}',
        ),
        "index",
    )
    shelf = SitePage(
        "/d/HarmReduction",
        _page(
            "/d/HarmReduction",
            f'<div class="dHead"><h1>/d/HarmReduction</h1><p>9,871 subscribers. Kind words, dry facts.</p></div>{_front(rng, "HarmReduction")}',
        ),
        "index",
    )
    captcha = f'<!DOCTYPE html><html><head><title>heronry</title></head><body><div class="gate"><h2>Are you a robot?</h2><p>Find the broken circle and click on it.</p><form method="post"><input type="image" name="at" src="{SVG}" alt="captcha"><input type="hidden" name="t" value="91ee02"></form><p>This challenge expires in 1:30</p></div></body></html>'
    error = _page(
        "Not found",
        '<div class="error"><h1>404</h1><p>That post does not exist, or somebody took it away.</p></div>',
    )
    return [
        *threads,
        _profile(rng),
        home,
        shelf,
        SitePage("/gate", captcha, "captcha"),
        SitePage("/post/none", error, "error"),
    ]


SITE = TestSite("heronry", "forum", "en", SEEN, _pages)
