# ruff: noqa: E501
"""A forum on phpBB 3 with the prosilver style, in English.

Peculiar: the author stands in a profile column and again in a line above the text, quotes with
``cite``, signatures that are no part of the post, "All times are UTC", obfuscated
contact handles in posts. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2023, 3, 14, 9, 30, tzinfo=UTC)
_MEMBERS = {
    "harrowgate": ("Trusted", 512, "be safe out there"),
    "tulipfield": ("Vendor", 88, "Reviews welcome, scammers ignored."),
    "no_name_ned": ("Member", 41, ""),
    "Sister Ruth": ("Moderator", 2204, "Read the rules before you post. Twice."),
    "pebble77": ("Newbie", 3, ""),
    "grey_otter": ("Member", 130, "sent from a potato"),
}
_TOPICS = (
    "[Review] tulipfield – 5g hash, 9/10",
    "Test results: pink “Rocket” pills, 240mg (!)",
    "Is Quayside down for anyone else?",
    "Domestic UK vendors with tracked post?",
    "PSA: fake mirror in the side bar of old threads",
    "How do you store blotters?",
    "Scam report: seller asked for FE, nothing came",
    "What happened to nine lamps?",
    "[WTB] reagent kit, EU to EU",
    "Naloxone: where to get it without a prescription",
    "Customs letter, what now",
    "Best way to buy XMR with cash in 2023",
    "Weekly price check thread – week 10",
    "Tolerance break diary",
    "“Free samples” – read this first",
    "Which scale for under 50 quid?",
    "Re: vacuum bags, again",
    "Anyone tried the new lemon haze?",
)
_SENTENCES = (
    "Landed today, nine working days to the north.",
    "Weight was 5.1 on my scale, so no complaints there.",
    "Stealth is fine but the envelope was a bit thick.",
    "I would wait for a lab result before you take more than a half.",
    "Same here since yesterday evening, the login page loops.",
    "Please do not post tracking numbers, I had to edit two posts already.",
    "Communication was quick & friendly.",
    "Not my first order, and it will not be my last.",
    "Somebody on the other board said the very same thing.",
    "Prices went up from €38 to €45 since Christmas.",
    "Do not mix, and tell a friend where you are.",
    "I never had to use escrow with them, but I would.",
)


@dataclass(frozen=True)
class _Post:
    number: int
    author: str
    at: datetime
    text: str
    quoted: tuple[str, str] | None

    def truth(self, thread: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "thread": thread,
            "author": self.author,
            "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            "text": self.text,
        }
        return found | ({"quotes": [self.quoted[1]]} if self.quoted else {})


def _link(name: str) -> str:
    number = 50 + list(_MEMBERS).index(name)
    colour = (
        ' style="color: #00AA00;" class="username-coloured"'
        if name == "Sister Ruth"
        else ' class="username"'
    )
    return f'<a href="./memberlist.php?mode=viewprofile&amp;u={number}"{colour}>{escape(name)}</a>'


def _shown(at: datetime) -> str:
    return f"{at:%a %b %d, %Y} {at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"


def _layout(title: str, body: str, section: str) -> str:
    return f"""<!DOCTYPE html>
