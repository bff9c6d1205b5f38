"""The word lists shipped beside this package: everyday words, top-level domains, XMPP hosts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["is_common_word", "is_top_level", "is_xmpp_host"]


def is_common_word(token: str) -> bool:
    """Whether a token is a word of everyday use rather than a name somebody chose."""
    return token.lower() in _listed("common_words.txt")


_BESIDE = frozenset({"onion", "i2p", "example", "test"})
"""Networks beside the Web, and names kept for examples (RFC 2606): a training site has them."""


def is_top_level(part: str) -> bool:
    """Whether the last part of a host name is one that exists, ``.onion`` and ``.i2p`` included."""
    part = part.lower()
    if not part.isascii():
        try:
            part = part.encode("idna").decode()
        except UnicodeError:
            return False
    return part in _BESIDE or part in _listed("tlds.txt")


def is_xmpp_host(host: str) -> bool:
    """Whether a server is known to speak XMPP and take no mail."""
    return host in _listed("xmpp_hosts.txt")


@cache
def _listed(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
