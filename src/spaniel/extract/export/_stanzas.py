"""XML of chats, stanza by stanza, with flat memory and nothing that a document could blow up.

The text is put within one outer element, so that a file of stanzas without a root, or one cut off
in the middle, gives what is whole. A document type can not stand there: to the parser it is no
XML, so there are no entities to expand and nothing outside to fetch. Names are told without their
prefix.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

__all__ = ["Element", "Refusal", "stanzas"]

_DEEPEST = 200
_LONGEST_TOKEN = 1_000_000
_LONGEST_TEXT = 1_000_000
_MOST_ELEMENTS = 2_000
_DECLARATION = re.compile(rb"\s{0,100}<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"encoding\s{0,10}=\s{0,10}[\"']([A-Za-z0-9_.:-]{2,40})")
_DOCTYPE = re.compile(rb"\s{0,1000}<!DOCTYPE", re.IGNORECASE)
_OUTER = b"<outer>"


class Refusal(ValueError):
    """Why reading ended before the document did."""


@dataclass(slots=True)
class Element:
    """An element with what is within it; bounded in depth, number and length."""

    name: str
    attributes: dict[str, str]
    content: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """The elements directly within it."""
        return [part for part in self.content if isinstance(part, Element)]

    def first(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all_text(self) -> str:
        """Return the text of the element and all within it."""
        return "".join(p if isinstance(p, str) else p.all_text() for p in self.content)


def stanzas(blocks: Iterable[bytes], wanted: frozenset[str]) -> Iterator[tuple[Element, Element]]:
    """Yield each wanted element as it ends, with the outermost element that it stands in.

    Of wanted elements within each other only the outermost is yielded; the second of the pair has
    attributes and no children.

    Args:
        blocks: the document's bytes, in any charset that contains ASCII.
        wanted: local names.

    Raises:
        Refusal: there is a document type, nesting beyond 200, a tag beyond a megabyte, or the
            document stops being XML; what ended before has been yielded.
    """
    builder = _Builder(wanted)
    fed = 0
    for block in _in_utf8(blocks):
        try:
            builder.parser.Parse(block, False)
        except (expat.ExpatError, Refusal) as fault:
            yield from builder.done()
            line = builder.parser.CurrentLineNumber
            why = (
                expat.errors.messages[fault.code] if isinstance(fault, expat.ExpatError) else fault
            )
            raise Refusal(f"line {line}: {why}") from fault
        yield from builder.done()
        fed += len(block)
        # A token is parsed again from its start with every block: its length has to be bounded.
        if fed - builder.parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise Refusal(
                f"line {builder.parser.CurrentLineNumber}: a tag is longer than a megabyte"
            )
    if builder.depth > 1:
        raise Refusal(f"line {builder.parser.CurrentLineNumber}: it breaks off")


class _Builder:
    """Builds the wanted elements out of expat's events."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.depth = 0
        self._wanted = wanted
        self._open: list[Element] = []
        self._around: list[Element] = []
        self._within = self._length = 0
        self._done: list[tuple[Element, Element]] = []

    def done(self) -> Iterator[tuple[Element, Element]]:
        """Hand out what has ended."""
        ended, self._done = self._done, []
        return iter(ended)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Refusal("it nests too deeply")
        element = Element(_local(name), {_local(key): said for key, said in attributes.items()})
        if self._open or element.name in self._wanted:
            self._within += 1
            if self._open and self._within <= _MOST_ELEMENTS:
                self._open[-1].content.append(element)
            self._open.append(element)
        else:
            self._around.append(element)

    def _end(self, _name: str) -> None:
        self.depth -= 1
        if not self._open:
            if self._around:
                self._around.pop()
            return
        element = self._open.pop()
        if not self._open:
            self._within = self._length = 0
            self._done.append((element, self._around[-1] if self._around else element))

    def _data(self, text: str) -> None:
        if self._open and self._length <= _LONGEST_TEXT:
            self._length += len(text)
            self._open[-1].content.append(text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _in_utf8(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Put the document within an outer element, without its declaration, in UTF-8."""
    decoder: codecs.IncrementalDecoder | None = None
    yield _OUTER
    for number, block in enumerate(blocks):
        rest = block
        if number == 0:
            rest = block.removeprefix(codecs.BOM_UTF8)
            declared = _DECLARATION.match(rest)
            decoder = _decoder(declared[0] if declared else b"")
            rest = rest[declared.end() :] if declared else rest
            if _DOCTYPE.match(rest):
                raise Refusal("line 1: a document type is not read")
        yield decoder.decode(rest).encode("utf-8", "replace") if decoder else rest


def _decoder(declaration: bytes) -> codecs.IncrementalDecoder:
    """Return a decoder that never fails; UTF-16 has been recoded before, whatever is declared."""
    named = _ENCODING.search(declaration)
    name = named[1].decode("ascii").lower() if named else "utf-8"
    try:
        info = codecs.lookup(name)
    except LookupError:
        info = codecs.lookup("utf-8")
    if name.startswith("utf-16") or not info._is_text_encoding:
        info = codecs.lookup("utf-8")
    return codecs.getincrementaldecoder(info.name)("replace")
