"""Source to Response: live patrols and imports of what was handed over.

``crawl`` is imported from its own module, since Scrapy takes half a second to load.
"""

from spaniel.collect.frontier import Frontier
from spaniel.collect.handed_over import HandedOver, SeenBy, take_over

__all__ = ["Frontier", "HandedOver", "SeenBy", "take_over"]
