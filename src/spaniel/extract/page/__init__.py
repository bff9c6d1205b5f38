"""Listings from any site's pages, with no parser written for the site.

The walk, one module each: bytes (``_payload``) → entries, lines and links (``_tree``, ``_lines``)
→ what repeats (``_records``) → pieces of text with roles (``_segments``, ``_columns``) → fields
(``_fields``, ``_category``, ``_money``) → listings of a region (``_listings``) or of a listing's
own page (``_detail``), and whose page it is (``_vendor``) → what the page is (``_kinds``,
``_look``) → records with identity (``_reader``). Addresses: ``_links``. Languages: ``_labels``,
``_words``.
"""

from __future__ import annotations

from ._reader import PageReader

__all__ = ["PageReader"]
