# ruff: noqa: E501
"""A German forum on XenForo 2: articles with data attributes, times with an offset of +01:00.

Peculiar: the time stands in ``datetime`` with its offset, in ``data-time`` and as German words
(the truth is UTC), quotes as ``blockquote`` with "schrieb:", reactions and signatures around the
post, a locked sign-up prompt, "Danke" lines. Everything here is invented.
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

_SEEN = datetime(2022, 11, 20, 18, 0, tzinfo=UTC)
_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_MEMBERS = {
    "Moorhuhn": ("Aktives Mitglied", "3. Mai 2020", 318, ""),
    "kieselgrau": ("Neues Mitglied", "1. November 2022", 4, ""),
    "Frau_Holle": ("Teammitglied", "12. Januar 2018", 4102, "Bitte die Regeln lesen."),
    "Nebelkrähe": ("Bekanntes Mitglied", "24. Juli 2019", 977, "Wer misst, misst Mist."),
    "ToniausUlm": ("Mitglied", "9. März 2021", 66, ""),
}
_TOPICS = (
    "Erfahrungen mit Briefversand aus den Niederlanden",
    "Pillenwarnung: blaue „Leuchttürme“ mit 260 mg",
    "Brauche ich ein Rezept? – Sammelthread",
    "Suche Feinwaage, Ablesung 1 mg",
    "Verkaufe Growzelt 80x80, kaum benutzt",
    "Preise im Herbst: alles teurer?",
    "Brief vom Zoll – was nun",
    "Drug-Checking in Berlin startet",
    "Toleranzpause: Tag 1 bis 30",
    "Vorstellung: kieselgrau",
    "Shop offline seit Freitag?",
    "Naloxon-Nasenspray bekommen, so lief es",
    "3-MMC, 4-MMC und was die Leute verwechseln",
    "Fake-Seite mit unserem Logo!",
    "Wie viel ist „eine Nase“?",
    "Mischkonsum: Tabelle zum Ausdrucken",
    "Monero kaufen ohne Börse",
)
_SENTENCES = (
    "Bei mir kam der Brief nach vier Werktagen, gut verschweißt.",
    "Die Waage zeigte 4,9 g, das ist für mich in Ordnung.",
    "Ich würde erst das Testergebnis abwarten.",
    "Kann ich so bestätigen, seit Freitag geht da nichts mehr.",
    "Früher 8,50 € das Gramm, jetzt 11 € – nicht mit mir.",
    "Bitte keine Namen von Händlern im offenen Bereich.",
    "Danke für die schnelle Antwort & die Mühe!",
    "Mein Arzt wusste davon auch nichts.",
    "Fangt mit einem Viertel an und bleibt nicht allein.",
    "Steht alles oben angepinnt.",
    "Der Support schreibt nur auf Englisch, aber er schreibt.",
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


def _time(at: datetime) -> str:
    local = at + timedelta(hours=1)
    words = f"{local.day}. {_MONTHS[local.month - 1]} {local.year}"
    return f'<time class="u-dt" dir="auto" datetime="{local:%Y-%m-%dT%H:%M:%S}+0100" data-time="{int(at.timestamp())}" data-date-string="{words}" data-time-string="{local:%H:%M}" title="{words} um {local:%H:%M}">{words}</time>'


def _user(name: str) -> str:
    number = 31 + list(_MEMBERS).index(name)
    style = '<span class="username--staff">' if name == "Frau_Holle" else "<span>"
    return f'<a href="/members/{escape(name.lower())}.{number}/" class="username " dir="auto" data-user-id="{number}" data-xf-init="member-tooltip">{style}{escape(name)}</span></a>'


def _layout(title: str, body: str, template: str) -> str:
    return f"""<!DOCTYPE html>
