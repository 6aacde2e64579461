"""A module read by another thread is imported as any other, once, by whoever imports it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lambit.jit.ahead import read


@pytest.fixture
def found(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    for name in ("read_before", "read_never"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    module = tmp_path / "read_before.py"
    module.write_text("value = 1\n")
    return module


def test_what_was_read_is_what_is_run(found):
    finders = list(sys.meta_path)
    read("read_before")
    found.write_text("value = 2  # too late\n")
    import read_before

    assert read_before.value == 1
    assert sys.meta_path == finders, "the next import finds as before"
    assert read_before.__spec__.loader.get_code("read_before").co_consts[0] == 2, "and reads as before"
    assert read_before.__file__ == str(found)


def test_what_is_not_there_or_built_in_is_left_to_the_import(found):
    finders = list(sys.meta_path)
    read("read_never")
    read("sys")
    assert sys.meta_path == finders
    with pytest.raises(ModuleNotFoundError):
        import read_never  # noqa: F401


def test_another_import_does_not_take_it(found):
    (found.parent / "read_never.py").write_text("value = 3\n")
    read("read_before")
    import read_never

    assert read_never.value == 3
    import read_before

    assert read_before.value == 1


READ = """
import sys
from _thread import allocate_lock, start_new_thread
done = allocate_lock()
done.acquire()
def work():
    from lambit.jit.ahead import read_threading
    read_threading()
    done.release()
assert "threading" not in sys.modules
start_new_thread(work, ())
done.acquire()
assert "threading" not in sys.modules
import threading
assert threading.current_thread() is threading.main_thread()
from functools import reduce
t = threading.Thread(target=print, args=("it works",))
t.start()
t.join()
"""


def test_the_programs_first_thread_imports_what_another_read():
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout == "it works\n"
