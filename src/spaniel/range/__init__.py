"""A simulated online market world with known truth: for training, tests and benchmarks.

Everything here is invented, and everything it makes says "simulated". Build a world, serve it,
patrol it like any other source, and hold what was found against the truth::

    world = build_world(seed=1)
    with serve(world) as running:
        source = source_yaml(world, "halberd", running.addresses["halberd"])
        authority = authority_yaml(world, running.addresses)
        ...
        running.set_day(1)
    truth = world.truth_listings(0)
"""

from spaniel.range._page import FORBIDDEN_DIGEST, FORBIDDEN_PATH, FORBIDDEN_STANDIN, Page
from spaniel.range._services import Service
from spaniel.range._truth import Changes, Outage, TruthListing, TruthVendor
from spaniel.range.server import RunningRange, serve
from spaniel.range.sources import authority_yaml, source_yaml
from spaniel.range.truth_tables import export_truth
from spaniel.range.walk import walk
from spaniel.range.world import World, build_world

__all__ = [
    "FORBIDDEN_DIGEST",
    "FORBIDDEN_PATH",
    "FORBIDDEN_STANDIN",
    "Changes",
    "Outage",
    "Page",
    "RunningRange",
    "Service",
    "TruthListing",
    "TruthVendor",
    "World",
    "authority_yaml",
    "build_world",
    "export_truth",
    "serve",
    "source_yaml",
    "walk",
]
