"""Licensed pharmacies: a register that the user supplies, so that no lawful shop is a finding.

Registers are kept by the states: in the Union each member state lists who may sell medicines at a
distance (Directive 2001/83/EC, article 85c), in Great Britain the General Pharmaceutical Council,
in the United States the boards of pharmacy. Spaniel brings none, for they change daily; a file of
host names is enough.

A register says which *host* is licensed. A page is covered by the host of the address it was
captured at, never by what it shows: seals and licence numbers are the first thing that is copied.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import idna

from spaniel.errors import DamagedInput
from spaniel.types import canonical_json, digest

__all__ = ["LicensedPharmacies", "LicensedPharmacy", "read_register"]

_COLUMNS = ("host", "name", "country", "licence", "from", "until")
_HEADINGS = frozenset({"host", "hostname", "domain", "website"})
_ENTRY = "a line is a host like pharmacy.example, or host,name,country,licence,from,until"
_LARGEST = 50_000_000
_SCHEMES = frozenset({"http", "https"})
_NEVER_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")
"""Where these stand, browsers and libraries do not agree on what the host is."""
_COUNTRY = re.compile(r"[A-Z]{2}")
_LEAST_LABELS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LicensedPharmacy:
    """One entry of the register.

    Attributes:
        host: in the form that the name system knows (IDNA 2008, ``xn--``), lower case; after
            ``*.`` it stands for every host below it, and not for itself.
        name, country, licence: who it is, ISO 3166-1 alpha-2, the number of the licence.
        since, until: first and last day on which it holds; ``None`` where the register says none.
    """

    host: str
    name: str = ""
    country: str = ""
    licence: str = ""
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the licence holds on a day, in UTC."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class LicensedPharmacies:
    """A register as one value; equal content gives equal readings.

    Args:
        entries: in any order; they are sorted.
    """

    entries: tuple[LicensedPharmacy, ...] = ()
    _by_host: Mapping[str, Sequence[LicensedPharmacy]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.entries, key=_order))
        by_host: dict[str, list[LicensedPharmacy]] = {}
        for entry in ordered:
            by_host.setdefault(entry.host, []).append(entry)
        object.__setattr__(self, "entries", ordered)
        object.__setattr__(self, "_by_host", by_host)

    @property
    def version(self) -> str:
        """Names the content: part of the reader's profile."""
        rows = [list(_order(entry)) for entry in self.entries]
        return digest(canonical_json(rows)).removeprefix("sha256:")[:12]

    def covers(self, address: str, at: datetime) -> bool:
        """Whether a page captured at an address then is a licensed pharmacy's.

        Only the host decides; ``http`` and ``https``, any port and path are alike. What is no such
        address, or one that is read differently by different programs, is not covered.

        Args:
            address: as it was asked for.
            at: when the page was seen, or else captured.
        """
        host = _host_of(address)
        day = at.astimezone(UTC).date()
        return any(entry.holds(day) for key in _keys(host) for entry in self._by_host.get(key, ()))


def read_register(path: Path) -> LicensedPharmacies:
    """Read a register from a text or CSV file in UTF-8.

    A line is a host name, after ``#`` a comment; or ``host,name,country,licence,from,until``, of
    which all but the first may be missing. A heading in the first line may put these columns in
    another order. Days are ISO 8601, ``until`` is the last on which the licence holds.

    Raises:
        DamagedInput: the file cannot be read, is empty, or a line of it is none of these; the
            first such line is named.
    """
    entries = tuple(_entries(_text(path), str(path)))
    if not entries:
        raise DamagedInput("names no host", where=str(path), do=_ENTRY)
    return LicensedPharmacies(entries)


# --------------------------------------------------------------------------- the file


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            octets = file.read(_LARGEST + 1)
        text = octets.decode("utf-8-sig")
    except OSError as fault:
        what = f"cannot be read ({fault.strerror or type(fault).__name__})"
        raise DamagedInput(what, where=str(path), do="check the path") from fault
    except UnicodeDecodeError as fault:
        raise DamagedInput("is not text in UTF-8", where=str(path), do="save it so") from fault
    if len(octets) > _LARGEST:
        raise DamagedInput("is larger than 50 MB", where=str(path), do="check the file")
    return text


