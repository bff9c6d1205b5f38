"""Addresses: which of them follow one pattern, and the key an address makes for a listing."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from ..listing_key import key_of, normal
from ..remembered import remembered
from ._words import CATEGORY_HINT, ITEM_HINT, SERVICE_HINT, VENDOR_HINT

__all__ = ["followable", "key_of", "leads_to", "normal", "pattern", "slug"]

_ID = re.compile(r"^(?=.*\d)[0-9a-f]{6,}$|^[0-9a-f]{8}-[0-9a-f-]{20,}$|^\d+$", re.I)
_NUMBERED = re.compile(r"^\d+[-_.]")
_ROUTERS = frozenset(
    [
        "page",
        "p",
        "act",
        "action",
        "do",
        "mod",
        "module",
        "route",
        "view",
        "controller",
        "option",
        "cmd",
        "section",
        "op",
        "r",
        "m",
        "task",
    ]
)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi)$", re.I)
_SCRIPTS = frozenset({"php", "asp", "aspx", "jsp", "cgi", "pl", "py", "do"})
"""Endings of one page that shows many things by its query; others are a page for each thing."""
_LONGEST = 2_000
_KINDS = (
    ("category", CATEGORY_HINT),
    ("item", ITEM_HINT),
    ("vendor", VENDOR_HINT),
    ("service", SERVICE_HINT),
)


@remembered
def followable(href: str) -> bool:
    """Whether the address leads to another page of the site at all."""
    start = href[:12].lower()
    return bool(href) and not start.startswith(("#", "javascript:", "mailto:", "data:", "tel:"))


@remembered
def pattern(href: str) -> str:
    """Return what addresses of one kind of page share: ``/product/*``, ``?offer``.

    Host and values are dropped; the last step of the path and steps that are ids are wildcards.
    """
    try:
        parts = urlsplit(href[:_LONGEST])
    except ValueError:
        return ""
    steps = [step for step in parts.path.split("/") if step not in ("", ".", "..")]
    query = [_query_shape(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True)]
    path = [_step_shape(step) for step in steps[:-1]]
    if steps:
        path.append(_last_shape(steps[-1], literal=bool(query)))
    return "/" + "/".join(path) + ("?" + "&".join(sorted(query)) if query else "")


def _step_shape(step: str) -> str:
    if _ID.match(step):
        return "#"
    return "#-" if _NUMBERED.match(step) else step.lower()


def _last_shape(step: str, *, literal: bool) -> str:
    name, dot, extension = step.rpartition(".")
    if literal and (extension.lower() in _SCRIPTS if dot else step.isalpha()):
        return step.lower()
    shape = "*"
    return f"{shape}.{extension.lower()}" if dot and name and extension.isalnum() else shape


def _query_shape(key: str, value: str) -> str:
    named = value.replace("/", "").replace("_", "").isalpha()
    return f"{key}={value}" if key.lower() in _ROUTERS and named else key


@remembered
def leads_to(href: str) -> str:
    """Return what an address leads to by its words: ``item``, ``vendor``, ... or nothing."""
    shape = pattern(href)
    for kind, hint in _KINDS:
        if hint.search(shape):
            return kind
    return ""


def slug(href: str) -> str:
    """Return the last value of an address, where sites put names: ``/u/bob`` → ``bob``."""
    try:
        parts = urlsplit(href[:_LONGEST])
    except ValueError:
        return ""
    values = [value for _, value in parse_qsl(parts.query)]
    steps = [unquote(step) for step in parts.path.split("/") if step]
    return _EXTENSION.sub("", (values or steps or [""])[-1])
