"""The frozen types that cross rooms.

Nothing here reads, writes or decides; the only functions are the identity rules, because an
identity computed in two places would sooner or later be two identities.

Three times, everywhere, all UTC:

``seen``
    when the page or row showed what it shows, by the site's or the source's own word. A partial
    or relative date is an interval: ``seen`` is its start, ``seen_until`` its (exclusive) end, and
    the two are equal where the moment is known. ``None`` means that nobody said.
``captured``
    when Spaniel took the bytes in.
``recorded``
    when the committer entered it into the ledger and the tables.

Money is a :class:`~decimal.Decimal` and an ISO 4217 or ticker code, *as seen*. Amounts keep their
unit; ``grams`` stands beside them where the unit has a defined mass. No converted value of money
is ever stored. Every normalised value ``x`` has its original text ``x_text`` beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

__all__ = [
    "Account",
    "Act",
    "Authority",
    "Budget",
    "Capture",
    "ColumnRule",
    "Entry",
    "Feedback",
    "FieldRule",
    "Grant",
    "Handle",
    "Key",
    "KeyRule",
    "Listing",
    "LogEntry",
    "Marking",
    "Mention",
    "Observation",
    "PageKind",
    "Politeness",
    "Post",
    "Price",
    "Promotion",
    "Quantity",
    "ReaderName",
    "Reading",
    "RecordPlace",
    "Response",
    "Scope",
    "ScreenMatch",
    "SeenRule",
    "SiteKind",
    "SiteProfile",
    "Source",
    "Standing",
    "TableMapping",
    "Technique",
    "Template",
    "Tier",
    "Tlp",
    "canonical_json",
    "digest",
    "short_id",
]

_STRICT = {"extra": "forbid"}
"""Pydantic's word for: a key nobody declared is an error, not a silence."""


