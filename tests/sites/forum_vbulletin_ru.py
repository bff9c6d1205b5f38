# ruff: noqa: E501
"""A Russian forum on vBulletin 3.8: a table for every post, times in GMT +3.

Peculiar: "Сегодня, 11:05" and "Вчера, 22:10" beside "12.03.2021, 14:05", all at GMT +3 as the foot
of the page says (the truth is UTC), quotes as a table in a ``div``, smilies as pictures, a sales
thread whose first post is a price list in roubles. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2021, 3, 14, 9, 0, tzinfo=UTC)
_MOSCOW = timedelta(hours=3)
_SMILE = '<img src="images/smilies/smile.gif" border="0" alt="" title="Улыбка" class="inlineimg" />'
_MEMBERS = {
    "Тихий_Дон": ("Постоялец", 214, "04.2019"),
    "lesnik_78": ("Новичок", 6, "02.2021"),
    "Margo": ("Модератор", 3110, "11.2016"),
    "sova-shop": ("Магазин", 92, "07.2020"),
    "Комбинатор": ("Местный", 840, "01.2018"),
    "xolodok": ("Пользователь", 57, "09.2020"),
}
_TOPICS = (
    "[Отзывы] sova-shop – шишки, Екатеринбург",
    "Магазин sova-shop: прайс и условия",
    "Не нашёл на месте, что делать?",
    "Кто-нибудь проверял таблетки с совой?",
    "Правила раздела (читать всем!)",
    "Кидала в телеграме, осторожно",
    "Курс биткоина и комиссия обменников",
    "Весы до 2000 руб. – посоветуйте",
    "Куплю книги по этноботанике",
    "Посылка застряла на таможне",
    "Какой VPN не пишет логи",
    "Первая помощь при передозировке",
    "Реагенты для тестов: где взять",
    "Флудилка выходного дня",
    "Самара: кто работает?",
    "Гарант форума: как это устроено",
    "Фото с места – обязательно?",
    "Опять не открывается зеркало",
)
_SENTENCES = (
    "Забрал за двадцать минут, всё на месте.",
    "Вес ровный, упаковка плотная.",
    "Оператор отвечает быстро, но грубит.",
    "Второй раз беру и второй раз порядок.",
    "Фото не совпало с местом, искал почти час.",
    "Напиши в поддержку, обычно решают за сутки.",
    "Цена поднялась с 1800 до 2 100 рублей, это перебор.",
    "Не бери без теста, в прошлой партии было неизвестно что.",
    "Модераторы, перенесите тему, пожалуйста.",
    "Согласен, сам так делаю.",
    "Через гаранта спокойнее, пусть и на день дольше.",
    "Зеркало в подписи рабочее.",
)
_PRICES = (("1", "1 900"), ("2", "3 500"), ("5", "8 200"))


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


def _shown(at: datetime) -> str:
    local, today = at + _MOSCOW, (_SEEN + _MOSCOW).date()
    if local.date() == today:
        return f"Сегодня, {local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return f"Вчера, {local:%H:%M}"
    return f"{local:%d.%m.%Y, %H:%M}"


def _number(name: str) -> int:
    return 200 + list(_MEMBERS).index(name)


def _layout(title: str, body: str) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html dir="ltr" lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><meta name="generator" content="vBulletin 3.8.4" /><title>{title} - Тихая заводь</title><style type="text/css" id="vbulletin_css">.tborder {{ background: #D1D1E1; border: 1px solid #0B198C; }} .alt1 {{ background: #F5F5FF; }} .bigusername {{ font-size: 14pt; }}</style><script type="text/javascript">var SESSIONURL = ""; var vbphrase = {{}};</script></head>
<body><table border="0" width="100%" cellpadding="0" cellspacing="0" align="center"><tr><td align="left"><a href="index.php"><img src="images/misc/vbulletin3_logo_white.gif" border="0" alt="Тихая заводь" /></a></td></tr></table>
<div align="center"><div class="page" style="width:100%; text-align:left"><div style="padding:0px 25px 0px 25px" align="left"><br />
<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" align="center"><tr><td class="alt1" width="100%"><div class="navbar" style="font-size:10pt"><a href="index.php" accesskey="1"><img src="images/misc/navbits_start.gif" alt="Вернуться" border="0" /></a> <strong>{title}</strong></div></td><td class="alt2" nowrap="nowrap" style="padding:0px"><form action="login.php?do=login" method="post"><table cellpadding="0" cellspacing="3" border="0"><tr><td class="smallfont"><label for="navbar_username">Имя</label></td><td><input type="text" class="bginput" name="vb_login_username" id="navbar_username" size="10" value="Имя" /></td><td><input type="password" class="bginput" name="vb_login_password" size="10" /></td><td><input type="submit" class="button" value="Вход" /></td></tr></table><input type="hidden" name="securitytoken" value="guest" /></form></td></tr></table><br />
{body}<br /><div class="smallfont" align="center">Часовой пояс GMT +3, время: <span class="time">{_SEEN + _MOSCOW:%H:%M}</span>.</div><br />
<div align="center"><div class="smallfont" align="center">Powered by vBulletin&reg; Version 3.8.4<br />Copyright &copy;2000 - 2021, Jelsoft Enterprises Ltd. Перевод: zCarot</div></div></div></div></div></body></html>"""