<html id="XF" lang="de-DE" dir="LTR" data-app="public" data-template="{template}" data-container-key="node-12" data-logged-in="false" data-cookie-prefix="xf_" data-csrf="1668967200,0af3" class="has-no-js"><head><meta charset="utf-8" /><title>{title} | Moorweg</title><meta property="og:title" content="{title}" /><link rel="stylesheet" href="/css.php?css=public%3Anormalize.css" /></head>
<body data-template="{template}"><div class="p-pageWrapper" id="top"><header class="p-header" id="header"><div class="p-header-logo p-header-logo--image"><a href="/"><img src="/styles/moor/xenforo-logo.png" alt="Moorweg" width="100" height="36" /></a></div></header>
<nav class="p-nav"><div class="p-nav-scroller"><ul class="p-nav-list js-offCanvasNavSource"><li><div class="p-navEl is-selected" data-has-children="true"><a href="/" class="p-navEl-link">Foren</a></div></li><li><div class="p-navEl"><a href="/whats-new/" class="p-navEl-link">Aktuelles</a></div></li></ul></div><div class="p-nav-opposite"><a href="/login/" class="p-navgroup-link p-navgroup-link--logIn"><span class="p-navgroup-linkText">Anmelden</span></a><a href="/register/" class="p-navgroup-link"><span>Registrieren</span></a></div></nav>
<div class="p-body"><div class="p-body-inner"><ul class="notices notices--block js-notices"><li class="notice"><div class="notice-content">Kein Handel im Forum. Verstöße führen zum Ausschluss.</div></li></ul><ul class="p-breadcrumbs" itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a href="/"><span itemprop="name">Foren</span></a></li><li><a href="/forums/allgemein.12/"><span itemprop="name">Allgemein</span></a></li></ul>
<div class="p-body-header"><div class="p-title"><h1 class="p-title-value">{title}</h1></div></div><div class="p-body-main"><div class="p-body-content"><div class="p-body-pageContent">{body}</div></div></div></div></div>
<footer class="p-footer"><ul class="p-footer-linkList"><li><a href="/misc/contact">Kontakt</a></li><li><a href="/help/terms/">Nutzungsbedingungen</a></li></ul><div class="p-footer-copyright">Community-Plattform von XenForo<sup>&reg;</sup> &copy; 2010-2022 XenForo Ltd.</div></footer></div></body></html>"""


def _index() -> SitePage:
    nodes = (
        ("Allgemein", "Fragen und Erfahrungen", 611, 8402),
        ("Safer Use", "Wirkung, Risiken, erste Hilfe", 290, 5120),
        ("Recht und Zoll", "Keine Rechtsberatung", 88, 1904),
        ("Kaffeeküche", "Alles andere", 133, 7703),
    )
    rows = "".join(
        f'<div class="node node--id{at} node--depth2 node--forum node--read"><div class="node-body"><span class="node-icon" aria-hidden="true"><i class="fa--xf far fa-comments"></i></span><div class="node-main js-nodeMain"><h3 class="node-title"><a href="/forums/{at}/" data-shortcut="node-description">{name}</a></h3><div class="node-description node-description--tooltip">{text}</div><div class="node-meta"><div class="node-statsMeta"><dl class="pairs pairs--inline"><dt>Themen</dt><dd>{topics}</dd></dl><dl class="pairs pairs--inline"><dt>Beiträge</dt><dd>{posts}</dd></dl></div></div></div><div class="node-extra"><div class="node-extra-row"><a href="/threads/{at}/latest" class="node-extra-title" title="{escape(_TOPICS[at - 11])}">{escape(_TOPICS[at - 11])}</a></div><div class="node-extra-row"><ul class="listInline listInline--bullet"><li>{_time(_SEEN - timedelta(hours=at))}</li><li class="node-extra-user">{_user("Moorhuhn")}</li></ul></div></div></div></div>'
        for at, (name, text, topics, posts) in enumerate(nodes, 12)
    )
    body = f'<div class="block block--category"><div class="block-container"><h2 class="block-header"><a href="/categories/haupt.1/">Hauptforum</a></h2><div class="block-body">{rows}</div></div></div><div class="block" data-widget-key="forum_overview_forum_statistics"><h3 class="block-minorHeader">Statistik des Forums</h3><dl class="pairs pairs--justified"><dt>Themen</dt><dd>1.122</dd></dl><dl class="pairs pairs--justified"><dt>Beiträge</dt><dd>23.129</dd></dl></div>'
    return SitePage("/", _layout("Moorweg", body, "forum_list"), "index")


def _topics(rng: random.Random, titles: Sequence[str], page: int) -> SitePage:
    items = []
    for at, title in enumerate(titles):
        moment = _SEEN - timedelta(hours=at * 9 + page * 100, minutes=rng.randrange(60))
        author, last = rng.choice(list(_MEMBERS)), rng.choice(list(_MEMBERS))
        sold = (
            '<a href="#" class="labelLink"><span class="label label--red" dir="auto">Verkaufe</span></a><span class="label-append">&nbsp;</span>'
            if "Verkaufe" in title
            else ""
        )
        items.append(
            f'<div class="structItem structItem--thread js-inlineModContainer js-threadListItem-{at}" data-author="{author}"><div class="structItem-cell structItem-cell--icon"><span class="avatar avatar--s avatar--default avatar--default--dynamic"><span>{author[0]}</span></span></div><div class="structItem-cell structItem-cell--main"><div class="structItem-title">{sold}<a href="/threads/{page * 50 + at}/" data-tp-primary="on">{escape(title)}</a></div><div class="structItem-minor"><ul class="structItem-parts"><li>{_user(author)}</li><li class="structItem-startDate"><a href="/threads/{at}/" rel="nofollow">{_time(moment - timedelta(days=3))}</a></li></ul></div></div><div class="structItem-cell structItem-cell--meta" title="Reaktionen auf den Startbeitrag: {at % 5}"><dl class="pairs pairs--justified"><dt>Antworten</dt><dd>{at * 2 + 1}</dd></dl><dl class="pairs pairs--justified structItem-minor"><dt>Aufrufe</dt><dd>{at + 1}K</dd></dl></div><div class="structItem-cell structItem-cell--latest"><a href="/threads/{at}/latest" rel="nofollow">{_time(moment)}</a><div class="structItem-minor">{_user(last)}</div></div></div>'
        )
    body = f'<div class="block" data-xf-init="inline-mod"><div class="block-outer"><nav class="pageNavWrapper"><ul class="pageNav-main"><li class="pageNav-page pageNav-page--current"><a href="/forums/allgemein.12/">{page}</a></li></ul></nav></div><div class="block-container"><div class="structItemContainer"><div class="structItemContainer-group js-threadList">{"".join(items)}</div></div></div></div>'
    return SitePage(
        f"/forums/allgemein.12/page-{page}", _layout("Allgemein", body, "forum_view"), "index"
    )


def _posts(rng: random.Random, count: int, first: int) -> list[_Post]:
    moment = datetime(2022, 11, 8, 21, 30, tzinfo=UTC)
    made: list[_Post] = []
    for at in range(count):
        moment += timedelta(hours=rng.randrange(1, 20), seconds=rng.randrange(3600))
        author = rng.choice([name for name in _MEMBERS if not made or name != made[-1].author])
        quoted = (made[-1].author, made[-1].text) if at % 3 == 1 else None
        text = " ".join(rng.sample(_SENTENCES, rng.randrange(1, 4)))
        made.append(_Post(first + at * 2, author, moment, text, quoted))
    return made


def _quote(quoted: tuple[str, str] | None, number: int) -> str:
    if not quoted:
        return ""
    name, text = quoted
    return f'<blockquote data-attributes="member: 31" data-quote="{name}" data-source="post: {number - 2}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch"><div class="bbCodeBlock-title"><a href="/goto/post?id={number - 2}" class="bbCodeBlock-sourceJump" rel="nofollow" data-xf-click="attribution">{name} schrieb:</a></div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent js-expandContent ">{escape(text)}</div><div class="bbCodeBlock-expandLink js-expandLink"><a role="button" tabindex="0">Zum Vergrößern anklicken....</a></div></div></blockquote>'


def _post_html(post: _Post, at: int, tail: str) -> str:
    rank, joined, count, signature = _MEMBERS[post.author]
    bottom = (
        f'<aside class="message-signature"><div class="bbWrapper">{signature}</div></aside>'
        if signature
        else ""
    )
    likes = (
        '<div class="reactionsBar js-reactionsList is-active"><ul class="reactionSummary"><li><span class="reaction reaction--small reaction--1"><i aria-hidden="true"></i></span></li></ul><span class="u-srOnly">Reaktionen:</span><a class="reactionsBar-link" href="#"><bdi>Nebelkrähe</bdi> und 2 Andere</a></div>'
        if at % 4 == 0
        else ""
    )
    return f"""<article class="message message--post js-post js-inlineModContainer" data-author="{post.author}" data-content="post-{post.number}" id="js-post-{post.number}"><span class="u-anchorTarget" id="post-{post.number}"></span>