<html dir="ltr" lang="en-gb"><head><meta charset="utf-8" /><title>Hollow Oak - {title}</title><link href="./styles/prosilver/theme/stylesheet.css?assets_version=31" rel="stylesheet"></head>
<body id="phpbb" class="nojs notouch section-{section} ltr"><div id="wrap" class="wrap"><a id="top" class="top-anchor" accesskey="t"></a><div id="page-header"><div class="headerbar" role="banner"><div class="inner"><div id="site-description" class="site-description"><a id="logo" class="logo" href="./index.php" title="Board index"><span class="site_logo"></span></a><h1>Hollow Oak</h1><p>talk, not trade</p><p class="skiplink"><a href="#start_here">Skip to content</a></p></div></div></div>
<div class="navbar" role="navigation"><ul id="nav-main" class="nav-main linklist"><li><a href="/app.php/help/faq" rel="help"><i class="icon fa-question-circle fa-fw" aria-hidden="true"></i><span>FAQ</span></a></li><li class="rightside"><a href="./ucp.php?mode=login" title="Login"><i class="icon fa-power-off fa-fw"></i><span>Login</span></a></li></ul><ul id="nav-breadcrumbs" class="nav-breadcrumbs linklist navlinks"><li class="breadcrumbs"><span class="crumb"><a href="./index.php"><span>Board index</span></a></span><span class="crumb"><a href="./viewforum.php?f=4"><span>Reviews &amp; questions</span></a></span></li></ul></div></div>
<a id="start_here" class="anchor"></a><div id="page-body" class="page-body" role="main">{body}</div>
<div id="page-footer" class="page-footer"><div class="navbar"><ul id="nav-footer" class="nav-footer linklist"><li class="rightside">All times are <span title="UTC">UTC</span></li><li><a href="./ucp.php?mode=delete_cookies">Delete cookies</a></li></ul></div><div class="copyright"><p class="footer-row"><span class="footer-copyright">Powered by phpBB&reg; Forum Software &copy; phpBB Limited</span></p></div></div></div></body></html>"""


def _index() -> SitePage:
    forums = (
        ("News and rules", "What you must read", 12, 340),
        ("Reviews & questions", "Who, what, how long did it take", 1204, 18332),
        ("Harm reduction", "Testing, dosing, first aid", 411, 5120),
        ("Off topic", "Everything else", 77, 3009),
    )
    rows = "".join(
        f'<li class="row"><dl class="row-item forum_read"><dt title="No unread posts"><div class="list-inner"><a href="./viewforum.php?f={at}" class="forumtitle">{escape(name)}</a><br />{text}<div class="responsive-show" style="display: none;">Topics: <strong>{topics}</strong></div></div></dt><dd class="topics">{topics} <dfn>Topics</dfn></dd><dd class="posts">{posts} <dfn>Posts</dfn></dd><dd class="lastpost"><span><dfn>Last post</dfn> <a href="./viewtopic.php?p={posts}" class="lastsubject">{escape(_TOPICS[at])}</a> <br />by {_link("no_name_ned")}<br /><time datetime="2023-03-14T08:1{at}:00+00:00">Tue Mar 14, 2023 8:1{at} am</time></span></dd></dl></li>'
        for at, (name, text, topics, posts) in enumerate(forums, 3)
    )
    body = f'<p class="right responsive-center time">It is currently <time datetime="2023-03-14T09:30:00+00:00">Tue Mar 14, 2023 9:30 am</time></p><div class="forabg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner"><a href="./viewforum.php?f=1">Main hall</a></div></dt><dd class="topics">Topics</dd><dd class="posts">Posts</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist forums">{rows}</ul></div></div><div class="stat-block online-list"><h3><a href="./viewonline.php">Who is online</a></h3><p>In total there are <strong>31</strong> users online :: 4 registered and 27 guests</p></div><div class="stat-block statistics"><h3>Statistics</h3><p>Total posts <strong>26801</strong> &bull; Total topics <strong>1704</strong> &bull; Our newest member <strong>{_link("pebble77")}</strong></p></div>'
    return SitePage("/index.php", _layout("Board index", body, "index"), "index")


def _topics(rng: random.Random, titles: Sequence[str], start: int) -> SitePage:
    rows = []
    for at, title in enumerate(titles):
        moment = _SEEN - timedelta(hours=at * 7 + 1 + start, minutes=rng.randrange(60))
        author, last = rng.choice(list(_MEMBERS)), rng.choice(list(_MEMBERS))
        rows.append(
            f'<li class="row bg{at % 2 + 1}"><dl class="row-item topic_read"><dt title="No unread posts"><div class="list-inner"><a href="./viewtopic.php?f=4&amp;t={900 + start + at}" class="topictitle">{escape(title)}</a><br /><div class="topic-poster responsive-hide left-box">by {_link(author)} &raquo; <time datetime="{moment - timedelta(days=2):%Y-%m-%dT%H:%M:%S+00:00}">{_shown(moment - timedelta(days=2))}</time></div></div></dt><dd class="posts">{rng.randrange(40)} <dfn>Replies</dfn></dd><dd class="views">{rng.randrange(20, 4000)} <dfn>Views</dfn></dd><dd class="lastpost"><span><dfn>Last post </dfn>by {_link(last)} <a href="./viewtopic.php?p={at}#p{at}" title="Go to last post"><i class="icon fa-external-link-square fa-fw icon-lightgray icon-md"></i></a><br /><time datetime="{moment:%Y-%m-%dT%H:%M:%S+00:00}">{_shown(moment)}</time></span></dd></dl></li>'
        )
    body = f'<h2 class="forum-title"><a href="./viewforum.php?f=4">Reviews &amp; questions</a></h2><div class="action-bar bar-top"><a href="./posting.php?mode=post&amp;f=4" class="button" title="Post a new topic"><span>New Topic</span></a><div class="pagination">1204 topics <ul><li class="active"><span>1</span></li><li><a class="button" href="./viewforum.php?f=4&amp;start=25">2</a></li></ul></div></div><div class="forumbg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner">Topics</div></dt><dd class="posts">Replies</dd><dd class="views">Views</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist topics">{"".join(rows)}</ul></div></div>'
    return SitePage(
        f"/viewforum.php?f=4&start={start}",
        _layout("Reviews &amp; questions", body, "viewforum"),
        "index",
    )


def _posts(rng: random.Random, count: int, first: int) -> list[_Post]:
    moment = _SEEN - timedelta(days=6, hours=first % 24)
    made: list[_Post] = []
    for at in range(count):
        moment += timedelta(hours=rng.randrange(1, 9), minutes=rng.randrange(60))
        author = rng.choice([name for name in _MEMBERS if not made or name != made[-1].author])
        quoted = (made[-1].author, made[-1].text) if at % 3 == 2 else None
        text = " ".join(rng.sample(_SENTENCES, rng.randrange(1, 5)))
        made.append(_Post(first + at * 3, author, moment.replace(second=0), text, quoted))
    return made


def _quote(quoted: tuple[str, str] | None, number: int) -> str:
    if not quoted:
        return ""
    name, text = quoted
    return f'<blockquote class="uncited-no"><div><cite>{_link(name)} wrote: <a href="./viewtopic.php?p={number - 3}#p{number - 3}" data-post-id="{number - 3}" onclick="if(document.getElementById(hash.substr(1)))href=hash">&uarr;</a></cite>{escape(text)}</div></blockquote>'


def _post_html(post: _Post, thread: str, at: int, extra: str) -> str:
    rank, count, signature = _MEMBERS[post.author]
    bottom = f'<div id="sig{post.number}" class="signature">{signature}</div>' if signature else ""
    stamp = f'<time datetime="{post.at:%Y-%m-%dT%H:%M:%S+00:00}">{_shown(post.at)}</time>'
    return f"""<div id="p{post.number}" class="post has-profile bg{at % 2 + 1}"><div class="inner">
