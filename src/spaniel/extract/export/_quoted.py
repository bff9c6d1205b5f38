"""Parts a message's text into what its author wrote and what he quotes.

A quote is a run of lines that begin with ``>`` (RFC 3676, 4.5), or all that follows a line by
which mail programs begin the message answered. The line that announces a quote stays in the text.
"""

from __future__ import annotations

import re

__all__ = ["parted"]

_ORIGINAL = re.compile(
    r"[-_ ]{2,40}(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete "
    r"nachricht|mensaje original|mensaje reenviado|message d'origine|message transféré|messaggio "
    r"originale|mensagem original|исходное сообщение|пересылаемое сообщение|oryginalna wiadomość"
    r"|oorspronkelijk bericht)[-_ ]{2,40}",
    re.IGNORECASE,
)


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its quotes, and the quotes in order, each with one ``>`` less."""
    own: list[str] = []
    quotes: list[str] = []
    run: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.rstrip("\r ")
        if bare.startswith(">"):
            run.append(bare[1:].removeprefix(" "))
            continue
        if run:
            quotes.append("\n".join(run).strip("\n"))
            run = []
        if len(bare) < 120 and _ORIGINAL.fullmatch(bare.strip()):
            rest = "\n".join(lines[number + 1 :]).strip()
            quotes += [rest] if rest else []
            break
        own.append(line.rstrip("\r"))
    if run:
        quotes.append("\n".join(run).strip("\n"))
    return "\n".join(own).strip(), tuple(quotes)
