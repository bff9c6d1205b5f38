"""Telegram Desktop's exports. The chats are invented; nobody in them exists."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from spaniel.extract.export import Message, sniff, stream_export

from .conftest import Tell

CHAT: dict[str, Any] = {
    "name": "Teapot friends",
    "type": "private_supergroup",
    "id": 4711,
    "messages": [
        {
            "id": 1,
            "type": "service",
            "date": "2023-03-12T14:05:00",
            "date_unixtime": "1678626300",
            "actor": "Otter",
            "actor_id": "user1",
            "action": "invite_members",
            "members": ["Walrus", None],
            "text": "",
        },
        {
            "id": 2,
            "type": "message",
            "date": "2023-03-12T14:05:33",
            "date_unixtime": "1678626333",
            "from": "Otter",
            "from_id": "user1",
            "text": [
                "new ",
                {"type": "bold", "text": "pots"},
                " ",
                {"type": "text_link", "text": "here", "href": "https://pots.example/"},
            ],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2023-03-12T14:06:00",
            "from": "Walrus",
            "from_id": "user2",
            "reply_to_message_id": 2,
            "forwarded_from": "Kettle news",
            "photo": "photos/photo_1.jpg",
            "file": "(File not included. Change data exporting settings to download.)",
            "file_name": "list.pdf",
            "text": "nice \U0001fad6 \ud83d",
        },
    ],
}


def test_one_chat(tell: Tell) -> None:
    told = tell(json.dumps(CHAT, indent=1))
    service, plain, reply = told.messages
    assert (service.author, service.text) == ("Otter", "[invite_members Walrus]")
    assert plain.text == "new pots here <https://pots.example/>"
    assert plain.at == plain.at_until == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert plain.at_text == "2023-03-12T14:05:33"
    assert (plain.thread, plain.author, plain.author_id) == ("Teapot friends", "Otter", "user1")
    assert (plain.place, plain.message_id, plain.channel) == ("message:2", "2", "telegram")
    assert (reply.reply_to, reply.quotes) == ("2", ("forwarded from Kettle news",))
    assert reply.attachments == ("list.pdf", "photos/photo_1.jpg")
    assert told.adds_up()
    assert told.account.problem == ""


def test_an_old_export_tells_no_zone(tell: Tell) -> None:
    rows = [{**CHAT["messages"][1], "date_unixtime": None}]
    text = json.dumps(CHAT | {"messages": rows})
    (found,) = tell(text).messages
    local = datetime(2023, 3, 12, 14, 5, 33, tzinfo=UTC)
    assert found.at == local - timedelta(hours=14)
    assert found.at_until == local + timedelta(hours=12, seconds=1)
    (found,) = tell(text, zone="Europe/Madrid").messages
    assert found.at == found.at_until == local - timedelta(hours=1)


def test_a_whole_account(tell: Tell) -> None:
    about = "Here is the data you requested. Remember: Telegram is ad free."
    second = CHAT | {"name": "Second", "id": 99}
    account = {
        "about": about,
        "personal_information": {"first_name": "Otter"},
        "contacts": {"about": "x", "list": [{"first_name": "Walrus"}] * 3000},
        "chats": {"about": "y", "list": [CHAT, "not a chat", second]},
        "left_chats": {"list": [CHAT | {"id": 5}]},
    }
    told = tell(json.dumps(account, indent=1))
    assert [m.thread for m in told.messages] == ["Teapot friends"] * 3 + ["Second"] * 3 + [
        "Teapot friends"
    ] * 3
    places = [m.place for m in told.messages]
    assert places[0] == "chat:4711/message:1"
    assert len(set(places)) == 9


def test_json_that_breaks_off_gives_what_is_whole(tell: Tell) -> None:
    whole = json.dumps(CHAT, indent=1)
    for end in range(whole.index('"messages"') + 20, len(whole) - 1, 7):
        told = tell(whole[:end], format="telegram-json")
        began = whole[:end].count('"type": "message"') + whole[:end].count('"service"')
        assert began - 1 <= len(told.messages) <= began
        assert "what follows is lost" in told.account.problem
        assert told.adds_up()


@pytest.mark.parametrize(
    "rows",
    [
        [1, "x", None, [], {"id": 7}],
        [{"id": {}, "date": 3.5, "text": {"a": 1}, "from": []}],
        [{"id": 1, "date_unixtime": "9" * 30, "date": "2023-02-31T00:00:00", "text": 5}],
        [{"id": 10**40, "text": [[["deep"]]], "date_unixtime": -1}],
        [{"text": "x", "type": "service", "action": ["a"], "members": {"b": 1}}],
        [{"text": "x", "poll": {"question": "q?", "answers": [3, {"text": "yes"}]}}],
    ],
)
def test_rows_of_any_shape(tell: Tell, rows: list[Any]) -> None:
    told = tell(json.dumps(CHAT | {"messages": rows}), format="telegram-json")
    assert told.adds_up()
    assert told.account.taken == len(rows)


@pytest.mark.parametrize(
    "inner", ["[" * 100_000, '{"a":' * 100_000, '"' + "x" * 17_000_000, "1" * 6000, "nonsense"]
)
def test_hostile_values_end_the_reading_with_a_sentence(tell: Tell, inner: str) -> None:
    whole = json.dumps(CHAT)[:-2]
    told = tell(f"{whole}, {inner}", format="telegram-json")
    assert len(told.messages) == 3
    assert "The JSON was read up to character" in told.account.problem


class Endless(io.RawIOBase):
    """A chat without end."""

    def __init__(self) -> None:
        self.head = json.dumps(CHAT).removesuffix("]}").encode()
        self.rows = (", " + json.dumps(CHAT["messages"][1])).encode() * 50
        self.begun = False

    def read(self, size: int = -1) -> bytes:
        given, self.begun = self.rows if self.begun else self.head, True
        return given

    def seek(self, *_: int) -> int:
        self.begun = False
        return 0


def test_messages_come_before_the_file_ends() -> None:
    found = stream_export(Endless(), format="telegram-json")  # type: ignore[arg-type]
    taken = [message for _, message in zip(range(5_000), found, strict=False)]
    assert {type(m) for m in taken[3:]} == {Message}
    assert len(taken) == 5_000


HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head>
<body onload="CheckLocation();"><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">
Teapot friends
</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">12 March 2023</div></div>
<div class="message default clearfix" id="message2">
 <div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">O</div></div></div>
 <div class="body">
  <div class="pull_right date details" title="12.03.2023 14:05:33 UTC+01:00">14:05</div>
  <div class="from_name">
Otter &amp; sons
  </div>
  <div class="text">
new <strong>pots</strong><br>second line
  </div>
 </div>
</div>
<div class="message default clearfix joined" id="message3">
 <div class="body">
  <div class="pull_right date details" title="12.03.2023 14:05:40 UTC-03:30">14:05</div>
  <div class="reply_to details">In reply to <a href="#go_to_message2" onclick="x">this message</a></div>
  <div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/p1.jpg"><img class="photo" src="photos/p1_thumb.jpg"></a></div>
  <div class="text">look</div>
 </div>
</div>
<div class="message service" id="message4"><div class="body details">Otter invited Walrus</div></div>
<div class="message default clearfix" id="message5">
 <div class="body">
  <div class="pull_right date details" title="12.03.2023 14:06:00">14:06</div>
  <div class="from_name">Walrus</div>
  <div class="forwarded body">
   <div class="from_name">Kettle news <span class="date details" title="01.01.2020 00:00:00">x</span></div>
   <div class="text">old news</div>
  </div>
 </div>
</div>
</div></div></div></body></html>
"""  # noqa: E501 - as the program writes it


