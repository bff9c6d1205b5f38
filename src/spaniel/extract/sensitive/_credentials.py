"""Find credentials: what opens an account, a wallet or a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spaniel.extract.sensitive._secret_forms import (
    find_cards,
    find_key_blocks,
    find_tokens,
    find_wallet_keys,
)
from spaniel.extract.sensitive._secret_labels import (
    find_account_lines,
    find_headers,
    find_labelled,
)
from spaniel.extract.sensitive._secret_words import find_seed_phrases
from spaniel.extract.sensitive._span import Sealed

__all__ = ["find_credentials"]

_BY_FORM = (
    find_key_blocks,
    find_tokens,
    find_wallet_keys,
    find_cards,
    find_labelled,
    find_account_lines,
    find_headers,
)
_MAYBE = re.compile(
    r"[:=@|>→]|BEGIN |\d{4}[ -]?\d{4}|[A-Za-z0-9_-]{18}|\s(?:is|ist|lautet|es|это)\s"
)
"""What every form but a seed phrase has somewhere: most titles and most talk have nothing of it."""
_SHORTEST_PHRASE = 12 * 3 + 11


def find_credentials(text: str) -> Sequence[Sealed]:
    """Return the parts of a text that open something: passwords, tokens, private keys, cards.

    Public things are left: e-mail and wallet addresses, public keys, order numbers.

    Args:
        text: plain text of any length; linear in it.

    Returns:
        Spans of kind ``credential`` in order, which may overlap.
    """
    found: list[Sealed] = []
    if _MAYBE.search(text):
        found += (span for find in _BY_FORM for span in find(text))
    if len(text) >= _SHORTEST_PHRASE:
        found += find_seed_phrases(text)
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.confidence)))
