"""Whose page it is: the account that a vendor's page is about."""

from __future__ import annotations

import re

from ._labels import label_role, labels_in, plain
from ._links import leads_to, slug
from ._tree import Line, Tree

__all__ = ["is_at_vendor", "page_vendor"]

_ACCOUNT_LABELS = frozenset({
    "username", "user name", "user", "vendor", "seller", "nickname", "nick", "vendor name",
    "seller name", "shop", "store", "имя пользователя", "логин", "ник", "продавец", "магазин",
    "usuario", "nombre de usuario", "vendedor", "tienda", "benutzername", "nutzername",
    "verkäufer", "händler",
})  # fmt: skip
_OWNED = re.compile(
    r"^(?P<name>\S{2,40})(?:'s|’s|s')\s+(?:profile|store|shop|page|listings)\b", re.I
)
_TITLED = re.compile(
    r"^(?P<name>\S{2,40})\s*[|–—-]\s*(?:user |vendor |seller )?(?:profile|store|shop)\b"
    r"|^(?:vendor|seller|profile|store|shop|listings (?:by|of|from)|profile of|products by|"
    r"продавец|профиль|магазин|товары продавца|vendedor|perfil de|tienda de|verkäufer|profil von|"
    r"angebote von)\s*[:：]?\s+(?P<other>\S{2,40})$", re.I)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3"})


def page_vendor(tree: Tree, address: str) -> str:
    """Return the handle of the account the page is about, empty where it does not say."""
    return _addressed(tree, address) or _labelled(tree) or _headed(tree)


def _addressed(tree: Tree, address: str) -> str:
    """Return a heading that the page's address ends in: ``bob`` at ``/u/bob``."""
    wanted = slug(address).casefold() if leads_to(address) in ("vendor", "") else ""
    for line in _heading_lines(tree) if wanted else ():
        if line.text.casefold() == wanted:
            return line.text
    return ""


def _heading_lines(tree: Tree) -> list[Line]:
    return [
        line
        for line in tree.lines
        if _HEADINGS
        & {
            tree.tags[line.block],
            tree.tags[tree.parents[line.block]],
            tree.tags[tree.parents[line.leaves[0]]],
        }
    ]


def _labelled(tree: Tree) -> str:
    waiting = False
    for line in tree.lines:
        if tree.in_margin(line.block):
            continue
        texts = [tree.texts[leaf] for leaf in line.leaves]
        if waiting:
            return _name(texts[0])
        if plain(texts[0]) in _ACCOUNT_LABELS and (len(texts) > 1 or texts[0].endswith(":")):
            if len(texts) > 1:
                return _name(texts[1])
            waiting = True
        elif plain(line.text) in _ACCOUNT_LABELS and tree.tags[line.block] in ("dt", "th", "td"):
            waiting = True
        else:
            for _, start, label in labels_in(line.text)[:1]:
                if label_role(label) == "vendor" or label.lower() in _ACCOUNT_LABELS:
                    return _name(line.text[start:])
    return ""


def _headed(tree: Tree) -> str:
    for line in _heading_lines(tree):
        found = _OWNED.search(line.text) or _TITLED.search(line.text)
        if found:
            groups = found.groupdict()
            return _name(groups.get("name") or groups.get("other") or "")
    return ""


def _name(text: str) -> str:
    words = re.split(r"\s*[(\[|,]\s*|\s{2,}", text.strip())[0].split()
    return words[0].strip(":;,.") if 0 < len(words) <= 4 else ""


def is_at_vendor(tree: Tree, address: str) -> bool:
    """Whether the address ends in the page's own heading, as vendors' pages do."""
    return bool(_addressed(tree, address)) and len(slug(address)) > 2
