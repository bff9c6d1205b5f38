"""A simulated forum whose posts name substances, prices and sellers, and sell nothing."""

from __future__ import annotations

from dataclasses import dataclass

from spaniel.range._dice import Dice
from spaniel.range._offers import Calendar
from spaniel.range._words import invent_handle

__all__ = ["Forum", "Post", "Thread"]

_THREADS, _DAILY = 20, 2
_TOPICS = (
    "Prices in {month}: what did you pay?",
    "Is {vendor} still around?",
    "{market} down again",
    "Feedback on {vendor} ({market})",
    "Lost parcels this winter",
    "Which letterbox do you use for chess sets?",
)
_LINES = (
    "Paid {price}€ for {grams}g of {name}, took {days} days.",
    "{vendor} on {market} wants ${price} for {grams} grams now, that was {less} last year.",
    "My test said {percent}% {name}. Stay safe.",
    "Does anybody know when {market} is back?",
    "{grams}g for {price}? Not for me.",
    "Never had trouble with {vendor}.",
    "Off topic: my allotment has too many courgettes.",
)
_NAMES = ("MDMA", "speed", "ketamine", "weed", "4-MMC", "LSD", "hash", "3-MMC")
_MARKETS = ("Halberd Bazaar", "quillmart", "Siebenkraut", "Mercado Candil")


@dataclass(frozen=True, slots=True)
class Post:
    """Who wrote what when."""

    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread of posts."""

    key: str
    title: str
    author: str
    posts: tuple[Post, ...]


class Forum:
    """The forum's threads by state of the world; two more with every day."""

    def __init__(self, seed: int, calendar: Calendar) -> None:
        self._seed = seed
        self._calendar = calendar

    def threads(self, state: int) -> list[Thread]:
        """Return the threads, newest first."""
        return [self._thread(number) for number in range(_THREADS + _DAILY * state - 1, -1, -1)]

    def thread(self, state: int, key: str) -> Thread | None:
        """Return one thread, if it is there already."""
        return next((thread for thread in self.threads(state) if thread.key == key), None)

    def _thread(self, number: int) -> Thread:
        dice = Dice(self._seed, "thread", number)
        state = (number - _THREADS) // _DAILY + 1
        day = self._calendar.day_of_state(state) if number >= _THREADS else number - _THREADS
        title = self._say(dice, dice.pick(_TOPICS))
        authors = [invent_handle(5000 + dice.below(90), "en", dice) for _ in range(4)]
        posts = tuple(self._post(dice, dice.pick(authors), day) for _ in range(dice.between(2, 12)))
        return Thread(str(700 + number * 3), title, authors[0], posts)

    def _post(self, dice: Dice, author: str, day: int) -> Post:
        at = f"{self._calendar.date(day):%d %b %Y}, {dice.below(24):02}:{dice.below(60):02}"
        lines = (self._say(dice, dice.pick(_LINES)) for _ in range(dice.between(1, 3)))
        return Post(author, at, " ".join(lines))

    def _say(self, dice: Dice, pattern: str) -> str:
        price = dice.between(5, 300)
        return pattern.format(
            price=price,
            less=price - dice.between(1, 4),
            grams=dice.pick((1, 3.5, 5, 10, 28)),
            percent=dice.between(50, 95),
            name=dice.pick(_NAMES),
            days=dice.between(2, 20),
            month=dice.pick(("January", "February", "March")),
            vendor=invent_handle(dice.below(60), "en", dice),
            market=dice.pick(_MARKETS),
        )
