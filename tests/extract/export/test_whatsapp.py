"""WhatsApp's exports in the writings of several languages. The chats are invented."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.export import sniff, stream_export

from .conftest import Tell, Told

FIRST, LAST = datetime(2015, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - a telephone's clock
LOCAL = datetime(2023, 3, 12, 14, 5, tzinfo=UTC)
IPHONE = (
    "[12/03/2023, 14:05:33] Otter: new pots\nand a second line\n\nand a fourth\n"
    "[13/03/2023, 09:00:00] \u200eWalrus: \u200eimage omitted\n"
    "\u200e[13/03/2023, 09:00:01] Walrus: \u200e<attached: 0001-PHOTO.jpg>\n"
    "[13/03/2023, 09:00:02] Otter: ten: o'clock\n"
)


@pytest.mark.parametrize(
    "stamp",
    [
        "[12/03/2023, 14:05:33]",
        "[12.03.23, 14:05:33]",
        "[12/03/2023, 2:05:33 PM]",
        "[12/03/23 14:05:33]",
        "[2023/03/12, 14:05:33]",
        "\u200e[12/3/23, 2:05:33\u202fp.\u00a0m.]",
        "[2023. 3. 12. 오후 2:05:33]",
        "[2023/3/12, 下午2:05:33]",
        "12.03.23, 14:05 -",
        "12/03/2023 14:05 -",
        "12/3/23, 2:05 pm -",
        "12/3/23, 2:05\u202fp. m. -",
        "2023-03-12 14:05 -",
        "12-03-2023 14:05 -",
        "12/03/2023 à 14:05 -",
        "٢٠٢٣/٠٣/١٢, ١٤:٠٥ -",
    ],
)
def test_stamps_of_many_telephones(tell: Tell, stamp: str) -> None:
    text = f"{stamp} Otter: new pots\r\n{stamp} Walrus: yes\r\n"
    assert sniff(text.encode()) == "whatsapp"
    told = tell(text, zone="UTC", language="es")
    first, second = told.messages
    assert (first.author, first.text, second.author) == ("Otter", "new pots", "Walrus")
    seconds = stamp.endswith("]")
    assert first.at == LOCAL + timedelta(seconds=33 if seconds else 0)
    assert first.at_until == LOCAL + timedelta(seconds=33 if seconds else 60)


def test_the_american_way(tell: Tell) -> None:
    told = tell(
        "3/12/23, 2:05 PM - Otter: a\n3/12/23, 12:30 AM - Walrus: b\n3/13/23, 1:00 AM - Otter: c\n",
        zone="UTC",
    )
    assert [m.at and m.at.isoformat() for m in told.messages] == [
        "2023-03-12T14:05:00+00:00",
        "2023-03-12T00:30:00+00:00",
        "2023-03-13T01:00:00+00:00",
    ]


def test_lines_media_and_authors(tell: Tell) -> None:
    told = tell(IPHONE)
    first, omitted, attached, colon = told.messages
    assert first.text == "new pots\nand a second line\n\nand a fourth"
    assert (omitted.author, omitted.text, omitted.attachments) == (
        "Walrus", "", ("image omitted",),
    )  # fmt: skip
    assert attached.attachments == ("0001-PHOTO.jpg",)
    assert (colon.author, colon.text) == ("Otter", "ten: o'clock")
    assert [m.place for m in told.messages] == ["line:1", "line:5", "line:6", "line:7"]
    assert told.adds_up()
    assert told.account.problem == ""


@pytest.mark.parametrize(
    ("text", "attachment"),
    [
        ("<Media omitted>", "Media omitted"),
        ("<Medien ausgeschlossen>", "Medien ausgeschlossen"),
        ("<Multimedia omitido>", "Multimedia omitido"),
        ("<Без медиафайлов>", "Без медиафайлов"),
        ("IMG-20230312-WA0001.jpg (file attached)", "IMG-20230312-WA0001.jpg"),
        ("price list.pdf (Datei angehängt)", "price list.pdf"),
        ("\u200e<adjunto: 0002-AUDIO.opus>", "0002-AUDIO.opus"),
    ],
)
def test_media_in_many_languages(tell: Tell, text: str, attachment: str) -> None:
    (found,) = tell(f"13.03.23, 14:05 - Otter: {text}\n").messages
    assert (found.text, found.attachments) == ("", (attachment,))


def test_the_apps_own_words_have_no_author(tell: Tell) -> None:
    told = tell(
        "13.03.23, 14:05 - Messages are end-to-end encrypted.\n"
        '13.03.23, 14:06 - Otter changed the subject to "pots: new"\n'
        "13.03.23, 14:07 - Otter: hello\n"
    )
    assert [m.author for m in told.messages] == ["", "", "Otter"]


def test_without_a_zone_the_time_is_all_that_it_may_be(tell: Tell) -> None:
    found = tell(IPHONE).messages[0]
    moment = LOCAL + timedelta(seconds=33)
    assert found.at == moment - timedelta(hours=14)
    assert found.at_until == moment + timedelta(hours=12, seconds=1)


def test_the_hour_that_autumn_has_twice(tell: Tell) -> None:
    (found,) = tell("[29/10/2023, 02:30:00] Otter: late\n", zone="Europe/Madrid").messages
    assert found.at == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    assert found.at_until == datetime(2023, 10, 29, 1, 30, 1, tzinfo=UTC)


def chat(days: list[tuple[int, int]], separator: str = "/") -> str:
    return "".join(f"{a}{separator}{b}{separator}2023, 10:00 - Otter: x\n" for a, b in days)


def dates(told: Told) -> list[str]:
    return [m.at.date().isoformat() if m.at else "" for m in told.messages]


def test_a_number_above_twelve_decides_for_the_whole_file(tell: Tell) -> None:
    assert dates(tell(chat([(1, 2), (2, 2), (13, 2)]), zone="UTC"))[0] == "2023-02-01"
    assert dates(tell(chat([(1, 2), (1, 3), (1, 13)]), zone="UTC"))[0] == "2023-01-02"


def test_the_order_of_the_messages_decides_where_no_number_does(tell: Tell) -> None:
    # By day first these run 1, 2, 3 February; by month first January, February, March.
    same_month = [(1, 2), (5, 2), (11, 2), (2, 3)]
    assert dates(tell(chat(same_month), zone="UTC")) == [
        "2023-02-01", "2023-02-05", "2023-02-11", "2023-03-02",
    ]  # fmt: skip
    turned = [(b, a) for a, b in same_month]
    assert dates(tell(chat(turned), zone="UTC"))[-1] == "2023-03-02"


def test_what_cannot_be_decided_is_both_and_said(tell: Tell) -> None:
    told = tell(chat([(1, 2)]), zone="UTC")
    (found,) = told.messages
    assert found.at == datetime(2023, 1, 2, 10, tzinfo=UTC)
    assert found.at_until == datetime(2023, 2, 1, 10, 1, tzinfo=UTC)
    assert "could not be decided" in told.account.problem
    assert dates(tell(chat([(1, 2)]), zone="UTC", language="de")) == ["2023-02-01"]
    assert dates(tell(chat([(1, 2)], "."), zone="UTC")) == ["2023-02-01"]


@given(
    st.lists(st.datetimes(FIRST, LAST), min_size=1, max_size=30),
    st.booleans(),
)
def test_the_true_day_is_always_within_the_interval(
    moments: list[datetime], day_first: bool
) -> None:
    moments = sorted(m.replace(second=0, microsecond=0) for m in moments)
    form = "%d/%m/%Y, %H:%M" if day_first else "%m/%d/%Y, %H:%M"
    text = "".join(f"{m.strftime(form)} - Otter: x\n" for m in moments)
    read = list(stream_export(io.BytesIO(text.encode()), format="whatsapp", zone="UTC"))
    for moment, found in zip(moments, read, strict=True):
        assert found.at is not None
        assert found.at_until is not None
        assert found.at <= moment.replace(tzinfo=UTC) < found.at_until


@pytest.mark.parametrize(
    "text",
    [
        "1/1/0, 14:05 - Otter: x\n",
        "[2023-03-12 14:05:33] ERROR: no pot\n" * 5,
        "2023-03-12 14:05:33,123 - root - INFO - tea\n" * 5,
        "2023-03-12 14:05:33 - INFO: tea\n" * 5,
        "12/03/2023 was a fine day, 14:05 - or was it\n",
        "once upon a time\n12/03/2023, 14:05 - Otter: x\n",
        "12/03/2023, 14:05 - nobody spoke\n",
        "",
    ],
)
def test_other_texts_are_not_claimed(text: str) -> None:
    assert sniff(text.encode()) == ""


@pytest.mark.parametrize("day", ["31/02/2023", "00/00/2023", "99/99/9999"])
def test_impossible_dates_are_messages_without_one(tell: Tell, day: str) -> None:
    told = tell(f"{day}, 14:05 - Otter: x\n", format="whatsapp")
    (found,) = told.messages
    assert (found.at, found.text) == (None, "x")
    assert "impossible date" in told.account.problem


def test_a_message_without_end_is_cut_and_counted(tell: Tell) -> None:
    line = "y" * 999 + "\n"
    told = tell("[12/03/2023, 14:05:33] Otter: x\n" + line * 3000 + "z" * 10_000_000)
    assert told.adds_up()
    assert len(told.messages[0].text) < 1_100_000
    assert told.account.refused["longer than a million bytes"] == 1
    assert told.account.refused["beyond the millionth character of a message"] > 1000
