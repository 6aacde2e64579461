"""Machine code on disk: the user's own, whole, bounded, and the same from one process to the next."""

from __future__ import annotations

import os
import stat

import pytest

from lambit import Interpreter
from lambit.jit import objects as room
from lambit.jit.objects import Objects

KEY, DATA = "a" * 64, b"machine code" * 100
FIB = "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))"


@pytest.fixture
def there(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("LAMBIT_JIT_CACHE", raising=False)
    return tmp_path / "lambit" / "native"


def objects(there):
    return Objects(str(there))


def test_what_is_stored_is_found(there):
    assert objects(there).find(KEY) is None
    objects(there).store(KEY, DATA)
    assert objects(there).find(KEY) == DATA
    assert objects(there).find("b" * 64) is None


def test_folder_and_files_are_the_users(there):
    objects(there).store(KEY, DATA)
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    assert stat.S_IMODE((there / KEY).stat().st_mode) == 0o600
    assert os.listdir(there) == [KEY]  # nothing half-written stays


@pytest.mark.parametrize("at", [0, 20, 47, 48, 600])
def test_a_damaged_file_is_taken_away(there, at):
    objects(there).store(KEY, DATA)
    text = bytearray((there / KEY).read_bytes())
    text[at] ^= 1
    (there / KEY).write_bytes(text)
    assert objects(there).find(KEY) is None
    assert not (there / KEY).exists()


@pytest.mark.parametrize("size", [0, 10, 48, 500])
def test_so_is_one_that_is_cut_off(there, size):
    objects(there).store(KEY, DATA)
    os.truncate(there / KEY, size)
    assert objects(there).find(KEY) is None


def test_a_file_does_not_pass_for_another(there):
    objects(there).store(KEY, DATA)
    os.rename(there / KEY, there / ("b" * 64))
    assert objects(there).find("b" * 64) is None


def test_where_others_may_write_nothing_is_taken(there):
    objects(there).store(KEY, DATA)
    os.chmod(there / KEY, 0o622)
    assert objects(there).find(KEY) is None
    os.chmod(there / KEY, 0o600)
    os.chmod(there, 0o770)
    assert objects(there).find(KEY) is None
    os.chmod(there, 0o700)
    assert objects(there).find(KEY) == DATA


def test_what_belongs_to_somebody_else_is_not_taken(there, monkeypatch):
    objects(there).store(KEY, DATA)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert objects(there).find(KEY) is None
    objects(there).store("b" * 64, DATA)
    assert os.listdir(there) == [KEY]


def test_links_are_not_followed(there, tmp_path):
    objects(there).store(KEY, DATA)
    os.rename(there / KEY, tmp_path / "elsewhere")
    os.symlink(tmp_path / "elsewhere", there / KEY)
    assert objects(there).find(KEY) is None
    os.rename(there, tmp_path / "folder")
    os.symlink(tmp_path / "folder", there)
    assert objects(there).find(KEY) is None


def test_a_folder_or_a_pipe_is_no_object_file(there):
    objects(there).store(KEY, DATA)
    os.mkdir(there / ("b" * 64))
    os.mkfifo(there / ("c" * 64))
    assert objects(there).find("b" * 64) is None
    assert objects(there).find("c" * 64) is None


def test_a_folder_that_cannot_be_made_is_not_missed(tmp_path):
    (tmp_path / "file").write_text("")
    nowhere = Objects(str(tmp_path / "file" / "native"))
    nowhere.store(KEY, DATA)
    assert nowhere.find(KEY) is None


def test_the_oldest_go_when_there_are_too_many(there, monkeypatch):
    monkeypatch.setattr(room, "MOST", 10 * (len(DATA) + 48))
    monkeypatch.setattr(room, "SWEPT", 2)
    stored = objects(there)
    for i in range(21):
        stored.store(f"{i:064}", DATA)
        os.utime(there / f"{i:064}", (i, i))
    kept = sorted(os.listdir(there))
    assert 7 <= len(kept) <= 11
    assert kept[-1] == f"{20:064}"
    assert stored.find(f"{0:064}") is None


def signatures(text):
    it = Interpreter(jit="eager")
    it.eval(text)
    return [made for site in it.session.base.heat.sites for made in site.signatures]


def test_the_second_time_it_is_found(there):
    [first] = signatures(f"{FIB} (fib 10)")
    assert not first.found
    [second] = signatures(f"{FIB} (fib 12)")
    assert second.found
    assert second.call(20) == 6765


def test_what_was_compiled_before_does_not_matter(there):
    signatures("(define (f n) (if (= n 0) 0 (+ 2 (f (- n 1))))) (f 10)")
    [alone] = signatures(f"{FIB} (fib 10)")
    made = signatures(f"(define (f n) (if (= n 0) 0 (+ 2 (f (- n 1))))) (f 10) {FIB} (fib 10)")
    assert made[-1].ir == alone.ir
    assert all(each.found for each in made)


def test_no_address_is_in_the_code(there):
    """The addresses of a process are not those of the next."""
    [made] = signatures(f"{FIB} (fib 10)")
    for value in (int, float, made.call):
        assert str(id(value)) not in made.ir


def test_another_processor_has_other_code(there):
    from lambit.jit.compile import key_of
    from lambit.jit.engine import engine

    class Other:
        versions, cpu, features = engine().versions, engine().cpu, engine().features

    same = key_of(engine(), "ir")
    assert key_of(Other, "ir") == same
    assert key_of(Other, "ir ") != same
    for name in ("versions", "cpu", "features"):
        other = type("Changed", (Other,), {name: "another"})
        assert key_of(other, "ir") != same


def test_garbage_that_passes_for_code_is_not_run(there):
    """Whoever changes a file must forge its digest too; then still only the user can have written it."""
    [made] = signatures(f"{FIB} (fib 10)")
    [file] = list(there.iterdir())
    file.write_bytes(b"\0" * 500)
    [again] = signatures(f"{FIB} (fib 10)")
    assert not again.found
    assert again.call(20) == made.call(20) == 6765


def test_the_cache_can_be_off(there, monkeypatch):
    monkeypatch.setenv("LAMBIT_JIT_CACHE", "off")
    signatures(f"{FIB} (fib 10)")
    assert not there.exists()


def test_another_process_finds_it(there, lambit):
    program = f"{FIB} (fib 10) (explain fib)"
    env = {"LAMBIT_JIT": "eager", "XDG_CACHE_HOME": str(there.parent.parent)}
    first, second = (lambit("-c", program, env=env).stdout.decode() for _ in range(2))
    assert "compiled in" in first
    assert "found on disk" in second