def _index() -> SitePage:
    forums = (
        ("Новости", "Объявления администрации", 14, 230),
        ("Отзывы", "Кто, где, сколько", 803, 9120),
        ("Торговая площадка", "Только проверенные магазины", 66, 2410),
        ("Курилка", "Обо всём", 190, 12044),
    )
    rows = "".join(
        f'<tr align="center"><td class="alt2"><img src="images/statusicon/forum_old.gif" alt="" border="0" /></td><td class="alt1Active" align="left" id="f{at}"><div><a href="forumdisplay.php?f={at}"><strong>{name}</strong></a> <span class="smallfont">({at + 3} просматривает)</span></div><div class="smallfont">{text}</div></td><td class="alt2"><div class="smallfont" align="left"><div><span style="white-space:nowrap"><a href="showthread.php?goto=newpost&amp;t={at}"><strong>{_TOPICS[at]}</strong></a></span></div><div>от <a href="member.php?find=lastposter&amp;t={at}">Комбинатор</a></div><div align="right">Сегодня <span class="time">0{at}:15</span></div></div></td><td class="alt1">{topics}</td><td class="alt2">{posts}</td></tr>'
        for at, (name, text, topics, posts) in enumerate(forums, 2)
    )
    body = f'<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" align="center"><thead><tr align="center"><td class="thead">&nbsp;</td><td class="thead" width="100%" align="left">Раздел</td><td class="thead">Последнее сообщение</td><td class="thead">Тем</td><td class="thead">Сообщений</td></tr></thead><tbody>{rows}</tbody></table><br /><div class="smallfont">Сейчас на форуме: 44 (пользователей: 9, гостей: 35). Темы: 1 073, сообщения: 23 804, пользователи: 2 911</div>'
    return SitePage("/index.php", _layout("Тихая заводь", body), "index")


