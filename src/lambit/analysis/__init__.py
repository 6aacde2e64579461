"""Analysis: core to core, one idea a file.

In: what the expander made. Out: core that the code generator can write down
in one walk. `passes.simplify` runs the passes in order; `verify` says what
every one of them must keep.
"""
