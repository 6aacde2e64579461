"""The end of the command: nobody waits for what is being compiled.

Python's own end would take LLVM away from under the thread that is at work with it, and so has to wait. Whatever
else is to be done at the end is done here too; then the process is left at once.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def run() -> NoReturn:
    """The command, and the end of the process."""
    from . import main

    code = main()
    worker = sys.modules.get("lambit.jit.worker")
    if worker is not None and worker.is_busy():
        _leave(worker, code)
    sys.exit(code)


def _leave(worker: Any, code: int) -> NoReturn:
    """End the process as Python does, but for waiting for the compiler."""
    import atexit
    import os
    import threading

    from . import flush, guarded

    worker.abandon()
    threading._shutdown()  # type: ignore[attr-defined]  # threads of the program that are to come to their end
    atexit._run_exitfuncs()
    os._exit(guarded(flush) or code)