def test_html(tell: Tell) -> None:
    assert sniff(HTML.encode()) == "telegram-html"
    told = tell(HTML)
    first, joined, service, forwarded = told.messages
    assert (first.thread, first.author) == ("Teapot friends", "Otter & sons")
    assert first.text == "new pots\nsecond line"
    assert first.at == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert first.at_text == "12.03.2023 14:05:33 UTC+01:00"
    assert (joined.author, joined.reply_to) == ("Otter & sons", "2")
    assert joined.at == datetime(2023, 3, 12, 17, 35, 40, tzinfo=UTC)
    assert joined.attachments == ("photos/p1.jpg",)
    assert (service.author, service.text) == ("", "Otter invited Walrus")
    assert (forwarded.author, forwarded.text) == ("Walrus", "old news")
    assert forwarded.quotes == ("forwarded from Kettle news",)
    assert forwarded.at is not None
    assert forwarded.at_until is not None
    assert forwarded.at_until - forwarded.at > timedelta(hours=25)
    assert told.adds_up()
    assert told.account.passed_over == 1


def test_html_across_blocks_loses_and_doubles_nothing(tell: Tell) -> None:
    start = HTML.index('<div class="message default clearfix" id="message2">')
    end = HTML.index('<div class="message default clearfix joined"')
    one = HTML[start:end]
    many = "".join(one.replace("message2", f"message{n}") for n in range(2000))
    told = tell(HTML[:start] + many, format="telegram-html")
    assert [m.message_id for m in told.messages] == [str(n) for n in range(2000)]


@pytest.mark.parametrize(
    "hostile",
    ["<b>" * 50_000, "<b " + "a=1 " * 50_000 + ">", "x" * 900_000, "<div>" * 4_000, "<a" * 4_000],
)
def test_a_hostile_message_harms_only_itself(tell: Tell, hostile: str) -> None:
    told = tell(HTML.replace("second line", hostile))
    assert told.adds_up()
    assert [m.message_id for m in told.messages][-3:] == ["3", "4", "5"]


def test_html_cut_anywhere_is_read(tell: Tell) -> None:
    for end in range(0, len(HTML), 13):
        assert tell(HTML[:end], format="telegram-html").adds_up()
