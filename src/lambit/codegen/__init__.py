"""Core to Python: how programs run.

In: core that has gone through `lambit.analysis`. Out: Python functions, one
per lambda, at CPython's own speed. Read `emit.py` first (what is written for
each node), then `resume.py` (the rest of a procedure after one of its calls:
what makes continuations possible), then `units.py` (compiling a top-level form,
and compiling it again when what it relied on has changed).
"""
