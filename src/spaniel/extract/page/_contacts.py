"""Handles and keys of a page, each once per account, with the account it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spaniel.types import PageKind

from ..handle import FoundHandle
from ..key import FoundKey
from ..sensitive import find_credentials
from ._armored import find_armored
from ._look import Look
from ._owners import Owners, Rows
from ._spoken import Links, Spoken, in_boxes, in_lines
from ._tree import Tree

__all__ = ["Contact", "Contacts", "PageKey", "find_contacts"]

_MOST_HANDLES = 5_000
_MOST_KEYS = 100
"""More of one page are a list that somebody pasted, and nobody's contacts."""
_ONIONS = frozenset({"onion_v2", "onion_v3"})
_DIRECTORIES = frozenset({PageKind.INDEX, PageKind.RESULTS, PageKind.OTHER})

_SESSION = re.compile(
    r"\b(?:(?:logged|signed) in as|log ?out|sign ?out|your (?:\w+ )?(?:wallet|address|balance|"
    r"deposit)|angemeldet als|abmelden|deine? (?:adresse|wallet|einzahlungsadresse)|conectado "
    r"como|cerrar sesi[oó]n|tu (?:direcci[oó]n|monedero)|connect[eé] en tant que|d[eé]connexion|"
    r"вы вошли|выйти|ваш (?:адрес|кошел[её]к|баланс)|адрес для пополнения)\b", re.I)  # fmt: skip
_GREETED = re.compile(
    r"\b(?:welcome|hello|hi|willkommen|hallo|bienvenid[oa]|hola|bienvenue|привет\w*|"
    r"добро пожаловать)\b", re.I)  # fmt: skip
_SHORT = 160
"""Up to here a line with such words is the site's own; a vendor who greets says more."""

_INSTANCE = re.compile(
    r"(?:\be\. ?g\.?|for example|such as|\blike this|\bz\. ?b\.|zum beispiel|например|\bp\. ?ej\.|"
    r"por ejemplo|par exemple)\W{0,3}$", re.I)  # fmt: skip
_ANYBODY = re.compile(
    r"(?:your[._-]?(?:e?mail|name|user(?:name)?|address|id)?|you|user(?:name)?|name|some(?:one|"
    r"body)|nobody|anyone|e?mail|example|test|john[._-]?doe|jane[._-]?doe|foo|bar|xx+)@(?:example|"
    r"(?:your)?domain|host|server|site|website|company|e?mail|test|foo|bar|xx+)\b[\w.-]*",
    re.I)  # fmt: skip
_BESIDE = re.compile(
    r"\w\s{0,2}[:;|,/]\S{4}|pass|pw|pin|code|login|pa[rs]ol|contras|clave|парол|логин", re.I
)
"""What has to stand near a login for a password to be there."""
_TEXTBOOK = frozenset(
    {
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    }
)
"""Addresses that every text about Bitcoin shows: of its first block, and the Bitcoin Wiki's."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A handle of the page: where it stands and whose it is (empty where the page does not say)."""

    found: FoundHandle
    entry: int
    account: str


@dataclass(frozen=True, slots=True)
class PageKey:
    """A key of the page, or why a block is not believed; otherwise as :class:`Contact`."""

    found: FoundKey
    entry: int
    account: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """What a page has of both, in document order; ``whole``: whether none was left out."""

    handles: tuple[Contact, ...] = ()
    keys: tuple[PageKey, ...] = ()
    whole: bool = True


def find_contacts(tree: Tree, seen: Look, address: str = "") -> Contacts:
    """Return the handles and keys of a page.

    Not among them: addresses of whoever is logged in, what only shows the form of an address, and
    logins that stand beside their passwords.

    Args:
        tree: the page.
        seen: what was found on it.
        address: the page's own.
    """
    links = Links(tree, address, seen.own_link)
    spoken = [*in_lines(tree), *in_boxes(tree), *links.spoken()]
    armored = find_armored(tree, _MOST_KEYS + 1)
    if not spoken and not armored:
        return Contacts()
    owners = Owners(tree, seen)
    meant = [one for one in spoken if _is_contact(tree, one)]
    handles = _once(_owned(tree, seen, owners, links.own, _surest(meant)), owners)
    keys = [PageKey(key, entry, owners.of(entry)) for key, entry in armored[:_MOST_KEYS]]
    whole = len(handles) <= _MOST_HANDLES and len(armored) <= _MOST_KEYS
    return Contacts(tuple(handles[:_MOST_HANDLES]), tuple(_distinct(keys)), whole)


