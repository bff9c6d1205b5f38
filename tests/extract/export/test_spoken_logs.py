"""Logs of Pidgin and of IRC programs. The talks are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from spaniel.extract.export import sniff

from .conftest import Tell

PIDGIN_TEXT = """Conversation with walrus@sea.example at Sun 12 Mar 2023 11:58:00 PM UTC on \
otter@pond.example/hole (jabber)
(11:58:05 PM) otter@pond.example/hole: new pots
and lids
(11:59:00 PM) walrus@sea.example/Home: how many?
(12:01:00 AM) walrus@sea.example/Home: are you there
(12:02:00 AM) otter has signed off.
"""
PIDGIN_HTML = """<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8">\
<title>Conversation with walrus@sea.example at Sun 12 Mar 2023 02:05:00 PM CET on \
otter@pond.example/hole (jabber)</title></head><body><h3>Conversation with walrus@sea.example at \
Sun 12 Mar 2023 02:05:00 PM CET on otter@pond.example/hole (jabber)</h3>
<font color="#16569E"><font size="2">(14:05:33)</font> <b>Otter:</b></font> new <i>pots</i> &amp; \
lids<br/>
<font size="2">(14:06:00)</font><b> Walrus has signed off.</b><br/>
</body></html>
"""


def test_pidgin_text_passes_midnight(tell: Tell) -> None:
    assert sniff(PIDGIN_TEXT.encode()) == "pidgin"
    told = tell(PIDGIN_TEXT)
    first, second, third, own = told.messages
    assert (first.author, first.text) == ("otter@pond.example/hole", "new pots\nand lids")
    assert first.at == datetime(2023, 3, 12, 23, 58, 5, tzinfo=UTC)
    assert (second.author, second.thread) == ("walrus@sea.example/Home", "walrus@sea.example")
    assert third.at == datetime(2023, 3, 13, 0, 1, tzinfo=UTC)
    assert (own.author, own.text) == ("", "otter has signed off.")
    assert (own.channel, own.place) == ("xmpp", "line:6")
    assert told.adds_up()


def test_pidgin_html_takes_the_offset_from_the_files_name(tell: Tell) -> None:
    assert sniff(PIDGIN_HTML.encode()) == "pidgin"
    name = "logs/jabber/otter/walrus/2023-03-12.140500-0330NDT.html"
    first, own = tell(PIDGIN_HTML, address=name).messages
    assert (first.author, first.text) == ("Otter", "new pots & lids")
    assert first.at == datetime(2023, 3, 12, 17, 35, 33, tzinfo=UTC)
    assert own.text == "Walrus has signed off."
    without = tell(PIDGIN_HTML).messages[0]
    assert without.at == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)


IRSSI = """--- Log opened Sun Mar 12 23:58:00 2023
23:58 -!- Otter [o@pond.example] has joined #pots
23:59 < Walrus> \x0304new\x0f pots
00:01 <@Otter>  how many
00:02  * Walrus shrugs
--- Day changed Tue Mar 14 2023
10:00 <Otter> hello
--- Log closed Tue Mar 14 10:01:00 2023
"""


def test_irssi(tell: Tell) -> None:
    text = IRSSI.replace("00:02  *", "00:02 *")
    assert sniff(text.encode()) == "irc"
    told = tell(text, zone="UTC")
    assert [(m.author, m.text) for m in told.messages] == [
        ("Walrus", "new pots"),
        ("Otter", "how many"),
        ("Walrus", "* shrugs"),
        ("Otter", "hello"),
    ]
    assert [m.at and m.at.isoformat(" ", "minutes") for m in told.messages] == [
        "2023-03-12 23:59+00:00",
        "2023-03-13 00:01+00:00",
        "2023-03-13 00:02+00:00",
        "2023-03-14 10:00+00:00",
    ]
    assert told.adds_up()


def test_hexchat_znc_and_weechat(tell: Tell) -> None:
    hexchat = (
        "**** BEGIN LOGGING AT Sun Mar 12 14:00:00 2023\n\nMar 12 14:05:33 *\tNow talking on #x\n"
        "Mar 12 14:05:33 <Otter>\tnew pots\nMar 13 14:05:33 <Walrus>\tmore\n"
    )
    weechat = "2023-03-12 14:05:33\t@Otter\tnew pots\n2023-03-12 14:05:34\t-->\tCrab joined\n"
    znc = "[14:05:33] <Otter> new pots\n[14:05:40] *** Joins: Crab\n[14:05:41] <Crab> hi\n"
    for text, name in (
        (hexchat, ""),
        (weechat + weechat, "x.weechatlog"),
        (znc, "pots_20230312.log"),
    ):
        assert sniff(text.encode()) == "irc", text
        told = tell(text, zone="UTC", address=name)
        first = told.messages[0]
        assert (first.author, first.text) == ("Otter", "new pots")
        assert first.at == datetime(2023, 3, 12, 14, 5, 33, tzinfo=UTC)
        assert told.adds_up()


def test_a_log_without_a_day_has_no_dates_and_says_so(tell: Tell) -> None:
    told = tell("[14:05:33] <Otter> a\n[14:05:34] <Crab> b\n")
    assert [m.at for m in told.messages] == [None, None]
    assert "no day" in told.account.problem


def test_no_zone_widens_the_interval(tell: Tell) -> None:
    first = tell("[14:05:33] <Otter> a\n[14:05:34] <Crab> b\n", address="2023-03-12.log").messages[
        0
    ]
    assert first.at == datetime(2023, 3, 12, 0, 5, 33, tzinfo=UTC)
    assert first.at_until is not None
    assert first.at_until - first.at == timedelta(hours=26, seconds=1)


def test_the_end_of_the_calendar_is_no_fault(tell: Tell) -> None:
    text = f"--- Log opened Fri Dec 31 23:58:00 {date.max.year}\n23:59 <A> x\n00:01 <A> y\n"
    told = tell(text, format="irc", zone="UTC")
    assert len(told.messages) == 2
    assert told.messages[1].at is None


@pytest.mark.parametrize(
    "text",
    [
        "a <b> c\nd <e> f\n",
        "10:00 tea\n11:00 cake\n",
        "Conversation with a friend at noon on the beach (nice)\n",
        "<html><title>Conversation with the dead</title>\n",
    ],
)
def test_other_texts_are_not_claimed(text: str) -> None:
    assert sniff(text.encode()) == ""
