"""Whatever comes, nothing is raised, everything adds up, and time stays linear."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.export import FORMATS, Account, recognises, stream_export

from . import test_logs, test_mail, test_spoken_logs, test_telegram, test_whatsapp, test_xmpp

NAMES = [row.name for row in FORMATS]
MAILBOX = "From a@b.example Sun Mar 12 14:05:33 2023\n" + test_mail.PARTS
SAMPLES = [
    test_logs.COMBINED,
    test_logs.SQUID,
    test_telegram.HTML,
    test_whatsapp.IPHONE,
    test_mail.MAIL,
    MAILBOX,
    test_spoken_logs.PIDGIN_HTML,
    test_spoken_logs.PIDGIN_TEXT,
    test_spoken_logs.IRSSI,
    test_xmpp.EXPORT,
]


def check(payload: bytes, name: str) -> None:
    account = Account()
    found = list(stream_export(io.BytesIO(payload), format=name, account=account))
    kept = account.read + account.passed_over + account.refused.total()
    assert account.taken == kept
    assert account.read == len(found)
    assert "broke off" not in account.problem
    for one in found:
        assert (one.at is None) == (one.at_until is None)
        assert one.at is None or one.at_until is None or one.at <= one.at_until
        assert 0 <= one.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_to_any_format(payload: bytes, name: str) -> None:
    check(payload, name)
    recognises(payload, "x")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='<>[]{}":,/-\n\\ 0123456789aGET', max_size=300), st.sampled_from(NAMES))
def test_any_marks_to_any_format(text: str, name: str) -> None:
    check(text.encode(), name)


def damaged(sample: str, seed: int) -> Iterator[bytes]:
    """Yield copies with bytes changed, left out, doubled."""
    dice = random.Random(seed)
    for _ in range(30):
        raw = bytearray(sample.encode())
        for _ in range(dice.randrange(1, 12)):
            at = dice.randrange(len(raw))
            end = at + dice.randrange(1, 40)
            raw[at:end] = dice.choice([b"", b"\x00", b"<", b'"', b"\xff\xfe", raw[at:end] * 3])
            raw = raw or bytearray(b"x")
        yield bytes(raw)


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_damaged_samples(number: int) -> None:
    for payload in damaged(SAMPLES[number], number):
        for name in NAMES:
            check(payload, name)


LONG = 3_000_000
HOSTILE = {
    "one letter": b"a" * LONG,
    "quotes": b'"' * LONG,
    "backslashes": b'1.1.1.1 - - [12/Mar/2023:14:05:33 +0100] "' + b"\\" * 900_000,
    "brackets": b"[" * LONG,
    "spaces": b" " * LONG,
    "angles": b"<" * LONG,
    "colons": b"12/03/2023, 14:05 - " + b": " * 400_000,
    "line ends": b"\n" * 200_000,
    "half tags": b"<a " * 900_000,
    "half comments": b"<!--" * 700_000,
    "entities": b"&#x" * 900_000,
    "stamps": b"(1:1" * 700_000,
    "digits": b"1" * LONG,
    "encoded words": b"From: " + b"=?a?q?" * 400_000,
    "quoted lines": b"From: a@b\nTo: c@d\nDate: x\n\n" + b">" * 900_000 + b"\n>" * 100_000,
    "from lines": b"From a Sun \n\n" * 100_000,
    "high bytes": b"\xe9" * LONG,
    "nul": b"\x00" * LONG,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_long_and_hostile_files_are_read_in_linear_time(kind: str) -> None:
    payload = HOSTILE[kind]
    recognises(payload, "x.log")
    for name in NAMES:
        check(payload, name)
