"""Saltmarsh: an English forum on the table-built board software of the 2000s (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2014-11-20T19:00:00Z"
NOW = datetime.fromisoformat(SEEN)
GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

MEMBERS = {  # name: title, joined, posts, place, signature
    "WickerMan42": ("Senior Member", "Jan 2012", "1,204", "the fens", "Trust, but weigh."),
    "sister_ray": ("Member", "Aug 2013", "311", "", ""),
    "Old Bargee": ("Moderator", "Nov 2011", "8,930", "on the water", "Forum rules are not a menu."),
    "lintwhite": ("Junior Member", "Oct 2014", "6", "NL", ""),
    "gorse": ("Member", "Feb 2014", "97", "Wales", '-- "it is what it is" --'),
    "TheRyeField": (
        "Vendor",
        "Mar 2013",
        "540",
        "USA",
        "Official account. Jabber: ryefield@jabber.example",
    ),
}
THREADS = (  # title, section, posts: author | quoted author | quoted text | lines
    (
        "Review: orange pills from the new shop (with test pics)",
        "Vendor Reviews",
        (
            (
                "sister_ray",
                "",
                "",
                (
                    "Ordered ten of the orange ones two weeks ago.",
                    "Marquis went black in a second, no funny colours. Took a half and it was plenty for me, please start low.",
                    "Packing 9/10, post 5 days.",
                ),
            ),
            (
                "gorse",
                "sister_ray",
                "Took a half and it was plenty for me, please start low.",
                ("Same here. These are strong, the last lab sheet said 240.",),
            ),
            ("lintwhite", "", "", ("Where do I find the lab sheet? New here, sorry :o",)),
            (
                "Old Bargee",
                "lintwhite",
                "Where do I find the lab sheet? New here, sorry :o",
                (
                    "Sticky at the top of the harm reduction section.",
                    "Do not post lab numbers of parcels, only of products.",
                ),
            ),
            (
                "sister_ray",
                "",
                "",
                (
                    "Update: a friend had a bad night on a whole one. Be careful & drink water, not too much of it.",
                ),
            ),
        ),
    ),
    (
        "TheRyeField - US domestic - flower & hash - MENU 11/14",
        "Vendor Threads",
        (
            (
                "TheRyeField",
                "",
                "",
                (
                    "Hello all, here is what is left this month.",
                    "Sour Diesel 3.5g $38 / 7g $70 / 28g $240",
                    "Pressed dry sift 5g $55",
                    "US to US only. Escrow welcome, coins BTC and LTC.",
                    "Jabber: ryefield@jabber.example",
                ),
            ),
            ("WickerMan42", "", "", ("Got the sift last month, 8/10, a touch harsh.",)),
            (
                "gorse",
                "TheRyeField",
                "US to US only. Escrow welcome, coins BTC and LTC.",
                ("Any chance of the UK some day?",),
            ),
            (
                "TheRyeField",
                "gorse",
                "Any chance of the UK some day?",
                ("Not this year, sorry. Too many letters went missing.",),
            ),
            ("Old Bargee", "", "", ("Bumps once in 48 hours please.",)),
            (
                "lintwhite",
                "",
                "",
                ("is the quarter still there? mail me: lint.white@mail.example",),
            ),
        ),
    ),
    (
        "Has anyone heard from Marzipan Jack??",
        "Scam Watch",
        (
            (
                "gorse",
                "",
                "",
                (
                    "Paid early on the 3rd like a fool. No login since the 6th. Anybody else waiting?",
                ),
            ),
            (
                "WickerMan42",
                "gorse",
                "Paid early on the 3rd like a fool.",
                (
                    "Why would you. He has been asking everyone for it.",
                    "I am out 1.2 BTC myself, so who am I to talk.",
                ),
            ),
            (
                "sister_ray",
                "WickerMan42",
                "I am out 1.2 BTC myself, so who am I to talk.",
                ("Ouch.",),
            ),
            (
                "Old Bargee",
                "",
                "",
                ("Marked as a suspected exit. Keep the evidence, do not post addresses.",),
            ),
        ),
    ),
    (
        "Scales under 30 quid that hold 0.01?",
        "Lounge",
        (
            ("lintwhite", "", "", ("What do you all use? Mine drifts after a week.",)),
            (
                "Old Bargee",
                "",
                "",
                (
                    "Buy a 50g check weight for 4 pounds and any jeweller's scale will do.",
                    "Keep it away from the phone.",
                ),
            ),
            (
                "WickerMan42",
                "Old Bargee",
                "Keep it away from the phone.",
                ("This! I blamed three vendors before I noticed.",),
            ),
        ),
    ),
)
CHAT = (  # for the long thread: openings, and what follows
    (
        "Ha.",
        "Well,",
        "Second that.",
        "Not my view:",
        "Thanks!",
        "@all:",
        "hmm",
        "Right,",
        "For what it's worth,",
    ),
    (
        "mine came in a greetings card this time.",
        "the tracking stood still for 6 days and then it was there.",
        "2.9g on a 3.5, twice running.",
        "he answered within the hour, even on Sunday.",
        "the smell went through one layer, ask for two.",
        "price went from $38 to $45 since the summer?",
        "tested with the strips, nothing odd.",
        "no love letter, no problem.",
        "I'd rather wait for the new menu.",
        "customs slip was torn but the pack was whole.",
        "don't finalise before you weigh it <seriously>",
        "has anybody tried the sift & the hash side by side?",
    ),
)
LONG = ("The long TheRyeField thread - feedback only", "Vendor Reviews")

Said = tuple[str, str, str, tuple[str, ...]]


def _chat(rng: random.Random, count: int) -> tuple[Said, ...]:
    posts: list[Said] = []
    names = [n for n in sorted(MEMBERS) if n != "TheRyeField"]
    for _ in range(count):
        lines = tuple(
            f"{rng.choice(CHAT[0])} {text}"
            for text in rng.sample(CHAT[1], rng.choice((1, 1, 2, 3)))
        )
        back = rng.choice(posts) if posts and rng.random() < 0.35 else None
        posts.append(
            (rng.choice(names), back[0] if back else "", back[3][0] if back else "", lines)
        )
    return tuple(posts)


def _page(title: str, content: str) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="generator" content="vBulletin 3.8.7" /><title>{escape(title)} - Saltmarsh Boards</title>
<script type="text/javascript"><!--
var SESSIONURL = ""; var IMGDIR_MISC = "images/misc"; var vb_disable_ajax = parseInt("0", 10);
// --></script></head><body><a name="top"></a><table border="0" width="100%" cellpadding="0" cellspacing="0" align="center"><tr><td align="left"><a href="index.php"><img src="{GIF}" border="0" alt="Saltmarsh Boards" /></a></td></tr></table>
<div align="center"><div class="page" style="width:100%; text-align:left"><div style="padding:0px 25px 0px 25px" align="left">
<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%"><tr><td class="alt1" width="100%"><span class="navbar"><a href="index.php" accesskey="1">Saltmarsh Boards</a></span> <strong>{escape(title)}</strong></td><td class="alt2" nowrap="nowrap"><form action="login.php?do=login" method="post"><input type="text" class="bginput" name="vb_login_username" size="10" value="User Name" /><input type="password" class="bginput" name="vb_login_password" size="10" /><input type="submit" class="button" value="Log in" /><input type="hidden" name="s" value="" /></form></td></tr></table>
<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" style="border-top-width:0px"><tr align="center"><td class="vbmenu_control"><a href="register.php">Register</a></td><td class="vbmenu_control"><a href="faq.php">FAQ</a></td><td class="vbmenu_control"><a href="calendar.php">Calendar</a></td><td class="vbmenu_control"><a href="search.php?do=getdaily">Today's Posts</a></td></tr></table><br />
{content}
<div class="smallfont" align="center">All times are GMT. The time now is <span class="time">07:00 PM</span>.</div><br /></div></div></div>
<div class="smallfont" align="center">Powered by vBulletin&reg; Version 3.8.7<br />Copyright &copy;2000 - 2014, vBulletin Solutions, Inc.</div></body></html>"""


