"""Information measures against peers and numpy by hand, in one process.

    python -m venv peers && peers/bin/pip install -e . -r benchmarks/information/requirements.txt
    OPENBLAS_NUM_THREADS=1 peers/bin/python benchmarks/information [--only WORD] [--rounds N] [--json FILE]

Every other file here holds rows of one subject: `rows()` gives them, each with our
function, the peer's, and the greatest ratio of their times that we allow. The two run one
right after the other, `--rounds` times; the figure is the ratio of the least times, and
beside it the median of the ratios. A row checks that both give the same result, where
the peer's is right. A peer that is not installed is named.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

from pairs import ratio

SUBJECTS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("__") and p.stem != "pairs")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--only", default="", help="rows or subjects whose name has this word")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json")
    chosen = options.parse_args()
    found, missed = {}, []
    print(f"{'work':58} {'least':>7} {'median':>7} {'limit':>6}   against")
    for subject in SUBJECTS:
        for row in import_module(subject).rows():
            if chosen.only not in f"{subject} {row.work}":
                continue
            try:
                least, median, ours = ratio(row, chosen.rounds)
            except ImportError as error:
                print(f"{row.work:58} {'':>15} {row.limit:6.3g}   {row.against}: not here ({error.name})", flush=True)
                continue
            found[row.work] = {"ratio": least, "median": median, "limit": row.limit, "seconds": ours, "against": row.against}
            over = "" if least <= row.limit else "  OVER"
            missed += [row.work] * bool(over)
            print(f"{row.work:58} {least:7.3f} {median:7.3f} {row.limit:6.3g}   {row.against}{over}", flush=True)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(found, indent=1))
    return 1 if missed else 0


sys.exit(main())
