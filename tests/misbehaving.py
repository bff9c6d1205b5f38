"""Readers that do what a parser does when a page has broken it; importable from any process."""

from __future__ import annotations

import fractions
import os
import signal
import sys
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from spaniel.ports import ReadPage
from spaniel.types import Capture, Handle, Observation, ReaderName, Reading, Source


class PlainReader:
    """Says of each page how many bytes and tags it was given, and in which process."""

    kind = "content"

    def name(self, source: Source) -> ReaderName:
        return ReaderName(name="plain", version="1", profile="")

    def reads(self, capture: Capture, source: Source) -> bool:
        return capture.media_type == "text/html"

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        reading = _reading(capture, self.name(source))
        told = f"{len(payload)} bytes, {payload.count(b'<')} tags, {payload[-6:]!r}"
        seen = {"coding": capture.content_encoding, "here": str(os.getpid()), "told": told}
        found = tuple(_handle(capture, reading, *said) for said in sorted(seen.items()))
        return ReadPage(reading=replace(reading, observations=len(found)), observations=found)


class TroubledReader(PlainReader):
    """Has a problem of its own with every page."""

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        read = super().read(capture, payload, source)
        return replace(read, reading=replace(read.reading, problem="a trouble of its own"))


class MisbehavingReader(PlainReader):
    """Does with every page what it is told."""

    def __init__(self, does: str) -> None:
        self.does = does

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        getattr(self, f"_{self.does}")()
        read = super().read(capture, payload, source)
        if self.does == "smuggle":
            smuggled: Any = (fractions.Fraction(1, 2),)
            return replace(read, observations=smuggled)
        if self.does == "flood":
            many = [*read.observations] * 1_000
            return replace(read, observations=(*many, *_long(read, 4_000_000)))
        return read

    def _hang(self) -> None:
        time.sleep(600)

    def _deaf(self) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        time.sleep(60)

    def _spin(self) -> None:
        while True:
            pass

    def _swell(self) -> None:
        bytearray(4 << 30)

    def _crash(self) -> None:
        os.kill(os.getpid(), signal.SIGSEGV)

    def _leave(self) -> None:
        os._exit(7)

    def _raise(self) -> None:
        raise AssertionError("words of the page")

    def _chatter(self) -> None:
        os.write(1, b"chatter " * 1_000)
        sys.stdout.flush()

    def _garble(self) -> None:
        # Finds the pipe of the answer as hostile code in the process could.
        for number in range(3, 32):
            try:
                os.write(number, b"\x80\x05garbled")
            except OSError:
                continue
        os._exit(0)

    def _write(self) -> None:
        Path("written-by-the-page").write_bytes(b"x" * 10)

    def _smuggle(self) -> None:
        pass

    def _flood(self) -> None:
        pass


def _long(read: ReadPage, length: int) -> tuple[Observation, ...]:
    first = read.observations[0]
    assert isinstance(first, Handle)
    return (replace(first, text="x" * length),)


def _handle(capture: Capture, reading: Reading, kind: str, value: str) -> Handle:
    kept = {
        field.name: getattr(capture, field.name)
        for field in fields(Observation)
        if field.name in {f.name for f in fields(Capture)} - {"id"}
    }
    return Handle(
        **kept, id=kind, capture=capture.id, reading=reading.id, place=kind, confidence=1.0,
        handle_kind=kind, value=value, text=value,
    )  # fmt: skip


def _reading(capture: Capture, name: ReaderName) -> Reading:
    return Reading(
        id=Reading.identify(capture.id, "content", name), authority=capture.authority,
        marking=capture.marking, retain_until=capture.retain_until,
        owning_unit=capture.owning_unit, source=capture.source, service=capture.service,
        capture=capture.id, kind="content", reader=name.name, version=name.version,
        profile=name.profile, page_kind="other", page_kind_confidence=1.0, site_kind="unknown",
        observations=0, problem="", simulated=capture.simulated,
    )  # fmt: skip