def _quote(author: str, text: str) -> str:
    if not author:
        return ""
    return f"""<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Quote:</div><table cellpadding="6" cellspacing="0" border="0" width="100%"><tr><td class="alt2" style="border:1px inset"><div>Originally Posted by <strong>{author}</strong> <a href="showthread.php?p=88#post88" rel="nofollow"><img class="inlineimg" src="images/buttons/viewpost.gif" border="0" alt="View Post" /></a></div><div style="font-style:italic">{escape(text)}</div></td></tr></table></div>"""


def _shown(at: datetime) -> str:
    if at.date() == NOW.date():
        return f"Today, {at:%I:%M %p}"
    if at.date() == (NOW - timedelta(days=1)).date():
        return f"Yesterday, {at:%I:%M %p}"
    return f"{at:%m-%d-%Y, %I:%M %p}"


def _post(number: int, key: int, at: datetime, post: Said, thread: str) -> str:
    author, quoted, quote, lines = post
    rank, joined, count, place, signature = MEMBERS[author]
    where = f"<div>Location: {place}</div>" if place else ""
    sign = f"<div>__________________<br />{escape(signature)}</div>" if signature else ""
    edited = (
        f'<div class="smallfont"><hr size="1" style="color:#D1D1E1" /><em>Last edited by {author}; {at + timedelta(minutes=9):%m-%d-%Y} at <span class="time">{at + timedelta(minutes=9):%I:%M %p}</span>.</em></div>'
        if key % 3 == 0
        else ""
    )
    return f"""<div align="center"><div style="padding:0px 0px 6px 0px"><table class="tborder" id="post{key}" cellpadding="6" cellspacing="0" border="0" width="100%" align="center"><tr><td class="thead" style="font-weight:normal"><div class="normal" style="float:right">&nbsp;#<a href="showpost.php?p={key}&amp;postcount={number}" target="new" id="postcount{key}"><strong>{number}</strong></a> &nbsp;</div><div class="normal"><!-- status icon and date --><a name="post{key}"><img class="inlineimg" src="images/statusicon/post_old.gif" alt="Old" border="0" /></a>
{_shown(at)}<!-- / status icon and date --></div></td></tr><tr><td class="alt2" style="padding:0px"><table cellpadding="0" cellspacing="6" border="0" width="100%"><tr><td nowrap="nowrap"><div id="postmenu_{key}"><a class="bigusername" href="member.php?u={sorted(MEMBERS).index(author) + 2}">{author}</a></div><div class="smallfont">{rank}</div></td><td width="100%">&nbsp;</td><td valign="top" nowrap="nowrap"><div class="smallfont"><div>Join Date: {joined}</div>{where}<div>Posts: {count}</div></div></td></tr></table></td></tr>
<tr><td class="alt1" id="td_post_{key}"><div class="smallfont"><strong>{"Re: " if number > 1 else ""}{escape(thread)}</strong></div><hr size="1" style="color:#D1D1E1" /><div id="post_message_{key}">{_quote(quoted, quote)}
{"<br />".join(escape(x) for x in lines)}</div>{sign}{edited}</td></tr><tr><td class="alt2"><div class="smallfont" align="right"><a href="newreply.php?do=newreply&amp;p={key}"><img src="images/buttons/quote.gif" alt="Reply With Quote" border="0" /></a></div></td></tr></table></div></div>
"""


