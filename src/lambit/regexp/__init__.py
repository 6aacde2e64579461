"""Regular expressions that match in time proportional to the text.

    nodes       what a pattern is: immutable trees
    sets        sets of characters in patterns, and tests of membership
    classes     the named sets, from the Unicode character database
    graphemes   where a user's characters begin
    program     a pattern as instructions of a nondeterministic automaton
    reading     a text that is searched: what holds at its positions
    automaton   the deterministic automaton, made as texts ask for it: where is a match?
    submatches  how does the match come about: the spans of its submatches
    pattern     all of it together

No Lisp is known here: `lambit.builtins.sre` reads SRFI 115's notation.
"""

from __future__ import annotations

from .pattern import Pattern, Span, TooLarge
from .reading import Reading

__all__ = ["Pattern", "Reading", "Span", "TooLarge"]
