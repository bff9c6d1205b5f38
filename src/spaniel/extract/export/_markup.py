"""Text out of the simple HTML of mails and chat logs, in time linear in its length.

Not a page reader: there is no tree, so nothing can nest too deeply. Quoted blocks
(``<blockquote>``) come out as lines that begin with ``>``, as in plain mails.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

__all__ = ["text_of_markup"]

# A tag holds no further "<": what looks like one and does not end is text.
_TOKEN = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})([^<>]*)>|<[!?/][^<>]*>|[^<]+|<")
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_BLOCK_NAMES = (
    "address article blockquote div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main ol p pre section table tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_DEEPEST_QUOTE = 20
# Python refuses to make a number of thousands of digits; no character has more than seven.
_NO_CHARACTER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")
_SPACES = re.compile(r"[ \t\r\f\v]+")


def text_of_markup(markup: str) -> str:
    """Return what a reader of the markup sees, a line per block or ``<br>``."""
    lines = "".join(_pieces(markup)).split("\n")
    shown = (_SPACES.sub(" ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(shown)).strip()


def _pieces(markup: str) -> Iterator[str]:
    at, depth, unseen = 0, 0, ""
    while match := _TOKEN.match(markup, at):
        at = match.end()
        if match[0] == "<!--":
            end = markup.find("-->", at)
            at = len(markup) if end < 0 else end + 3
            continue
        name = (match[2] or "").lower()
        if unseen:
            unseen = "" if match[1] and name == unseen else unseen
        elif name:
            unseen = name if name in _UNSEEN and not match[1] else ""
            if name == "blockquote":
                depth = min(_DEEPEST_QUOTE, max(0, depth + (-1 if match[1] else 1)))
            if name == "br" or name in _BLOCKS:
                yield "\n" + "> " * depth
            elif name in {"td", "th"}:
                yield " "
        elif not match[0].startswith(("<!", "<?", "</")):
            yield html.unescape(_NO_CHARACTER.sub("\ufffd", match[0].replace("\n", " ")))
