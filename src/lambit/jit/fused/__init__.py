"""Whole loops over arrays, with a lambda of numbers inside (`lambit.analysis.fused`), as native code.

`lanes` writes the lambda for several elements at once, `loops` the loops around
it, `running` decides when to compile, and calls what was compiled.
"""
