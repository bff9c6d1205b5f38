"""Page templates, and class names that change with the seed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from spaniel.range._dice import Dice
from spaniel.range._services import Service

__all__ = ["Renderer"]

_COLUMNS = ("picture", "title", "seller", "price", "from", "to", "sales")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Renderer:
    """Renders one service's templates; its look depends on the seed, its structure on the service.

    Class names say what they name (``plain``), say nothing (``hashed``) or do not exist; wrapping
    elements and the order of columns change with the seed too.
    """

    def __init__(self, seed: int, service: Service) -> None:
        dice = Dice(seed, service.id, "look")
        self._service = service
        self._fixed: dict[str, object] = {
            "service": service,
            "c": _namer(seed, service),
            "wraps": dice.between(0, 3),
            "columns": dice.shuffled(_COLUMNS),
        }

    def render(self, template: str, **values: object) -> str:
        """Render ``<service>/<template>.html``."""
        page = _environment().get_template(f"{self._service.id}/{template}.html")
        return page.render(self._fixed | values)

    def render_shared(self, template: str, **values: object) -> str:
        """Render ``shared/<template>.html`` inside the service's layout."""
        page = _environment().get_template(f"shared/{template}.html")
        layout = f"{self._service.id}/layout.html"
        return page.render(self._fixed | {"layout": layout} | values)

    def has(self, template: str) -> bool:
        """Whether the service has this template."""
        return f"{self._service.id}/{template}.html" in _environment().list_templates()


def _namer(seed: int, service: Service) -> Callable[[str], str]:
    suffix = Dice(seed, service.id, "suffix").token(2, "bcdfghjkmnpqrstvwxz")

    @lru_cache(maxsize=256)
    def name(word: str) -> str:
        if service.class_style == "hashed":
            return "_" + Dice(seed, service.id, "class", word).token(6)
        return f"{word}-{suffix}"

    return name
