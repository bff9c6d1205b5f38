"""Contact identifiers, hidden services and wallets in texts.

A pure part of the room ``extract``: text in, :class:`FoundHandle` out, with the words as written
and their span. What has a checksum is believed only if it holds; a bare word is a handle only
beside its label; what is written to escape readers (``name [at] host``, ``n a m e``) is read.
"""

from spaniel.extract.handle._find import find_handles
from spaniel.extract.handle._found import FoundHandle
from spaniel.extract.handle._hints import DIGITS, NONE, NUMBER, SIGN, hint_in

__all__ = ["DIGITS", "NONE", "NUMBER", "SIGN", "FoundHandle", "find_handles", "hint_in"]
