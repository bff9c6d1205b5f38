"""Parts of a text that only the evidence may show: how something is made, and what opens something.

Pure functions over text; nothing is read, written or logged, and no error carries a text.

Whoever reads a page makes the seal hold everywhere by keeping to this order:

1. Read the capture; put every text that a person wrote (title, description, terms, comment, post)
   through :func:`seal_fields`, or :func:`seal_together` for the posts of one thread, *before* an
   observation is made of it. Its ``sealed`` then names the fields that are not what the page said.
2. Derive nothing from the unsealed text but typed values (price, quantity, date, a public handle):
   no excerpt, no n-gram, no index entry, no "original" beside a normalised value.
3. Everything after that, lake, index, reports, ``read``, sees observations only. A ``problem``, a
   log line and an exception name a place (capture, locator), never a text.
4. The evidence stays whole. Who may lift a seal reads the capture, by an act in the ledger.
"""

from spaniel.extract.sensitive._credentials import find_credentials
from spaniel.extract.sensitive._procedures import find_procedures
from spaniel.extract.sensitive._seal import seal, seal_fields, seal_together
from spaniel.extract.sensitive._span import Sealed, SealedText

__all__ = [
    "Sealed",
    "SealedText",
    "find_credentials",
    "find_procedures",
    "seal",
    "seal_fields",
    "seal_together",
]
