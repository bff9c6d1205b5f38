"""How a page is built: how much stands where, what it is called, what it asks for."""

from __future__ import annotations

import re

from ..remembered import remembered, saying
from ._further import is_further
from ._signs import Signs
from ._tree import Tree
from ._zones import Zones

__all__ = ["few", "forms_asked", "size_of", "title_of"]

_COUNTED = re.compile(r"\D[\s\[(]\d[\d.,]*[\])]?$")
_LONGEST = 200
_AT_END = frozenset("0123456789)]")
_COUNT_AT_END = re.compile(r"\s*[\[(]?\d[\d.,]*[\])]?$")
_DATED = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b")
_PARTS = re.compile(r"\s+[|·•—–:»>/-]+\s+|\s*::\s*|: ")
_CRUMB = re.compile(r"\s*[>»›→/]\s*|\s+[|·-]\s+")
_LISTED = "|".join((
    r"pages?", r"seiten?", r"páginas?", r"pagin[ae]", r"страниц\w*", r"стр", r"stron[ay]?",
    r"showing", r"displaying", r"viewing", r"zeige", r"angezeigt", r"mostrando", r"exibindo",
    r"показан\w", r"affich\w+", r"wyświetl\w+", r"pokazan\w*", r"toon", r"items", r"results?",
    r"products", r"listings", r"offers", r"articles", r"adverts", r"found", r"treffer", r"artikel",
    r"ergebnisse", r"gefunden", r"résultats?", r"annonces", r"resultados?", r"productos",
    r"artículos", r"anuncios", r"produtos", r"anúncios", r"risultat\w*", r"prodotti", r"articoli",
    r"annunci", r"trovat\w*", r"wynik\w*", r"produkt\w*", r"ofert\w*", r"ogłosze\w*",
    r"товар\w*", r"найдено", r"producten", r"resultaten",
))  # fmt: skip
_NUMBERED = re.compile(
    rf"\b(?:{_LISTED})\b\W{{0,3}}\d|\d\W{{0,3}}\b(?:{_LISTED})\b|^\W*\d+ ?/ ?\d+\W*$", re.I
)
"""``page 2``, ``28 items``, ``3/3``: a line that says how long a list is."""


def few(count: float, most: float) -> float:
    """Return a count as a share of the count from which more means no more."""
    return min(count, most) / most


def size_of(tree: Tree, signs: Signs, zones: Zones) -> dict[str, float]:
    """Tell how many words, links, headings, counts and dates the page shows, and where."""
    middle = sum(text.count(" ") + 1 for text in (*zones.middle, *zones.said))
    counted, counted_menu = _counts(tree, signs)
    heads = [*zones.named[1:], *zones.heads]
    numbered = sum(1 for t in zones.middle if len(t) < 60 and _is_numbered(t))
    short = {link.text for link in tree.links if len(link.text) <= 20}
    return {
        "words_few": float(signs.words < 60),
        "words_little": float(60 <= signs.words < 200),
        "words_many": few(signs.words, 1500),
        "middle_tiny": float(middle < 12),
        "middle_few": float(middle < 40),
        "middle_words": few(middle, 300),
        "links_few": float(signs.links < 6),
        "links_many": few(signs.links, 100),
        "menu_none": float(not zones.menu),
        "share_repeated": zones.repeated / max(zones.letters, 1),
        "long_lines": few(len(zones.said), 8),
        "heads": few(len(heads), 10),
        "heads_none": float(not heads),
        "asking": few(sum(head.endswith("?") for head in heads), 3),
        "counted": few(counted, 8),
        "counted_menu": few(counted_menu, 8),
        "paged": float(any(map(is_further, short))),
        "numbered": float(0 < numbered <= 3),
        "numbered_many": float(numbered > 3),
        "dated": few(sum(1 for t in zones.middle if len(t) < 60 and _is_dated(t)), 8),
        "refresh": float(signs.refresh),
        "status_error": float(signs.status >= 400),
    }


_is_numbered = saying(_NUMBERED)


_is_dated = saying(_DATED)


_is_counted = saying(_COUNTED)


def title_of(tree: Tree, signs: Signs, zones: Zones) -> dict[str, float]:
    """Tell what the page is called, once the site's own name is taken from its title."""
    tops = [line for at, line in enumerate(tree.lines[:3]) if not signs.headings[at]]
    edges = {line.text[:_LONGEST].casefold() for line in (*tops, *tree.lines[-1:])}
    edges |= {part for text in list(edges) for part in _PARTS.split(text)}
    parts = [part.strip().casefold() for part in _PARTS.split(signs.title) if part.strip()]
    own = [part for part in parts if part not in edges]
    linked = {_uncounted(link.text).casefold() for link in tree.links if len(link.text) < 100}
    heads = {text.casefold() for text in zones.named[1:]}
    first = next(iter(zones.named[1:]), next(iter(zones.lead), "")).casefold()
    return {
        "title_none": float(not parts),
        "title_site": float(bool(parts) and not own),
        "title_linked": float(any(part in linked for part in own)),
        "title_headed": float(any(part in heads for part in own)),
        "title_apart": float(bool(own) and not any(p in heads or p in linked for p in own)),
        "crumbs_end": float(_ends_crumbs(tree, {*own, first} - {""}, linked)),
        "head_linked": float(first in linked),
        "head_site": float(bool(first) and first in parts and first not in own),
    }


@remembered
def _uncounted(text: str) -> str:
    return _COUNT_AT_END.sub("", text) if text[-1:] in _AT_END else text


def _ends_crumbs(tree: Tree, names: set[str], linked: set[str]) -> bool:
    """Whether a path as ``Home > Teas > Green`` ends in the page's own name, which is no link."""
    for line in tree.lines[:40]:
        if len(line.text) > _LONGEST or _CRUMB.search(line.text) is None:
            continue
        steps = [step.strip().casefold() for step in _CRUMB.split(line.text)]
        if len(steps) > 2 and steps[-1] in names and steps[-1] not in linked:
            return True
    return False


def _counts(tree: Tree, signs: Signs) -> tuple[int, int]:
    """Return how many links of the middle, and of menus, are followed by a count: ``Teas (12)``."""
    found = [0, 0]
    for at, line in enumerate(tree.lines):
        last = line.text[-1:]
        if last in _AT_END and len(line.text) < 60 and (signs.linked[at] or len(line.leaves) == 2):
            found[signs.navigation[at]] += _is_counted(line.text)
    return found[0], found[1]


def forms_asked(tree: Tree, signs: Signs) -> dict[str, float]:
    """Tell which fields the page asks to fill in, and whether a password is all it asks for."""
    forms = signs.forms
    at, after, before = forms.password_at, 0, False
    for number, line in enumerate(tree.lines if at else ()):
        after += line.start > at and not signs.navigation[number]
        before |= line.start < at and signs.headings[number]
    return {
        "password_last": float(bool(at) and after < 6),
        "password_headed": float(before),
        "password": float(forms.passwords == 1),
        "passwords": float(forms.passwords > 1),
        "password_middle": float(forms.passwords_middle > 0),
        "asked": few(forms.asked, 5),
        "asked_middle": few(forms.asked_middle, 5),
        "asked_one": float(forms.asked == 1),
        "asked_none": float(forms.asked == 0 and forms.areas == 0),
        "area": float(forms.areas > 0),
        "selects": few(forms.selects, 3),
        "radios": few(forms.radios, 4),
        "buttons": few(forms.buttons, 10),
        "button_one": float(forms.buttons == 1),
        "picture": float(forms.pictures > 0 and forms.passwords == 0 and forms.asked > 0),
        "captcha": float(forms.captchas > 0),
    }