def _topics(rng: random.Random, titles: Sequence[str], page: int) -> SitePage:
    rows = []
    for at, title in enumerate(titles):
        moment = _SEEN - timedelta(hours=at * 5 + 1 + page * 40, minutes=rng.randrange(60))
        author, last = rng.choice(list(_MEMBERS)), rng.choice(list(_MEMBERS))
        day, clock = _shown(moment).split(", ")
        sticky = '<span class="smallfont">Важно: </span>' if "Правила" in title else ""
        rows.append(
            f'<tr><td class="alt1" id="td_threadstatusicon_{at}"><img src="images/statusicon/thread_hot.gif" alt="" border="0" /></td><td class="alt2"><img src="images/icons/icon1.gif" alt="Сообщение" border="0" /></td><td class="alt1" id="td_threadtitle_{at}" title="{escape(rng.choice(_SENTENCES))}"><div>{sticky}<a href="showthread.php?t={700 + page * 20 + at}" id="thread_title_{at}">{escape(title)}</a></div><div class="smallfont"><span style="cursor:pointer" onclick="window.open(\'member.php?u={_number(author)}\', \'_self\')">{author}</span></div></td><td class="alt2" title="Ответов: {at + 3}, Просмотров: {at * 41}"><div class="smallfont" style="text-align:right; white-space:nowrap">{day} <span class="time">{clock}</span><br />от <a href="member.php?find=lastposter" rel="nofollow">{last}</a></div></td><td class="alt1" align="center"><a href="misc.php?do=whoposted" onclick="who({at}); return false;">{at + 3}</a></td><td class="alt2" align="center">{at * 41:,}</td></tr>'
        )
    body = f'<div class="pagenav" align="right"><table class="tborder"><tr><td class="vbmenu_control" style="font-weight:normal">Страница {page} из 2</td></tr></table></div><table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" align="center" id="threadslist"><tbody><tr><td class="thead" colspan="2">&nbsp;</td><td class="thead" width="100%"><a href="forumdisplay.php?f=3&amp;sort=title">Тема</a> / <a href="#">Автор</a></td><td class="thead">Последнее сообщение</td><td class="thead">Ответов</td><td class="thead">Просмотров</td></tr></tbody><tbody id="threadbits_forum_3">{"".join(rows)}</tbody></table>'
    return SitePage(f"/forumdisplay.php?f=3&page={page}", _layout("Отзывы", body), "index")


def _posts(rng: random.Random, count: int, first: int, end: datetime) -> list[_Post]:
    gaps = [timedelta(hours=rng.randrange(2, 12), minutes=rng.randrange(60)) for _ in range(count)]
    moment = end - sum(gaps, timedelta())
    made: list[_Post] = []
    for at in range(count):
        moment += gaps[at]
        author = rng.choice([name for name in _MEMBERS if not made or name != made[-1].author])
        quoted = (made[-1].author, made[-1].text) if at % 4 == 3 else None
        text = " ".join(rng.sample(_SENTENCES, rng.randrange(1, 4)))
        made.append(_Post(first + at * 5, author, moment, text, quoted))
    return made


def _quote(quoted: tuple[str, str] | None, number: int) -> str:
    if not quoted:
        return ""
    name, text = quoted
    return f"""<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Цитата:</div><table cellpadding="6" cellspacing="0" border="0" width="100%"><tr><td class="alt2" style="border:1px inset"><div>Сообщение от <strong>{name}</strong> <a href="showthread.php?p={number - 5}#post{number - 5}" rel="nofollow"><img class="inlineimg" src="images/buttons/viewpost.gif" border="0" alt="Посмотреть сообщение" /></a></div><div style="font-style:italic">{text}</div></td></tr></table></div>"""


