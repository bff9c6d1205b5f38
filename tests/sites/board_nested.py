# ruff: noqa: E501
"""A board of the Reddit kind: links with scores, comments nested in each other, relative times.

Peculiar: a comment's ``div`` holds its answers, so a record lies inside a record; the time is "5
hours ago" with the moment in ``title``; deleted comments; quotes by ``blockquote`` in markdown; the
opening post has another template than the comments. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2023, 10, 4, 20, 0, tzinfo=UTC)
_NAMES = ("velvetcrow", "u_turn", "Basil1978", "mint_condition", "lowtide", "ghost-of-ulm", "Pax")
_TITLES = (
    "Market X has been “under maintenance” for 3 days. Time to move on?",
    "First order, 14 days, tracking stuck in Leipzig",
    "[Review] 3.5g of lemon something, pics inside",
    "Psa: vendor account sold, quality dropped",
    "How do you verify a mirror? (beginner)",
    "Is $45 for 10 strips a fair price in AU?",
    "WTB: old issue of the mycology zine",
    "Fent strips: false positives again",
    "My exit scam bingo card",
    "Moderators asleep, post your cats 🐈",
    "Escrow or multisig for a new vendor",
    "XMR fees explained like I am five",
    "Selling a sealed test kit, EU only",
    "What does FE only after 50 orders mean",
    "Harm reduction megathread – October",
    "Canary is two weeks late",
    "Postal strike: expect delays",
    "Anyone else get a love letter?",
    "Which of these two is the phishing link",
    "Dosage units: mg is not ug, people!!",
)
_BITS = (
    "Same thing happened to me in August, they came back after a week.",
    "Check the signed message before you log in anywhere.",
    "I would not send a single coin until the canary is renewed.",
    "Weight was spot on, smell was not.",
    "Lab result says 81%, posted in the other sub.",
    "You are overthinking this. It is two grams, not two kilos.",
    "That price is a joke, it was $30 last year.",
    "Open a dispute on day 12, not on day 14.",
    "Never finalise early for anyone. Not even your mum.",
    "This is the way.",
    "Thanks, that helped & saved me a day of reading.",
    "Please start low, you do not know what is in it.",
)


@dataclass(frozen=True)
class _Comment:
    code: str
    author: str
    at: datetime
    text: str
    quote: str
    score: int
    answers: list[_Comment] = field(default_factory=list)

    def truths(self, thread: str) -> list[dict[str, Any]]:
        own: dict[str, Any] = {
            "thread": thread,
            "author": self.author,
            "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
            "text": self.text,
        }
        if self.quote:
            own["quotes"] = [self.quote]
        own_list = [own] if self.author else []
        return own_list + [one for answer in self.answers for one in answer.truths(thread)]


def _ago(at: datetime) -> str:
    seconds = int((_SEEN - at).total_seconds())
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {word}{'s' if count > 1 else ''} ago"
    return "just now"


def _stamp(at: datetime) -> str:
    return f'<span class="when" title="{at:%Y-%m-%d %H:%M:%S} UTC">{_ago(at)}</span>'


def _user(name: str) -> str:
    return f'<a class="author may-blank" href="/u/{escape(name)}">/u/{escape(name)}</a>'


def _layout(title: str, body: str) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} : /d/lanterns</title><style>.thing{{margin:4px}} .md p{{margin:.3em 0}} .child{{margin-left:15px;border-left:1px dotted #ddf}}</style></head><body class="listing-page front-page">
<div id="header"><div id="sr-header-area"><ul class="flat-list sr-bar hover"><li class="selected"><a href="/">front</a></li><li><span class="separator">-</span><a href="/d/all">all</a></li><li><span class="separator">|</span><a href="/d/lanterns">lanterns</a></li><li><a href="/d/growhall">growhall</a></li></ul></div><a href="/" id="header-img" class="default-header" title=""></a>&nbsp;<span class="hover pagename redditname"><a href="/d/lanterns">lanterns</a></span><ul class="tabmenu"><li class="selected"><a href="/d/lanterns/hot" class="choice">hot</a></li><li><a href="/d/lanterns/new" class="choice">new</a></li><li><a href="/d/lanterns/top">top</a></li></ul><div id="header-bottom-right"><span class="user">Want to join? <a href="/login" class="login-required">Log in</a> or <a href="/register">sign up</a> in seconds.</span></div></div>
<div class="side"><div class="spacer"><form action="/search" id="search" role="search"><input type="text" name="q" placeholder="search" tabindex="20"></form></div><div class="titlebox"><h1 class="hover redditname"><a href="/d/lanterns">lanterns</a></h1><span class="subscribers"><span class="number">18,204</span> <span class="word">readers</span></span><div class="usertext-body md"><p>Questions, warnings, reviews. <strong>No deals here.</strong></p><ol><li>Be kind.</li><li>No links to goods.</li></ol></div><div class="bottom">a community for 3 years</div></div><div class="sidecontentbox"><div class="title"><h1>MODERATORS</h1></div><ul class="content"><li>{_user("Pax")}</li></ul></div></div>
<div class="content" role="main">{body}</div><div class="footer-parent"><div class="footer rounded"><p class="bottommenu">Use of this site constitutes acceptance of our rules. Canary: 2 Oct 2023</p></div></div></body></html>"""


