"""Words that lead to the next page of a list, in nine languages."""

from __future__ import annotations

from ..remembered import remembered

__all__ = ["is_further"]

_FURTHER = frozenset(
    [
        "2",
        "3",
        "next",
        "older",
        "newer",
        "weiter",
        "nächste",
        "vor",
        "siguiente",
        "anterior",
        "suivant",
        "suivante",
        "précédent",
        "далее",
        "следующая",
        "вперед",
        "вперёд",
        "назад",
        "previous",
        "prev",
        "следующие",
        "następna",
        "dalej",
        "poprzednia",
        "successivo",
        "successiva",
        "avanti",
        "precedente",
        "próxima",
        "próximo",
        "seguinte",
        "volgende",
        "vorige",
        "zurück",
        "more",
        "последняя",
        "last",
        "»",
        ">",
        ">>",
        "›",
        "→",
        "←",
        "«",
        "‹",
        ">|",
    ]
)


@remembered
def is_further(text: str) -> bool:
    """Whether a short text leads to the next page: ``Next``, ``weiter »``."""
    return len(text) < 20 and any(
        word in _FURTHER for word in text.lower().replace("[", " ").replace("]", " ").split()[:2]
    )
