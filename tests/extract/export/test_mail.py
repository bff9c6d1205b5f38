"""Mailboxes and single mails. The mails are invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from spaniel.extract.export import sniff

from .conftest import Tell

MAIL = """From: =?utf-8?q?=C3=93tter=2C_the?= <otter@pond.example>
To: "Walrus, W." <walrus@sea.example>, crab@sea.example
Cc: Crab <crab@sea.example>
Subject: =?koi8-r?B?/sHKzsnL?= and
 more
Date: Sun, 12 Mar 2023 14:05:33 +0100 (CET)
Message-ID: <1@pond.example>
In-Reply-To: <0@sea.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Yes, n=C3=A4chste Woche.

On Saturday Walrus wrote:
> do you have pots?
>> none
> really

Bye
"""
PARTS = """From: otter@pond.example
To: walrus@sea.example
Subject: parts
Date: Sun, 12 Mar 2023 14:05:33 -0000
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: multipart/alternative; boundary="y"

--y
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><head><style>p {color: red}</style></head><body><p>caf=E9</p><blockquote>old words</blockquote></body></html>
--y--
--x
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename*=utf-8''pr%C3%AFces.pdf
Content-Transfer-Encoding: base64

QUJD
--x
Content-Type: message/rfc822

From: inner@x.example
Subject: inner

not the author's words
--x--
"""  # noqa: E501 - as a program writes it


def test_one_mail(tell: Tell) -> None:
    assert sniff(MAIL.encode()) == "eml"
    told = tell(MAIL)
    (mail,) = told.messages
    assert (mail.author, mail.author_id) == ("Ótter, the", "otter@pond.example")
    assert mail.recipients == ("walrus@sea.example", "crab@sea.example")
    assert mail.thread == "Чайник and more"
    assert mail.at == mail.at_until == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert mail.at_text == "Sun, 12 Mar 2023 14:05:33 +0100 (CET)"
    assert mail.text == "Yes, nächste Woche.\n\nOn Saturday Walrus wrote:\n\nBye"
    assert mail.quotes == ("do you have pots?\n> none\nreally",)
    assert (mail.message_id, mail.reply_to) == ("1@pond.example", "0@sea.example")
    assert told.adds_up()
    assert told.account.problem == ""


def test_parts_markup_and_attachments(tell: Tell) -> None:
    (mail,) = tell(PARTS).messages
    assert mail.text == "café"
    assert mail.quotes == ("old words",)
    assert mail.attachments == ("prïces.pdf", "message/rfc822")
    assert mail.at == datetime(2023, 3, 12, 14, 5, 33, tzinfo=UTC)


def test_a_mailbox(tell: Tell) -> None:
    line = "From otter@pond.example Sun Mar 12 14:05:33 2023\n"
    box = f"{line}{MAIL}\n>From here on all is quoted by the mailbox.\n\n{line}{PARTS}\n"
    assert sniff(box.encode()) == "mbox"
    told = tell(box)
    first, second = told.messages
    assert first.text.endswith("From here on all is quoted by the mailbox.")
    assert (second.thread, second.place) == ("parts", "message:2")
    assert told.adds_up()


def test_a_line_that_only_looks_like_a_mailboxs_is_text(tell: Tell) -> None:
    line = "From otter@pond.example Sun Mar 12 14:05:33 2023\n"
    box = f"{line}{MAIL}\nFrom my window I see a pond.\nx\n{line}"
    (mail,) = tell(box).messages
    assert "From my window" in mail.text


@pytest.mark.parametrize(
    ("date", "first", "length"),
    [
        ("12 Mar 2023 14:05:33 EST", datetime(2023, 3, 12, 19, 5, 33, tzinfo=UTC), timedelta()),
        (
            "Sun, 12 Mar 2023 14:05:33",
            datetime(2023, 3, 12, 0, 5, 33, tzinfo=UTC),
            timedelta(hours=26, seconds=1),
        ),
        (
            "Sun, 12 Mar 2023 14:05:33 QQQ",
            datetime(2023, 3, 12, 0, 5, 33, tzinfo=UTC),
            timedelta(hours=26, seconds=1),
        ),
    ],
)
def test_dates_with_a_named_zone_or_none(
    tell: Tell, date: str, first: Any, length: timedelta
) -> None:
    (mail,) = tell(MAIL.replace("Sun, 12 Mar 2023 14:05:33 +0100 (CET)", date)).messages
    assert mail.at == first
    assert mail.at_until is not None
    assert mail.at_until - mail.at == length


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sun, 12 Mar 2023 14:05:33 +0100 (CET)", "Sun, 99 Mar 2023 99:05:33 +9999"),
        ("Sun, 12 Mar 2023 14:05:33 +0100 (CET)", ", , ,"),
        ("=?koi8-r?B?/sHKzsnL?=", "=?no-such?B?////?= =?utf-8?q?" * 3000),
        ("<otter@pond.example>", "(" * 9000),
        ("charset=utf-8", "charset=no-such-charset"),
        ("charset=utf-8", "charset*=rot13''x"),
        ("charset=utf-8", "charset=\x00\x01"),
        ("quoted-printable", "base64"),
        ("quoted-printable", "x-uuencode"),
        ("text/plain; charset=utf-8", "multipart/mixed"),
        ("text/plain; charset=utf-8", "text/html; charset=utf-8"),
        ("Yes,", "<" * 200_000),
        ("Yes,", "&#" + "9" * 10_000 + ";"),
        ("Yes,", "\x00\ud800".encode("utf-8", "surrogatepass").decode("latin-1")),
        ("Message-ID: <1@pond.example>", "Message-ID: " + "<" * 50_000),
    ],
)
def test_mails_that_nobody_made_well(tell: Tell, old: str, new: str) -> None:
    told = tell(MAIL.replace(old, new).encode("latin-1"), format="eml")
    assert len(told.messages) == 1
    assert told.adds_up()


def test_parts_within_parts_without_end_are_refused(tell: Tell) -> None:
    head = "From: a@b.example\nTo: c@d.example\nSubject: deep\n"
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000)
    )
    told = tell(head + deep, format="eml")
    assert told.account.refused == {"with more parts than a mail has": 1}
    assert told.adds_up()


def test_bytes_that_are_not_utf8_in_a_header(tell: Tell) -> None:
    raw = MAIL.replace("=?koi8-r?B?/sHKzsnL?= and\n more", "Ménü").encode("cp1252", "replace")
    (mail,) = tell(raw.replace(b"n=C3=A4", b"n=C3=A4")).messages
    assert mail.thread == "Ménü"


def test_a_long_mail_gives_its_beginning(tell: Tell) -> None:
    told = tell(MAIL + ("y" * 99 + "\n") * 300_000)
    (mail,) = told.messages
    assert mail.text.startswith("Yes")
    assert "only the beginning was read" in told.account.problem


@pytest.mark.parametrize(
    "text",
    [
        "Subject: an essay\n\nFrom the sea\n",
        "Title: x\nFrom: Monday\nTo: Friday\n\nOpening hours\n",
        "From Monday to Friday 2023\nwe are open\n",
        "key: value\nother: value\n",
    ],
)
def test_other_texts_are_not_claimed(text: str) -> None:
    assert sniff(text.encode()) == ""