def _post_html(post: _Post, thread: str, at: int, inner: str) -> str:
    rank, count, joined = _MEMBERS[post.author]
    heading = f'<div class="smallfont"><img class="inlineimg" src="images/icons/icon1.gif" alt="По умолчанию" border="0" /> <strong>{escape(thread)}</strong></div><hr size="1" style="color:#D1D1E1" />'
    text = inner or escape(post.text) + (" " + _SMILE if at % 3 == 1 else "")
    edited = (
        f'<div class="smallfont"><hr size="1" /><em>Последний раз редактировалось {post.author}; 13.03.2021 в <span class="time">20:20</span>.</em></div>'
        if at == 1
        else ""
    )
    return f"""<!-- post #{post.number} --><div align="center"><div class="page" style="width:100%; text-align:left"><div style="padding:0px 25px 0px 25px" align="left"><div id="edit{post.number}" style="padding:0px 0px 6px 0px">
<table id="post{post.number}" class="tborder" cellpadding="6" cellspacing="0" border="0" width="100%" align="center"><tr><td class="thead" style="font-weight:normal; border: 1px solid #D1D1E1; border-right: 0px" ><a name="post{post.number}"><img class="inlineimg" src="images/statusicon/post_old.gif" alt="Старый" border="0" /></a> {_shown(post.at)} </td><td class="thead" style="font-weight:normal; border-left: 0px" align="right"> &nbsp; #<a href="showpost.php?p={post.number}&amp;postcount={at + 1}" target="new" rel="nofollow" id="postcount{post.number}" name="{at + 1}"><strong>{at + 1}</strong></a> </td></tr>
<tr valign="top"><td class="alt2" width="175" style="border: 1px solid #D1D1E1; border-top: 0px; border-bottom: 0px"><div id="postmenu_{post.number}"><a class="bigusername" href="member.php?u={_number(post.author)}">{post.author}</a></div><div class="smallfont">{rank}</div><div class="smallfont">&nbsp;<br /><div>Регистрация: {joined}</div><div>Сообщений: {count:,}</div><div>Вес репутации: <span id="reppower_{post.number}">{at + 4}</span></div></div></td>
<td class="alt1" id="td_post_{post.number}" style="border-right: 1px solid #D1D1E1">{heading if at == 0 else ""}<!-- message --><div id="post_message_{post.number}">{_quote(post.quoted, post.number)}{text}</div><!-- / message -->{edited}</td></tr>
<tr><td class="alt2" style="border-top: 0px"><img class="inlineimg" src="images/statusicon/user_offline.gif" alt="{post.author} вне форума" border="0" /> &nbsp;</td><td class="alt1" align="right"><a href="newreply.php?do=newreply&amp;p={post.number}" rel="nofollow"><img src="images/buttons/quote.gif" alt="Ответить с цитированием" border="0" /></a></td></tr></table></div></div></div></div>
"""


def _thread(
    path: str, thread: str, posts: Sequence[_Post], page: SitePage | None = None
) -> SitePage:
    blocks = [_post_html(post, thread, at, "") for at, post in enumerate(posts, bool(page))]
    truth: list[Mapping[str, Any]] = [post.truth(thread) for post in posts]
    if page:
        blocks.insert(0, page.html)
        truth = [*page.posts, *truth]
    body = f'<table cellpadding="0" cellspacing="0" border="0" width="100%" style="margin-bottom:3px"><tr valign="bottom"><td class="smallfont"><a href="newreply.php?do=newreply" rel="nofollow"><img src="images/buttons/reply.gif" alt="Ответ" border="0" /></a></td></tr></table><table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%" align="center" style="border-bottom-width:0px"><tr><td class="tcat" width="100%"><div class="smallfont">&nbsp;</div></td><td class="vbmenu_control" id="threadtools" nowrap="nowrap"><a href="#">Опции темы</a></td></tr></table><div id="posts">{"".join(blocks)}<div id="lastpost"></div></div>'
    return SitePage(
        path,
        _layout(escape(thread), body),
        "thread",
        posts=truth,
        listings=page.listings if page else (),
        handles=page.handles if page else (),
    )


def _price_post(thread: str) -> SitePage:
    """Return the first post of the sales thread, with its truth, as a page without a layout."""
    at = datetime(2021, 3, 2, 15, 40, tzinfo=UTC)
    lines = "<br />\n".join(f"{count} г – {price} руб." for count, price in _PRICES)
    inner = f"<b>Шишки «Сибирская сова»</b><br />\n{lines}<br />\nТолько клады, прикоп и магнит. Телега: @sova_desk78, жаба sova (собака) jabber.example"
    said = " ".join(
        f"Шишки «Сибирская сова» {lines} Только клады, прикоп и магнит. Телега: @sova_desk78, жаба sova (собака) jabber.example".replace(
            "<br />", ""
        ).split()
    )
    post = _Post(8000, "sova-shop", at, said, None)
    tiers = [
        {
            "quantity": {"amount": count, "unit": "g", "grams": count},
            "price": {"amount": price.replace(" ", ""), "currency": "RUB"},
        }
        for count, price in _PRICES
    ]
    listing = {
        "title": "Шишки «Сибирская сова»",
        "vendor": "sova-shop",
        "price": tiers[0]["price"],
        "tiers": tiers,
        "delivery": ["hidden_place"],
        "aside": True,
    }
    handles = [
        {"kind": "telegram", "value": "sova_desk78", "account": "sova-shop"},
        {"kind": "xmpp", "value": "sova@jabber.example", "account": "sova-shop"},
    ]
    html = _post_html(post, thread, 0, inner)
    return SitePage("", html, "thread", [listing], posts=[post.truth(thread)], handles=handles)


