"""Logs, chats and mail that were handed over: one reader, one module per format.

The walk: bytes (``_streams``) → which format (``_registry``) → requests and messages (one module
each: ``access_log``, ``squid``, ``json_log``, ``w3c_log``, ``telegram_json``, ``telegram_html``,
``whatsapp``, ``mail``, ``xmpp``, ``pidgin``, ``irc``) → records with identity (``_reader``).
Times: ``_clock``. Whose an address may be: ``_address``, ``_lists``. User agents: ``_agent``.
"""

from __future__ import annotations

from ._agent import claims
from ._found import Account, LoggedRequest, Message
from ._lists import AddressLists, AddressRange, load_address_list
from ._reader import ExportReader, recognises, sniff, stream_export
from ._registry import FORMATS

__all__ = [
    "FORMATS",
    "Account",
    "AddressLists",
    "AddressRange",
    "ExportReader",
    "LoggedRequest",
    "Message",
    "claims",
    "load_address_list",
    "recognises",
    "sniff",
    "stream_export",
]
