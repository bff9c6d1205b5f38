"""Which of the substances that a listing's words name is the one on sale."""

from __future__ import annotations

from spaniel.extract.quantity import find_quantity
from spaniel.ports import Lexicon
from spaniel.types import Mention

__all__ = ["choose_mention"]


def choose_mention(lexicon: Lexicon, title: str, category: str) -> Mention | None:
    """Return the substance on sale: what the title says for sure, or the category, or ``None``.

    An ambiguous word of the title (``ice``, ``acid``) counts if the category names the same
    substance or kind (``hash`` under *Cannabis*), or if the title says an amount of it.
    """
    in_title = lexicon.find(title)
    sure = next((mention for mention in in_title if not mention.ambiguous), None)
    if sure is not None:
        return sure
    in_category = [m for m in lexicon.find(category) if not m.ambiguous]
    kinds = {word for mention in in_category for word in mention.substance.split()}
    for mention in in_title:
        if kinds.intersection(mention.substance.split()):
            return mention
    if in_category:
        return in_category[-1]
    return in_title[0] if in_title and find_quantity(title) else None
