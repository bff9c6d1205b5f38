"""Site profiles: the rules they have to keep, and how they are written down.

A profile may come from somebody else. What of CSS it may use is therefore small: tag, class, id,
attribute, ``nth-child`` and ``nth-of-type``, joined by ``>``, ``+`` or a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

import yaml

from spaniel.types import FieldRule, SiteProfile, Template

__all__ = ["as_yaml", "profile_faults"]

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,40}")
_NAME = r"[A-Za-z_\u00a1-\uffff-][\w\u00a1-\uffff-]*"
_SIMPLE = (
    rf"\.{_NAME}|\#{_NAME}"
    rf"|\[{_NAME}(?:[~^$*|]?=\"[^\"\\\x00-\x1f]*\")?\]"
    r"|:nth-(?:child|of-type)\((?:odd|even|\d{1,4}|\d{0,4}n(?:\+\d{1,4})?)\)"
)
_COMPOUND = re.compile(rf"(?:{_NAME}|\*)?(?:{_SIMPLE})*")
_COMBINATOR = re.compile(r"\s*[>+]\s*|\s+")
_PAGE_WIDE = ":root"
"""What a path begins with that leads from the page and not from a record."""
_TAKE = re.compile(rf"text|line|beside|next|@{_NAME}")
_OBSERVES = frozenset({"listing", "account", "feedback", "post"})
_LONGEST_SELECTOR, _MOST_STEPS, _MOST_DESCENTS = 400, 16, 2
_MOST_TEMPLATES, _MOST_FIELDS = 50, 60
_HEAD = """\
# What was taught about the pages of one site: how its records are found and where their fields
# stand. Made by `spaniel teach`; may be edited by hand; `spaniel read PAGE --profile` tries it.
#   record    CSS selector of each record; empty where a page is one record
#   path      CSS selector below the record; nth: which of those found, from 0, -1 for the last
#   take      text, next (what follows a label that reads as `after`), or @name of an attribute
#   known     values seen when it was taught; when the site changes, it is induced again from them
"""


def profile_faults(profile: SiteProfile) -> list[str]:
    """Return what cannot hold in a profile, one clause each."""
    faults = []
    if not _SLUG.fullmatch(profile.site):
        faults.append("field `site` must be lower-case letters, digits and hyphens, at most 63")
    if profile.version < 1:
        faults.append("field `version` must be 1 or more")
    if not profile.templates:
        faults.append("field `templates` is empty, so no page could be read")
    if len(profile.templates) > _MOST_TEMPLATES:
        faults.append(f"field `templates` has more than {_MOST_TEMPLATES}")
    for place, template in enumerate(profile.templates):
        faults += [f"templates.{place}.{fault}" for fault in _template_faults(template)]
    return faults


def _template_faults(template: Template) -> Iterator[str]:
    if template.observes not in _OBSERVES:
        kinds = ", ".join(sorted(_OBSERVES))
        yield f"observes: `{template.observes[:40]}` is none of {kinds}"
    if not 0 < len(template.fields) <= _MOST_FIELDS:
        yield f"fields: needs from 1 to {_MOST_FIELDS} fields"
    if template.least < 0 or (template.most and template.most < template.least):
        yield "least, most: no number of records lies between them"
    for name, selector in (("record", template.record), ("sign", template.sign)):
        if selector and (fault := _selector_fault(selector, begins_free=False)):
            yield f"{name}: {fault}"
    for name, rule in template.fields.items():
        yield from (f"fields.{name}: {fault}" for fault in _rule_faults(name, rule, template))


def _rule_faults(name: str, rule: FieldRule, template: Template) -> Iterator[str]:
    if not _FIELD.fullmatch(name):
        yield "a field's name is a lower-case word"
    path = rule.path.removeprefix(_PAGE_WIDE) if template.record else rule.path
    if rule.path and (fault := _selector_fault(path, begins_free=bool(template.record))):
        yield f"path: {fault}"
    if not rule.path and not template.record:
        yield "path: is empty, but the page has no records it could mean"
    if not _TAKE.fullmatch(rule.take):
        yield f"take: `{rule.take[:40]}` is neither text, line, beside, next nor @name"
    if rule.take == "next" and not rule.after:
        yield "after: is empty, but `take: next` needs the label's words"


def _selector_fault(selector: str, *, begins_free: bool) -> str:
    """Say what is wrong with a selector; a path below a record may begin with ``>`` or ``+``."""
    text, shown = selector.strip(), selector[:60]
    if len(text) > _LONGEST_SELECTOR:
        return f"`{shown}...` is too long a selector"
    at, steps, descents = 0, 0, 0
    while at < len(text) or not steps:
        joined = _COMBINATOR.match(text, at)
        at = joined.end() if joined else at
        found = _COMPOUND.match(text, at)
        if not found or not found[0] or bool(joined) < bool(steps) or (
            joined and not steps and not begins_free
        ):  # fmt: skip
            return f"`{shown}` is not a plain selector (tags, classes, attributes, nth-child)"
        descents += bool(joined and not joined[0].strip() and steps)
        steps, at = steps + 1, found.end()
    if steps > _MOST_STEPS or descents > _MOST_DESCENTS:
        return f"`{shown}` has too many steps"
    return ""


def as_yaml(profile: SiteProfile) -> str:
    """Return a profile as YAML: fields in the order of their types, defaults left out."""
    body = yaml.safe_dump(_plain(profile), sort_keys=False, allow_unicode=True, width=100)
    return f"{_HEAD}{body}"


def _plain(value: Any) -> Any:
    if isinstance(value, SiteProfile | Template | FieldRule):
        return {
            one.name: _plain(said)
            for one in fields(value)
            if (said := getattr(value, one.name)) != _default(one) or one.default is MISSING
        }
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _default(one: Any) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default
