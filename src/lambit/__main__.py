"""`python -m lambit`: the command line."""

from __future__ import annotations

from lambit.cli.ending import run

run()
