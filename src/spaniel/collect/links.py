"""Which links of a page a patrol may follow: reading only, nothing that acts."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from w3lib.url import safe_url_string

from spaniel.types import Source

__all__ = ["MOST_LINKS", "LinkRule", "decoded", "links_of", "plain_url"]

MOST_LINKS = 20_000
"""Of one page: what it has more is left, and said."""

_ACTING = re.compile(
    r"(?i)(^|[/?&=._-])(log-?_?out|sign-?_?out|log-?_?off|delete|remove|unsubscribe|checkout|"
    r"place-?_?order|buy-?_?now|add-?_?to-?_?(cart|basket)|add_cart|(up|down)?vote|"
    r"report-?_?abuse)([/?&=._-]|$)"
)
"""A GET that a careless site obeys. Reading a market must not buy, vote, delete or log out."""

_MEDIA = re.compile(
    r"(?i)\.(jpe?g|png|gif|webp|bmp|svgz?|ico|tiff?|avif|heic|mp4|webm|avi|mov|mkv|flv|mp3|ogg|wav|"
    r"zip|rar|7z|tar|gz|bz2|xz|zst|iso|exe|msi|dmg|apk|bin|css|js|woff2?|ttf|otf|eot|pdf)$"
)
_REFRESH = re.compile(r"(?is)^[^;,]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)")
_OPENS = re.compile(
    rb"(?i)<(?:(!--)|(script|style|textarea|title|xmp)(?=[\s/>])|"
    rb"(a|area|base|frame|iframe|meta)(?=[\s/>]))"
)
_ATTRIBUTE = re.compile(
    rb"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?"
)
_LEADS = {b"a": "href", b"area": "href", b"base": "href", b"frame": "src", b"iframe": "src"}
_DEFAULT_PORT = {"http": ":80", "https": ":443"}
_LONGEST_URL = 2_000
_DECODED = 64_000_000


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
        """Whether the address of a link may be asked for."""
        return (
            self.reads(url)
            and (not self._follow or any(rule.search(url) for rule in self._follow))
            and self._in_scope(url)
        )

    def reads(self, url: str) -> bool:
        """Whether asking for the address only reads, and the source does not leave it out.

        Held against redirects too, which a site may lead anywhere; scope is the gate's business.
        """
        parts = urlsplit(url)
        return (
            (self._media or not _MEDIA.search(parts.path))
            and not _ACTING.search(f"{parts.path}?{parts.query}")
            and not any(rule.search(url) for rule in self._leave)
        )


def plain_url(url: str, base: str = "") -> str:
    """Return the one spelling of an address that is judged, asked for and remembered.

    Absolute, ASCII (IDNA and percent-encoding as browsers do), lower-case scheme and host, without
    fragment and default port. Empty if it is not an http or https address, is longer than 2,000
    characters or holds a user name.
    """
    try:
        whole = safe_url_string(urldefrag(urljoin(base, url.strip())).url)
        parts = urlsplit(whole)
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in _DEFAULT_PORT or not parts.hostname or "@" in parts.netloc:
        return ""
    place = parts.netloc.lower().removesuffix(_DEFAULT_PORT[parts.scheme])
    plain = parts._replace(netloc=place, path=parts.path or "/", fragment="").geturl()
    return plain if plain.isascii() and len(plain) <= _LONGEST_URL else ""


def links_of(body: bytes, base: str) -> Iterator[str]:
    """Yield the addresses a page links to, absolute, without fragment, each once.

    Anchors, areas, frames and a meta refresh count, in the order of the page. A page with more
    than 20,000 links is cut there. No tree is built: a hundred kilobytes of unclosed tags, written
    for the purpose, grow into one of many gigabytes in any parser that keeps to the standard.
    """
    targets = list(_targets(body))
    base = next((plain_url(to, base) or base for is_base, to in targets if is_base), base)
    seen: set[str] = set()
    for is_base, target in targets:
        url = "" if is_base else plain_url(target, base)
        if url and url not in seen:
            seen.add(url)
            yield url
            if len(seen) >= MOST_LINKS:
                return


def decoded(body: bytes, coding: str, charset: str) -> bytes:
    """Return a page as UTF-8 as far as its headers say how; itself where they are wrong.

    Nobody asked for a compressed page, but a site may send one; and a bomb is cut at 64 MB.
    """
    if coding in {"gzip", "x-gzip", "deflate"}:
        try:
            body = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, _DECODED)
        except zlib.error:
            return body
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    if charset in {"", "utf-8", "utf8", "ascii", "us-ascii"}:
        return body
    try:
        return body.decode(charset, "replace").encode("utf-8", "replace")
    except (LookupError, ValueError):
        return body


def _targets(body: bytes) -> Iterator[tuple[bool, str]]:
    """Yield (is it the base, what is written) for every tag that leads somewhere."""
    at = 0
    while found := _OPENS.search(body, at):
        comment, raw, tag = found.groups()
        if comment:
            at = _past(body, b"-->", found.start() + 2)
            continue
        at, attributes = _attributes(body, found.end())
        if raw:
            at = _past(body, b"</" + raw.lower(), at)
        elif tag.lower() == b"meta":
            yield from ((False, to) for to in _refresh(attributes))
        elif _LEADS[tag.lower()] in attributes:
            yield tag.lower() == b"base", attributes[_LEADS[tag.lower()]]


def _attributes(body: bytes, at: int) -> tuple[int, dict[str, str]]:
    """Return where a tag ends and its attributes, the first of each name."""
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(body, at):
        at = found.end()
        value = found[2] or found[3] or found[4] or b""
        if len(found[1]) < 20 and len(value) <= 3 * _LONGEST_URL:
            name = found[1].lower().decode("latin-1")
            attributes.setdefault(name, html.unescape(value.decode("utf-8", "replace")))
    return at, attributes


def _refresh(attributes: dict[str, str]) -> list[str]:
    if attributes.get("http-equiv", "").lower() != "refresh":
        return []
    found = _REFRESH.match(attributes.get("content", ""))
    return [found[1]] if found else []


def _past(body: bytes, mark: bytes, at: int) -> int:
    """Return where a mark ends, in capitals or not; the end of the page if there is none."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(body, at)
    return found.end() if found else len(body)
