"""What a page asks for: its forms, fields and buttons, counted."""

from __future__ import annotations

from dataclasses import dataclass

from ._tree import TEXT, Tree

__all__ = ["Forms", "forms_of"]

_MOST_FIELDS = 200
_FIELDS = frozenset({"input", "select", "textarea", "button", "form", "img", "option", "label"})
_SILENT = frozenset({"hidden", "submit", "image", "button", "reset", "checkbox", "radio"})
_PRESSED = frozenset({"submit", "image", "button"})
_ASKED = ("name", "placeholder", "id", "title", "alt")


@dataclass(slots=True)
class Forms:
    """The fields of all forms of a page.

    Attributes:
        passwords, asked, areas, selects, options, radios, buttons, pictures: how many there are;
            ``asked`` are the fields to type in, ``pictures`` are those inside a form.
        asked_middle, passwords_middle: such ones outside navigation and margins.
        password_at: entry of the last field for a password, 0 where there is none.
        words: of names, placeholders, labels and buttons.
    """

    passwords: int = 0
    asked: int = 0
    areas: int = 0
    selects: int = 0
    options: int = 0
    radios: int = 0
    buttons: int = 0
    pictures: int = 0
    captchas: int = 0
    asked_middle: int = 0
    passwords_middle: int = 0
    password_at: int = 0
    words: list[str] | None = None


def forms_of(tree: Tree) -> Forms:
    """Count the fields of a page; of a page with more than 200, the first ones."""
    forms = Forms(words=[])
    ends, left = 0, _MOST_FIELDS
    for entry, tag in enumerate(tree.tags):
        if tag not in _FIELDS or left <= 0:
            continue
        if tag == "form":
            ends = tree.ends[entry]
        elif tag == "option":
            forms.options += 1
        elif tag == "img":
            left -= 1
            _count_picture(tree, forms, entry, inside=entry < ends)
        else:
            left -= 1
            _count_field(tree, forms, entry, tag)
    return forms


def _count_picture(tree: Tree, forms: Forms, entry: int, *, inside: bool) -> None:
    forms.pictures += inside
    named = "".join(tree.attribute(entry, name)[:200] for name in ("src", "alt", "class", "id"))
    forms.captchas += "captcha" in named.lower()


def _count_field(tree: Tree, forms: Forms, entry: int, tag: str) -> None:
    assert forms.words is not None
    forms.words.append(_words(tree, entry))
    if tag == "textarea":
        forms.areas += 1
    elif tag == "select":
        forms.selects += 1
    elif tag == "button":
        forms.buttons += 1
    elif tag == "input":
        _count_input(tree, forms, entry)


def _count_input(tree: Tree, forms: Forms, entry: int) -> None:
    assert forms.words is not None
    kind = tree.attribute(entry, "type").lower()
    forms.captchas += "captcha" in forms.words[-1].lower()
    if kind in _PRESSED:
        forms.buttons += 1
        forms.words.append(tree.attribute(entry, "value")[:200])
    forms.radios += kind == "radio"
    if kind not in _SILENT:
        middle = not tree.in_margin(entry)
        secret = kind == "password"
        forms.asked += not secret
        forms.passwords += secret
        forms.asked_middle += middle and not secret
        forms.password_at = entry if secret else forms.password_at
        forms.passwords_middle += middle and secret


def _words(tree: Tree, entry: int) -> str:
    texts = [
        tree.texts[i]
        for i in range(entry, min(tree.ends[entry], entry + 12))
        if tree.tags[i] == TEXT
    ]
    named = [tree.attribute(entry, name)[:200] for name in _ASKED]
    return " | ".join(filter(None, [*texts[:4], *named]))[:600]