# --------------------------------------------------------------------------- identity


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as ``sha256:<64 hex digits>``."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def canonical_json(value: Any) -> bytes:
    """Serialise ``value`` so that equal values give equal bytes (sorted keys, no spaces, UTF-8)."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    ).encode()


def short_id(prefix: str, *parts: Any) -> str:
    """Return ``<prefix>-<32 hex digits>``, the first 128 bits of the SHA-256 of the parts."""
    return f"{prefix}-{hashlib.sha256(canonical_json(list(parts))).hexdigest()[:32]}"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple | frozenset):
        return list(value)
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    raise TypeError(f"no canonical form for {type(value).__name__}")


# --------------------------------------------------------------------------- authority


class Technique(StrEnum):
    """What may be done to see something. All but the first are off unless an authority names it."""

    OPEN_SOURCE = "open_source"
    """Reading what anybody can read without an account."""
    REGISTERED_ACCESS = "registered_access"
    """Reading what an officer's own authorised account may see."""
    TEST_PURCHASE = "test_purchase"
    """Buying, under an order."""
    EVIDENCE_IMPORT = "evidence_import"
    """Taking in files lawfully handed over: saved pages, archives, tables, seized disks."""
    DISCLOSURE = "disclosure"
    """Taking in what a provider disclosed under an order."""


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0 (FIRST, August 2022)."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Who may be told: a TLP 2.0 label and handling caveats in words."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    tlp: Tlp = Tlp.AMBER
    caveats: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " // ".join([self.tlp.value, *self.caveats])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where an authority reaches. A target has to match one line; an empty scope reaches nothing.

    Attributes:
        hosts: host names, exact (``shop.example``) or with all names below (``*.shop.example``).
        patterns: whole URLs in which ``*`` stands for any text of the path or for any port
            (``http://127.0.0.1:*/market/*``); the host is taken literally.
        networks: CIDR blocks; match only targets given as IP addresses, since a name's address is
            the word of whoever runs its name server. A name in scope that leads to a private
            address is refused unless its network is listed.
        files: shell-style patterns of paths of files and folders handed over. A relative pattern is
            held against the end of the resolved path.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    hosts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The recorded legal basis under which something may be seen, and its retention unit.

    Everything seen under one authority is kept apart from everything else, so that it can be
    deleted whole.

    Attributes:
        id: slug ``[a-z0-9][a-z0-9-]*``, also the name of the retention unit's folder.
        issuing_body: who gave it (court, ministry, head of unit).
        legal_basis: in words: law, article, order number.
        purpose: in words: what for. Purpose limitation is a person's duty; the text is shown.
        owning_unit: the unit answerable for what is kept.
        techniques: what may be done; nothing else may.
        scope: where.
        valid_from: first moment, inclusive.
        valid_until: end, exclusive.
        retain_until: the day on which what was kept has to be gone.
        marking: who may be told.
        media: media types beyond text and tables that may be fetched and kept, as ``image/*``.
            Empty by default: images, video and archives are not fetched unless named.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    id: str
    issuing_body: str
    legal_basis: str
    purpose: str
    owning_unit: str
    techniques: tuple[Technique, ...]
    scope: Scope
    valid_from: datetime
    valid_until: datetime
    retain_until: date
    marking: Marking = field(default_factory=Marking)
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Leave to use one technique on one target for a time; only the gate makes one.

    Attributes:
        id: random, so that it cannot be guessed or made up.
        authority: id of the authority.
        technique: the one technique.
        target: origin (``scheme://host:port``) or resolved path of a file or folder.
        since: when it was given.
        until: exclusive end: never later than the authority's own.
    """

    id: str
    authority: str
    technique: Technique
    target: str
    since: datetime
    until: datetime


# --------------------------------------------------------------------------- sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How gently a source is visited.

    Attributes:
        delay: seconds between two requests to one host.
        concurrency: requests open at a time to one host.
        robots: obey robots.txt. Where the authority allows otherwise, the reason stands in
            ``robots_reason``.
        timeout: seconds until a request is given up.
        user_agent: what the site is told; the default names the software.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    delay: float = 1.0
    concurrency: int = 1
    robots: bool = True
    robots_reason: str = ""
    timeout: float = 60.0
    user_agent: str = "Mozilla/5.0 (compatible; Spaniel)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How far a patrol goes: link depth from the entries, and pages in all."""

    __pydantic_config__: ClassVar[Any] = _STRICT

    depth: int = 8
    pages: int = 10_000
    bytes_per_page: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRule:
    """How the site's own id of a listing is found, so that it is the same listing tomorrow.

    Attributes:
        column: for tables: the column that holds it; for pages: ``link`` (the listing's address).
        regex: its first group is the id; the whole cell where absent.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    column: str = "link"
    regex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRule:
    """How an import says when it was seen. Without a rule the time seen is unknown, and said so.

    Attributes:
        on: a fixed date or time for all (ISO 8601).
        column: for tables: the column with the date or time.
        regex: for files: its first group, found in the member's path, is the date or time.
        format: a ``strptime`` format; ISO 8601 where absent. A date without a time is that day.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    on: str = ""
    column: str = ""
    regex: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule:
    """Where one field of a listing comes from in a table.

    Attributes:
        column: the table's column name (for JSON: dotted path).
        optional: the column may be missing from a file; otherwise a file without it is refused.
        split: name of an embedded form that the cell may hold: ``from_to`` (``From: X To: Y``).
        currency: for the price: the code all amounts are in, where the cell does not say.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    column: str
    optional: bool = False
    split: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """How rows of a CSV or JSON table become listings.

    Attributes:
        fields: listing field (``title``, ``vendor``, ``price``, ``quantity``, ``category``,
            ``category_2``, ``category_3``, ``ships_from``, ``ships_to``, ``stock``, ``sales``,
            ``description``, ``link``) to its column.
        ignored: columns that exist and are left in the evidence unread; any other is an error.
        missing: cell texts that mean "nothing here", beside the empty cell.
        delimiter: of CSV.
        encoding: of CSV.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    fields: Mapping[str, ColumnRule]
    ignored: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("NA",)
    delimiter: str = ","
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """Where one field stands within a record of a template.

    Attributes:
        path: CSS selector relative to the record; empty for the record's own element. One that
            begins with ``:root`` leads from the page, for what it says of all its records.
        nth: which of the elements found, from 0; -1 for the last. With ``after`` or ``before``
            only elements that hold those texts are counted.
        take: ``text`` (visible text, white space collapsed), ``@name`` of an attribute,
            ``next``: the text that follows the element whose own text is ``after``, ``beside``: the
            text after an element without one (a picture), or ``line``: the element's text and what
            stands on its line.
        after, before: texts between which the value stands in what was taken; empty for its ends.
        required: every record has it; a page whose records lack it is not this template any more.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    path: str = ""
    nth: int = 0
    take: str = "text"
    after: str = ""
    before: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """How one kind of page of a site is read: its records and their fields.

    Attributes:
        observes: kind of observation: ``listing``, ``account``, ``feedback``, ``post``.
        page_kind: what such a page is for.
        record: CSS selector of the records' elements; empty where the page is one record.
        fields: field (as in the contract: ``title``, ``url``, ``vendor``, ``price``, ...) to rule.
        least, most: how many records a page has; ``most`` 0 is no bound.
        sign: CSS selector of what only such pages have; empty where the records are sign enough.
        known: values seen when it was taught (field to texts), from which it is induced again when
            the site's pages change.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    observes: str
    record: str
    fields: Mapping[str, FieldRule]
    page_kind: str = "results"
    least: int = 1
    most: int = 0
    sign: str = ""
    known: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProfile:
    """What was taught about one site's pages: data, reviewable, versioned.

    Attributes:
        site: slug of the site.
        version: counts up with every change.
        taught: when and by whom, in words.
        site_kind: of :class:`SiteKind`, or empty.
        templates: in the order in which they are tried.
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    site: str
    version: int = 1
    taught: str = ""
    site_kind: str = ""
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place to watch, as one YAML file says it.

    Attributes:
        id: slug, the name of the source in commands and rows.
        service: what runs there (a market, a shop); several sources may show one service.
        entries: addresses where a patrol begins.
        network: ``web`` or ``tor``.
        proxy: ``socks5h://host:port`` for Tor.
        politeness: delay, concurrency, robots, timeout.
        budget: depth and pages.
        follow: regular expressions of addresses a patrol may follow; all in scope where empty.
        leave: regular expressions of addresses a patrol never follows (log-out, basket).
        expected: expected counts a crawl is held against: ``pages``, ``listings``, ``vendors``.
        listing_key: where the site's own id of a listing stands.
        seen: for imports: when it was seen.
        currencies: what a bare symbol means on this site, as ``{"$": "AUD"}``.
        language: ISO 639-1 code where known; helps dates and numbers.
        table: for CSV and JSON.
        profile: what was taught about the site's pages.
        simulated: the source is the range; everything made from it says "simulated".
    """

    __pydantic_config__: ClassVar[Any] = _STRICT

    id: str
    service: str
    entries: tuple[str, ...] = ()
    network: str = "web"
    proxy: str = ""
    politeness: Politeness = field(default_factory=Politeness)
    budget: Budget = field(default_factory=Budget)
    follow: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    expected: Mapping[str, int] = field(default_factory=dict)
    listing_key: KeyRule = field(default_factory=KeyRule)
    seen: SeenRule = field(default_factory=SeenRule)
    currencies: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    table: TableMapping | None = None
    profile: SiteProfile | None = None
    simulated: bool = False


# --------------------------------------------------------------------------- responses and captures


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a fetcher or an importer brought back, before anything is kept.

    Attributes:
        source: id of the source.
        grant: the grant under which it was fetched or opened.
        address: the address asked for, or ``import:<sha256>!<member>`` for a file handed over.
        payload: the body as received (content coding and all).
        seen, seen_until, seen_text: see the module; all ``None``/empty where nobody said.
        captured: when the bytes came in.
        media_type: essence of the declared or recognised type, as ``text/html``.
        status: HTTP status, ``None`` for files.
        headers: response headers as received, in order.
        request_headers: as sent, secrets left out.
        origin: for imports: where in the file handed over (digest, member, offset).
        depth: link depth from the entry, 0 for entries and imports.
    """

    source: str
    grant: Grant
    address: str
    payload: bytes
    seen: datetime | None
    seen_until: datetime | None
    seen_text: str
    captured: datetime
    media_type: str
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    depth: int = 0

    @property
    def payload_digest(self) -> str:
        """SHA-256 of the payload as ``sha256:<hex>``."""
        return digest(self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenMatch:
    """Why a response was not kept: all that may remain of it."""

    rule: str
    payload_digest: str
    address: str
    captured: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlace:
    """Where a WARC record lies.

    File name within the unit, offset and length of its compressed bytes in the file, and their
    SHA-256 (``sha256:<hex>``).
    """

    file: str
    offset: int
    length: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """An act of seeing: this payload, at this address of this source, at this time.

    The id is the hash of source, address, time seen and payload digest: only the same act repeated
    is the same capture. The payload is stored once per authority; seeing it again is a capture
    with ``same_as`` set and a WARC revisit record.

    Attributes:
        payload_bytes: length of the payload in bytes.
        record_id: the WARC-Record-ID.
        same_as: id of the capture whose record holds the payload, empty if this one's does.
    """

    id: str
    authority: str
    marking: str
    retain_until: date
    owning_unit: str
    source: str
    service: str
    address: str
    seen: datetime | None
    seen_until: datetime | None
    seen_text: str
    captured: datetime
    payload_digest: str
    payload_bytes: int
    media_type: str
    content_encoding: str
    status: int | None
    technique: str
    grant: str
    origin: str
    depth: int
    simulated: bool
    record_id: str
    file: str
    offset: int
    length: int
    record_sha256: str
    same_as: str = ""

    @staticmethod
    def identify(source: str, address: str, seen: datetime | None, payload_digest: str) -> str:
        """Return the id of an act of seeing (DESIGN: identity)."""
        return short_id("cap", source, address, seen, payload_digest)


# --------------------------------------------------------------------------- readings


class PageKind(StrEnum):
    """What a page is for."""

    RESULTS = "results"
    LISTING = "listing"
    VENDOR = "vendor"
    FEEDBACK = "feedback"
    INDEX = "index"
    THREAD = "thread"
    LOGIN = "login"
    CAPTCHA = "captcha"
    WAIT = "wait"
    ERROR = "error"
    TABLE = "table"
    EMPTY = "empty"
    OTHER = "other"


class SiteKind(StrEnum):
    """What a site is for (the kinds of the OSCE report, 2013)."""

    MARKET = "market"
    """Many vendors."""
    PORTAL = "portal"
    """Advertises, and sends its readers to the sites that sell."""
    SHOP = "shop"
    """One seller, who takes the order and the money (an anchor site); the narrower kinds follow."""
    PHARMACY = "pharmacy"
    NPS_SHOP = "nps_shop"
    SEED_SHOP = "seed_shop"
    CHEMICALS_SHOP = "chemicals_shop"
    """Chemicals and laboratory equipment."""
    FORUM = "forum"
    ADVERT = "advert"
    """A single offer in a social network or a notice board."""
    LICENSED_PHARMACY = "licensed_pharmacy"
    """On the user's register of licensed pharmacies: no finding, and nothing of it is read."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderName:
    """A reader, its version and the profile it read with (digest of the hints it was given)."""

    name: str
    version: str
    profile: str = ""

    def __str__(self) -> str:
        return f"{self.name}@{self.version}" + (f"+{self.profile}" if self.profile else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reader's reading of one capture. One per capture and kind is current (see Promotion).

    Attributes:
        kind: what was read of the capture: ``content`` (all that it shows).
        reader, version, profile: who read.
        page_kind, page_kind_confidence: what the page was taken for, and how surely (0 to 1).
        site_kind: what the site was taken for.
        observations: how many were read.
        problem: why nothing or not all could be read; empty if nothing was wrong. So a reading
            with a problem is partial, and nothing else is.
    """

    id: str
    authority: str
    marking: str
    retain_until: date
    owning_unit: str
    source: str
    service: str
    capture: str
    kind: str
    reader: str
    version: str
    profile: str
    page_kind: str
    page_kind_confidence: float
    site_kind: str
    observations: int
    problem: str
    simulated: bool

    @property
    def partial(self) -> bool:
        """Whether what was not read may have held more: its absence here means nothing."""
        return self.problem != ""

    @staticmethod
    def identify(capture: str, kind: str, reader: ReaderName) -> str:
        """Return the id of a reading: the same reader reads the same capture once."""
        return short_id("rdg", capture, kind, reader.name, reader.version, reader.profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """The recorded act by which a reader's readings become the current ones.

    Without one, the earliest reading of a capture and kind is current. The latest promotion that
    matches a reading's reader, version, profile, kind and source wins.

    Attributes:
        source: id of the source, empty for all under the authority.
        who, why: the person's name or function, and reason.
        at: when decided.
    """

    id: str
    authority: str
    marking: str
    retain_until: date
    owning_unit: str
    source: str
    kind: str
    reader: str
    version: str
    profile: str
    who: str
    why: str
    at: datetime


# --------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """An amount of money as seen: ``currency`` is an ISO 4217 code or a coin's ticker.

    Attributes:
        text: the original text of the price.
        confidence: 0 to 1; lower where a bare symbol stands for several currencies.
    """

    amount: Decimal
    currency: str
    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount of goods as seen, and its mass where the unit has one.

    Attributes:
        unit: ``g``, ``mg``, ``ug``, ``kg``, ``oz``, ``lb``, ``ml``, ``l``, ``piece``, ``seed``,
            ``blotter``, ``tablet``, ``box``, ``joint``, ...; empty for a bare count.
        grams: total mass in grams: for ``10 x 200ug`` 0.002; ``None`` where not a mass.
        pieces: number of pieces in ``10 x 200ug``; ``None`` where the text does not say.
        text: the original text.
    """

    amount: Decimal
    unit: str
    grams: Decimal | None
    text: str
    pieces: Decimal | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One step of a price list: so much for so much.

    Attributes:
        quantity_amount, quantity_unit, grams: what the step buys, as in :class:`Quantity`; a bare
            count has an empty unit.
        price_amount, price_currency: what it costs.
        text: the step's original text.
    """

    quantity_amount: Decimal | None
    quantity_unit: str
    grams: Decimal | None
    price_amount: Decimal
    price_currency: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a vendor stands at another market, as a vendor page claims it.

    Attributes:
        market: the market's name as shown.
        rating_text: as shown.
        sales: counter as shown.
    """

    market: str
    rating_text: str = ""
    sales: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word for a substance found in a text: ``[start, end)`` in code points."""

    substance: str
    text: str
    start: int
    end: int
    ambiguous: bool = False


# --------------------------------------------------------------------------- observations


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What every kind of observation carries.

    Attributes:
        place: where in the capture: ``row:17`` of a table, a CSS path in a page.
        seen, seen_until, seen_text: when it stood there, see the module.
        confidence: 0 to 1, the reader's own.
    """

    id: str
    authority: str
    marking: str
    retain_until: date
    owning_unit: str
    source: str
    service: str
    capture: str
    reading: str
    place: str
    seen: datetime | None
    seen_until: datetime | None
    seen_text: str
    captured: datetime
    confidence: float
    simulated: bool

    @classmethod
    def identify(cls, reading: str, place: str) -> str:
        """Return the id of an observation: its reading, its kind and its place in the capture."""
        return short_id("obs", reading, cls.__name__.lower(), place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Observation):
    """A listing as one page or row showed it.

    Attributes:
        listing_key: the site's own id, by the source's rule; empty where it shows none.
        link: address of the listing's page as written.
        vendor, vendor_link: the selling account's handle as shown.
        price_amount, price_currency, price_text: as seen.
        quantity_amount, quantity_unit, quantity_text, grams: of what one price buys.
        category: path, joined with " > ".
        ships_from: ISO 3166-1 alpha-2, or empty; ``ships_from_text`` as shown.
        ships_to: ISO codes, ``WW`` (world-wide), ``EU``, then ``-XX`` for what is left out;
            ``ships_to_text`` as shown.
        substance: the lexicon's name of the word found, ``substance_text`` the word itself.
        stock, sales, views: counters as shown.
        rating_text: as shown.
        offer: ``sale``, ``wanted``, ``service``, or empty.
        tiers: the price list, where the page shows one; ``price_amount`` is its first step.
        payment: ISO codes and tickers, or words (``cash``, ``card``, ``paypal``, ...), sorted.
        shipping: shipping options as shown.
        delivery: ``post``, ``courier``, ``pickup``, ``hidden_place``.
        escrow: ``escrow``, ``fe`` (finalise early), ``multisig``, or empty.
        listed, listed_until, listed_text: when it was put up, an interval, with its text.
        rating: the number shown, on the site's own scale.
        business: ``retail``, ``wholesale``, ``auction``, ``dropshipping``, or empty.
        marketing: ``discount``, ``sample``, ``youth_appeal``, ``medical_claim``,
            ``no_prescription``.
        sealed: names of the fields whose text is only in the evidence.
    """

    listing_key: str
    title: str
    link: str = ""
    vendor: str = ""
    vendor_link: str = ""
    price_amount: Decimal | None = None
    price_currency: str = ""
    price_text: str = ""
    quantity_amount: Decimal | None = None
    quantity_unit: str = ""
    quantity_text: str = ""
    grams: Decimal | None = None
    category: str = ""
    ships_from: str = ""
    ships_from_text: str = ""
    ships_to: tuple[str, ...] = ()
    ships_to_text: str = ""
    substance: str = ""
    substance_text: str = ""
    stock: int | None = None
    sales: int | None = None
    views: int | None = None
    rating_text: str = ""
    description: str = ""
    offer: str = ""

    tiers: tuple[Tier, ...] = ()
    payment: tuple[str, ...] = ()
    shipping: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    escrow: str = ""
    listed: datetime | None = None
    listed_until: datetime | None = None
    listed_text: str = ""
    rating: Decimal | None = None
    business: str = ""
    marketing: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Observation):
    """A vendor's account as its own page showed it.

    Attributes:
        name: as shown; ``link``: address of the page as written.
        level: rank or level as shown.
        sales: counter as shown.
        rating: the number shown, on the site's own scale; ``rating_text`` as shown.
        standings: ratings carried over from other markets, as claimed.
        ships_from, ships_to: as in :class:`Listing`.
        member_since, last_seen: intervals, each with its original text.
        description, terms: as shown.
        languages: ISO 639-1 codes.
        sealed: names of the fields whose text is only in the evidence.
    """

    name: str
    link: str = ""
    level: str = ""
    sales: int | None = None
    rating: Decimal | None = None
    rating_text: str = ""
    standings: tuple[Standing, ...] = ()
    ships_from: str = ""
    ships_from_text: str = ""
    ships_to: tuple[str, ...] = ()
    ships_to_text: str = ""
    member_since: datetime | None = None
    member_since_until: datetime | None = None
    member_since_text: str = ""
    last_seen: datetime | None = None
    last_seen_until: datetime | None = None
    last_seen_text: str = ""
    description: str = ""
    terms: str = ""
    languages: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Observation):
    """What a buyer said of a vendor or a listing.

    Attributes:
        vendor: whom it is about, as the page says; may be empty.
        rating: the number shown, on the site's own scale; ``rating_text`` as shown
            (``Positive``, ``5/5``).
        text: the comment.
        buyer: the buyer's name as shown, mostly masked.
        at, at_until, at_text: when it was left, an interval, with its original text.
        amount, amount_currency, amount_text: what was paid, where the page shows it.
        listing, listing_link: what was bought.
    """

    vendor: str = ""
    rating: Decimal | None = None
    rating_text: str = ""
    text: str = ""
    buyer: str = ""
    at: datetime | None = None
    at_until: datetime | None = None
    at_text: str = ""
    amount: Decimal | None = None
    amount_currency: str = ""
    amount_text: str = ""
    listing: str = ""
    listing_link: str = ""
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Observation):
    """One message: of a forum thread, a chat, a mailbox.

    Attributes:
        channel: ``forum``, ``telegram``, ``whatsapp``, ``mail``, ``xmpp``.
        thread: title of the thread, chat or subject.
        author: display name as shown; ``author_id``: the service's own id, address or link.
        recipients: for mail and direct messages.
        at, at_until, at_text: when it was written, an interval, with its original text.
        text: what was said, without what it quotes.
        quotes: texts quoted, in order.
        message_id, reply_to: the service's own ids.
        attachments: names of files and media that hang on it, never their content.
        sealed: names of the fields whose text is only in the evidence.
    """

    channel: str
    thread: str = ""
    author: str = ""
    author_id: str = ""
    recipients: tuple[str, ...] = ()
    at: datetime | None = None
    at_until: datetime | None = None
    at_text: str = ""
    text: str = ""
    quotes: tuple[str, ...] = ()
    message_id: str = ""
    reply_to: str = ""
    attachments: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle(Observation):
    """A contact identifier, wallet or address somebody gave.

    Attributes:
        handle_kind: ``email``, ``xmpp``, ``telegram``, ``wickr``, ``signal``, ``session``,
            ``threema``, ``whatsapp``, ``skype``, ``icq``, ``phone``, ``onion_v2``, ``onion_v3``,
            ``btc``, ``xmr``, ``ltc``, ``eth``, ``bch``, ``doge``, ``dash``, ``zec``, ``trx``,
            ``usdt``, ...
        value: normalised; ``text`` as written.
        checked: ``True`` where a checksum holds; ``None`` where the kind has none.
        account: the account it belongs to by the page, or empty.
    """

    handle_kind: str
    value: str
    text: str
    checked: bool | None = None
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Observation):
    """An OpenPGP public key block.

    Attributes:
        fingerprint: upper-case hex, empty for a key that was refused.
        version: packet version: 3, 4 or 6.
        algorithm: as ``RSA 4096`` or ``Ed25519``.
        created: creation time of the primary key.
        user_ids: as written.
        subkeys: fingerprints.
        account: the account it belongs to by the page, or empty.
        refused: why a forged or damaged block is not believed; empty where it holds.
    """

    fingerprint: str
    version: int | None = None
    algorithm: str = ""
    created: datetime | None = None
    user_ids: tuple[str, ...] = ()
    subkeys: tuple[str, ...] = ()
    account: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry(Observation):
    """One line of a server's or proxy's log.

    Attributes:
        at, at_until, at_text: the request's time in UTC, with the original text and its zone.
        address: the client's address; ``address_kind``: ``public``, ``private``, ``loopback``,
            ``exit_relay``, ``vpn``, ``shared``, ``reserved``, ``name``.
        attributable: ``False`` where the address stands for many people or nobody.
        method, target, host, status, size, referrer: of the request.
        agent: user agent as sent; ``browser``, ``system``: what it claims to be.
        account: the authenticated name, where logged.
    """

    at: datetime | None = None
    at_until: datetime | None = None
    at_text: str = ""
    address: str = ""
    address_kind: str = ""
    attributable: bool | None = None
    method: str = ""
    target: str = ""
    host: str = ""
    status: int | None = None
    size: int | None = None
    referrer: str = ""
    agent: str = ""
    browser: str = ""
    system: str = ""
    account: str = ""


# --------------------------------------------------------------------------- ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to be entered in the ledger: a body that stays in its retention unit.

    Attributes:
        kind: ``authority``, ``source``, ``grant``, ``refusal``, ``screened``, ``segment``,
            ``capture``, ``reading``, ``promotion``, ``lake_version``, ``pin``, ...
        unit: the retention unit (authority id), or empty for acts of the installation.
        id: content-derived or random; unique within kind and unit.
        body: plain JSON values.
    """

    kind: str
    unit: str
    id: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A ledger entry: holds a salted commitment to its act's body, never the body.

    Attributes:
        seq: 0, 1, 2, ...
        at: when it was entered.
        commitment: SHA-256 over salt and canonical body.
        previous, hash: the chain.
    """

    seq: int
    at: datetime
    kind: str
    unit: str
    commitment: str
    previous: str
    hash: str
