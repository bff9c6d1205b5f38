"""Where a page names handles: its lines, its links, and boxes made to be copied from.

Most pages name none. So the text is first searched for what a handle can not do without: a sign
like ``@``, the name of a messenger, a token as long as a wallet. Only lines that have one are
read, together with the line after them where the two belong together, as the head of a row and
its cell do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import unquote

from ..handle import FoundHandle, find_handles
from ..remembered import remembered
from ._tree import Line, Link, Tree

__all__ = ["Links", "Spoken", "in_boxes", "in_lines"]

_SIGNS = tuple(
    """@ .onion t.me tg: tg wick wikr threema whats watsap wapp skype icq jabber xmpp teleg tlgr
    mail session signal viber discord insta snap kik wire matrix tox [at (at {at arrob (chez [chez
    jid uin otr: tutanota correo courriel""".split()  # noqa: SIM905
)  # fmt: skip
_CYRILLIC_SIGNS = tuple(
    """собак телег тлг тг викр виккр сигнал сешн сессион трима ватс ваца ватц вотс воцап скайп
    аськ жаб почт мыло мейл майл вайбер дискорд инст""".split()  # noqa: SIM905
)  # fmt: skip
"""In lower case: what handles of any kind have in their line, or their label in the line before."""
_CALLED = ("phone", "tel", "call", "sms", "text", "mobil", "móvil", "handy", "celular", "porta")
_CYRILLIC_CALLED = ("тел", "звон", "номер")
"""Everyday words: labels of a number only where one is there."""
_ANY_SIGN = re.compile(
    "|".join(map(re.escape, (*_SIGNS, *_CYRILLIC_SIGNS, *_CALLED, *_CYRILLIC_CALLED, "+")))
)
_CYRILLIC = re.compile("[а-я]")
_SHORTEST_WALLET = 25
_LONG = re.compile(rf"[A-Za-z0-9]{{{_SHORTEST_WALLET}}}")
_PLUS = re.compile(r"\+ ?\(?\d")
_DIGITS = re.compile(r"\d(?:[ .()/-]{0,2}\d){7}")
_ODD = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff]")
"""Characters with which words are hidden from readers."""
_PLAIN_LENGTH = re.compile(r"[\u0130]")
_APART = "\n^\n"
"""Between lines that do not belong together: no label reaches over it."""
_PAIRS = (frozenset({"dt", "th", "td", "label"}), frozenset({"dd", "td"}))
_FEW_LINES = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A handle where a page names it.

    Attributes:
        entry: where.
        around: what stands near it, up to 160 characters on either side.
    """

    found: FoundHandle
    entry: int
    around: str


# --------------------------------------------------------------------------- lines


def in_lines(tree: Tree) -> Iterator[Spoken]:
    """Yield the handles in the page's lines, in order."""
    chosen = _chosen(tree)
    if not chosen:
        return
    parts: list[str] = []
    for before, at in zip([-2, *chosen], chosen, strict=False):
        if parts:
            together = at == before + 1 and _belong(tree, before)
            parts.append("\n" if together else _APART)
        parts.append(tree.lines[at].text)
    starts = list(accumulate(map(len, parts), initial=0))[:-1:2]
    told: set[int] = set()
    leaves = _Leaves(tree)
    for found in find_handles("".join(parts)):
        nth = bisect_right(starts, found.start) - 1
        at = chosen[nth]
        told.add(at)
        start, end = found.start - starts[nth], found.end - starts[nth]
        entry = leaves.at(tree.lines[at], start)
        yield Spoken(found, entry, _around(tree, at, start, end))
    yield from _by_signs(tree, leaves, [at for at in chosen if at not in told])
    yield from _under_headings(tree, chosen)


def _chosen(tree: Tree) -> list[int]:
    """Return the numbers of the lines worth reading, in order."""
    texts = [line.text for line in tree.lines]
    speaking = [at for at, text in enumerate(texts) if _may_speak(text)]
    near = sorted({at for this in speaking for at in (this, this + 1) if at < len(texts)})
    read = [texts[at] for at in near]
    likely = {near[nth] for nth in _likely(read, "\n".join(read))}
    likely |= {at + 1 for at in likely if at + 1 < len(texts) and _belong(tree, at)}
    return (
        sorted(likely - _armored(texts)) if any("PGP" in text for text in texts) else sorted(likely)
    )


@remembered
def _may_speak(text: str) -> bool:
    """Whether a line has anything of what :func:`_likely` looks for."""
    return bool(
        _ANY_SIGN.search(_PLAIN_LENGTH.sub("i", text).lower())
        or _LONG.search(text)
        or _ODD.search(text)
    )


def _likely(texts: Sequence[str], joined: str) -> set[int]:
    lowered = joined.lower()
    if len(lowered) != len(joined):  # one capital letter is two in lower case
        lowered = _PLAIN_LENGTH.sub("i", joined).lower()
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    russian = _CYRILLIC.search(lowered) is not None
    signs = (*_SIGNS, *_CYRILLIC_SIGNS) if russian else _SIGNS
    likely = {at for sign in signs for at in _lines_with(sign, lowered, starts)}
    likely |= {at for at in _lines_with("+", lowered, starts) if _PLUS.search(texts[at])}
    for sign in (*_CALLED, *_CYRILLIC_CALLED) if russian else _CALLED:
        for at in _lines_with(sign, lowered, starts):
            if any(_DIGITS.search(text) for text in texts[at : at + 2]):
                likely.add(at)
    if max(map(len, lowered.split()), default=0) >= _SHORTEST_WALLET:
        likely |= {
            at
            for at, text in enumerate(texts)
            if len(text) >= _SHORTEST_WALLET and _LONG.search(text)
        }
    if not joined.isascii():
        likely |= {bisect_right(starts, found.start()) - 1 for found in _ODD.finditer(joined)}
    return likely


def _lines_with(sign: str, text: str, starts: Sequence[int]) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        at = bisect_right(starts, place) - 1
        yield at
        place = text.find(sign, starts[at + 1])


def _armored(texts: Sequence[str]) -> set[int]:
    """Return the lines of PGP armor that takes several: in base64 anything may seem to stand."""
    found: set[int] = set()
    inside = False
    for at, text in enumerate(texts):
        if "BEGIN PGP" in text and "SIGNED MESSAGE" not in text and "END PGP" not in text:
            inside = True
        elif inside:
            inside = _OF_ARMOR.fullmatch(text) is not None
        if inside:
            found.add(at)
    return found


_OF_ARMOR = re.compile(
    r"[A-Za-z0-9+/=]{30,}|(?:Version|Comment|Hash|Charset|MessageID): .*", re.IGNORECASE
)


def _belong(tree: Tree, at: int) -> bool:
    """Whether a line and the next are one thing: a label and its value, a broken paragraph."""
    line, after = tree.lines[at], tree.lines[at + 1]
    if line.block == after.block or line.text.endswith(":"):
        return True
    above = tree.parents[line.block]
    beside = above == tree.parents[after.block]
    if beside and tree.tags[line.block] in _PAIRS[0] and tree.tags[after.block] in _PAIRS[1]:
        return True
    for holder in (line.block, above) if beside or after.block > line.block else ():
        if holder and after.start < tree.ends[holder]:
            near = tree.lines[max(0, at - _FEW_LINES) : at + _FEW_LINES + 1]
            return sum(holder <= one.start < tree.ends[holder] for one in near) <= _FEW_LINES
    return False


class _Leaves:
    """Tells which text of a line a position in it stands in."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._starts: dict[int, list[int]] = {}

    def at(self, line: Line, offset: int) -> int:
        """Return the entry of the text."""
        starts = self._starts.get(line.start)
        if starts is None:
            lengths = (len(self._tree.texts[leaf]) + 1 for leaf in line.leaves)
            starts = self._starts[line.start] = list(accumulate(lengths, initial=0))[:-1]
        return line.leaves[max(0, bisect_right(starts, offset) - 1)]


def _around(tree: Tree, at: int, start: int, end: int) -> str:
    """Return what stands near ``[start, end)`` of a line, and at the end of the line before it."""
    near = tree.lines[at].text[max(0, start - _NEAR) : end + _NEAR]
    if start < _NEAR and at and _belong(tree, at - 1):
        return f"{tree.lines[at - 1].text[-_NEAR:]}\n{near}"
    return near


_NEAR = 160


# --------------------------------------------------------------------------- labels without words

_NAMED = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}")
_ICON = re.compile(
    r"(?:^|[\s_-])(telegram|wickr|whatsapp|instagram|snapchat|discord|skype)(?:$|[\s_-])"
)
_MOST_SIGNED = 200


def _by_signs(tree: Tree, leaves: _Leaves, chosen: Sequence[int]) -> Iterator[Spoken]:
    """Yield names beside the picture of a messenger, or on the pages that Telegram shows itself."""
    named = [at for at in chosen if _NAMED.search(tree.lines[at].text)][:_MOST_SIGNED]
    label = "Telegram" if named and _is_telegram(tree) else ""
    for at in named:
        line = tree.lines[at]
        kind = label or _icon(tree, line)
        for name in _NAMED.finditer(line.text) if kind else ():
            for found in find_handles(name[0], label=kind):
                entry = leaves.at(line, name.start())
                yield Spoken(found, entry, _around(tree, at, *name.span()))


def _is_telegram(tree: Tree) -> bool:
    return any("tgme_" in tree.classes(entry) for entry in tree.children(0))


def _icon(tree: Tree, line: Line) -> str:
    for entry in range(max(line.block, line.start - 6), line.end):
        found = _ICON.search(f"{tree.classes(entry)} {tree.attribute(entry, 'alt')}".lower())
        if found:
            return found[1]
    return ""


def _under_headings(tree: Tree, chosen: Sequence[int]) -> Iterator[Spoken]:
    """Yield the handles in columns whose heading, in a table's first row, names their kind."""
    headings: dict[int, dict[int, str]] = {}
    for at in chosen:
        line = tree.lines[at]
        if tree.tags[line.block] == "th" and len(line.text) <= _LONGEST_LABEL:
            headings.setdefault(tree.parents[line.block], {})[line.block] = line.text
    tables = {_table(tree, row): row for row in sorted(headings, reverse=True)}
    budget = _MOST_ENTRIES
    for table, row in sorted(tables.items()):
        cells = _cells(tree, row)
        columns = {cells.index(cell): text for cell, text in headings[row].items()}
        if [tree.tags[cell] for cell in cells].count("th") > 1:
            end = min(tree.ends[table], tree.ends[row] + budget)
            budget -= max(0, end - tree.ends[row])
            yield from _below(tree, range(tree.ends[row], end), columns)


_MOST_ENTRIES = 20_000
"""Entries of tables that are looked through for columns, however many tables a page has."""


def _table(tree: Tree, row: int) -> int:
    return next((above for above in tree.ancestors(row) if tree.tags[above] == "table"), row)


def _cells(tree: Tree, row: int) -> list[int]:
    return [cell for cell in tree.children(row) if tree.tags[cell] in ("th", "td")]


def _below(tree: Tree, entries: range, columns: Mapping[int, str]) -> Iterator[Spoken]:
    for row in (entry for entry in entries if tree.tags[entry] == "tr"):
        for nth, cell in enumerate(_cells(tree, row)):
            text = tree.text_in(cell, tree.ends[cell]) if nth in columns else ""
            for found in find_handles(text, label=columns[nth]) if text else ():
                yield Spoken(found, cell, text)


# --------------------------------------------------------------------------- boxes


def in_boxes(tree: Tree) -> Iterator[Spoken]:
    """Yield the handles in boxes made to be copied from: ``textarea``, read-only ``input``."""
    for entry in [at for at, tag in enumerate(tree.tags) if tag in _BOXES]:
        text = _boxed(tree, entry)[:_LONGEST_BOX]
        before = _line_before(tree, entry) if text else ""
        label = before if len(before) <= _LONGEST_LABEL else ""
        if text and _likely([label, text], f"{label}\n{text}"):
            for found in find_handles(text, label=label):
                yield Spoken(found, entry, f"{before}\n{text[:200]}")


_BOXES = frozenset({"input", "textarea"})
_LONGEST_BOX = 20_000
_LONGEST_LABEL = 40


def _boxed(tree: Tree, entry: int) -> str:
    if tree.tags[entry] == "textarea":
        return " ".join(filter(None, tree.texts[entry : tree.ends[entry]]))
    element = tree.elements[entry]
    shown = element is not None and "readonly" in element.attributes
    return tree.attribute(entry, "value") if shown else ""


def _line_before(tree: Tree, entry: int) -> str:
    before = tree.lines_in(max(0, entry - 8), entry)
    return before[-1].text if before else ""


# --------------------------------------------------------------------------- links

_SCHEMES = {
    "mailto": "E-mail", "xmpp": "Jabber", "jabber": "Jabber", "tel": "Phone", "sms": "Phone",
    "callto": "Phone", "viber": "Viber", "bitcoin": "", "monero": "", "litecoin": "",
    "ethereum": "", "dogecoin": "", "dash": "", "bitcoincash": "", "zcash": "",
}  # fmt: skip
_LINKED = tuple(
    """mailto: xmpp: jabber: tel: sms: callto: viber: skype: tg: t.me/ telegram. wa.me whatsapp
    signal. threema.id icq. discord matrix.to .onion bitcoin monero litecoin ethereum dogecoin
    dash: zcash email-protection""".split()  # noqa: SIM905
)  # fmt: skip
_HOST = r"(?:[\w-]{1,63}\.){0,4}?([a-z2-7]{16}(?:[a-z2-7]{40})?\.onion)(?![\w.-])"
_ADDRESS = re.compile(rf"https?://{_HOST}")
_PAGE = re.compile(rf"^https?://{_HOST}(?::\d+)?/([^\n]+)", re.M)
_HIDDEN_MAIL = "/cdn-cgi/l/email-protection"
_OF_SITE = 5
"""Links to so many pages of one hidden service are the page's own site."""


class Links:
    """The links of a page, and which hidden services are the page's own site.

    They are that of its address, and any to whose different pages many of its links lead.

    Args:
        tree: the page.
        addresses: the page's own, as far as they are known.
    """

    def __init__(self, tree: Tree, *addresses: str) -> None:
        self._tree = tree
        hrefs = [link.href[:_LONGEST_LINK] for link in tree.links]
        self._joined = "\n".join(hrefs).lower()
        if self._joined.count("\n") >= max(len(hrefs), 1):  # an address with a line end in it
            self._joined = "\n".join(" ".join(href.split()) for href in hrefs).lower()
        self.own = frozenset(self._own(addresses))

    def _own(self, addresses: Sequence[str]) -> Iterator[str]:
        for address in addresses:
            found = _ADDRESS.match(address.lower())
            if found:
                yield found[1]
        if ".onion" not in self._joined:
            return
        pages = Counter(host for host, _ in set(_PAGE.findall(self._joined)))
        yield from (host for host, count in pages.items() if count >= _OF_SITE)

    def spoken(self) -> Iterator[Spoken]:
        """Yield the handles that links lead to, but for the site's links to itself."""
        foreign = self._joined
        for host in sorted(self.own):
            foreign = foreign.replace(host, "")
        if not self._tree.links:
            return
        for link, href in zip(self._tree.links, foreign.split("\n"), strict=True):
            if _may_tell(href):
                for found in _linked(self._tree, link):
                    if found.value not in self.own:
                        yield Spoken(found, link.entry, link.text)


_LONGEST_LINK = 1_000


@remembered
def _may_tell(href: str) -> bool:
    return any(sign in href for sign in _LINKED)


def _linked(tree: Tree, link: Link) -> Sequence[FoundHandle]:
    href = link.href[:_LONGEST_LINK]
    if _HIDDEN_MAIL in href:
        hidden = href.partition("#")[2] or tree.attribute(link.entry, "data-cfemail")
        return find_handles(_unhidden(hidden), label="E-mail")
    scheme, _, rest = href.partition(":")
    label = _SCHEMES.get(scheme.lower())
    if label is None:
        return find_handles(unquote(href))
    path, _, query = rest.partition("?")
    rest = unquote(query.partition("=")[2] if scheme.lower() == "viber" else path).lstrip("/")
    return find_handles(rest, label=label)


def _unhidden(code: str) -> str:
    """Undo what a widely used proxy does to addresses: each byte is XORed with the first."""
    try:
        octets = bytes.fromhex(code[:400])
    except ValueError:
        return ""
    return bytes(octet ^ octets[0] for octet in octets[1:]).decode("utf-8", "replace")
