"""`python -m lambit`: the command line."""

from __future__ import annotations

import sys

from lambit.cli import main

sys.exit(main())