def _handles(author: str, text: str) -> list[Row]:
    found = []
    if "ryefield@jabber.example" in text:
        found.append({"kind": "xmpp", "value": "ryefield@jabber.example", "account": author})
    if "lint.white@mail.example" in text:
        found.append({"kind": "email", "value": "lint.white@mail.example", "account": author})
    return found


def _thread(rng: random.Random, number: int, thread: tuple[str, str, tuple[Said, ...]]) -> SitePage:
    title, section, posts = thread
    at = NOW - timedelta(days=rng.randint(6, 9) + len(posts) // 2, minutes=rng.randint(30, 1300))
    blocks, truth, handles = [], [], []
    for n, post in enumerate(posts, 1):
        key = 4400 + number * 60 + n
        blocks.append(_post(n, key, at, post, title))
        entry = {
            "thread": title,
            "author": post[0],
            "at": f"{at:%Y-%m-%dT%H:%M:00Z}",
            "text": " ".join(post[3]),
        }
        truth.append(entry | ({"quotes": [post[2]]} if post[2] else {}))
        handles += [
            h
            for h in _handles(post[0], " ".join(post[3]) + MEMBERS[post[0]][4])
            if h not in handles
        ]
        at = min(
            at + timedelta(hours=rng.randint(2, 30), minutes=rng.randint(0, 59)),
            NOW - timedelta(minutes=40 - n),
        )
    crumbs = f'<span class="navbar">&gt; <a href="forumdisplay.php?f=3">{section}</a></span>'
    body = f'{crumbs}<h1 class="smallfont">{escape(title)}</h1><div class="pagenav"><table class="tborder"><tr><td class="vbmenu_control">Page 1 of 1</td></tr></table></div><div id="posts">{"".join(blocks)}</div><table class="tborder" width="100%"><tr><td class="thead">Similar Threads</td></tr><tr><td class="alt1"><a href="showthread.php?t=9">{escape(THREADS[number % 3][0])}</a></td></tr></table>'
    return SitePage(
        f"/showthread.php?t={71 + number}",
        _page(title, body),
        "thread",
        posts=truth,
        handles=handles,
    )


def _rows() -> str:
    return "".join(
        f'<tr><td class="alt1"><img src="images/statusicon/thread_hot.gif" alt="" /></td><td class="alt1" id="td_threadtitle_{71 + n}" title="{escape(" ".join(p[0][3]))}"><div><a href="showthread.php?t={71 + n}" id="thread_title_{71 + n}">{escape(t)}</a></div><div class="smallfont"><span onclick="window.open(\'member.php?u=2\', \'_self\')">{p[0][0]}</span></div></td><td class="alt2"><div class="smallfont" style="text-align:right; white-space:nowrap">Today <span class="time">04:1{n} PM</span><br />by <a href="member.php?find=lastposter">{p[-1][0]}</a></div></td><td class="alt1" align="center"><a href="misc.php?do=whoposted">{len(p) - 1}</a></td><td class="alt2" align="center">{(n + 2) * 317:,}</td></tr>'
        for n, (t, _, p) in enumerate(THREADS)
    )


def _pages(rng: random.Random) -> list[SitePage]:
    told = [*THREADS, (*LONG, _chat(rng, 15)), (*LONG, _chat(rng, 4))]
    threads = [_thread(rng, n, t) for n, t in enumerate(told)]
    listing = f'<table class="tborder" cellpadding="6" cellspacing="1" width="100%" id="threadslist"><tr><td class="thead" colspan="2">Thread / Thread Starter</td><td class="thead">Last Post</td><td class="thead">Replies</td><td class="thead">Views</td></tr>{_rows()}</table>'
    forums = "".join(
        f'<tr align="center"><td class="alt1Active" align="left"><div><a href="forumdisplay.php?f={n}"><strong>{s}</strong></a> <span class="smallfont">({3 + n} Viewing)</span></div><div class="smallfont">{d}</div></td><td class="alt2" nowrap="nowrap"><div class="smallfont">Yesterday <span class="time">11:0{n} AM</span></div></td><td class="alt1">{n * 211:,}</td><td class="alt2">{n * 3071:,}</td></tr>'
        for n, (s, d) in enumerate(
            (
                ("Vendor Reviews", "How was it? Honest words only."),
                ("Vendor Threads", "One thread for each vendor."),
                ("Scam Watch", "Exit scams, phishing, selective scammers."),
                ("Harm Reduction", "Ask before you dose."),
                ("Lounge", "Everything else."),
            ),
            2,
        )
    )
    home = f'<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%"><thead><tr align="center"><td class="thead">Forum</td><td class="thead">Last Post</td><td class="thead">Threads</td><td class="thead">Posts</td></tr></thead><tbody>{forums}</tbody></table><div class="smallfont">Currently Active Users: 31 (4 members and 27 guests). Most users ever online was 912, 07-04-2013 at 10:12 PM.</div>'
    stop = '<table class="tborder" width="70%" align="center"><tr><td class="tcat">vBulletin Message</td></tr><tr><td class="panelsurround"><div class="panel"><div>You are not logged in or you do not have permission to access this page. This could be due to one of several reasons:<ol><li>You are not logged in. Fill in the form at the bottom of this page and try again.</li></ol></div></div><form action="login.php" method="post"><fieldset class="fieldset"><legend>Log in</legend>User Name: <input type="text" name="vb_login_username" /> Password: <input type="password" name="vb_login_password" /></fieldset><input type="submit" value="Log in" /></form></td></tr></table>'
    return [
        *threads,
        SitePage("/forumdisplay.php?f=2", _page("Vendor Reviews", listing), "index"),
        SitePage("/index.php", _page("Forums", home), "index"),
        SitePage("/private.php", _page("Message", stop), "login"),
    ]


SITE = TestSite("saltmarsh_boards", "forum", "en", SEEN, _pages)
