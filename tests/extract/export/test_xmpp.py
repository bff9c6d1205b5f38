"""XMPP archives in XML. The talks are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spaniel.extract.export import sniff

from .conftest import Tell

AT = datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
INNER = """<message from='otter@pond.example/hole' to='walrus@sea.example' type='chat' id='m1'>
<body>new pots &amp; lids</body><delay xmlns='urn:xmpp:delay' stamp='2023-03-12T13:05:33Z'/>
</message>"""
EXPORT = f"""<?xml version='1.0' encoding='UTF-8'?>
<server-data xmlns='urn:xmpp:pie:0'><host jid='pond.example'><user name='otter'>
<archive xmlns='urn:xmpp:pie:0#mam'>
<result xmlns='urn:xmpp:mam:2' id='a1'><forwarded xmlns='urn:xmpp:forward:0'>
<delay xmlns='urn:xmpp:delay' stamp='2023-03-12T13:05:33Z'/>
<message xmlns='jabber:client' from='otter@pond.example/hole' to='walrus@sea.example' type='chat'>
<body>new pots</body></message></forwarded></result>
<result id='a2'><forwarded><delay stamp='2023-03-12T13:06:00Z'/>
<message from='room@chat.example/Crab' type='groupchat' id='m2'><subject>Pots</subject>
<body>hello <b>all</b> here</body></message></forwarded></result>
<result id='a3'><forwarded>
<message from='otter@pond.example'><composing/></message></forwarded></result>
</archive>
<offline-messages>{INNER}</offline-messages>
</user></host></server-data>"""


def test_portable_export(tell: Tell) -> None:
    assert sniff(EXPORT.encode()) == "xmpp"
    told = tell(EXPORT)
    first, room, offline = told.messages
    assert (first.author, first.author_id) == ("otter@pond.example", "otter@pond.example/hole")
    assert (first.recipients, first.text) == (("walrus@sea.example",), "new pots")
    assert first.at == first.at_until == AT
    assert (first.at_text, first.message_id) == ("2023-03-12T13:05:33Z", "a1")
    assert (room.author, room.thread, room.text) == ("Crab", "Pots", "hello all here")
    assert (offline.text, offline.message_id, offline.at) == ("new pots & lids", "m1", AT)
    assert told.adds_up()
    assert told.account.passed_over == 1
    assert told.account.problem == ""


def test_stanzas_without_a_root(tell: Tell) -> None:
    assert sniff((INNER * 3).encode()) == "xmpp"
    assert [m.at for m in tell(INNER * 3).messages] == [AT] * 3


def test_carbons_and_archived_stanzas_within_stanzas(tell: Tell) -> None:
    outer = (
        "<message from='otter@pond.example' xmlns='jabber:client'><result id='q'>"
        f"<forwarded><delay stamp='2020-01-01T00:00:00Z'/>{INNER}</forwarded></result></message>"
    )
    (found,) = tell(outer).messages
    assert (found.text, found.at) == ("new pots & lids", AT)


def test_collections_count_seconds_from_the_message_before(tell: Tell) -> None:
    told = tell(
        "<archive xmlns='urn:xmpp:archive'><chat with='walrus@sea.example' "
        "start='2023-03-12T13:05:30Z'><from secs='3'><body>a</body></from>"
        "<to secs='27'><body>b</body></to><from utc='2023-03-12T14:00:00Z'><body>c</body></from>"
        "<to secs='1'/></chat></archive>"
    )
    first, second, third = told.messages
    assert (first.at, first.author) == (AT, "walrus@sea.example")
    assert second.at == AT.replace(minute=6, second=0)
    assert (second.author, second.recipients) == ("", ("walrus@sea.example",))
    assert third.at == AT.replace(hour=14, minute=0, second=0)
    assert told.adds_up()


def test_adium(tell: Tell) -> None:
    told = tell(
        "<?xml version='1.0'?><chat xmlns='http://purl.org/net/ulf/ns/0.4-02' account='o@p.example'"
        " service='ICQ'><event type='windowOpened' sender='o' time='2023-03-12T14:05:00+01:00'/>"
        "<message sender='otter@pond.example' alias='Otter' time='2023-03-12T14:05:33+01:00'>"
        "<div><span>new </span>pots</div></message></chat>"
    )
    (found,) = told.messages
    assert (found.author, found.text, found.at, found.channel) == ("Otter", "new pots", AT, "icq")


@pytest.mark.parametrize(
    ("stamp", "known"),
    [("20230312T13:05:33", True), ("2023-03-12T14:05:33+01:00", True), ("2023-13-12", False)],
)
def test_stamps(tell: Tell, stamp: str, known: bool) -> None:
    (found,) = tell(INNER.replace("2023-03-12T13:05:33Z", stamp)).messages
    assert found.at == (AT if known else None)


def test_cut_off_anywhere_gives_what_is_whole(tell: Tell) -> None:
    for end in range(200, len(EXPORT), 11):
        told = tell(EXPORT[:end], format="xmpp")
        assert told.adds_up()
        assert len(told.found) <= EXPORT[:end].count("</message>")
        assert "what follows is lost" in told.account.problem


BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n} '{'&a;' * 10}'>" for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("hostile", "sentence"),
    [
        (BOMB + EXPORT, "a document type is not read"),
        ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + EXPORT, "a document type is not read"),
        (INNER + "<a>" * 100_000, "it nests too deeply"),
        (INNER + "<a b='" + "x" * 5_000_000, "a tag is longer than a megabyte"),
        (INNER + "<!--" + "> " * 3_000_000, "a tag is longer than a megabyte"),
        (INNER + "&nbsp;", "undefined entity"),
        (INNER + "\x00\x01", "not well-formed"),
        (INNER + "</message>", "mismatched tag"),
    ],
)
def test_hostile_xml_ends_the_reading_with_a_sentence(
    tell: Tell, hostile: str, sentence: str
) -> None:
    told = tell(hostile, format="xmpp")
    assert sentence in told.account.problem
    assert told.adds_up()


def test_a_message_of_a_million_elements_is_bounded(tell: Tell) -> None:
    text = "<message from='a@b' to='c@d'><body>x</body>" + "<y/>" * 300_000 + "</message>" + INNER
    assert [m.text for m in tell(text, format="xmpp").messages] == ["x", "new pots & lids"]


def test_other_charsets(tell: Tell) -> None:
    text = INNER.replace("new pots", "чайник")
    declared = "<?xml version='1.0' encoding='windows-1251'?><x>" + text + "</x>"
    (found,) = tell(declared.encode("cp1251"), format="xmpp").messages
    assert found.text.startswith("чайник")
    (found,) = tell(text.encode("utf-16"), format="xmpp").messages
    assert found.text.startswith("чайник")


@pytest.mark.parametrize(
    "text",
    ["<html><body><message from='x'><body>y</body></html>", "<rss><channel/></rss>", "<message>"],
)
def test_other_markup_is_not_claimed(text: str) -> None:
    assert sniff(text.encode()) == ""
