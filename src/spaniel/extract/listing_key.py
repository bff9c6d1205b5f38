"""A listing's key from its address: the same listing is the same tomorrow, whoever reads it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from spaniel.types import KeyRule

from .remembered import remembered

__all__ = ["key_of", "normal"]

_NOT_IDENTITY = re.compile(
    r"^(utm_\w+|s|sid|session\w*|phpsessid|jsessionid|token|csrf\w*|_token|fbclid|gclid|ref|"
    r"referr?er|lang|currency|ks|nonce|ts|timestamp|_|tab|sort|order|page|src|from|position|hash)$",
    re.I,
)
_JSESSION = re.compile(r";jsessionid=[^/?#]*", re.I)
_LONGEST = 2_000


@remembered
def normal(href: str) -> str:
    """Return path and query of an address: no host, fragment, session or tracking parameters."""
    try:
        parts = urlsplit(href[:_LONGEST].strip())
    except ValueError:
        return href[:_LONGEST].strip()
    steps: list[str] = []
    for step in unquote(_JSESSION.sub("", parts.path)).split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _NOT_IDENTITY.match(key) or (key.lower() == "page" and value.isalpha())
    ]
    return "/" + "/".join(steps) + ("?" + urlencode(sorted(query)) if query else "")


def key_of(href: str, rule: KeyRule) -> str:
    """Return the listing's key: the rule's first group, or the address made normal."""
    if not href:
        return ""
    if not rule.regex:
        key = normal(href)
        return "" if key == "/" else key
    try:
        found = re.search(rule.regex, href)
    except re.error:
        return ""
    if found is None:
        return ""
    return (found[1] if found.re.groups else found[0]) or ""
