"""What a thread is called: by its heading and the page's title, without the site's name."""

from __future__ import annotations

import re

from ._tree import Line, Tree

__all__ = ["thread_title"]

_PARTS = re.compile(r"\s+[|•·—–\-:»«]+\s+|\s+::\s+")
_REPLIED = re.compile(r"^(?:re|aw|antw|odp|ответ|sv|fwd?)\s*(?:\[\d+\])?\s*:\s*", re.I)
_PAGED = re.compile(
    r"[\s,(\[|–—-]*\b(?:page|seite|страница|стр\.?|página|pag\.?|pág\.?|strona|pagina)\s*\d{1,6}"
    r"(?:\s*(?:/|of|von|из|de|sur|z|di)\s*\d{1,6})?[)\]]*(?=\s*(?:$|[|•·–—-]))",
    re.I,
)
_VIEWED = re.compile(
    r"^(?:view(?:ing)? (?:topic|thread|single post)|topic|thread|тема|просмотр темы"
    r"|thema(?: anzeigen)?|ver tema|tema|sujet|temat|argomento|tópico|discussion"
    r"|обсуждение)\s*[:\-–—|]+\s*",
    re.I,
)
_NOT_TITLES = re.compile(
    r"^(?:all comments|\d+ (?:comments|replies)|comments?|replies|ответы|antworten|respuestas"
    r"|search|menu|navigation|moderators?)\b",
    re.I,
)
_HEADINGS = {"h1": 0.6, "h2": 0.5, "h3": 0.3}
_MOST_LINES = 250


def thread_title(tree: Tree, head_title: str) -> str:
    """Return the thread's title: the heading that the page's title holds, else the title's part.

    Args:
        tree: the page.
        head_title: text of the head's ``title``, may be empty.
    """
    head = plain_title(head_title)
    best, worth = "", 0.9 if head else 0.25
    for line in tree.lines[:_MOST_LINES]:
        if 1 < len(line.text) <= 400:
            title, rank = _ranked(tree, line, head)
            if rank > worth:
                best, worth = title, rank
    return best or _longest_part(head)


def plain_title(text: str) -> str:
    """Return a title without ``Re:``, ``View topic -`` and the number of the page."""
    text = _VIEWED.sub("", _PAGED.sub("", " ".join(text.split())))
    return _REPLIED.sub("", text).strip()


def _ranked(tree: Tree, line: Line, head: str) -> tuple[str, float]:
    """Return a line as a title, and how much speaks for it."""
    above = tree.parents[line.leaves[0]]
    around = (line.block, above, tree.parents[above], tree.parents[line.block])
    tags = {tree.tags[entry] for entry in around}
    classed = any("title" in tree.classes(e) or "subject" in tree.classes(e) for e in around[:3])
    headed = max((_HEADINGS[tag] for tag in tags & _HEADINGS.keys()), default=0.3 * classed)
    title = plain_title(line.text)
    if not title or _NOT_TITLES.match(title):
        return "", 0.0
    named = title.casefold() in head.casefold() if head else False
    if not headed and not (named and len(title) * 2 > len(head)):
        return "", 0.0
    rank = 2.0 * named * _share_of(title, head) + headed + 0.4 * named
    site = _is_site(tree, line, head, title)
    return title, rank - 1.2 * site - 0.4 * tree.in_margin(line.block)


def _share_of(title: str, head: str) -> float:
    return len(title) / max(len(head), 1)


def _is_site(tree: Tree, line: Line, head: str, title: str) -> bool:
    """Whether a heading is the site's own name: it leads home, or is a short end of the title."""
    for entry in (tree.parents[line.leaves[0]], line.block, tree.parents[line.block]):
        if tree.tags[entry] == "a":
            href = tree.attribute(entry, "href").split("?")[0]
            return href in ("/", "./", "index.php", "./index.php", "/index.php", "index.html")
    return head.endswith(title) and len(title) * 2.5 < len(head)


def _longest_part(head: str) -> str:
    """Return the title without the site's name: the longest of its parts, the first of equals."""
    parts = [part.strip() for part in _PARTS.split(head) if part.strip()]
    if len(parts) < 2:
        return head
    if len(parts) == 2:
        return max(parts, key=len)
    return head[: head.rfind(parts[-1])].rstrip(" |•·—–-:»«")
