"""OpenPGP keys in texts: found, read packet by packet, and believed only where they hold.

A pure part of the room ``extract``: text or bytes in, :class:`FoundKey` out. Armor that a page has
mangled (tags, quote marks, lost line ends) is read as far as it can be; a key that is forged,
damaged or private comes back with the reason in ``refused`` and nothing else of it.
"""

from spaniel.extract.key._blocks import Block, find_blocks
from spaniel.extract.key._find import find_keys, parse_key
from spaniel.extract.key._found import FoundKey

__all__ = ["Block", "FoundKey", "find_blocks", "find_keys", "parse_key"]
