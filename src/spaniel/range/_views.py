"""What the page templates are given: texts ready to print, addresses ready to link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from spaniel.range._dice import Dice
from spaniel.range._money import print_money
from spaniel.range._offers import Offers
from spaniel.range._population import Spine, Vendor
from spaniel.range._words import BUYER_WORDS, COUNTRIES, PRAISE, TRAPS

__all__ = ["Comment", "Link", "Row", "Seller", "Views"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a pager or menu."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A buyer's word, with an amount that is no listing's price."""

    stars: int
    text: str
    buyer: str
    paid: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """A vendor as printed."""

    handle: str
    href: str
    rating: str
    deals: int
    level: int
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A listing as printed; what the seller left out is empty."""

    key: str
    title: str
    href: str
    picture: str
    group: str
    seller: Seller
    price: str
    second_price: str
    old_price: str
    each: str
    amount: str
    ships_from: str
    ships_to: str
    category: str
    sold_out: bool
    stock: int
    sales: int
    views: int
    listed: str
    bundles: tuple[tuple[str, str], ...]
    description: str


class Views:
    """Prints the listings and vendors of one service on one state of the world."""

    def __init__(self, offers: Offers, state: int) -> None:
        self._offers = offers
        self._service = offers.service
        self._state = state
        self._language = offers.service.language

    def rows(self, spines: Iterable[Spine]) -> list[Row]:
        """Return the listings as printed."""
        return [self.row(spine) for spine in spines]

    def row(self, spine: Spine) -> Row:
        """Return a listing as printed."""
        offers, sheet, state = self._offers, self._offers.sheet(spine), self._state
        vendor = offers.vendor(spine)
        hidden = "price" in sheet.missing
        price = offers.price(spine, state)
        dice = Dice(offers.seed, self._service.id, "counters", spine.number)
        sales, daily = dice.between(0, 300), dice.between(0, 3)
        return Row(
            key=spine.key,
            title=sheet.title,
            href=offers.detail_address(spine),
            picture=f"/img/{spine.key}.png",
            group=sheet.good.substance.capitalize(),
            seller=self.seller(vendor),
            price="" if hidden else self._money(price),
            second_price="" if hidden else self._second(price),
            old_price=self._money(price * Decimal("1.25")) if dice.chance(0.3) else "",
            each=self._money(price / sheet.pieces) if sheet.pieces else "",
            amount=sheet.amount_text,
            ships_from=self._country("ships_from", sheet.missing, (vendor.country,)),
            ships_to=self._country("ships_to", sheet.missing, vendor.ships_to),
            category=offers.category(spine),
            sold_out=sheet.sold_out,
            stock=sheet.stock,
            sales=sales + daily * state,
            views=sales * 11 + dice.between(3, 90) + daily * 13 * state,
            listed=self._date(spine.born),
            bundles=() if hidden else self._bundles(spine, sheet.bundles),
            description=self._describe(spine),
        )

    def seller(self, vendor: Vendor) -> Seller:
        """Return a vendor as printed."""
        dice = Dice(self._offers.seed, self._service.id, "standing", vendor.slot)
        deals = dice.between(5, 4000)
        return Seller(
            handle=vendor.handle,
            href=self._offers.vendor_address(vendor),
            rating=f"{4 + dice.unit():.2f}",
            deals=deals + dice.between(0, 6) * self._state,
            level=1 + deals // 500,
            since=self._date(-dice.between(40, 900)),
        )

    def comments(self, *names: object) -> list[Comment]:
        """Return what buyers said of a listing or vendor; amounts there are no listing's price."""
        dice = Dice(self._offers.seed, self._service.id, "comments", *names)
        return [self._comment(dice) for _ in range(dice.between(0, 6))]

    def _comment(self, dice: Dice) -> Comment:
        usd = Decimal(repr(round(20 * dice.lognormal(1.0), 2)))
        currency = self._service.currency
        paid = usd / self._offers.rate(currency, 0)
        digits = Decimal("0.0001") if currency in {"BTC", "XMR"} else Decimal("0.01")
        return Comment(
            stars=dice.pick((5, 5, 5, 5, 4, 3, 1)),
            text=dice.pick(BUYER_WORDS[self._language]),
            buyer=f"{dice.pick('abcdefghkmnprst')}***{dice.below(10)}",
            paid=print_money(paid.quantize(digits), currency, self._language),
            on=self._date(-dice.between(1, 60)),
        )

    def _money(self, amount: Decimal) -> str:
        whole = self._service.currency == "RUB"
        coin = self._service.currency in {"BTC", "XMR"}
        digits = Decimal(1) if whole else Decimal("0.0001") if coin else Decimal("0.01")
        return print_money(amount.quantize(digits), self._service.currency, self._language)

    def _second(self, price: Decimal) -> str:
        second = self._service.second_currency
        if not second:
            return ""
        amount = self._offers.in_second_currency(price, self._state)
        return print_money(amount, second, self._language)

    def _bundles(self, spine: Spine, times: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        prices = ((n, self._offers.price(spine, self._state, times=n)) for n in times)
        return tuple((f"{n} ×", self._money(price)) for n, price in prices)

    def _country(self, field: str, missing: frozenset[str], codes: tuple[str, ...]) -> str:
        if field in missing:
            return ""
        return ", ".join(COUNTRIES[code][self._language] for code in codes)

    def _date(self, state: int) -> str:
        day = self._offers.calendar.date(self._offers.calendar.day_of_state(state))
        return f"{day:%Y-%m-%d}" if self._language == "en" else f"{day:%d.%m.%Y}"

    def _describe(self, spine: Spine) -> str:
        dice = Dice(self._offers.seed, self._service.id, "words", spine.number)
        praise = PRAISE[self._language]
        return f"{dice.pick(praise)}. {dice.pick(praise)}. {dice.pick(TRAPS[self._language])}."
