"""Selectors for an element: all that could mean it and others like it, the most robust first.

A selector's cost says how likely it is to break: names given by a person are cheap, positions are
dear (after Dalvi, Kumar, Soliman: Automatic wrappers for large scale web extraction, VLDB 2011).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ._names import is_stable, link_parts
from ._sheet import Sheet

__all__ = ["Choice", "own_choices", "paths_below", "record_choices", "step_by_number"]

_TELLING_TAGS = frozenset(
    """
    h1 h2 h3 h4 h5 h6 time address strong b em img dt dd th article figure figcaption label
    summary blockquote pre cite small code title meta
    """.split()  # noqa: SIM905 - a list of words reads as one
)
_TELLING_ATTRIBUTES = ("itemprop", "property", "rel", "role", "itemtype", "name", "data-label")
_MOST_CHOICES = 60
_DEEPEST = 15


class Choice(NamedTuple):
    """A selector and its cost."""

    cost: float
    selector: str


def own_choices(sheet: Sheet, element: int) -> list[Choice]:
    """Return what an element could be called by itself, cheapest first."""
    tag, attributes = sheet.tags[element], sheet.attributes(element)
    names = [name for name in (attributes.get("class") or "").split() if is_stable(name)][:4]
    choices = [Choice(2.0 if tag in _TELLING_TAGS else 3.0, tag)]
    choices += [Choice(1.0 + 0.1 * at, f"{tag}.{name}") for at, name in enumerate(names)]
    if len(names) > 1:
        choices.append(Choice(1.3, f"{tag}.{'.'.join(names)}"))
    for name in _TELLING_ATTRIBUTES:
        value = attributes.get(name) or ""
        if value and len(value) < 40 and '"' not in value and "\\" not in value:
            choices.append(Choice(0.8, f'{tag}[{name}="{value}"]'))
    choices += [
        Choice(1.6, f"{tag}[{name}]")
        for name in attributes
        if name.startswith("data-") and is_stable(name) and len(name) < 30
    ]
    if tag == "a":
        parts = link_parts(attributes.get("href") or "")
        choices += [Choice(1.4, f'a[href*="{part}"]') for part in parts[:3]]
    return sorted(choices)


def step_by_number(sheet: Sheet, element: int) -> str:
    """Return tag and number among the siblings of its tag."""
    above, tag = sheet.parents[element], sheet.tags[element]
    alike = [child for child in sheet.children(above) if sheet.tags[child] == tag]
    return f"{tag}:nth-of-type({alike.index(element) + 1})"


def paths_below(sheet: Sheet, chain: Sequence[int]) -> list[Choice]:
    """Return paths from an element to one below it.

    Args:
        sheet: the page.
        chain: the elements between, from the child of the first one to the target; not empty.
    """
    target = own_choices(sheet, chain[-1])
    choices = list(target)
    if len(chain) > 1:
        for near in chain[-2:-5:-1]:
            by = ">" if near == chain[-2] else " "
            named = [choice for choice in own_choices(sheet, near) if choice.cost < 2][:2]
            choices += [
                Choice(outer.cost * 0.5 + inner.cost + 0.3, f"{outer.selector}{by}{inner.selector}")
                for outer in named
                for inner in target[:3]
            ]
    choices += list(_by_tags(sheet, chain))
    return sorted(set(choices))[:_MOST_CHOICES]


def _by_tags(sheet: Sheet, chain: Sequence[int]) -> Iterator[Choice]:
    """Yield paths that name every step: tags alone, and numbered as a last resort."""
    if len(chain) > 12:
        return
    tags = [sheet.tags[element] for element in chain]
    numbered = [step_by_number(sheet, element) for element in chain]
    yield Choice(3.5 + 0.3 * len(chain), ">" + ">".join(tags))
    for place in range(len(chain)):
        steps = [*tags[:place], numbered[place], *tags[place + 1 :]]
        yield Choice(5.0 + 0.3 * len(chain), ">" + ">".join(steps))
    yield Choice(6.0 + 0.5 * len(chain), ">" + ">".join(numbered))
    yield Choice(5.2, numbered[-1])
    if len(chain) > 1:
        yield Choice(5.6, ">".join(numbered[-2:]))


def record_choices(sheet: Sheet, element: int) -> list[Choice]:
    """Return selectors for an element and those that repeat its structure on the whole page."""
    own = own_choices(sheet, element)
    choices = [choice for choice in own if choice.cost < 2]
    above = sheet.parents[element]
    chain = [sheet.tags[element]]
    while above > 0 and len(chain) < 6:
        for named in own_choices(sheet, above)[:3]:
            joined = ">".join([named.selector, *chain])
            choices.append(Choice(named.cost * 0.5 + 1.5 + 0.4 * len(chain), joined))
        name = sheet.attributes(above).get("id") or ""
        if is_stable(name) and not any(letter.isdigit() for letter in name):
            joined = ">".join([f"{sheet.tags[above]}#{name}", *chain])
            choices.append(Choice(1.8 + 0.3 * len(chain), joined))
        if len(chain) == 1:
            parents = [choice for choice in own_choices(sheet, above) if choice.cost < 2][:2]
            choices += [
                Choice(0.5 * outer.cost + inner.cost + 0.3, f"{outer.selector}>{inner.selector}")
                for outer in parents
                for inner in own[:3]
            ]
        chain.insert(0, sheet.tags[above])
        above = sheet.parents[above]
    choices += [*own, *_from_body(sheet, element)]
    return sorted(set(choices))[:_MOST_CHOICES]


def _from_body(sheet: Sheet, element: int) -> Iterator[Choice]:
    """Yield paths by number down to what repeats: for pages without any name to hold on to."""
    chain = [one for one in sheet.up(element) if one > 0 and sheet.tags[one] != "body"][::-1]
    if not 0 < len(chain) < _DEEPEST:
        return
    tags = [sheet.tags[one] for one in chain]
    numbered = [step_by_number(sheet, one) for one in chain]
    for free in range(1, min(4, len(chain) + 1)):
        steps = ["body", *numbered[:-free], *tags[-free:]]
        yield Choice(6.0 + 0.2 * len(chain) + free, ">".join(steps))