<dl class="postprofile" id="profile{post.number}"><dt class="has-profile-rank no-avatar"><div class="avatar-container"></div>{_link(post.author)}</dt><dd class="profile-rank">{rank}</dd><dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=5{at}&amp;sr=posts">{count}</a></dd><dd class="profile-joined"><strong>Joined:</strong> Sun Jan 0{at % 9 + 1}, 2022 4:10 pm</dd></dl>
<div class="postbody"><div id="post_content{post.number}"><h3 {'class="first"' if at == 0 else ""}><a href="#p{post.number}">{"Re: " if at else ""}{escape(thread)}</a></h3><ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p={post.number}" title="Reply with quote" class="button button-icon-only"><i class="icon fa-quote-left fa-fw" aria-hidden="true"></i><span class="sr-only">Quote</span></a></li></ul>
<p class="author"><a class="unread" href="./viewtopic.php?p={post.number}#p{post.number}" title="Post"><i class="icon fa-file fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">Post</span></a><span class="responsive-hide">by <strong>{_link(post.author)}</strong> &raquo; </span>{stamp}</p>
<div class="content">{_quote(post.quoted, post.number)}{extra or escape(post.text)}</div>{bottom}</div></div>
<div class="back2top"><a href="#top" class="top" title="Top"><i class="icon fa-chevron-circle-up fa-fw icon-gray"></i><span class="sr-only">Top</span></a></div></div></div><hr class="divider" />
"""


def _thread(path: str, thread: str, posts: Sequence[_Post], contact: bool = False) -> SitePage:
    blocks, truth, handles = [], [], []
    for at, post in enumerate(posts):
        extra, shown = "", post
        if contact and at == 1:
            extra = "Ask me there, not here:<br />wickr - <strong>otterpond5</strong><br />otter.pond (at) mail (dot) example"
            said = "Ask me there, not here: wickr - otterpond5 otter.pond (at) mail (dot) example"
            shown = _Post(post.number, post.author, post.at, said, post.quoted)
            handles = [
                {"kind": "wickr", "value": "otterpond5", "account": post.author},
                {"kind": "email", "value": "otter.pond@mail.example", "account": post.author},
            ]
        blocks.append(_post_html(shown, thread, at, extra))
        truth.append(shown.truth(thread))
    body = f'<h2 class="topic-title"><a href=".{escape(path)}">{escape(thread)}</a></h2><div class="action-bar bar-top"><a href="./posting.php?mode=reply&amp;t=900" class="button" title="Post a reply"><span>Post Reply</span></a><div class="pagination">{len(posts)} posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>{"".join(blocks)}<div class="action-bar actions-jump"><p class="jumpbox-return"><a href="./viewforum.php?f=4" class="left-box arrow-left">Return to &ldquo;Reviews &amp; questions&rdquo;</a></p></div>'
    return SitePage(
        path,
        _layout(escape(thread), body, "viewtopic"),
        "thread",
        posts=truth,
        handles=handles,
    )


def _profile(name: str) -> SitePage:
    rank, count, signature = _MEMBERS[name]
    about = (
        "<dt>Interests:</dt> <dd>growing, walking, tea</dd>"
        if name != "tulipfield"
        else "<dt>Ships from:</dt> <dd>Netherlands</dd>"
    )
    body = f'<h2 class="memberlist-title">Viewing profile - {name}</h2><form method="post" action="./memberlist.php?mode=group" id="viewprofile"><div class="panel bg1"><div class="inner"><dl class="left-box details profile-details"><dt>Username:</dt><dd><span class="username">{name}</span></dd><dt>Rank:</dt><dd>{rank}</dd>{about}</dl></div></div><div class="panel bg2"><div class="inner"><div class="column1"><h3>Contact {name}</h3></div><div class="column2"><h3>User statistics</h3><dl class="details"><dt>Joined:</dt> <dd>Sat Feb 05, 2022 11:02 am</dd><dt>Last active:</dt> <dd>Mon Mar 13, 2023 10:44 pm</dd><dt>Total posts:</dt><dd>{count} | <strong><a href="./search.php?author_id=51">Search user’s posts</a></strong><br />(0.33% of all posts / 0.21 posts per day)</dd></dl></div></div></div><div class="panel bg1"><div class="inner"><h3>Signature</h3><div class="postbody"><div class="signature standalone">{signature}</div></div></div></div></form>'
    vendor = {
        "name": name,
        "level": rank,
        "ships_from": "NL",
        "member_since": "2022-02-05T11:02:00Z",
        "last_seen": "2023-03-13T22:44:00Z",
    }
    sells = rank == "Vendor"
    number = 50 + list(_MEMBERS).index(name)
    return SitePage(
        f"/memberlist.php?mode=viewprofile&u={number}",
        _layout(f"Viewing profile - {name}", body, "memberlist"),
        "vendor" if sells else "other",
        vendors=[vendor] if sells else (),
    )


def _login() -> SitePage:
    body = '<form action="./ucp.php?mode=login" method="post" id="login" data-focus="username"><div class="panel"><div class="inner"><div class="content"><h2 class="login-title">Login</h2><fieldset class="fields1"><dl><dt><label for="username">Username:</label></dt><dd><input type="text" tabindex="1" name="username" id="username" size="25" value="" class="inputbox autowidth" /></dd></dl><dl><dt><label for="password">Password:</label></dt><dd><input type="password" tabindex="2" id="password" name="password" size="25" class="inputbox autowidth" autocomplete="off" /></dd></dl><dl><dd><label for="autologin"><input type="checkbox" name="autologin" id="autologin" /> Remember me</label></dd></dl><input type="hidden" name="form_token" value="b0c1" /><input type="submit" name="login" value="Login" class="button1" /></fieldset></div></div></div></form>'
    return SitePage("/ucp.php?mode=login", _layout("Login", body, "ucp"), "login")


def _error() -> SitePage:
    body = '<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2><p>The requested topic does not exist.</p></div></div>'
    return SitePage("/viewtopic.php?t=1", _layout("Information", body, "viewtopic"), "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    return [
        _index(),
        _topics(rng, _TOPICS[:16], 0),
        _topics(rng, _TOPICS[16:], 25),
        _thread("/viewtopic.php?f=4&t=900", _TOPICS[0], _posts(rng, 10, 4100)),
        _thread("/viewtopic.php?f=4&t=903", _TOPICS[3], _posts(rng, 7, 4300), contact=True),
        _thread("/viewtopic.php?f=4&t=911", _TOPICS[11], _posts(rng, 2, 4500)),
        _profile("tulipfield"),
        _profile("grey_otter"),
        _login(),
        _error(),
    ]


SITE = TestSite("forum_phpbb", "forum", "en", "2023-03-14T09:30:00Z", _pages)
