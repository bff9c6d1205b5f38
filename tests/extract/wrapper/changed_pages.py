"""What a site's owner does to a template between Sunday and Monday."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy

from tests.extract.wrapper.made_pages import MadePage, Part, document, part

__all__ = ["changed"]

_TAGS = {
    "div": "section", "span": "em", "h1": "h2", "h2": "h4", "h3": "h5", "h4": "h3", "h5": "h6",
    "p": "div", "ul": "div", "ol": "div", "li": "article", "article": "div", "section": "div",
    "b": "strong", "strong": "b", "small": "span", "font": "span", "i": "span", "em": "span",
}  # fmt: skip


def changed(page: MadePage, seed: int) -> MadePage:
    """Rename every class, wrap each record once more, reorder fields, change tags, add banners."""
    body = deepcopy(page.body)
    _everywhere(body, lambda one: _rename(one, seed))
    _reorder(body, seed)
    _everywhere(body, _retag)
    _wrap_records(body, seed)
    body.kids.insert(1, part("div", "notice-x", part("a", "", "We have moved!", href="/news/1")))
    return MadePage(document(body), page.truth, body)


def _everywhere(one: Part, do: Callable[[Part], None]) -> None:
    do(one)
    for kid in one.kids:
        if isinstance(kid, Part):
            _everywhere(kid, do)


def _rename(one: Part, seed: int) -> None:
    one.cls = " ".join(_new_name(name, seed) for name in one.cls.split())


def _new_name(name: str, seed: int) -> str:
    """Return the class that stands for another on all pages of the changed site."""
    rng = random.Random(f"{seed}/{name}")
    letters = "".join(rng.choices("abcdefghiklmnoprstuvw", k=6))
    return rng.choice([letters, f"x-{letters[:4]}{rng.randrange(99)}"])


def _retag(one: Part) -> None:
    one.tag = _TAGS.get(one.tag, one.tag)


def _reorder(body: Part, seed: int) -> None:
    """Give the fields of all records the same new order."""

    def reorder(one: Part) -> None:
        places = [
            at for at, kid in enumerate(one.kids) if isinstance(kid, Part) and kid.role == "field"
        ]
        if len(places) < 2:
            return
        order = random.Random(f"{seed}/{len(places)}").sample(range(len(places)), len(places))
        fields = [one.kids[at] for at in places]
        for at, source in zip(places, order, strict=True):
            one.kids[at] = fields[source]

    _everywhere(body, reorder)


def _wrap_records(body: Part, seed: int) -> None:
    name = "w-" + _new_name("wrapper", seed)

    def wrap(one: Part) -> None:
        records = [kid for kid in one.kids if isinstance(kid, Part) and kid.role == "record"]
        is_row_of_several = any(
            isinstance(kid, Part) and not kid.role for kid in one.kids if records
        )
        if not records or is_row_of_several or one.cls.startswith("w-"):
            return
        tag = "tbody" if records[0].tag == "tr" else "div"
        one.kids = [
            part(tag, name, kid) if isinstance(kid, Part) and kid.role == "record" else kid
            for kid in one.kids
        ]
        if tag == "tbody" and one.tag == "tbody":
            one.tag = "template-rows"

    _everywhere(body, wrap)
    _everywhere(body, _unfold_rows)


def _unfold_rows(one: Part) -> None:
    """Bodies of a table do not nest: a wrapped row's body stands in the table itself."""
    kids: list[Part | str] = []
    for kid in one.kids:
        if isinstance(kid, Part) and kid.tag == "template-rows":
            kids += kid.kids
        else:
            kids.append(kid)
    one.kids = kids
