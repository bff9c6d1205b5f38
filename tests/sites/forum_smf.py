# ruff: noqa: E501
# fmt: off
"""A forum on SMF 2.0 in English: posts in wrappers and slices, quotes in quotes, edits, signatures.

Peculiar: "Reply #3 on: March 12, 2013, 02:05:11 PM" between angle quotes, "Today at", the quote of a
quote stands within the quote and before its words (the truth has them in the order of the page),
"Last Edit" notes and signatures that are no part of the post, a vendor's thread with price list and
handles. The forum's clock, in the head of each page, is UTC. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = datetime(2013, 9, 24, 16, 0, 0)  # noqa: DTZ001  UTC
_HOST = "http://parishpump.example/index.php"
_RANKS = {"oldtom": "Hero Member", "Kestrel_9": "Newbie", "mrs. pepper": "Global Moderator", "bramble": "Full Member", "DocBarley": "Vendor", "gutterstar": "Jr. Member"}
_SIGNS = {"oldtom": "Trust nobody who says trust me.", "DocBarley": "DocBarley - honest herbs since 2011 - my thread: /topic,88.0", "bramble": "\u201cA slow post is still a post\u201d"}


@dataclass(frozen=True)
class _Post:
    author: str
    age: timedelta
    text: str
    quotes: tuple[tuple[str, timedelta, str], ...] = field(default=())
    nested: bool = False
    edited: bool = False


def _moment(when: datetime) -> str:
    clock = when.strftime("%I:%M:%S %p")
    return f"<strong>Today</strong> at {clock}" if when.date() == _SEEN.date() else f"{when:%B} {when.day:02d}, {when.year}, {clock}"


def _quote(author: str, age: timedelta, text: str, inner: str = "") -> str:
    head = f'<div class="quoteheader"><div class="topslice_quote"><a href="{_HOST}?topic=41.msg7#msg7">Quote from: {author} on {_moment(_SEEN - age)}</a></div></div>'
    return f'{head}<blockquote class="bbc_standard_quote">{inner}{escape(text, quote=False)}</blockquote><div class="quotefooter"><div class="botslice_quote"></div></div>'


def _quotes(post: _Post) -> str:
    if post.nested:
        inner, outer = post.quotes
        return _quote(*outer, inner=_quote(*inner))
    return "".join(_quote(*quote) for quote in post.quotes)


def _wrapper(post: _Post, title: str, place: int, number: int) -> str:
    user = escape(post.author)
    when = _SEEN - post.age
    answer = "" if place == 0 else f"Reply #{place} "
    edit = f'&#171; <em>Last Edit: {_moment(when + timedelta(minutes=9))} by {user}</em> &#187;' if post.edited else ""
    sign = f'<div class="signature" id="msg_{number}_signature">{_SIGNS[post.author]}</div>' if post.author in _SIGNS else ""
    body = escape(post.text, quote=False).replace("\n", "<br />")
    return f"""<div class="{'windowbg2' if place % 2 else 'windowbg'}"><span class="topslice"><span></span></span><div class="post_wrapper">
