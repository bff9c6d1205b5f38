"""The bytes of a capture made safe to parse: see :mod:`spaniel.extract.payload`."""

from __future__ import annotations

from ..payload import Decoded, decode

__all__ = ["Decoded", "decode"]
