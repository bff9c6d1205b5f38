"""What an offer says beside its figures: see :mod:`spaniel.extract.terms`."""

from __future__ import annotations

from ..terms import business_in, delivery_in, escrow_in, marketing_in, offer_in, payment_in

__all__ = ["business_in", "delivery_in", "escrow_in", "marketing_in", "offer_in", "payment_in"]