def _profile(name: str) -> SitePage:
    rank, count, joined = _MEMBERS[name]
    day = "14.07.2020" if name == "sova-shop" else f"05.{joined}"
    body = f'<table cellpadding="0" cellspacing="0" border="0" width="100%" id="profile"><tr valign="top"><td class="content_block"><div id="main_userinfo" class="floatcontainer"><h1>{name} <img class="inlineimg" src="images/statusicon/user_offline.gif" alt="{name} вне форума" border="0" /></h1><h2>{rank}</h2></div><div id="last_online" class="smallfont"><span class="shade">Последняя активность:</span> Вчера <span class="time">21:35</span></div><div class="block" id="stats"><h2 class="thead">Статистика</h2><fieldset class="statistics_group"><legend>Всего сообщений</legend><ul class="list_no_decoration"><li><span class="shade">Всего сообщений:</span> {count}</li><li><span class="shade">Сообщений в день:</span> 0.37</li></ul></fieldset><fieldset><legend>Дополнительная информация</legend><ul><li><span class="shade">Регистрация:</span> {day}</li></ul></fieldset></div></td></tr></table>'
    vendor = {
        "name": name,
        "level": rank,
        "member_since": "2020-07-14",
        "last_seen": "2021-03-13T18:35:00Z",
    }
    sells = rank == "Магазин"
    return SitePage(
        f"/member.php?u={_number(name)}",
        _layout(f"Просмотр профиля: {name}", body),
        "vendor" if sells else "other",
        vendors=[vendor] if sells else (),
    )


def _message(path: str, title: str, inner: str, kind: str) -> SitePage:
    body = f'<table class="tborder" cellpadding="6" cellspacing="1" border="0" width="70%" align="center"><tr><td class="tcat">{title}</td></tr><tr><td class="panelsurround" align="center"><div class="panel"><div align="left">{inner}</div></div></td></tr></table>'
    return SitePage(path, _layout(title, body), kind)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    yesterday = _SEEN - timedelta(hours=16)
    login = '<form action="login.php?do=login" method="post"><p>Вы не вошли на форум. Введите имя и пароль.</p><fieldset class="fieldset"><legend>Вход</legend><div>Имя:<br /><input type="text" class="bginput" name="vb_login_username" size="50" /></div><div>Пароль:<br /><input type="password" class="bginput" name="vb_login_password" size="50" /></div></fieldset><input type="submit" class="button" value="Вход" /></form>'
    gone = "Указана неверная ссылка: тема. Если вы пришли по правильной ссылке, пожалуйста, сообщите администратору."
    return [
        _index(),
        _topics(rng, _TOPICS[:16], 1),
        _topics(rng, _TOPICS[16:], 2),
        _thread("/showthread.php?t=720", _TOPICS[0], _posts(rng, 9, 8100, _SEEN)),
        _thread(
            "/showthread.php?t=721",
            _TOPICS[1],
            _posts(rng, 5, 8200, yesterday),
            _price_post(_TOPICS[1]),
        ),
        _thread("/showthread.php?t=722", _TOPICS[2], _posts(rng, 2, 8300, yesterday)),
        _profile("sova-shop"),
        _profile("Комбинатор"),
        _message("/login.php", "Сообщение форума", login, "login"),
        _message("/showthread.php?t=1", "Сообщение форума", gone, "error"),
    ]


SITE = TestSite("forum_vbulletin_ru", "forum", "ru", "2021-03-14T09:00:00Z", _pages)
