"""The seal on observations: fields as they were read in, fields that may be shown out.

What is sealed, and why, says :mod:`spaniel.extract.sensitive`; here it is held against fields of
observations, of which some were cut from others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from spaniel.types import Standing, Tier

from .remembered import remembered
from .sensitive import SealedText, seal, seal_together

__all__ = ["Sealing"]

_BODIES = frozenset({"title", "description", "terms", "text", "quotes", "thread"})
"""What people write at length; each ``..._text`` was cut from one of these or from its own line."""
_CODES = frozenset(
    {
        "link", "vendor_link", "listing_link", "listing_key", "author_id", "price_currency",
        "amount_currency", "quantity_unit", "ships_from", "ships_to", "offer", "business",
        "escrow", "substance", "channel", "payment", "delivery", "marketing", "languages",
        "handle_kind", "fingerprint", "subkeys", "algorithm", "refused",
    }
)  # fmt: skip
"""Addresses, and values from lists of our own."""


class Sealing:
    """Seals the fields of one page's observations; what was judged once is not judged again."""

    def __init__(self) -> None:
        self._known: dict[str, SealedText] = {}

    def judged(self, texts: Sequence[str]) -> None:
        """Judge the posts of a thread as what they are: parts of one text."""
        for text, judged in zip(texts, seal_together(texts), strict=True) if texts else ():
            if judged.kinds or text not in self._known:  # said twice, it is sealed twice
                self._known[text] = judged

    def shown(self, text: str) -> str:
        """Return a text without what only the evidence may show."""
        return self._seal(text).text

    def fields(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return an observation's fields, sealed, with the names of those that were changed.

        What was cut from a sealed part of a longer text (``price_text`` from a title) goes with it.
        """
        shown, sealed = dict(values), set()
        for name, value in values.items():
            if value and name not in _CODES:
                out = self._value(value)
                # What needs no seal comes back itself; equal is left too: the same, made anew.
                if out is not value and out != value:
                    shown[name] = out
                    sealed.add(name)
        if sealed & _BODIES:
            cut = _cut_from_sealed(values, shown)
            shown |= dict.fromkeys(cut, "")
            sealed |= cut
        shown["sealed"] = tuple(sorted(sealed))
        return shown

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, tuple):
            return tuple(self._item(item) for item in value)
        return value

    def _item(self, item: Any) -> Any:
        if isinstance(item, str):
            return self.shown(item)
        if isinstance(item, Tier):
            return replace(item, text=self.shown(item.text))
        if isinstance(item, Standing):
            return replace(item, market=self.shown(item.market))
        return item

    def _seal(self, text: str) -> SealedText:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = _sealed(text)
        return known


_sealed = remembered(seal)
"""Names, prices and titles come again on page after page."""


def _cut_from_sealed(values: Mapping[str, Any], shown: Mapping[str, Any]) -> set[str]:
    """Return the originals that stand in a body as it was, and in none as it is shown."""
    before, after = _bodies(values), _bodies(shown)
    return {
        name
        for name, value in values.items()
        if name.endswith("_text") and value and value in before and value not in after
    }


def _bodies(values: Mapping[str, Any]) -> str:
    texts = (values.get(name, "") for name in sorted(_BODIES))
    return "\n".join("\n".join(text) if isinstance(text, tuple) else text for text in texts)
