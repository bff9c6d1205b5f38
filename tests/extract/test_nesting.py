"""Nothing hides from a parser's bounds: what is counted is never less than what it builds."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract._harm import Bearable, where_harmful
from spaniel.extract._markup import RAW, Tag, end_of_raw, most_attributes, tag_at
from spaniel.extract.payload import decode

SLACK = 6
"""What every page has: ``html``, ``body``, and what a table makes up around what is in it."""
_NAMES = """address applet article aside blockquote button caption center dd details dir div dl dt
fieldset form frameset h1 h2 h3 li listing main marquee menu nav object ol p pre section select
summary table tbody td template tfoot th thead tr ul foreignObject desc title svg math mi mo mn ms
mtext annotation-xml a b big code em font i nobr s small strike strong tt u span label custom-x
ruby rb rt rp rtc noscript keygen search dialog hgroup optgroup option input br hr img image meta
link col colgroup frame head body html textarea style script xmp iframe noembed noframes circle
path g sub area base"""
TAGS = _NAMES.split()
OTHERS = ["x", " ", "<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "</>",
          "</ x>", "<?x>", "<a title='</div>'>", "<a b=c/>", "<a b='>'>", '<p "', "'>", "<x a='",
          "\0", "<DIV>", "</DIV\n>", "<div/>", "<script><!--<script></script>-->"]  # fmt: skip


def depth_of(html: bytes) -> int:
    """Return how deep a page nests by the parser's own account."""
    depths: dict[int, int] = {}
    root = LexborHTMLParser(html).root
    if root is None:
        return 0
    for node in root.traverse():
        above = node.parent
        depths[node.mem_id] = depths.get(above.mem_id, 0) + 1 if above is not None else 0
    return max(depths.values())


def head_of(html: bytes, depth: int) -> bytes:
    harm = where_harmful(html, Bearable(depth=depth, unlooked_tags=0))
    return html if harm is None else html[: harm.place]


def soup(rng: random.Random) -> bytes:
    """Return what a few tags make when they are said again and again."""
    names = rng.sample(TAGS, rng.randint(2, 9))

    def piece() -> str:
        name, kind = rng.choice(names), rng.random()
        if kind < 0.6:
            return f"<{name}{rng.choice(('', '', '', '/', f' x={rng.randrange(5)}'))}>"
        return f"</{name}>" if kind < 0.95 else rng.choice(OTHERS)

    before = rng.choice(("", "<!DOCTYPE html>")) + "".join(piece() for _ in range(rng.randrange(4)))
    return (before + "".join(piece() for _ in range(rng.randint(1, 12))) * 40).encode()


@pytest.mark.parametrize("seed", range(12))
def test_no_soup_of_tags_nests_deeper_than_is_counted(seed: int) -> None:
    for number in range(60):
        html = soup(random.Random(f"{seed} {number}"))
        assert depth_of(head_of(html, 20)) <= 20 + SLACK, html[:300]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*(f"<{n}>" for n in TAGS), *(f"</{n}>" for n in TAGS)]),
            st.sampled_from(OTHERS),
            st.text("<>/='\"a b!-", max_size=6),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_nothing_repeated_nests_deeper_than_is_counted(pieces: list[str]) -> None:
    html = ("".join(pieces) * 30).encode()
    assert depth_of(head_of(html, 20)) <= 20 + SLACK


HIDING = {
    "an end tag in an attribute": b"<div><a title='</div></a>'></a>",
    "an end tag in a comment": b"<div><!--</div>-->",
    "an end tag after what ends no comment": b"<div><!-- > </div> -->",
    "an end tag in a script": b"<div><script>'</div>'</script>",
    "an end tag in a script in a script": b"<div><script><!--<script></script></div>--></script>",
    "an end tag in a title": b"<div><title></div></title>",
    "an end tag of another name": b"<div></x>",
    "an end tag that a cell keeps off": b"<div><table><td></div></table>",
    "an end tag that an object keeps off": b"<div><object></div></object>",
    "an end tag in a choice": b"<div><select></div></select>",
    "an end tag in a picture's data": b"<div><svg><![CDATA[</div>]]></svg>",
    "cells in a picture": b"<svg><td><td>",
    "inputs in a picture": b"<svg><input><input>",
    "formulas": b"<math><mi><div></mi>",
    "formatting that is moved inwards": b"<b><div></b>",
    "anchors that end one another": b"<a><div>",
    "forms in forms": b"<form><div></form>",
    "mixed": b"<div><span></div><ul></span><li></ul><table><b><tr></b>",
    "tables in tables": b"<table><tr><td>",
    "templates in a title": b"<template><col><title><template></title>",
}  # fmt: skip


@pytest.mark.parametrize("name", HIDING)
def test_what_hides_is_found_and_told(name: str) -> None:
    decoded = decode(b"<!DOCTYPE html><h1>Shop</h1>" + HIDING[name] * 20_000, "")
    assert depth_of(decoded.html) <= 1_000 + SLACK
    if depth_of(b"<!DOCTYPE html>" + HIDING[name] * 300) > 300:
        assert "was read up to byte" in decoded.problem
        assert "of its bytes)" in decoded.problem


