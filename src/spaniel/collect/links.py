"""Which links of a page a patrol may follow: reading only, nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from spaniel.types import Source

__all__ = ["LinkRule", "links_of"]

_ACTING = re.compile(
    r"(?i)(^|[/?&=._-])(log-?_?out|sign-?_?out|log-?_?off|delete|remove|unsubscribe|checkout|"
    r"place-?_?order|add-?_?to-?_?(cart|basket)|add_cart|report-?_?abuse)([/?&=._-]|$)"
)
"""A GET that a careless site obeys. Reading a market must not buy, vote, delete or log out."""

_MEDIA = re.compile(
    r"(?i)\.(jpe?g|png|gif|webp|bmp|svgz?|ico|tiff?|avif|heic|mp4|webm|avi|mov|mkv|flv|mp3|ogg|wav|"
    r"zip|rar|7z|tar|gz|bz2|xz|zst|iso|exe|msi|dmg|apk|bin|css|js|woff2?|ttf|otf|eot|pdf)$"
)
_MOST_LINKS = 5_000
_LONGEST_URL = 2_000


class LinkRule:
    """Decides which addresses a patrol of a source may ask for.

    Args:
        source: its ``follow`` and ``leave`` expressions.
        in_scope: whether the authority would grant an address.
        media: whether addresses that end like pictures, archives or style sheets may be asked for.
    """

    def __init__(
        self, source: Source, in_scope: Callable[[str], bool], *, media: bool = False
    ) -> None:
        self._follow = [re.compile(text) for text in source.follow]
        self._leave = [re.compile(text) for text in source.leave]
        self._in_scope = in_scope
        self._media = media

    def __call__(self, url: str) -> bool:
        """Whether the address may be asked for."""
        parts = urlsplit(url)
        return (
            (self._media or not _MEDIA.search(parts.path))
            and not _ACTING.search(f"{parts.path}?{parts.query}")
            and (not self._follow or any(rule.search(url) for rule in self._follow))
            and not any(rule.search(url) for rule in self._leave)
            and self._in_scope(url)
        )


def links_of(body: bytes, base: str) -> Iterator[str]:
    """Yield the addresses a page links to, absolute, without fragment, each once.

    Anchors, areas, frames and a meta refresh count. A page with more than 5,000 links is cut there.
    """
    tree = LexborHTMLParser(body)
    base = _base(tree, base)
    seen: set[str] = set()
    for target in _targets(tree):
        url = _absolute(base, target)
        if url and url not in seen:
            seen.add(url)
            yield url
            if len(seen) >= _MOST_LINKS:
                return


def _targets(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href], area[href]"):
        yield node.attributes.get("href") or ""
    for node in tree.css("frame[src], iframe[src]"):
        yield node.attributes.get("src") or ""
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            _, _, target = (node.attributes.get("content") or "").lower().partition("url=")
            content = node.attributes.get("content") or ""
            yield content[len(content) - len(target) :].strip(" '\"")


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (_absolute(url, node.attributes.get("href") or "") or url) if node else url


def _absolute(base: str, target: str) -> str:
    try:
        url = urldefrag(urljoin(base, target.strip())).url
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in {"http", "https"} and len(url) <= _LONGEST_URL else ""