def _link(rng: random.Random, title: str, at: int) -> str:
    author, moment = rng.choice(_NAMES), _SEEN - timedelta(hours=at * 4 + 1, minutes=17)
    score = rng.randrange(0, 400)
    flair = '<span class="linkflairlabel" title="Review">Review</span>' if "Review" in title else ""
    return f"""<div class="thing id-t3_{at}x link self" data-fullname="t3_{at}x" data-author="{author}" data-rank="{at + 1}"><p class="parent"></p><span class="rank">{at + 1}</span><div class="midcol unvoted"><div class="arrow up" role="button" aria-label="upvote" tabindex="0"></div><div class="score unvoted" title="{score}">{score}</div><div class="arrow down" role="button" aria-label="downvote"></div></div><a class="thumbnail self may-blank" href="/d/lanterns/comments/{at}x"></a>
<div class="entry unvoted"><div class="top-matter"><p class="title">{flair}<a class="title may-blank" href="/d/lanterns/comments/{at}x" tabindex="1">{escape(title)}</a> <span class="domain">(<a href="/d/lanterns">self.lanterns</a>)</span></p><p class="tagline">submitted {_stamp(moment)} by {_user(author)}</p><ul class="flat-list buttons"><li class="first"><a href="/d/lanterns/comments/{at}x" class="bylink comments may-blank">{rng.randrange(60)} comments</a></li><li><a href="#">report</a></li></ul></div></div></div><div class="clearleft"></div>
"""


def _links(rng: random.Random, titles: Sequence[str], first: int, path: str) -> SitePage:
    rows = "".join(_link(rng, title, first + at) for at, title in enumerate(titles))
    body = f'<div class="spacer"><div id="siteTable" class="sitetable linklisting">{rows}<div class="nav-buttons"><span class="nextprev">view more: <span class="next-button"><a href="/d/lanterns/?after=t3_17x" rel="nofollow next">next &rsaquo;</a></span></span></div></div></div>'
    return SitePage(path, _layout("lanterns", body), "index")


def _comment_html(comment: _Comment) -> str:
    inner = "".join(map(_comment_html, comment.answers))
    child = f'<div class="sitetable listing">{inner}</div>' if inner else ""
    author = _user(comment.author) if comment.author else "<em>[deleted]</em>"
    quote = (
        f"<blockquote>\n<p>{escape(comment.quote)}</p>\n</blockquote>\n" if comment.quote else ""
    )
    text = escape(comment.text) if comment.author else "[removed]"
    plural = "" if comment.score == 1 else "s"
    return f"""<div class="thing id-{comment.code} noncollapsed comment" id="thing_{comment.code}" data-fullname="{comment.code}"><p class="parent"><a name="{comment.code}"></a></p><div class="midcol unvoted"><div class="arrow up"></div><div class="arrow down"></div></div><div class="entry unvoted"><p class="tagline"><a href="javascript:void(0)" class="expand">[&ndash;]</a>{author}<span class="userattrs"></span> <span class="score unvoted" title="{comment.score}">{comment.score} point{plural}</span> {_stamp(comment.at)} <a href="#" class="numchildren">({len(comment.answers)} children)</a></p>
<form action="#" class="usertext" id="form-{comment.code}"><input type="hidden" name="thing_id" value="{comment.code}"/><div class="usertext-body may-blank-within md-container"><div class="md">{quote}<p>{text}</p>
</div></div></form><ul class="flat-list buttons"><li class="first"><a href="/d/lanterns/comments/0x/_/{comment.code}" class="bylink" rel="nofollow">permalink</a></li><li><a href="/login">reply</a></li></ul></div><div class="child">{child}</div><div class="clearleft"></div></div>"""


def _comments(
    rng: random.Random, count: int, start: datetime, depth: int, quoted: str
) -> list[_Comment]:
    made = []
    for at in range(count):
        moment = start + timedelta(minutes=rng.randrange(5, 400), seconds=rng.randrange(60))
        moment = min(moment, _SEEN - timedelta(seconds=30))
        text = " ".join(rng.sample(_BITS, rng.randrange(1, 3)))
        author = "" if depth == 1 and at == 1 else rng.choice(_NAMES)
        answers = _comments(rng, rng.randrange(0, 3), moment, depth + 1, text) if depth < 4 else []
        made.append(
            _Comment(
                f"t1_{rng.randrange(16**6):06x}",
                author,
                moment,
                text,
                quoted if quoted and at == 0 and author else "",
                rng.randrange(-4, 90),
                answers,
            )
        )
    return made


