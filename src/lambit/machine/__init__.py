"""What programs mean: eval and apply over core, as an abstract machine.

In: core and a heap of globals. Out: a value, or the error nobody handled.
Guaranteed: left to right evaluation, proper tail calls, continuations that may
be re-entered, by construction and at any depth. Read `machine.py` first: it is
the page; `control.py` and `store.py` are the C and the S of it. The module is
never optimised: it is what the engines that are fast must agree with.
"""
