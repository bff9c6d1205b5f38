"""Tables to listings: CSV (plain or gzip), JSON arrays and JSON lines, by a source's mapping.

A colleague's table is read strictly: a column that the mapping does not know, or one that it
needs and the file lacks, stops the import before anything is kept (:func:`check_table`). What is
wrong in single cells later goes to the reading's ``problem``, with counts.

Texts kept beside values (``*_text``) have their white space folded to single spaces; the bytes
as they were are in the capture.
"""

from __future__ import annotations

from typing import Any

from spaniel.errors import InputError, SourceInvalid
from spaniel.extract.mapping import Faults, RowReader
from spaniel.extract.rows import open_rows, table_form
from spaniel.ports import Lexicon, ReadPage
from spaniel.types import (
    Capture,
    Listing,
    PageKind,
    ReaderName,
    Reading,
    SiteKind,
    Source,
    canonical_json,
    digest,
)

__all__ = ["TableReader", "check_table"]


def check_table(payload: bytes, source: Source, member: str) -> None:
    """Read a table to its end before anything of it is kept.

    Args:
        payload: the file as handed over, gzip or plain.
        source: with the mapping.
        member: the file's name, for messages and to tell CSV from JSON.

    Raises:
        SourceInvalid: the mapping, the rule of the listing's key or of the time seen cannot hold.
        DamagedInput: a needed column is missing, one is undeclared, the gzip is truncated, the
            encoding or JSON broken, a row longer or shorter than the header.
    """
    reader = RowReader(source, None)
    dated = {reader.says_when(row) for row in open_rows(payload, source, member)}
    if False in dated and True not in dated:
        raise SourceInvalid(
            f"no date in column '{source.seen.column}' of {member} is understood",
            where=f"source {source.id}",
            do="say its 'format' under 'seen'",
        )


class TableReader:
    """Reads listings from tables: one per row, ``place`` is ``row:<number from 1>``.

    The confidence of a listing is that of its price: a declared column is sure, a bare ``$`` is
    not. Quantity (where the table has no such column) and substance come from the title; a
    quantity of confidence under 0.5 is left out.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @property
    def kind(self) -> str:
        """``content``."""
        return "content"

    def name(self, source: Source) -> ReaderName:
        """Return the reader's name; its profile digests the source's hints and the lexicon."""
        hints = [
            source.table,
            source.listing_key,
            source.seen,
            source.currencies,
            source.language,
            self._lexicon.version,
        ]
        profile = digest(canonical_json(hints)).removeprefix("sha256:")[:12]
        return ReaderName(name="table", version="1", profile=profile)

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture is CSV or JSON, of a source that says how its tables read.

        Gzip counts only if the address says of what.
        """
        return source.table is not None and bool(table_form(capture.media_type, capture.address))

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read a table; whatever is wrong with it is the reading's ``problem``."""
        name = self.name(source)
        reading_id = Reading.identify(capture.id, self.kind, name)
        listings: list[Listing] = []
        faults = Faults()
        broken = ""
        form = table_form(capture.media_type, capture.address)
        try:
            reader = RowReader(source, self._lexicon)
            rows = open_rows(payload, source, capture.address, form=form, strict=False)
            for number, row in enumerate(rows, start=1):
                faults.row = number
                if not row:
                    faults.add("another length than the header")
                    continue
                fields = reader.read(row, capture, faults)
                listings.append(_listing(capture, reading_id, number, fields))
        except InputError as fault:
            broken = str(fault)
        problem = " ".join(filter(None, [broken, str(faults)]))
        reading = _reading(capture, reading_id, name, len(listings), problem)
        return ReadPage(reading=reading, observations=listings)


def _listing(capture: Capture, reading: str, number: int, fields: dict[str, Any]) -> Listing:
    place = f"row:{number}"
    return Listing(
        id=Listing.identify(reading, place),
        authority=capture.authority,
        marking=capture.marking,
        retain_until=capture.retain_until,
        owning_unit=capture.owning_unit,
        source=capture.source,
        service=capture.service,
        capture=capture.id,
        reading=reading,
        place=place,
        captured=capture.captured,
        simulated=capture.simulated,
        **fields,
    )


def _reading(
    capture: Capture, reading: str, name: ReaderName, observations: int, problem: str
) -> Reading:
    return Reading(
        id=reading,
        authority=capture.authority,
        marking=capture.marking,
        retain_until=capture.retain_until,
        owning_unit=capture.owning_unit,
        source=capture.source,
        service=capture.service,
        capture=capture.id,
        kind="content",
        reader=name.name,
        version=name.version,
        profile=name.profile,
        page_kind=PageKind.TABLE,
        page_kind_confidence=1.0,
        site_kind=SiteKind.UNKNOWN,
        observations=observations,
        problem=problem,
        simulated=capture.simulated,
    )
