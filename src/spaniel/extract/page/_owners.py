"""Whose a place in the page is: the account that what stands there belongs to, if it says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spaniel.types import PageKind

from ..labels import plain
from ._look import Look
from ._tree import Line, Tree
from ._words import ACTIONS

__all__ = ["Owners", "Rows"]

_QUOTES = re.compile(r"(?:^|[\s_-])quote")
_SITE_WIDE_TAGS = frozenset({"nav", "footer", "header"})
_SITE_WIDE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar)?|foot(?:er)?|header|menu|topbar|bottom)(?:$|[\s_-])"
)
_OF_THE_PAGE = frozenset({"article", "main"})
_NAMES_OF_ROWS = frozenset({"a", "strong", "b", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_NO_NAME = re.compile(
    r"mirror|link|onion|official|backup|copy|https?:|online|offline|verified|зеркал|ссылк|главн|"
    r"spiegel|espejo|miroir", re.I)  # fmt: skip
_LONGEST_NAME = 60
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """A range of entries that is somebody's."""

    start: int
    end: int
    account: str


class Owners:
    """Tells whose a place is.

    In a post it is the author's, in a record of a list the record's vendor's, elsewhere on a
    vendor's or listing's own page the page's vendor's; of a notice that names no vendor, whoever
    its contact box names. What a site says on every page (navigation, header, footer), what buyers
    said and what a post quotes is nobody's here.

    Args:
        tree: the page.
        seen: what was found on it.
    """

    def __init__(self, tree: Tree, seen: Look) -> None:
        self._tree = tree
        self._posts = _posts(tree, seen)
        self._roots = [post.start for post in self._posts]
        self._outer = _outer(self._posts)
        self._records = _records(seen)
        self._starts = [record.start for record in self._records]
        self._reviews = sorted((review.root, tree.ends[review.root]) for review in seen.reviews)
        self._vendor = _page_vendor(seen)
        self._is_listing = seen.kind is PageKind.LISTING

    def of(self, entry: int) -> str:
        """Return the account that an entry belongs to, empty where the page does not say."""
        post = self._post(entry)
        if post is not None:
            return "" if self.is_quoted(entry) else post.account
        if self._is_site_wide(entry) or _within(entry, self._reviews):
            return ""
        at = bisect_right(self._starts, entry) - 1
        if at >= 0 and entry < self._records[at].end:
            return self._records[at].account
        return self._vendor or (_named_in_box(self._tree, entry) if self._is_listing else "")

    def is_quoted(self, entry: int) -> bool:
        """Whether an entry stands in a post's quotation of another."""
        post = self._post(entry)
        if post is None:
            return False
        for above in self._tree.ancestors(entry):
            if above <= post.start:
                return False
            if self._tree.tags[above] == "blockquote" or _QUOTES.search(self._tree.classes(above)):
                return True
        return False

    def _post(self, entry: int) -> _Part | None:
        """Return the innermost post around an entry: answers may stand inside what they answer."""
        at = bisect_right(self._roots, entry) - 1
        while at >= 0 and entry >= self._posts[at].end:
            at = self._outer[at]
        return self._posts[at] if at >= 0 else None

    def _is_site_wide(self, entry: int) -> bool:
        """Whether an entry stands in what every page of the site shows.

        A box at the side is the page's own where it stands within the page's article.
        """
        tree = self._tree
        if not tree.in_margin(entry):
            return False
        for above in tree.ancestors(entry):
            tag = tree.tags[above]
            if tag in _OF_THE_PAGE:
                return False
            if tag in _SITE_WIDE_TAGS or _SITE_WIDE.search(tree.classes(above)):
                return True
        return True


def _within(entry: int, ranges: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (entry, len(ranges) and ranges[-1][1])) - 1
    return at >= 0 and ranges[at][0] <= entry < ranges[at][1]