<div class="poster"><h4><img src="{_HOST[:-10]}/Themes/default/images/useroff.gif" alt="Offline" />&nbsp;<a href="{_HOST}?action=profile;u={len(user) * 31}" title="View the profile of {user}">{user}</a></h4><ul class="reset smalltext" id="msg_{number}_extra_info"><li class="postgroup">{_RANKS[post.author]}</li><li class="stars"><img src="star.gif" alt="*" /><img src="star.gif" alt="*" /></li><li class="postcount">Posts: {len(user) * 53}</li><li class="karma">Karma: +{len(user) * 3}/-{place}</li></ul></div>
<div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="xx.gif" alt="" /></div><h5 id="subject_{number}"><a href="{_HOST}?topic=41.msg{number}#msg{number}" rel="nofollow">{'Re: ' if place else ''}{escape(title)}</a></h5><div class="smalltext">&#171; <strong>{answer}on:</strong> {_moment(when)} &#187;</div><div id="msg_{number}_quick_mod"></div></div></div>
<div class="post"><div class="inner" id="msg_{number}">{_quotes(post)}{body}</div></div></div>
<div class="moderatorbar"><div class="smalltext modified" id="modified_{number}">{edit}</div><div class="smalltext reportlinks"><a href="{_HOST}?action=reporttm;msg={number}">Report to moderator</a> &nbsp;<img src="ip.gif" alt="" /> Logged</div>{sign}</div></div><span class="botslice"><span></span></span></div><hr class="post_separator" />
"""


def _truth(post: _Post, title: str) -> dict[str, Any]:
    truth: dict[str, Any] = {"thread": title, "author": post.author, "at": f"{(_SEEN - post.age).isoformat()}+00:00", "text": " ".join(post.text.split())}
    return truth | ({"quotes": [text for _, _, text in post.quotes]} if post.quotes else {})


def _frame(title: str, body: str) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>{escape(title)}</title><meta name="generator" content="SMF 2.0.4" /></head><body><div id="wrapper"><div id="header"><div class="frame"><div id="top_section"><h1 class="forumtitle"><a href="{_HOST}">The Parish Pump</a></h1></div>
<div id="upper_section"><div class="user"><p id="greeting">Welcome, <strong>Guest</strong>. Please <a href="{_HOST}?action=login">login</a> or <a href="{_HOST}?action=register">register</a>.</p><p>{_SEEN:%B} {_SEEN.day}, {_SEEN.year}, {_SEEN.strftime("%I:%M:%S %p")}</p></div><div class="news"><h2>News: </h2><p>Never post an address, yours or anybody's.</p></div></div></div></div>
<div id="main_menu"><ul class="dropmenu"><li><a class="active firstlevel" href="{_HOST}"><span class="last firstlevel">Home</span></a></li><li><a href="{_HOST}?action=search">Search</a></li></ul></div><div id="content_section"><div class="frame"><div id="main_content_section">{body}</div></div></div>
<div id="footer_section"><ul class="reset"><li class="copyright"><span class="smalltext">SMF 2.0.4 | SMF &copy; 2013, Simple Machines</span></li></ul><p>Page created in 0.084 seconds with 21 queries.</p></div></div></body></html>"""


def _thread(path: str, title: str, posts: Sequence[_Post], start: int = 0, listings: Sequence[dict[str, Any]] = (), handles: Sequence[dict[str, str]] = ()) -> SitePage:
    wrappers = "".join(_wrapper(p, title, start + n, 4000 + start + n) for n, p in enumerate(posts))
    pages = f'<div class="pagesection"><div class="pagelinks floatleft">Pages: [<strong>{1 + start // 10}</strong>] <a class="navPages" href="{_HOST}?topic=41.10">2</a> &nbsp;&nbsp;<a href="#lastPost"><strong>Go Down</strong></a></div><div class="buttonlist floatright"><ul><li><a class="button_strip_print" href="{_HOST}?action=printpage;topic=41.0"><span class="last">Print</span></a></li></ul></div></div>'
    body = f'<div class="navigate_section"><ul><li><a href="{_HOST}"><span>The Parish Pump</span></a> &#187;</li><li><a href="{_HOST}#c3"><span>Trade talk</span></a> &#187;</li><li class="last"><a href="{_HOST}?topic=41.0"><span>{escape(title)}</span></a></li></ul></div>{pages}<div id="forumposts"><div class="cat_bar"><h3 class="catbg"><img src="normal_post.gif" align="bottom" alt="" /> <span id="author">Author</span> Topic: {escape(title)} &nbsp;(Read {start * 7 + 1834} times)</h3></div><p id="whoisviewing" class="smalltext">0 Members and 3 Guests are viewing this topic.</p><form action="{_HOST}?action=quickmod2;topic=41.0" method="post"><div id="x">{wrappers}</div></form></div>{pages}'
    return SitePage(path, _frame(title, body), "thread", listings, posts=[_truth(p, title) for p in posts], handles=handles)


