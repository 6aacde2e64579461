"""Operations in native code: what each numeric builtin is, for operands of the types it knows."""

from . import (
    arithmetic,
    arrays,
    bits,
    characters,
    comparison,
    complex_parts,
    divisors,
    fields,
    functions,
    kinds,
    pairs,
    powers,
    random_numbers,
    rounding,
    simplest,
    strings,
)
from .table import OPERATIONS

__all__ = ["OPERATIONS", "arithmetic", "arrays", "bits", "characters", "comparison", "complex_parts", "divisors", "fields", "functions", "kinds", "pairs", "powers", "random_numbers", "rounding", "simplest", "strings"]
