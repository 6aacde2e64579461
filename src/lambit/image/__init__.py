"""The image: how Lambit starts fast.

It is a cache of what importing everything would tell: which page declares which
builtin, which form of `lisp_stdlib` defines which name, and the code made of
that form. The decorated functions and the `.lisp` files are the truth; the
image is built from them on first use, lives in the user's cache directory, and
is never trusted when one of them has changed. Delete it and everything still
works, slower once.

`base.py` is the base library of a session, linked name by name; `cache.py` the
file; `build.py` makes it; `rows.py` is one form of the Lisp library, from
source or from the cache.
"""
