"""Words for substances. All texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import DamagedInput
from spaniel.substances import WordLexicon

LEXICON = WordLexicon()


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.substance, mention.text) for mention in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        ("5g Cocaine", "cocaine"),
        ("COCAINA 1g", "cocaine"),
        ("Cocaína", "cocaine"),
        ("героин 5г", "heroin"),
        ("Амфетамин", "amphetamine"),
        ("Kokain aus Kolumbien", "cocaine"),
        ("haschisch", "cannabis resin"),
        ("MDMA84%", "MDMA"),
        ("xtc pills", "MDMA"),
        ("4-MMC", "mephedrone"),
        ("4 mmc", "mephedrone"),
        ("4MMC", "mephedrone"),
        ("a-PVP", "alpha-PVP"),
        ("α-PVP", "alpha-PVP"),
        ("bk-MDMA", "methylone"),
        ("2C-B powder", "2C-B"),
        ("5F-PB22", "synthetic cannabinoid"),
        ("JWH-018", "synthetic cannabinoid"),
        ("JWH 018", "synthetic cannabinoid"),
        ("MDMB-CHMICA", "synthetic cannabinoid"),
        ("5F-ADB-PINACA", "synthetic cannabinoid"),
        ("25I-NBOMe blotter", "NBOMe"),
        ("furanyl-fentanyl", "fentanyl analogue"),
        ("isotonitazene", "nitazene"),
        ("bubblehash", "cannabis resin"),
        ("Xanax 2mg", "alprazolam"),
        ("suboxone strips", "buprenorphine"),
        ("Test Enanthate", "testosterone"),
        ("1,4-BDO", "1,4-butanediol"),
    ],
)
def test_names_and_market_words(text: str, substance: str) -> None:
    assert found(text)[0][0] == substance


@pytest.mark.parametrize(
    "text", ["", "price", "he roin", "mdmaster", "weeds-out", "25g", "notice", "x" * 9]
)
def test_parts_of_other_words_are_not_found(text: str) -> None:
    assert found(text) == []


def test_the_longest_word_wins() -> None:
    assert found("green crack") == [("cannabis", "green crack")]
    assert found("crystal meth") == [("methamphetamine", "crystal meth")]
    assert found("acetylfentanyl") == [("fentanyl analogue", "acetylfentanyl")]


def test_ambiguous_words_say_so() -> None:
    assert [m.ambiguous for m in LEXICON.find("ice and heroin")] == [True, False]


def test_positions_are_of_the_original_text() -> None:
    text = "Große «Cocaína» und ＨＥＲＯＩＮ"
    for mention in LEXICON.find(text):
        assert text[mention.start : mention.end] == mention.text
    assert found(text)[0] == ("cocaine", "Cocaína")


def test_version_names_the_content() -> None:
    table = "word,substance,ambiguous\nrobotine,robotine,0\n"
    first, second = WordLexicon(words=table), WordLexicon(words=table)
    assert first.version == second.version != LEXICON.version
    assert [m.substance for m in first.find("ROBOTINE 5g")] == ["robotine"]


@pytest.mark.parametrize(
    ("words", "patterns", "fault"),
    [
        ("word,substance\n", None, "column 'ambiguous' is missing"),
        ("", None, "column 'word' is missing"),
        (None, "pattern,substance,ambiguous\n(,x,0\n", "no regular expression"),
    ],
)
def test_tables_that_cannot_hold_are_refused(
    words: str | None, patterns: str | None, fault: str
) -> None:
    with pytest.raises(DamagedInput, match=fault):
        WordLexicon(words=words, patterns=patterns)


def test_a_lexicon_may_be_empty() -> None:
    empty = WordLexicon(
        words="word,substance,ambiguous\n", patterns="pattern,substance,ambiguous\n"
    )
    assert empty.find("heroin JWH-018") == ()


@given(st.text(max_size=80))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in LEXICON.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(st.sampled_from(["heroin", "mdma", "кокаин", "lsd"]), st.text("abc -", max_size=20))
def test_a_word_is_found_wherever_it_stands_alone(word: str, around: str) -> None:
    texts = [mention.text for mention in LEXICON.find(f"{around}. {word} .{around}")]
    assert word in texts


@pytest.mark.parametrize("piece", ["a-", "4-", "abcdefgh", "5f-", "mdmb-", "25i", "jwh "])
def test_hostile_repetition_ends(piece: str) -> None:
    LEXICON.find(piece * (100_000 // len(piece)))
