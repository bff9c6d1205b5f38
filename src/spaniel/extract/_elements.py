"""The elements of HTML by how a parser treats them: what ends them and what they end."""

from __future__ import annotations

__all__ = [
    "BLOCKS",
    "CELLS",
    "CLOSE_P",
    "DOUBTFUL",
    "FORMATS",
    "HEADINGS",
    "KEYS",
    "LEAVE_FOREIGN",
    "MARKERS",
    "MAY_CLOSE_P",
    "NOWHERE",
    "ONCE",
    "PARTS",
    "RUBY",
    "STOP_FORMATS",
    "VOID",
]

_SCOPE = b"applet caption html table td th marquee object template foreignobject desc"
_SPECIAL = (
    b"address applet article aside blockquote button caption center dd details dir div dl dt "
    b"fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup li listing "
    b"main marquee menu nav noscript object ol p pre search section select summary table tbody td "
    b"template tfoot th thead tr ul keygen foreignobject desc"
)
HEADINGS = frozenset(b"h1 h2 h3 h4 h5 h6".split())
VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr image img input link meta param source "
    b"track wbr".split()
)
NOWHERE = frozenset(b"html head body".split())
FORMATS = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
ONCE = frozenset((b"a", b"nobr"))
CLOSE_P = HEADINGS | frozenset(
    b"address article aside blockquote center dir div dl fieldset figcaption figure footer form "
    b"header listing main menu nav ol p pre section ul li dd dt hr xmp plaintext".split()
)
MAY_CLOSE_P = frozenset(b"details dialog hgroup search summary".split())
BLOCKS = frozenset(
    b"address applet article aside blockquote button center dd details dialog dir div dl dt "
    b"fieldset figcaption figure footer header hgroup listing main marquee menu nav object ol pre "
    b"search section select summary ul".split()
)
DOUBTFUL = frozenset(
    b"rb rp rt rtc noscript keygen search dialog details hgroup summary optgroup menuitem "
    b"foreignobject desc".split()
)
RUBY = frozenset(b"rb rp rt rtc".split())
CELLS = frozenset(b"td th caption".split())
MARKERS = frozenset(b"applet object marquee td th caption template".split())
PARTS = {b"td": 3, b"th": 3, b"tr": 2, b"tbody": 1, b"thead": 1, b"tfoot": 1, b"caption": 1,
          b"col": 0, b"colgroup": 0}  # fmt: skip
"""Parts of a table, and how deep in it each stands, with those that are made up around it."""
_MAZES = frozenset(b"select svg math template frameset".split())
"""What is in them follows rules of its own."""
LEAVE_FOREIGN = frozenset(
    b"b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i "
    b"img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u "
    b"ul var".split()
)
_HTML_IN_SVG = frozenset(b"foreignobject desc".split())


def _keys_of(name: bytes) -> tuple[bytes, ...]:
    """Return under which names an element can be looked for: its own, and of what it belongs to."""
    groups = (
        (b"#scope", frozenset(_SCOPE.split())),
        (b"#button", frozenset((*_SCOPE.split(), b"button"))),
        (b"#list", frozenset((*_SCOPE.split(), b"ol", b"ul"))),
        (b"#special", frozenset(_SPECIAL.split())),
        (b"#item", frozenset(_SPECIAL.split()) - {b"address", b"div", b"p"}),
        (b"#cell", CELLS),
        (b"#heading", HEADINGS),
        (b"#term", frozenset((b"dd", b"dt"))),
        (b"#maze", _MAZES),
        (b"#foreign", frozenset((b"svg", b"math"))),
        (b"#html", _HTML_IN_SVG),
    )
    return (name, *(group for group, names in groups if name in names))


KEYS = {
    name: _keys_of(name)
    for name in {*_SCOPE.split(), *_SPECIAL.split(), *_MAZES, *_HTML_IN_SVG, *BLOCKS}
}
STOP_FORMATS = frozenset(b"table foreignobject desc html".split())
"""What keeps a formatting element around it from being ended in it, beside cells and objects."""