@pytest.mark.parametrize(
    "piece",
    [
        b"<div><p>one<p>two</div>", b"<ul><li>one<li><b>two</b></ul>", b"<p>one",
        b"<dl><dt>a<dd>b</dl>",
        b"<table><tr><td>1<td><font color=red>2<tr><td>3</table>", b"<br><img src=x><hr><input>",
        b"<select><option>1<option>2</select>", b"<svg><path d='M0'/><g><circle/></g></svg>",
        b"<svg><title>a</title><style><![CDATA[a>b{}]]></style></svg>",
        b"<h1>x</h1><a href=x>y</a>",
        b"<script>if (a < b) document.write('<div>')</script>", b"<!-- <div> -->", b"a < b",
        b"<a title='a > b'>x</a>", b"<div><span>x</div>", b"<td><b>x",
        b"<svg><foreignObject><div><br></div></foreignObject></svg>", b"<ruby>a<rt>b</ruby>",
        b"<center><form><p>x</form></center>",
    ],
)  # fmt: skip
def test_pages_that_do_not_nest_are_left_whole(piece: bytes) -> None:
    html = b"<!DOCTYPE html><body>" + piece * 2_000
    bearable = Bearable(unlooked_tags=0, reopened=10**9)
    assert where_harmful(html, bearable) is None or depth_of(html) > 500


# --------------------------------------------------------------------------- memory


FONTS = b"".join(b"<font color=c%d>" % n for n in range(6_000))


@pytest.mark.parametrize(
    "html",
    [
        b"<p>" + FONTS + b"<p>x" * 6_000,
        b"<p>" + FONTS.replace(b"<font", b"<p title='</font>'><font") + b"<p>x" * 6_000,
        b"<p>" + FONTS.replace(b">", b"><table></font></table>") + b"<p>x" * 6_000,
        b"<p>" + FONTS + b"</font><p>x" * 6_000,
    ],
)
def test_formatting_left_open_is_not_opened_again_without_end(html: bytes) -> None:
    decoded = decode(html, "")
    assert "of its bytes)" in decoded.problem
    assert len(LexborHTMLParser(decoded.html).html or "") < 100 * len(html)


def test_formatting_that_is_all_alike_is_opened_again_three_times_only() -> None:
    html = b"<p><b>x" * 900
    assert decode(html, "").problem == ""


@pytest.mark.parametrize("option", [b"<option>x", b"<option selected>x</option>", b"<hr><option>x"])
def test_lists_of_choices_are_cut_where_they_get_too_long(option: bytes) -> None:
    decoded = decode(b"<select>" + option * 10_000 + b"</select>", "")
    assert "lists with too many choices" in decoded.problem
    assert decoded.html.count(b"<option") < 4_000


def test_many_lists_of_choices_are_left_whole() -> None:
    lists = (b"<select>" + b"<option>x" * 250 + b"</select>") * 25
    assert decode(lists, "").problem == ""


# --------------------------------------------------------------------------- attributes


@pytest.mark.parametrize(
    "attribute",
    [b"x=1 ", b"x ", b"x='>' ", b'x=">"', b"x='><p>'", b"/x", b"=x ", b"\nx =\t'\"'", b"x=a\"b ",
     b"' "],
)  # fmt: skip
def test_attributes_are_counted_whatever_is_in_them(attribute: bytes) -> None:
    html = b"<p>one</p><a " + attribute * 20_000 + b">here</a>"
    decoded = decode(html, "")
    assert decoded.html == b"<p>one</p>"
    assert decoded.problem == (
        "the page has a tag with more than 2,000 attributes and was read up to byte 10 "
        "(less than 1 % of its bytes)"
    )


def test_long_text_and_long_values_are_no_attributes() -> None:
    for html in (b"<p>" + b"so = many words " * 20_000, b"<img src='" + b"a b=c " * 20_000 + b"'>"):
        assert decode(html, "").problem == ""


def tags(html: bytes) -> list[Tag]:
    found, place = [], 0
    while tag := tag_at(html, place):
        found.append(tag)
        place = tag.end
        if tag.name in RAW and not tag.closes:
            place = end_of_raw(html, tag.name, place)
    return found


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (b"<a b='>'>c</a>", "a /a"), (b"<a b=c/><d/>", "a d"), (b"<!--><p><!---><i>", "p i"),
        (b"<!----><b>", "b"),
        (b"<!-- <p> --!><i>", "i"), (b"<!p><i></ p><b></></u>", "i b /u"), (b"<p a=\"x><i>", "p"),
        (b"<title><p></title ><i>", "title /title i"), (b"<1><p", "p"), (b"<P\x0cA><I\n>", "p i"),
        (b"<script><!--<script></script><p></script><i>", "script /script i"),
        (b"<script><!-- '<script><\\/script>' --></script><i>", "script /script i"),
        (b"<![CDATA[<p>]]>", "![CDATA[ p"), (b"<textarea><p>", "textarea"),
    ],
)  # fmt: skip
def test_tags_are_told_as_a_browser_tells_them(html: bytes, names: str) -> None:
    assert " ".join(("/" if t.closes else "") + t.name.decode() for t in tags(html)) == names


def test_attributes_are_counted_up_to_a_number() -> None:
    (tag,) = tags(b"<a b c=d e='f g' h>")
    assert [most_attributes(b"<a b c=d e='f g' h>", tag, most) for most in (2, 4, 9)] == [2, 4, 4]


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: b"<" * 2_000_000,
        lambda: b"<a " * 700_000,
        lambda: b"<a b='" * 400_000,
        lambda: b"<!--" * 500_000,
        lambda: b"<script><!--" * 200_000,
        lambda: b"<svg><style>" * 150_000,
        lambda: b"<div>" * 990 + b"</p><p></span><b></b>" * 100_000,
        lambda: b"<div><p>" * 490 + b"<li><table></div><td></b>" * 60_000,
        lambda: b"=" * 2_000_000,
        lambda: b'="' * 1_000_000,
        lambda: b"<a" + b" b='>'" * 300_000,
    ],
)
def test_looking_is_linear_whatever_is_there(hostile: Callable[[], bytes]) -> None:
    html = hostile()
    decode(html, "")
    where_harmful(html, Bearable(depth=10**9, reopened=10**12, attributes=10**6, unlooked_tags=0))