def _entries(text: str, where: str) -> Iterator[LicensedPharmacy]:
    columns: Sequence[str] = _COLUMNS
    begun = False
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{where}, line {number}"
        cells = _cells(line, place)
        if not any(cells):
            continue
        if not begun and {cell.lower() for cell in cells} & _HEADINGS:
            columns = _columns(cells, place)
        else:
            yield _entry(cells, columns, place)
        begun = True


def _cells(line: str, where: str) -> list[str]:
    if line.lstrip().startswith("#"):
        return []
    delimiter = ";" if ";" in line and "," not in line else ","
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as fault:
        raise DamagedInput(f"is no CSV ({fault})", where=where, do=_ENTRY) from fault
    if len(cells) == 1:
        cells = [cells[0].partition("#")[0]]
    return [cell.strip() for cell in cells]


def _columns(cells: Sequence[str], where: str) -> list[str]:
    named = ["host" if cell.lower() in _HEADINGS else cell.lower() for cell in cells]
    unknown = [name for name in named if name not in _COLUMNS]
    if unknown or len(set(named)) < len(named):
        what = f"has a column '{unknown[0][:40]}'" if unknown else "names a column twice"
        raise DamagedInput(what, where=where, do=f"name the columns {', '.join(_COLUMNS)}")
    return named


def _entry(cells: Sequence[str], columns: Sequence[str], where: str) -> LicensedPharmacy:
    if any(cells[len(columns) :]):
        raise DamagedInput(f"has more than {len(columns)} cells", where=where, do=_ENTRY)
    said = dict(zip(columns, cells, strict=False))
    entry = LicensedPharmacy(
        host=_host(said.get("host", ""), where),
        name=said.get("name", ""),
        country=_country(said.get("country", ""), where),
        licence=said.get("licence", ""),
        since=_day(said.get("from", ""), where),
        until=_day(said.get("until", ""), where),
    )
    if entry.since and entry.until and entry.until < entry.since:
        raise DamagedInput("ends before it begins", where=where, do="correct the days")
    return entry


def _host(text: str, where: str) -> str:
    below = text.startswith("*.")
    host = _normal(text.removeprefix("*."))
    if host.count(".") < _LEAST_LABELS - 1 or "*" in host:
        what = f"'{text[:60]}' is no host name" if text else "names no host"
        raise DamagedInput(what, where=where, do=_ENTRY)
    if host.rpartition(".")[2].isdigit():
        what = f"'{text[:60]}' is an address, which anybody may be given next"
        raise DamagedInput(what, where=where, do="name the host")
    return f"*.{host}" if below else host


def _country(text: str, where: str) -> str:
    code = text.upper()
    if code and not _COUNTRY.fullmatch(code):
        raise DamagedInput(
            f"'{text[:40]}' is no country code", where=where, do="write ISO 3166-1, like DE"
        )
    return code


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise DamagedInput(
            f"'{text[:40]}' is no day", where=where, do="write it like 2023-03-12"
        ) from fault


# --------------------------------------------------------------------------- hosts


def _normal(host: str) -> str:
    """Return a host as the name system knows it, empty if it is none.

    UTS 46 maps what browsers map (capitals, full-width letters) and keeps apart what is apart
    (``ß`` is not ``ss``); letters that only look alike give different names.
    """
    try:
        return idna.encode(host.rstrip("."), uts46=True, std3_rules=True).decode().lower()
    except (idna.IDNAError, UnicodeError, ValueError, IndexError):
        return ""


def _host_of(address: str) -> str:
    if _NEVER_IN_ADDRESSES.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.scheme.lower() in _SCHEMES else None
    except ValueError:
        return ""
    return _normal(host) if host else ""


def _keys(host: str) -> Iterator[str]:
    """Yield the entries that may cover a host: itself, and ``*.`` before each part it is below."""
    if host:
        yield host
    _, dot, above = host.partition(".")
    while dot:
        yield f"*.{above}"
        _, dot, above = above.partition(".")


def _order(entry: LicensedPharmacy) -> tuple[str, ...]:
    since = entry.since.isoformat() if entry.since else ""
    until = entry.until.isoformat() if entry.until else ""
    return entry.host, since, until, entry.name, entry.country, entry.licence
