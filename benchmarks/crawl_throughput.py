"""Claim: what a patrol costs over bare Scrapy on the same pages.

The range is served by a process of its own. Peer in the same run: a Scrapy spider that follows
the same links with the same concurrency through the same httpx handler and throws the pages away.
Everything is simulated. Run: python -m benchmarks.crawl_throughput
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerRunner

from spaniel import pipeline
from spaniel.collect.links import LinkRule, links_of
from spaniel.definitions import read_authority, read_source
from spaniel.lake import Lake

ROUNDS = 5
SERVICE = "candil"


class BareSpider(scrapy.Spider):  # type: ignore[misc]
    """Follows the links a patrol would follow and keeps nothing."""

    name = "bare"
    custom_settings: dict[str, Any] = {  # noqa: RUF012 - Scrapy's way
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {
            "http": "scrapy.core.downloader.handlers._httpx.HttpxDownloadHandler"
        },
        "CONCURRENT_REQUESTS": 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
        "ROBOTSTXT_OBEY": True,
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
    }

    def __init__(self, source: Any, seen: list[str]) -> None:
        super().__init__()
        self.start_urls = list(source.entries)
        self.seen = seen
        origin = source.entries[0]
        self.rule = LinkRule(source, lambda url: url.startswith(origin))

    def parse(self, response: Any) -> Iterator[Any]:
        """Follow."""
        self.seen.append(response.url)
        if hasattr(response, "text"):
            for url in links_of(response.body, response.url):
                if self.rule(url):
                    yield scrapy.Request(url)


def bare(source_file: Path) -> tuple[float, int]:
    source, seen = read_source(source_file), list[str]()

    async def crawl() -> None:
        await AsyncCrawlerRunner(BareSpider.custom_settings).crawl(
            BareSpider, source=source, seen=seen
        )

    began = time.perf_counter()
    asyncio.run(crawl())
    return time.perf_counter() - began, len(seen)


def patrol(source_file: Path, authority_file: Path) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as scratch:
        lake = Lake.create(Path(scratch) / "lake")
        lake.tables.snapshots()
        began = time.perf_counter()
        outcome = pipeline.patrol(lake, read_authority(authority_file), read_source(source_file))
        spent = time.perf_counter() - began
        lake.close()
    return spent, outcome.statuses.total()


def in_process(target: Any, *arguments: Path) -> tuple[float, int]:
    """Run in a fresh process, so that neither warms the other up."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.apply(read_source, (arguments[0],))
        answer: tuple[float, int] = pool.apply(target, arguments)
    return answer


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        server = subprocess.Popen(
            [sys.executable, "-m", "spaniel", "range", "serve", "--folder", str(folder)],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            while "Serving" not in server.stdout.readline():
                pass
            source, authority = folder / "sources" / f"{SERVICE}.yaml", folder / "authority.yaml"
            rounds = [
                (in_process(patrol, source, authority), in_process(bare, source))
                for _ in range(ROUNDS)
            ]
        finally:
            server.terminate()
            server.wait()
    rates = [(n / spent, m / other) for (spent, n), (other, m) in rounds]
    ratios = sorted(ours / theirs for ours, theirs in rates)
    print(
        f"responses       {rounds[0][0][1]} by the patrol, {rounds[0][1][1]} pages by bare Scrapy"
    )
    print(f"patrol          {statistics.median(r for r, _ in rates):.0f} responses/s, kept, read "
          "and in the lake")  # fmt: skip
    print(f"bare Scrapy     {statistics.median(r for _, r in rates):.0f} pages/s, thrown away")
    print(f"ratio           {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