def _thread(rng: random.Random, path: str, title: str, text: str, count: int) -> SitePage:
    start = _SEEN - timedelta(days=2, hours=rng.randrange(20), seconds=41)
    author = rng.choice(_NAMES)
    comments = _comments(rng, count, start, 1, "")
    handle = '<p>pm me or session/simplex, no telegram. Mail: <a href="mailto:lowtide@riverpost.example">lowtide@riverpost.example</a></p>'
    extra = handle if count == 2 else ""
    said = text + (
        " pm me or session/simplex, no telegram. Mail: lowtide@riverpost.example" if extra else ""
    )
    body = f"""<div id="siteTable" class="sitetable linklisting"><div class="thing id-t3_op link self" data-fullname="t3_op" data-author="{author}"><div class="midcol unvoted"><div class="score unvoted" title="77">77</div></div><div class="entry unvoted"><p class="title"><a class="title may-blank" href="{path}">{escape(title)}</a></p><p class="tagline">submitted {_stamp(start)} by {_user(author)}</p><div class="expando"><form class="usertext" id="form-t3_op"><div class="usertext-body md-container"><div class="md"><p>{escape(text)}</p>{extra}</div></div></form></div><ul class="flat-list buttons"><li class="first"><a href="{path}" class="bylink comments">all comments</a></li></ul></div></div></div>
<div class="commentarea"><div class="panestack-title"><span class="title">all comments</span></div><div class="menuarea"><span class="dropdown-title lightdrop">sorted by: </span><span class="selected">best</span></div><div class="sitetable nestedlisting">{"".join(map(_comment_html, comments))}</div></div>"""
    opening = {
        "thread": title,
        "author": author,
        "at": f"{start:%Y-%m-%dT%H:%M:%SZ}",
        "text": said,
    }
    posts = [opening, *(one for comment in comments for one in comment.truths(title))]
    handles = (
        [{"kind": "email", "value": "lowtide@riverpost.example", "account": author}]
        if extra
        else []
    )
    return SitePage(path, _layout(escape(title), body), "thread", posts=posts, handles=handles)


def _home(rng: random.Random) -> SitePage:
    boards = (
        ("lanterns", "18,204"),
        ("growhall", "7,310"),
        ("testers", "4,022"),
        ("oddments", "990"),
    )
    rows = "".join(
        f'<div class="subreddit-row"><h3><a href="/d/{name}">/d/{name}</a></h3><p class="tagline">{readers} readers, a board for {rng.randrange(2, 9)} years</p></div>'
        for name, readers in boards
    )
    return SitePage("/", _layout("boards", f"<h1>Boards</h1>{rows}"), "index")


def _user_page() -> SitePage:
    body = '<div class="titlebox"><h1>lowtide</h1><span class="karma">1,204</span> post karma<br><span class="karma comment-karma">8,113</span> comment karma<div class="bottom"><span class="age">redditor for <time title="2021-02-11">2 years</time></span></div></div><p id="noresults" class="error">there doesn\'t seem to be anything here</p>'
    return SitePage("/u/lowtide", _layout("overview for lowtide", body), "other")


def _captcha() -> SitePage:
    html = '<!DOCTYPE html><html><head><title>Queue</title><meta http-equiv="refresh" content="30"></head><body><div class="wait"><h2>You have been placed in a queue, awaiting forwarding to the platform.</h2><p>Your estimated wait time is 30 seconds. The page reloads by itself, please do not refresh.</p><div class="lds-dual-ring"></div></div></body></html>'
    return SitePage("/queue", html, "wait")


def _login() -> SitePage:
    body = '<form id="login-form" method="post" action="/api/login" class="form-v2"><h3 class="modal-title">Log in</h3><label for="user_login">username</label><input value="" name="user" id="user_login" maxlength="20" type="text"><label for="passwd_login">password</label><input id="passwd_login" name="passwd" type="password"><label>captcha</label><img src="data:image/png;base64,iVBORw0KGgo=" alt=""><input name="captcha" type="text"><button type="submit" class="c-btn">log in</button></form>'
    return SitePage("/login", _layout("log in", body), "login")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    root = "/d/lanterns/comments"
    return [
        _home(rng),
        _links(rng, _TITLES[:18], 0, "/d/lanterns/"),
        _links(rng, _TITLES[18:], 18, "/d/lanterns/?after=t3_17x"),
        _thread(
            rng,
            f"{root}/0x",
            _TITLES[0],
            "Login works, withdrawals do not. What do you all see?",
            6,
        ),
        _thread(
            rng,
            f"{root}/5x",
            _TITLES[5],
            "Domestic only. The shop wants $45, I paid $30 in spring.",
            4,
        ),
        _thread(rng, f"{root}/6x", _TITLES[6], "Looking for number 4, paper not pdf.", 2),
        _user_page(),
        _login(),
        _captcha(),
    ]


SITE = TestSite("board_nested", "forum", "en", "2023-10-04T20:00:00Z", _pages)