# --------------------------------------------------------------------------- what is no contact


def _is_contact(tree: Tree, one: Spoken) -> bool:
    return not (_is_session(tree, one) or _is_example(one) or _is_login(one))


def _is_session(tree: Tree, one: Spoken) -> bool:
    """Whether what is shown is the visitor's own: a patrol's account, not a vendor's."""
    if len(one.around) > _SHORT:
        return False
    if _SESSION.search(one.around):
        return True
    return tree.in_margin(one.entry) and _GREETED.search(one.around) is not None


def _is_example(one: Spoken) -> bool:
    found = one.found
    if found.value in _TEXTBOOK:
        return True
    if found.kind in ("email", "xmpp") and _ANYBODY.fullmatch(found.value):
        return True
    at = one.around.find(found.text)
    return at > 0 and _INSTANCE.search(one.around[max(0, at - 30) : at]) is not None


def _is_login(one: Spoken) -> bool:
    """Whether the page shows it beside its password: then it is a victim's, and a secret."""
    if one.found.kind not in ("email", "xmpp", "phone") or not _BESIDE.search(one.around):
        return False
    spans = find_credentials(one.around)
    at = one.around.find(one.found.text) if spans else -1
    return any(span.start <= at < span.end for span in spans)


# --------------------------------------------------------------------------- whose it is


def _surest(spoken: Iterable[Spoken]) -> list[Spoken]:
    """Return them in document order, without a link that says less of a value than a text does.

    ``mailto:`` stands before addresses of XMPP too, and a label's word for it goes before.
    """
    ordered = sorted(spoken, key=lambda one: (one.entry, one.found.start, one.found.kind))
    said = {one.found.value for one in ordered if one.found.kind == "xmpp"}
    return [one for one in ordered if one.found.kind != "email" or one.found.value not in said]


def _owned(
    tree: Tree, seen: Look, owners: Owners, own: frozenset[str], spoken: Iterable[Spoken]
) -> Iterator[Contact]:
    spoken = list(spoken)
    first: dict[str, int] = {}
    for one in spoken:
        if one.found.kind in _ONIONS:
            first.setdefault(one.found.value, one.entry)
    rows = Rows(tree, sorted(first.values()))
    for one in spoken:
        account = "" if one.found.value in own else owners.of(one.entry)
        if not account and one.found.kind in _ONIONS and seen.kind in _DIRECTORIES:
            account = rows.name(one.entry)
        yield Contact(one.found, one.entry, account)


def _once(contacts: Iterable[Contact], owners: Owners) -> list[Contact]:
    """Return each handle once per account; in a quotation only if it stands nowhere else."""
    known: dict[tuple[str, str, str], Contact] = {}
    quoted: list[Contact] = []
    for one in contacts:
        key = (one.found.kind, one.found.value, one.account)
        if owners.is_quoted(one.entry):
            quoted.append(one)
        elif key not in known:
            known[key] = one
        elif one.found.confidence > known[key].found.confidence:
            known[key] = replace(known[key], found=one.found)
    values = {key[:2] for key in known}
    for one in quoted:
        if (one.found.kind, one.found.value) not in values:
            known.setdefault((one.found.kind, one.found.value, one.account), one)
    return sorted(known.values(), key=lambda one: one.entry)


def _distinct(keys: Iterable[PageKey]) -> list[PageKey]:
    known: dict[tuple[str, str, int], PageKey] = {}
    for key in keys:
        same = (key.found.fingerprint, key.account, 0 if key.found.fingerprint else key.entry)
        known.setdefault(same, key)
    return list(known.values())