_TALK = (
    "Three weeks now and the tracking still says the same. Anybody else?", "Same here. The seller answers, but always with the same line.", "Give it time, customs were slow in August as well.",
    "I got mine on Friday. 5 days, weight 3.4 where 3.5 was paid for, that is fine by me.", "You were lucky :D", "Please keep names of buyers out of this thread. Thank you.",
    "Has anybody tested it? The kit went purple, then black.", "Mine too.\nSmell is right, taste is right, colour is a bit off.", "I would wait until Monday and then ask for half back.", "$120 for that is robbery, it was $90 last year.",
)


def _talk(rng: random.Random, count: int, start: timedelta) -> list[_Post]:
    posts: list[_Post] = []
    age = start
    for n in range(count):
        age = max(age - timedelta(hours=rng.randrange(3, 14), seconds=rng.randrange(3600)), timedelta(minutes=5))
        author, text = rng.choice([a for a in _RANKS if not posts or a != posts[-1].author]), f"{_TALK[n % len(_TALK)]}{rng.choice(('', ' Cheers.', ' (sorry for my english)', ' :('))}"
        quotes: tuple[tuple[str, timedelta, str], ...] = ()
        nested = False
        if n > 2 and rng.random() < 0.55:
            earlier = posts[-1 - rng.randrange(2)]
            quotes, nested = ((earlier.author, earlier.age, " ".join(earlier.text.split())),), False
            if earlier.quotes and not earlier.nested:
                quotes, nested = (earlier.quotes[0], *quotes), True
        posts.append(_Post(author, age, text, quotes, nested, edited=rng.random() < 0.2))
    return posts


def _price_thread(rng: random.Random) -> SitePage:
    title = "[DocBarley] Hash & herbs, UK to UK - price list (updated)"
    steps = [(1, 9), (3.5, 29), (7, 52), (14, 95), (28, rng.choice((170, 175, 180)))]
    lines = "\n".join(f"{amount}g - £{pounds}" for amount, pounds in steps)
    text = f"New pollen is here, soft and blonde.\n\n{lines}\n\nShips from the UK, first class and tracked. UK only.\nOrders: docbarley@example.org or jabber docbarley@xmpp.example.net, Wickr: docbarley88\nI never write first!"
    posts = [
        _Post("DocBarley", timedelta(days=40, hours=2), text, edited=True),
        _Post("gutterstar", timedelta(days=38, hours=5, minutes=3), "Ordered 7g on Monday, here on Wednesday. 9/10, a little dry."),
        _Post("Kestrel_9", timedelta(days=20, minutes=44), "Does the 14 still cost the same?", (("DocBarley", timedelta(days=40, hours=2), "14g - £95"),)),
        _Post("DocBarley", timedelta(days=19, hours=20), "Yes, until the end of the month."),
        _Post("oldtom", timedelta(hours=6, minutes=12), "Two of mine never came, and no answer on jabber for a week. Be careful."),
    ]
    truth = {"title": title, "vendor": "DocBarley", "price": {"amount": "9", "currency": "GBP"}, "ships_from": "GB", "ships_to": ["GB"], "aside": True,
             "tiers": [{"quantity": {"amount": str(a), "unit": "g"}, "price": {"amount": str(p), "currency": "GBP"}} for a, p in steps]}
    handles = [{"kind": "email", "value": "docbarley@example.org", "account": "DocBarley"}, {"kind": "xmpp", "value": "docbarley@xmpp.example.net", "account": "DocBarley"}, {"kind": "wickr", "value": "docbarley88", "account": "DocBarley"}]
    return _thread("/index.php?topic=88.0", title, posts, listings=[truth], handles=handles)


