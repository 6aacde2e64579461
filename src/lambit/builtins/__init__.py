"""The builtins: what Lisp sees of Python, a page for each subject.

Each page is a module that declares its builtins when it is imported. A page
that no program names is never imported: the image knows who declares what.
"""

from __future__ import annotations

PAGES: tuple[str, ...] = (
    "numbers", "number_order", "number_kinds", "integers", "bits", "roots", "powers", "transcendental",
    "complex_parts", "number_text",
    "equality", "symbols", "characters", "char_sets", "strings", "string_tools", "string_pairs", "string_ranges",
    "regexps", "library", "library_checks", "lists", "list_parts", "list_search", "list_kinds", "list_rows", "list_update", "cxr",
    "vectors", "vector_parts", "bytevectors",
    "control", "records", "boxes", "hash_tables", "own_tables", "hashing", "default_order", "conditions", "parameters", "promises",
    "ports", "text_ports", "binary_ports", "files", "reflect", "system", "random", "random_sources", "host",
    "arrays", "array_reductions", "numeric_vectors",
    # a page for each subject of information theory
    "information.common_information", "information.complexity", "information.conditioning", "information.continuous",
    "information.counted", "information.decomposition", "information.distances", "information.distributions",
    "information.estimates", "information.estimators", "information.families", "information.hidden_processes",
    "information.maximum_entropy", "information.measures", "information.multivariate", "information.orders",
    "information.pointwise", "information.processes", "information.samples", "information.sampling",
    "information.series", "information.shared",
)  # fmt: skip
"""The modules that declare builtins."""


def load_all() -> None:
    """Import every page."""
    from importlib import import_module

    for page in PAGES:
        import_module(f"{__name__}.{page}")
