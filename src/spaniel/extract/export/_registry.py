"""The formats, as data: to add one, write its module and its row."""

from __future__ import annotations

from spaniel.types import PageKind

from . import (
    access_log,
    irc,
    json_log,
    mail,
    pidgin,
    squid,
    telegram_html,
    telegram_json,
    w3c_log,
    whatsapp,
    xmpp,
)
from ._format import Format

__all__ = ["FORMATS"]

_LOG, _TALK = PageKind.TABLE, PageKind.THREAD

FORMATS: tuple[Format, ...] = (
    Format("apache", _LOG, "line", access_log.recognises, access_log.read),
    Format("squid", _LOG, "line", squid.recognises, squid.read),
    Format("json-log", _LOG, "line", json_log.recognises, json_log.read),
    Format("w3c-log", _LOG, "line", w3c_log.recognises, w3c_log.read),
    Format("telegram-json", _TALK, "message", telegram_json.recognises, telegram_json.read),
    Format("telegram-html", _TALK, "message", telegram_html.recognises, telegram_html.read),
    Format("whatsapp", _TALK, "line", whatsapp.recognises, whatsapp.read),
    Format("mbox", _TALK, "message", mail.recognises_mailbox, mail.read_mailbox),
    Format("eml", _TALK, "message", mail.recognises_mail, mail.read_mail),
    Format("pidgin", _TALK, "line", pidgin.recognises, pidgin.read),
    Format("xmpp", _TALK, "message", xmpp.recognises, xmpp.read),
    Format("irc", _TALK, "line", irc.recognises, irc.read),
)
"""In the order in which they are asked; each is strict enough that the order hardly matters."""