def _board_index() -> SitePage:
    rows = "".join(f'<tr id="board_{n}" class="windowbg2"><td class="icon windowbg"><img src="off.gif" alt="No New Posts" /></td><td class="info"><a class="subject" href="{_HOST}?board={n}.0" name="b{n}">{name}</a><p>{about}</p></td><td class="stats windowbg"><p>{n * 912} Posts <br />{n * 73} Topics</p></td><td class="lastpost"><p><strong>Last post</strong> by <a href="{_HOST}?action=profile;u=3">bramble</a><br />in <a href="#">Re: Slow post</a><br />on {_moment(_SEEN - timedelta(hours=n * 9))}</p></td></tr>'
                   for n, (name, about) in enumerate((("Announcements", "Read these first."), ("Trade talk", "Who is good, who is slow."), ("Vendor threads", "One thread per vendor."), ("Off topic", "Films, food, football.")), 1))
    body = f'<div id="boardindex_table"><table class="table_list"><tbody class="header"><tr><td colspan="4"><div class="cat_bar"><h3 class="catbg">General</h3></div></td></tr></tbody><tbody class="content">{rows}</tbody></table></div><div id="upshrinkHeaderIC"><p class="inline stats">14410 Posts in 812 Topics by 2304 Members. Latest Member: <strong>quietpond</strong></p><p>Users active in past 15 minutes: bramble, oldtom</p></div>'
    return SitePage("/index.php", _frame("The Parish Pump - Index", body), "index")


def _topic_list(titles: Sequence[str]) -> SitePage:
    rows = "".join(f'<tr><td class="icon1 windowbg"><img src="normal_post.gif" alt="" /></td><td class="subject windowbg2"><div><span id="msg_{n}"><a href="{_HOST}?topic={n + 40}.0">{escape(t)}</a></span><p>Started by <a href="#">oldtom</a><small id="pages{n}">&#171; <a href="#">1</a> 2 &#187;</small></p></div></td><td class="stats windowbg">{n * 3 + 4} Replies<br />{n * 911 + 70} Views</td><td class="lastpost windowbg2">{_moment(_SEEN - timedelta(hours=11 * n + 1))}<br />by <a href="#">gutterstar</a></td></tr>' for n, t in enumerate(titles))
    body = f'<div class="tborder topic_table" id="messageindex"><table class="table_grid" cellspacing="0"><thead><tr class="catbg"><th class="first_th" width="8%" colspan="2">Subject / Started by</th><th width="14%">Replies / Views</th><th class="last_th">Last post</th></tr></thead><tbody>{rows}</tbody></table></div>'
    return SitePage("/index.php?board=2.0", _frame("Trade talk", body), "index")


def _pages(rng: random.Random) -> list[SitePage]:
    posts = _talk(rng, 16, timedelta(days=9))
    slow = "Slow post in September, \u201cin transit\u201d for weeks?"
    price = _price_thread(rng)
    login = f'<form action="{_HOST}?action=login2" method="post" name="frmLogin" id="frmLogin"><div class="tborder login"><div class="cat_bar"><h3 class="catbg">Login</h3></div><dl><dt>Username:</dt><dd><input type="text" name="user" size="20" /></dd><dt>Password:</dt><dd><input type="password" name="passwrd" size="20" /></dd><dt>Always stay logged in:</dt><dd><input type="checkbox" name="cookieneverexp" /></dd></dl><p class="smalltext">Only registered members are allowed to access this section.</p><input type="submit" value="Login" class="button_submit" /></div></form>'
    error = '<div id="fatal_error"><div class="cat_bar"><h3 class="catbg">An Error Has Occurred!</h3></div><div class="windowbg"><div class="padding">The topic or board you are looking for appears to be either missing or off limits to you.</div></div></div><div class="centertext"><a href="javascript:history.go(-1)">Back</a></div>'
    return [
        _board_index(), _topic_list((slow, "Test kits, which brand?", "Who is back after the summer?", "3.5 or 3.4: what is fair weight", "[Sticky] Rules of this board")), _thread("/index.php?topic=41.0", slow, posts[:10]), _thread("/index.php?topic=41.10", slow, posts[10:], 10), price,
        SitePage("/index.php?action=login", _frame("Login", login), "login"), SitePage("/index.php?topic=1.0", _frame("An Error Has Occurred!", error), "error"),
    ]


SITE = TestSite("forum_smf", "forum", "en", "2013-09-24T16:00:00+00:00", _pages)
