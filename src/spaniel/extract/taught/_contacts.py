"""Whether a page may name handles or keys, which no template reads.

Handles stand anywhere: in a title, under the menu, in a link. The reader of any page finds them,
with whose they are; but it takes fifty times as long as a template, and most pages have none. So
each line and link of a page is looked at once, whatever pages show it, and only where one may
belong to a handle is there more to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from ..handle import DIGITS, NUMBER, SIGN, find_handles, hint_in
from ._remembered import Remembered

__all__ = ["ContactHints"]

_BEFORE, _AFTER = 2, 4
"""Texts round one with a hint that may belong to it: a label's row, a broken line."""
_MOST_HINTS = 300
_LONGEST = 20_000
_SCHEMED = re.compile(
    r"mailto:|xmpp:|jabber:|tel:|sms:|callto:|viber:|skype:|\btg:|bitcoin|monero|litecoin"
    r"|ethereum|dogecoin|dash:|zcash|t\.me/|telegram\.|wa\.me|whatsapp|signal\.|threema\.id"
    r"|icq\.|discord|matrix\.to|email-protection"
)
_HIDDEN = re.compile(r"[a-z2-7]{16}(?:[a-z2-7]{40})?\.onion")
_OF_SITE = 5
"""Links to so many pages of one hidden service are the page's own site."""
_NAMED = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}")
_MESSENGERS = re.compile(rb"telegram|tgme_|wickr|whatsapp|instagram|snapchat|discord|skype", re.I)
_ELSEWHERE = "*"


class ContactHints:
    """Remembers which texts and links have nothing to do with a handle."""

    def __init__(self) -> None:
        self._hints = Remembered(hint_in)
        self._named = Remembered(_names)
        self._links = Remembered(_leads)

    def on(self, html: bytes, parser: LexborHTMLParser) -> bool:
        """Whether a page may name a handle or key; ``False`` only where it names none.

        Args:
            html: the page.
            parser: the same, parsed.
        """
        return self._in_texts(html, parser) or self._in_links(parser) or self._in_boxes(parser)

    # ------------------------------------------------------------------ texts

    def _in_texts(self, html: bytes, parser: LexborHTMLParser) -> bool:
        body = parser.body
        shown = body.text(separator="\n", strip=True) if body is not None else ""
        lines = shown.split("\n")
        hints = set(map(self._hints.__getitem__, set(lines)))
        if not _is_hint(hints):
            return False
        texts = [text for line in lines if (text := line.strip())]
        return self._among(texts, html) or self._in_heads(parser)

    def _among(self, texts: list[str], html: bytes) -> bool:
        hinted = [at for at, text in enumerate(texts) if self._hints[text] & (SIGN | NUMBER)]
        if len(hinted) > _MOST_HINTS:
            return True
        near = ("\n".join(texts[max(0, at - _BEFORE) : at + _AFTER]) for at in hinted)
        if any(self._named[some] for some in near):
            return True
        # A name may stand beside the picture of a messenger.
        return any(_NAMED.search(texts[at]) for at in hinted) and bool(_MESSENGERS.search(html))

    def _in_heads(self, parser: LexborHTMLParser) -> bool:
        """Whether a table has a column of handles, whose kind only its head says."""
        heads = (head.text(separator=" ") for head in parser.css("th")[:_MOST_HINTS])
        return any(self._hints[head] & SIGN for head in heads)

    # ------------------------------------------------------------------ links and boxes

    def _in_links(self, parser: LexborHTMLParser) -> bool:
        links = [node.attrs.get("href") or "" for node in parser.css("[href]")]
        leads = set(map(self._links.__getitem__, set(links)))
        leads.discard("")
        return _ELSEWHERE in leads or any(not _is_own(host, links) for host in leads)

    def _in_boxes(self, parser: LexborHTMLParser) -> bool:
        """Whether a box made to be copied from holds more than a few words."""
        boxes = parser.css("textarea, input[readonly]")
        shown = (f"{box.text()} {box.attributes.get('value') or ''}" for box in boxes)
        return _is_hint({self._hints[text[:_LONGEST]] for text in shown})


def _is_hint(hints: set[int]) -> bool:
    """Whether there is a sign, or a label of numbers and somewhere a number."""
    if any(one & SIGN for one in hints):
        return True
    return any(one & NUMBER for one in hints) and any(one & DIGITS for one in hints)


def _names(text: str) -> bool:
    """Whether some texts name a handle, one after the other or as one line; or an armored key."""
    text = text[:_LONGEST]
    if "PGP" in text and "BEGIN" in text:
        return True
    return bool(find_handles(text)) or bool(find_handles(text.replace("\n", " ")))


def _leads(link: str) -> str:
    """Return where a link leads if that may be a handle: a hidden service, or elsewhere."""
    lowered = unquote(link[:1_000]).lower()
    if _SCHEMED.search(lowered):
        return _ELSEWHERE
    hidden = _HIDDEN.search(lowered)
    if hidden is None:
        return ""
    return _ELSEWHERE if len(_HIDDEN.findall(lowered)) > 1 else hidden[0]


def _is_own(host: str, links: Iterable[str]) -> bool:
    return len({link for link in links if host in link.lower()}) >= _OF_SITE
