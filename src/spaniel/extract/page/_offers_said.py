"""Where offers meet talk: the messages of a channel that sells, and reviews that name prices."""

from __future__ import annotations

import re
from bisect import bisect_right

from ._evidence import Evidence
from ._feedback import find_reviews
from ._money import Money
from ._posts import Message
from ._records import Region
from ._tree import Tree
from ._when import Times

__all__ = ["may_be_said", "messages_with_offers", "without_reviews"]


def may_be_said(tree: Tree, region: Region) -> bool:
    """Whether the offers may be somebody's messages: each has its time, or leads nowhere."""
    if not region.pattern:
        return True
    sample = region.records[:_TIMED]
    return all("time" in tree.tags[record.start : record.end] for record in sample)


_TIMED = 6


def messages_with_offers(evidence: Evidence) -> tuple[Message, ...]:
    """Return the messages of a channel, if the offers are among them; who wrote those sells."""
    if evidence.region is None or not evidence.messages:
        return ()
    held = 0
    offers = {found.root: found for found in evidence.listings}
    records = evidence.region.records
    starts = [record.start for record in records]
    for message in evidence.messages:
        # The offer may be the whole message or a part of it.
        at = max(bisect_right(starts, message.root) - 1, 0)
        near = [r for r in records[at : at + 2] if r.start < message.end and message.root < r.end]
        held += bool(near)
        for offer in filter(None, (offers.get(record.root) for record in near)):
            if message.author:
                offer.fields.vendor, offer.fields.vendor_link = message.author, ""
    return tuple(evidence.messages) if held * 2 > len(records) else ()


def _is_said(tree: Tree, start: int, end: int) -> bool:
    """Whether a record has a time of day and no link: somebody's words, not an offer."""
    return not tree.links_in(start, end) and any(
        _TIME_OF_DAY.search(line.text) for line in tree.lines_in(start, end) if len(line.text) < 60
    )


_TIME_OF_DAY = re.compile(r"\b\d{1,2}:\d\d\b")


def without_reviews(tree: Tree, region: Region, money: Money, times: Times) -> Region | None:
    """Return the region, unless what repeats there are reviews that name prices."""
    if region.pattern:
        return region
    timed = sum(1 for r in region.records if _is_said(tree, r.start, r.end))
    if timed * 2 > len(region.records):
        return None
    places = {review.root for review in find_reviews(tree, money, times)}
    same = sum(
        1 for record in region.records if any(record.start <= p < record.end for p in places)
    )
    return None if same * 2 > len(region.records) else region
