"""What one can pay with, as the form of an offer asks: a button for each coin, a choice of them."""

from __future__ import annotations

import re

from ..terms import payment_in
from ._tree import TEXT, Tree

__all__ = ["coins_asked"]

_NAMED = ("name", "value", "id", "src", "style", "alt", "title")
_COINS = {
    "btc": "BTC", "bitcoin": "BTC", "xmr": "XMR", "monero": "XMR", "ltc": "LTC", "litecoin": "LTC",
    "eth": "ETH", "ethereum": "ETH", "bch": "BCH", "doge": "DOGE", "dogecoin": "DOGE",
    "dash": "DASH", "zec": "ZEC", "zcash": "ZEC", "trx": "TRX", "usdt": "USDT",
}  # fmt: skip
_WORDS = re.compile(r"[a-z]+")
_FIAT = re.compile(r"^\W*(?:usd|eur|gbp|aud|cad|rub|chf|pln|us ?dollar|euro|pound)", re.I)
_SHORT = 40
_PRESSED = frozenset({"submit", "image", "button", "radio", "checkbox"})


def coins_asked(tree: Tree, offer: int) -> set[str]:
    """Return codes of the coins that the forms of an offer have a choice or a button for.

    Args:
        tree: the page.
        offer: the entry that holds the page's own offer; forms of its surroundings count as well,
            those in margins (which currency prices are shown in) do not.
    """
    found: set[str] = set()
    for form, tag in enumerate(tree.tags):
        if tag == "form" and not tree.in_margin(form) and form >= min(offer, tree.parents[offer]):
            found |= _in_form(tree, form)
    return found


def _in_form(tree: Tree, form: int) -> set[str]:
    found: set[str] = set()
    closed = {
        tree.attribute(entry, "id")
        for entry in range(form, tree.ends[form])
        if tree.tags[entry] == "input" and _is_disabled(tree, entry)
    }
    for entry in range(form, tree.ends[form]):
        tag = tree.tags[entry]
        if tag == "select":
            found |= _in_choice(tree, entry)
        elif tag == "input" and not _is_disabled(tree, entry):
            found |= _in_input(tree, entry)
        elif tag in ("label", "button") and tree.attribute(entry, "for") not in closed - {""}:
            found |= _in_text(_text(tree, entry))
    return found


def _is_disabled(tree: Tree, entry: int) -> bool:
    element = tree.elements[entry]
    return element is not None and "disabled" in element.attributes


def _in_choice(tree: Tree, select: int) -> set[str]:
    """Return the coins among the options, unless one may choose dollars as well."""
    texts = [
        _text(tree, entry)
        for entry in range(select, tree.ends[select])
        if tree.tags[entry] == "option"
    ]
    if any(_FIAT.search(text) for text in texts):
        return set()
    return {code for text in texts for code in _in_text(text)}


def _in_input(tree: Tree, entry: int) -> set[str]:
    if tree.attribute(entry, "type").lower() not in _PRESSED:
        return set()
    said = " ".join(tree.attribute(entry, name)[:200] for name in _NAMED).lower()
    return {_COINS[word] for word in _WORDS.findall(said) if word in _COINS}


def _in_text(text: str) -> set[str]:
    return {code for code in payment_in(text) if code.isupper()} if len(text) < _SHORT else set()


def _text(tree: Tree, entry: int) -> str:
    spans = range(entry, tree.ends[entry])
    return " ".join(tree.texts[i] for i in spans if tree.tags[i] == TEXT and tree.texts[i])