def _posts(tree: Tree, seen: Look) -> list[_Part]:
    """Return the posts; one that is several elements in a row reaches to the next one."""
    found = sorted(seen.messages, key=lambda message: message.root)
    parts = []
    for at, message in enumerate(found):
        end = tree.ends[message.root]
        after = found[at + 1].root if at + 1 < len(found) else end
        if after > end and tree.parents[after] == tree.parents[message.root]:
            end = after
        parts.append(_Part(message.root, end, message.author))
    return parts


def _outer(parts: Sequence[_Part]) -> list[int]:
    """Return the number of the part around each part, -1 for none."""
    found: list[int] = []
    for at, part in enumerate(parts):
        around = at - 1
        while around >= 0 and parts[around].end <= part.start:
            around = found[around]
        found.append(around)
    return found


def _records(seen: Look) -> list[_Part]:
    if seen.kind is PageKind.LISTING:
        return []
    starts = [start for start, _ in seen.ranges]
    parts = []
    for found in seen.listings:
        at = bisect_right(starts, found.root) - 1
        if at >= 0 and found.root < seen.ranges[at][1]:
            parts.append(_Part(*seen.ranges[at], found.fields.vendor))
    return sorted(parts, key=lambda part: part.start)


def _page_vendor(seen: Look) -> str:
    if seen.kind is PageKind.VENDOR and seen.accounts:
        return seen.accounts[0].name
    if seen.kind is PageKind.LISTING and seen.listings:
        return seen.listings[0].fields.vendor
    return ""


_CONTACT = re.compile(
    r"(?:kontakt|contact|контакт\w*|contacto|contatti|seller|advertiser|anbieter|продавец|"
    r"sprzedawca|vendedor)\b.{0,12}", re.I)  # fmt: skip
_NAME = re.compile(r"[^\W\d_][\w.'-]{1,30}(?: [\w.'-]{1,30}){0,2}")


def _named_in_box(tree: Tree, entry: int) -> str:
    """Return the name that a notice gives above its telephone, under the heading "Contact"."""
    around = tree.parents[entry]
    for block in (around, tree.parents[around]):
        lines = tree.lines_in(block, tree.ends[block])[:2]
        before = tree.lines_in(max(0, block - _MOST_STEPS), block)[-1:]
        if len(lines) == 2 and before and _CONTACT.fullmatch(before[0].text):
            name = lines[0].text
            return name if entry >= lines[1].start and _NAME.fullmatch(name) else ""
    return ""


# --------------------------------------------------------------------------- rows of a directory


class Rows:
    """Names the rows of a directory in which addresses stand: a link or a heading there.

    Args:
        tree: the page.
        places: where different addresses stand, sorted; of one alone there is no directory.
    """

    def __init__(self, tree: Tree, places: Sequence[int]) -> None:
        self._tree, self._places = tree, places
        self._known: dict[int, str] = {}

    def name(self, entry: int) -> str:
        """Return the name of the row that an entry stands in, empty where there is none."""
        row = self._row(entry)
        if row not in self._known:
            self._known[row] = _name_in(self._tree, row) if row else ""
        return self._known[row]

    def _row(self, entry: int) -> int:
        """Return the largest element around an entry that holds one address only; 0 for none."""
        tree, row = self._tree, entry
        for _ in range(_MOST_STEPS):
            above = tree.parents[row]
            first = bisect_left(self._places, above)
            if bisect_left(self._places, tree.ends[above], first) - first > 1:
                return row
            if not above:
                break
            row = above
        return 0


def _name_in(tree: Tree, row: int) -> str:
    for line in tree.lines_in(row, tree.ends[row])[:_MOST_STEPS]:
        for leaf in line.leaves:
            text = tree.texts[leaf].strip(" :–-")
            if _is_name(tree, line, leaf, text):
                return text
    return ""


def _is_name(tree: Tree, line: Line, leaf: int, text: str) -> bool:
    above = tree.parents[leaf]
    around = {tree.tags[above], tree.tags[tree.parents[above]], tree.tags[line.block]}
    return (
        1 < len(text) <= _LONGEST_NAME
        and bool(around & _NAMES_OF_ROWS)
        and any(map(str.isalpha, text))
        and not _NO_NAME.search(text)
        and plain(text) not in ACTIONS
    )