<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user" itemscope itemtype="https://schema.org/Person"><div class="message-avatar"><div class="message-avatar-wrapper"><a href="#" class="avatar avatar--m avatar--default"><span class="avatar-u31-m" role="img" aria-label="{post.author}">{post.author[0]}</span></a></div></div><div class="message-userDetails"><h4 class="message-name">{_user(post.author)}</h4><h5 class="userTitle message-userTitle" dir="auto">{rank}</h5></div><div class="message-userExtras"><dl class="pairs pairs--justified"><dt><i class="fa--xf far fa-user" title="Registriert"></i></dt><dd>{joined}</dd></dl><dl class="pairs pairs--justified"><dt>Beiträge</dt><dd>{count}</dd></dl></div><span class="message-userArrow"></span></section></div>
<div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget"><header class="message-attribution message-attribution--split"><ul class="message-attribution-main listInline "><li class="u-concealed"><a href="/threads/60/post-{post.number}" rel="nofollow">{_time(post.at)}</a></li></ul><ul class="message-attribution-opposite"><li><a href="/threads/60/post-{post.number}" class="message-attribution-gadget" data-xf-init="share-tooltip"><i class="fa--xf far fa-share-alt"></i></a></li><li><a href="/threads/60/post-{post.number}" rel="nofollow">#{at + 1}</a></li></ul></header>
<div class="message-content js-messageContent"><div class="message-userContent lbContainer js-lbContainer"><article class="message-body js-selectToQuote"><div class="bbWrapper">{_quote(post.quoted, post.number)}{escape(post.text)}{tail}</div><div class="js-selectToQuoteEnd">&nbsp;</div></article></div>{bottom}</div>
<footer class="message-footer"><div class="message-actionBar actionBar"></div>{likes}</footer></div></div></div></article>
"""


def _thread(path: str, thread: str, posts: Sequence[_Post], pages: int) -> SitePage:
    truth = [post.truth(thread) for post in posts]
    tail, handles = "", []
    if pages == 1:
        tail = "<br />Threema: KR4EHE77 oder <b>nebelkraehe ät post Punkt example</b>"
        account = posts[-1].author
        handles = [
            {"kind": "threema", "value": "KR4EHE77", "account": account},
            {"kind": "email", "value": "nebelkraehe@post.example", "account": account},
        ]
        truth[-1]["text"] += " Threema: KR4EHE77 oder nebelkraehe ät post Punkt example"
    blocks = [
        _post_html(post, at, tail if post is posts[-1] else "") for at, post in enumerate(posts)
    ]
    body = f'<div class="p-description"><ul class="listInline listInline--bullet"><li><i class="fa--xf far fa-user" title="Ersteller"></i> {_user(posts[0].author)}</li><li>{_time(posts[0].at)}</li></ul></div><div class="block block--messages"><div class="block-outer"><nav class="pageNavWrapper"><a class="pageNav-jump" href="#">1 von {pages}</a></nav></div><div class="block-container lbContainer"><div class="block-body js-replyNewMessageContainer">{"".join(blocks)}</div></div></div><div class="blockMessage blockMessage--none">Sie müssen sich anmelden oder registrieren, um hier zu antworten.</div><div class="block block--similarthreads"><h3 class="block-header">Ähnliche Themen</h3><div class="structItem"><div class="structItem-title"><a href="/threads/9/">{escape(_TOPICS[5])}</a></div></div></div>'
    return SitePage(
        path,
        _layout(escape(thread), body, "thread_view"),
        "thread",
        posts=truth,
        handles=handles,
    )


def _profile(name: str) -> SitePage:
    rank, joined, count, _ = _MEMBERS[name]
    body = f'<div class="memberHeader"><div class="memberHeader-main"><div class="memberHeader-content memberHeader-content--info"><h1 class="memberHeader-name"><span class="username" dir="auto">{name}</span></h1><div class="memberHeader-blurb" dir="auto"><span class="userTitle">{rank}</span> &middot; <span role="presentation">aus</span> Ulm</div><div class="memberHeader-blurb"><dl class="pairs pairs--inline"><dt>Registriert seit</dt><dd>{joined}</dd></dl></div><div class="memberHeader-blurb"><dl class="pairs pairs--inline"><dt>Zuletzt gesehen</dt><dd>{_time(_SEEN - timedelta(hours=3))} &middot; Thema angesehen</dd></dl></div></div></div><div class="memberHeader-stats"><dl class="pairs pairs--rows"><dt>Beiträge</dt><dd>{count}</dd></dl><dl class="pairs pairs--rows"><dt>Punkte Reaktionen</dt><dd>112</dd></dl></div></div>'
    return SitePage(f"/members/{name.lower()}.35/", _layout(name, body, "member_view"), "other")


def _login() -> SitePage:
    body = '<form action="/login/login" method="post" class="block"><div class="block-container"><div class="block-body"><dl class="formRow formRow--input"><dt><label class="formRow-label" for="_xfUid-1">Benutzername oder E-Mail-Adresse</label></dt><dd><input type="text" class="input" name="login" autocomplete="username" id="_xfUid-1" /></dd></dl><dl class="formRow formRow--input"><dt><label>Passwort</label></dt><dd><input type="password" class="input" name="password" autocomplete="current-password" /><a href="/lost-password/">Passwort vergessen?</a></dd></dl></div><dl class="formRow formSubmitRow"><dd><button type="submit" class="button--primary button button--icon button--icon--login"><span class="button-text">Anmelden</span></button></dd></dl></div><input type="hidden" name="_xfToken" value="1668967200,0af3" /></form>'
    return SitePage("/login/", _layout("Anmelden", body, "login"), "login")


def _error() -> SitePage:
    body = '<div class="blockMessage">Das angeforderte Thema konnte nicht gefunden werden.</div>'
    return SitePage(
        "/threads/0/", _layout("Uuups! Es ist ein Fehler aufgetreten.", body, "error"), "error"
    )


def _pages(rng: random.Random) -> Sequence[SitePage]:
    return [
        _index(),
        _topics(rng, _TOPICS[:15], 1),
        _topics(rng, _TOPICS[15:], 2),
        _thread("/threads/60/", _TOPICS[0], _posts(rng, 9, 5100), 2),
        _thread("/threads/60/page-2", _TOPICS[0], _posts(rng, 2, 5140), 2),
        _thread("/threads/65/", _TOPICS[5], _posts(rng, 6, 5200), 1),
        _profile("ToniausUlm"),
        _login(),
        _error(),
    ]


SITE = TestSite("forum_xenforo_de", "forum", "de", "2022-11-20T18:00:00Z", _pages)
