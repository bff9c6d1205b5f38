"""A patrol and imports with every connection, look-up and opening of evidence watched.

Runs in a process of its own, since an audit hook cannot be taken away again. Prints what was
opened without a grant in the ledger at that very moment (nothing, if all is well).
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tldextract.suffix_list  # noqa: F401 - what Scrapy loads, loaded before we watch

from fakes import FakeScreen, MemoryKeeper, authority, source, unseen
from loopback import Loopback, links, moved, page
from spaniel.authority import AuthorityGate
from spaniel.collect import Frontier, HandedOver, take_over
from spaniel.collect.crawl import crawl
from spaniel.errors import Refused
from spaniel.lake import Lake
from spaniel.types import Authority, Politeness, Technique

PAGE = b"<!doctype html><p>invented"


class Watch:
    """Holds every connection and every opening of evidence against the ledger on disk."""

    def __init__(self, acts: Path, evidence: Path) -> None:
        self._acts, self._evidence = acts, evidence
        self._looking = False
        self.without: list[str] = []
        self.connected: list[str] = []
        self.opened: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._looking:
            return
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            place = f"http://{arguments[1][0]}:{arguments[1][1]}"
            self.connected.append(place)
            self._check(place, lambda target: target == place)
        elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
            # Numbers are not looked up; a name is, and would have to be granted.
            host = str(arguments[0])
            if host not in {"127.0.0.1", "None"}:
                self.without.append(f"look-up of {host}")
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            self._opening(os.path.realpath(os.fsdecode(arguments[0])))

    def _opening(self, path: str) -> None:
        if path.startswith(f"{self._evidence}/") and not Path(path).is_dir():
            self.opened.append(path)
            self._check(path, lambda target: path == target or path.startswith(f"{target}/"))

    def _check(self, place: str, covers: Callable[[str], bool]) -> None:
        self._looking = True
        try:
            lines = self._acts.read_text().splitlines() if self._acts.exists() else []
        finally:
            self._looking = False
        grants = [act for act in map(json.loads, lines) if act["kind"] == "grant"]
        if not any(covers(act["body"]["target"]) for act in grants):
            self.without.append(place)


def evidence(folder: Path) -> None:
    (folder / "in" / "sub").mkdir(parents=True)
    (folder / "out").mkdir()
    (folder / "out" / "secret.html").write_bytes(b"secret")
    (folder / "in" / "a.html").write_bytes(PAGE)
    (folder / "in" / "sub" / "t.csv.gz").write_bytes(gzip.compress(b"a,b\n1,2\n"))
    (folder / "in" / "leads-out.html").symlink_to(folder / "out" / "secret.html")
    (folder / "in" / "folder-out").symlink_to(folder / "out")
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo("../../out/secret.html")
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    (folder / "in" / "pages.tgz").write_bytes(buffer.getvalue())
    (folder / "in" / "x.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: file:///etc/passwd\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"
    )


def patrol(gate: AuthorityGate, lake: Lake, folder: Path, inside: Loopback, keeper: Any) -> Any:
    patrolled = source(
        entries=(f"{inside.url}/", "http://elsewhere.example/"),
        politeness=Politeness(delay=0, concurrency=4, timeout=5),
    )
    frontier = Frontier(folder / "frontier.sqlite", patrolled.id, "2026")
    return crawl(
        patrolled, gate=gate, screen=FakeScreen(), keeper=keeper, clock=lake.clock,
        frontier=frontier,
    )  # fmt: skip


def imports(gate: AuthorityGate, lake: Lake, folder: Path) -> int:
    number = 0
    for name in ("in", "in/a.html", "in/pages.tgz", "in/x.warc", "in/sub/t.csv.gz"):
        handed = take_over(folder / name, gate, Technique.EVIDENCE_IMPORT)
        number += len(list(handed.responses(source(), gate, lake.clock, unseen)))
    for name in ("out", "out/secret.html", "in/leads-out.html", "in/../out/secret.html"):
        try:
            take_over(folder / name, gate, Technique.EVIDENCE_IMPORT)
        except Refused:
            continue
        raise AssertionError(name)
    real = take_over(folder / "in" / "a.html", gate, Technique.EVIDENCE_IMPORT)
    forged = HandedOver(folder / "out" / "secret.html", "file", real.grant)
    try:
        list(forged.responses(source(), gate, lake.clock, unseen))
    except Refused:
        return number
    raise AssertionError("a forged HandedOver was believed")


def main(folder: Path) -> None:
    lake = Lake.create(folder / "lake")
    evidence(folder / "evidence")
    keeper = MemoryKeeper()
    with Loopback({}) as outside, Loopback({}) as nobody:
        site = {
            "/": links("/moved", "/left", "/page", f"{outside.url}/link", "http://name.example/"),
            "/moved": moved("/page"),
            "/left": moved(f"{outside.url}/redirect"),
            "/named": moved("http://name.example/"),
            "/page": page(
                f"<link rel=stylesheet href={outside.url}/s.css><script src={outside.url}/s.js>"
                f"</script><img src={outside.url}/i.png><iframe src={outside.url}/f></iframe>"
                f"<meta http-equiv=refresh content='0;url={outside.url}/r'>"
                f"<form action={outside.url}/form><a href=/named>",
                Set_Cookie="a=b; Domain=127.0.0.1",
                Link=f"<{outside.url}/p>; rel=preload",
                Refresh=f"0;url={outside.url}/refresh",
            ),
        }
        with Loopback(site) as inside:
            given: Authority = authority(
                patterns=[f"{inside.url}/*"],
                files=[f"{folder}/evidence/in", f"{folder}/evidence/in/**"],
                valid_until=lake.clock.now().replace(year=2090),
                retain_until=lake.clock.now().date().replace(year=2091),
            )
            gate = AuthorityGate(given, lake.ledger, lake.clock)
            watch = Watch(lake.layout.unit(given.id).acts, folder / "evidence")
            sys.addaudithook(watch)
            tally = patrol(gate, lake, folder, inside, keeper)
            imported = imports(gate, lake, folder / "evidence")
            asked = [asked.target for asked in inside.asked]
        untouched = outside.connections + nobody.connections
    acts = map(json.loads, lake.layout.unit(given.id).acts.read_text().splitlines())
    refusals = [act["body"]["target"] for act in acts if act["kind"] == "refusal"]
    print(json.dumps({
        "without": watch.without, "connected": len(watch.connected), "opened": watch.opened,
        "asked": asked, "outside": untouched, "refused": tally.refused, "imported": imported,
        "refusals": [r.replace(outside.url, "OUT").replace(str(folder), "") for r in refusals],
        "failed": tally.failed,
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
