"""Table to table: every figure with its method, its captures, and what it cannot say.

A measure is one function from tables to an Ibis expression, which names no engine. To add one,
write it and its :class:`Measure` in the file of its theme and name it in ``run.MEASURES``.
"""

from spaniel.measure.current import current_listings, current_readings, readers_used
from spaniel.measure.rates import (
    CoinRates,
    EcbRates,
    RateTable,
    load_coin_rates,
    load_ecb_rates,
)
from spaniel.measure.registry import Column, Measure, Parameter
from spaniel.measure.run import (
    CITED_CAPTURES,
    MEASURES,
    CaptureCited,
    MeasureResult,
    RowEvidence,
    captures_behind,
    find_measure,
    measure,
)
from spaniel.measure.tables import Tables, open_tables

__all__ = [
    "CITED_CAPTURES",
    "MEASURES",
    "CaptureCited",
    "CoinRates",
    "Column",
    "EcbRates",
    "Measure",
    "MeasureResult",
    "Parameter",
    "RateTable",
    "RowEvidence",
    "Tables",
    "captures_behind",
    "current_listings",
    "current_readings",
    "find_measure",
    "load_coin_rates",
    "load_ecb_rates",
    "measure",
    "open_tables",
    "readers_used",
]
