"""One simulated service as a web site: an address and a day in, a page out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from spaniel.range._dice import Dice
from spaniel.range._forum import Forum
from spaniel.range._goods import GROUPS
from spaniel.range._offers import Offers
from spaniel.range._page import (
    FORBIDDEN_PATH,
    FORBIDDEN_STANDIN,
    Page,
    picture,
    redirect,
    text_page,
)
from spaniel.range._population import Spine
from spaniel.range._render import Renderer
from spaniel.range._routes import Route, read_number, read_query
from spaniel.range._views import Link, Row, Views
from spaniel.types import SiteKind

__all__ = ["CLOSED_PATHS", "PARTNER", "Site"]

CLOSED_PATHS = ("/account", "/cart", "/search", "/logout")
"""What robots.txt asks to leave alone."""
PARTNER = "http://outside.invalid/partner"
_ROBOTS = "# simulated\nUser-agent: *\n" + "".join(f"Disallow: {path}\n" for path in CLOSED_PATHS)
_STYLE = "/* simulated */ body { font-family: sans-serif }\n"
_SCRIPT = "/* simulated */ document.title = document.title;\n"
_LONGEST_ADDRESS = 4096
_PICTURE = Route("/img/{key}.png")


class Site:
    """Answers for one service. A pure function of its arguments."""

    def __init__(self, offers: Offers) -> None:
        self.offers = offers
        self.service = offers.service
        self._population = offers.population
        self._renderer = Renderer(offers.seed, offers.service)
        self._forum = Forum(offers.seed, offers.calendar)
        self._views = lru_cache(maxsize=4)(self._make_views)

    def page(self, day: int, path: str, query: str, visit: int) -> Page:
        """Return what the service answers on a day."""
        if len(path) + len(query) > _LONGEST_ADDRESS:
            return self._not_found(414)
        address = f"{path}?{query}" if query else path
        if self.service.wait and visit == 0 and self._makes_wait(address):
            return text_page(self._renderer.render_shared("wait", again=address), status=503)
        token = self._token(path, visit)
        fields = read_query(query)
        answer = self._fixed(path, fields, token) or self._results(day, path, fields, token)
        answer = answer or self._first(path, day, token) or self._detail(day, path, fields, token)
        return answer or self._vendor(day, path, fields, token) or self._not_found(404)

    # ------------------------------------------------------------------ the same on any day

    def _fixed(self, path: str, query: Mapping[str, str], token: str) -> Page | None:
        files = {
            "/robots.txt": (_ROBOTS, "text/plain"),
            "/static/style.css": (_STYLE, "text/css"),
            "/static/app.js": (_SCRIPT, "text/javascript"),
            FORBIDDEN_PATH: (FORBIDDEN_STANDIN.decode(), "text/html"),
        }
        if path in files:
            return text_page(*files[path])
        moved = {
            "/account": "/login",
            "/logout": "/login",
            "/welcome": self.service.first if self.service.sections == "all" else "/",
            "/go/partner": PARTNER,
        }
        if path in moved:
            return redirect(moved[path])
        if path in {"/login", "/captcha", "/help", "/cart", "/search"}:
            asked = query.get("q", "")
            body = self._renderer.render_shared(path[1:], token=token, asked=asked)
            return text_page(body)
        found = _PICTURE.match(path, {})
        return None if found is None else self._picture(found["key"])

    def _picture(self, key: str) -> Page | None:
        if key != "banner" and key not in self._population.by_key:
            return None
        colour = blake2b(f"{self.service.id}/{key}".encode(), digest_size=3).digest()
        return text_page(picture(colour), "image/png")

    def _makes_wait(self, address: str) -> bool:
        return Dice(self.offers.seed, self.service.id, "wait", address).chance(0.25)

    def _token(self, path: str, visit: int) -> str:
        if not self.service.nonce:
            return ""
        return Dice(self.offers.seed, self.service.id, "nonce", path, visit).token(24)

    def _not_found(self, status: int) -> Page:
        return text_page(self._renderer.render_shared("not_found", token=""), status=status)

    # ------------------------------------------------------------------ by day

    def _make_views(self, state: int) -> Views:
        return Views(self.offers, state)

    def _state(self, day: int) -> int:
        return self.offers.calendar.state(day)

    def _rows(self, day: int, spines: list[Spine]) -> list[Row]:
        return self._views(self._state(day)).rows(spines)

    def _results(self, day: int, path: str, query: Mapping[str, str], token: str) -> Page | None:
        fields = self.offers.results_route.match(path, query)
        if fields is None:
            fields = self.offers.first_route.match(path, query)
            if fields is None:
                return None
            fields["page"] = "0" if self.service.step else "1"
        number = self._page_number(fields["page"])
        if number is None:
            return None
        return self._result_page(day, fields.get("section", "all"), number, token)

    def _page_number(self, text: str) -> int | None:
        number = read_number(text)
        if number is None or not self.service.step:
            return number
        whole, rest = divmod(number, self.service.page_size)
        return None if rest else whole + 1

    def _result_page(self, day: int, section: str, number: int, token: str) -> Page | None:
        if self.service.kind is SiteKind.FORUM:
            return self._board(day, number, token)
        spines = self._population.sections(self._state(day)).get(section, [])
        size = self.service.page_size
        # A service that is sold out has an empty page; a category that is has none.
        last = max(-(-len(spines) // size), 1 if section == "all" else 0)
        if not 1 <= number <= last:
            return None
        address = self.offers.result_address(section, number)
        outage = self.offers.outage(day)
        if outage and address in outage.addresses:
            body = self._renderer.render_shared("failure", status=outage.status)
            return text_page(body, status=outage.status)
        body = self._renderer.render(
            "results",
            rows=self._rows(day, spines[(number - 1) * size : number * size]),
            promoted=self._rows(day, self._promote(section, spines)),
            heading=self._heading(section),
            menu=self._menu(day, section),
            pager=self._pager(section, number, last),
            total=len(spines),
            token=token,
        )
        return text_page(body)

    def _promote(self, section: str, spines: list[Spine]) -> list[Spine]:
        dice = Dice(self.offers.seed, self.service.id, "promoted", section)
        return [dice.pick(spines) for _ in range(min(3, len(spines)))]

    def _heading(self, section: str) -> str:
        return GROUPS[section][self.service.language] if section in GROUPS else section.upper()

    def _menu(self, day: int, current: str = "") -> list[Link]:
        return [
            Link(self._heading(section), self.offers.result_address(section, 1), section == current)
            for section in self._population.sections(self._state(day))
        ]

    def _pager(self, section: str, number: int, last: int) -> Mapping[str, object]:
        near = {1, last, *range(max(1, number - 2), min(last, number + 2) + 1)}
        links = [
            Link(str(page), self.offers.result_address(section, page), page == number)
            for page in sorted(near)
        ]
        following = self.offers.result_address(section, number + 1) if number < last else ""
        earlier = self.offers.result_address(section, number - 1) if number > 1 else ""
        return {"links": links, "next": following, "previous": earlier, "last": last}

    def _first(self, path: str, day: int, token: str) -> Page | None:
        if path != "/":
            return None
        if not self._renderer.has("home"):
            return redirect(self.offers.first_route.build(section="all"), 301)
        menu = self._menu(day)
        section, spines = next(iter(self._population.sections(self._state(day)).items()), ("", []))
        promoted = self._rows(day, self._promote(section, spines))
        return text_page(self._renderer.render("home", menu=menu, promoted=promoted, token=token))

    def _detail(self, day: int, path: str, query: Mapping[str, str], token: str) -> Page | None:
        fields = self.offers.detail_route.match(path, query)
        if fields is None:
            return None
        if self.service.kind is SiteKind.FORUM:
            return self._thread(day, fields["key"], token)
        spine = self._population.by_key.get(fields["key"])
        if spine is None or not spine.stands(self._state(day)):
            return None
        views = self._views(self._state(day))
        body = self._renderer.render(
            "detail", row=views.row(spine), comments=views.comments(spine.number), token=token
        )
        return text_page(body)

    def _vendor(self, day: int, path: str, query: Mapping[str, str], token: str) -> Page | None:
        if not self.service.vendor:
            return None
        fields = self.offers.vendor_route.match(path, query)
        vendor = self._population.by_handle.get(fields["handle"]) if fields else None
        if vendor is None:
            return None
        state = self._state(day)
        spines = self._population.of_vendor(state).get(vendor.slot, [])
        listed = self._rows(day, spines) if self.service.vendor_lists else []
        body = self._renderer.render(
            "vendor",
            seller=self._views(state).seller(vendor),
            rows=listed,
            count=len(spines),
            comments=self._views(state).comments("vendor", vendor.slot),
            token=token,
        )
        return text_page(body)

    # ------------------------------------------------------------------ the forum

    def _board(self, day: int, number: int, token: str) -> Page | None:
        threads = self._forum.threads(self._state(day))
        size = self.service.page_size
        last = -(-len(threads) // size)
        if not 1 <= number <= last:
            return None
        body = self._renderer.render(
            "results",
            threads=threads[(number - 1) * size : number * size],
            pager=self._pager("all", number, last),
            token=token,
        )
        return text_page(body)

    def _thread(self, day: int, key: str, token: str) -> Page | None:
        thread = self._forum.thread(self._state(day), key)
        if thread is None:
            return None
        return text_page(self._renderer.render("detail", thread=thread, token=token))
