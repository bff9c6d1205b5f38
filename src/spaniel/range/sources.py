"""Source and authority files for the range, so that it is patrolled like anything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

import yaml

from spaniel.errors import InputError
from spaniel.range._loopback import is_loopback
from spaniel.range._services import Service
from spaniel.range._site import CLOSED_PATHS
from spaniel.range.world import World

__all__ = ["authority_yaml", "source_yaml"]

_KEY_RULES = {
    "halberd": r"/item/(\d+)",
    "kupol": r"/tovar/([0-9a-f]+)/",
    "siebenkraut": r"[?&]nr=(\d+)",
    "candil": r"-(\d+)\.html",
    "quillmart": r"/l/([0-9a-f]+)",
    "synthcorner": r"-(\d+)$",
    "pillarcare": r"[?&]pack=([A-Z0-9-]+)",
    "semillero": r"/semilla/(\d+)/",
}
_DETAILS = {
    "halberd": r"/item/",
    "kupol": r"/tovar/",
    "siebenkraut": r"/angebot\.php",
    "quillmart": r"/l/",
    "pillarcare": r"/info/",
    "semillero": r"/semilla/",
}
_NEVER = (r"/img/", r"/static/", *CLOSED_PATHS)
_LONG = timedelta(days=3650)


def source_yaml(world: World, service_id: str, base_url: str, *, details: bool = False) -> str:
    """Return the text of a source file (see :class:`spaniel.types.Source`) for one service.

    Args:
        world: the world that is served.
        service_id: one of its services.
        base_url: where it is served, as ``http://127.0.0.1:40123``.
        details: follow the listings' own pages everywhere, not only on the services whose result
            pages hide the country of dispatch.

    Raises:
        UnknownName: no such service.
    """
    pages = len(world.result_addresses(service_id, 0))
    service = world.services[service_id]
    source: dict[str, object] = {
        "id": f"range-{service_id}",
        "service": service_id,
        "entries": [base_url.rstrip("/") + "/"],
        "politeness": {"delay": 0.0, "concurrency": 8},
        # Where there is only "next", the last page is as deep as there are pages.
        "budget": {"depth": pages + 12, "pages": 1000 + round(6000 * max(1.0, world.scale))},
        "leave": _leave(service, details=details),
        "expected": _expected(world, service),
        "language": service.language,
        "simulated": True,
    }
    if service_id in _KEY_RULES:
        source["listing_key"] = {"column": "link", "regex": _KEY_RULES[service_id]}
    if service.currency == "USD" and service.listings:
        source["currencies"] = {"$": "USD"}
    return "# simulated\n" + yaml.safe_dump(source, sort_keys=False, allow_unicode=True)


def _expected(world: World, service: Service) -> dict[str, int]:
    """Return what a full patrol finds on day 0; later days differ a little."""
    counts = {"listings": world.count_listings(0, service.id)}
    if service.vendor:
        counts["vendors"] = world.count_vendors(0, service.id)
    return {name: count for name, count in counts.items() if count}


def _leave(service: Service, *, details: bool) -> list[str]:
    rules = list(_NEVER)
    if not details and not service.details_patrolled and service.id in _DETAILS:
        rules.append(_DETAILS[service.id])
    return rules


def authority_yaml(world: World, addresses: Mapping[str, str], *, name: str = "range") -> str:
    """Return the text of an authority file (see :class:`spaniel.types.Authority`) for the range.

    Its scope is exactly the loopback origins in ``addresses`` (service id to base URL), its dates
    are wide, and its marking says "simulated".

    Raises:
        InputError: an address is not an ``http`` address on this machine.
    """
    authority = {
        "id": name,
        "issuing_body": "The trainer (simulated)",
        "legal_basis": "Training on simulated markets; no law applies (simulated)",
        "purpose": "training on simulated markets",
        "owning_unit": "training",
        "techniques": ["open_source"],
        "scope": {"patterns": [f"{_origin(url)}/*" for url in addresses.values()]},
        "valid_from": "2020-01-01T00:00:00Z",
        "valid_until": "2100-01-01T00:00:00Z",
        "retain_until": (world.first_day + _LONG).isoformat(),
        "marking": {"tlp": "TLP:CLEAR", "caveats": ["simulated"]},
    }
    return "# simulated\n" + yaml.safe_dump(authority, sort_keys=False, allow_unicode=True)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "http" or not is_loopback(parts.hostname or ""):
        raise InputError(
            "the range lives on this machine only", where=url, do="give the addresses of serve()"
        )
    return f"{parts.scheme}://{parts.netloc}"
