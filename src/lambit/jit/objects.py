"""Object files on disk, by key: machine code that another process need not make again.

They are code, so only the user's own are taken: the folder and each file must belong
to the user, and nobody else may write there. A file that is damaged is taken away; one
that cannot be written is not missed. When there are too many, those go that were
not used for longest.
"""

from __future__ import annotations

import os
import stat
from time import time
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT = b"lambit-native-1\n"
MOST = 64 << 20
"""So many bytes are kept at most."""
LARGEST = 16 << 20
"""No object file is so large."""
SWEPT = 64
"""The size of the folder is looked at with the first file that a process stores, and then with every so-manyth."""
FRESH = 24 * 3600.0
"""Seconds in which the use of a file need not be noted down again."""


def folder() -> str:
    """Where the user's object files are."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "lambit", "native")


class Objects:
    """The object files in a folder; `where` is None if there are none, nor will be."""

    _users: Objects | None = None

    def __init__(self, where: str | None) -> None:
        self.where = where
        self.stored = 0

    @classmethod
    def of_user(cls) -> Objects:
        """Those of this user; none if LAMBIT_JIT_CACHE is off."""
        where = None if os.environ.get("LAMBIT_JIT_CACHE") == "off" else folder()
        if cls._users is None or cls._users.where != where:
            cls._users = cls(where)
        return cls._users

    def find(self, key: str) -> bytes | None:
        """The object file stored under `key`, if it is there, whole, and the user's."""
        return self._in_folder(lambda place: _read(place, key), make=False)  # type: ignore[no-any-return]

    def store(self, key: str, data: bytes) -> None:
        """Store an object file under `key`: all of it or nothing."""
        if self._in_folder(lambda place: _write(place, key, data), make=True):
            self.stored += 1
            if self.stored % SWEPT == 1:
                self._in_folder(_sweep, make=False)

    def _in_folder(self, action: Callable[[int], Any], *, make: bool) -> Any:
        """What `action` makes of the open folder; None if it cannot be had, or is not the user's alone."""
        if self.where is None:
            return None
        try:
            if make:
                os.makedirs(os.path.dirname(self.where), mode=0o700, exist_ok=True)
                if not os.path.lexists(self.where):
                    os.mkdir(self.where, 0o700)
            place = os.open(self.where, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            return action(place) if _ours(os.fstat(place), 0o077) else None
        except OSError:
            return None
        finally:
            os.close(place)


def _ours(status: os.stat_result, others: int) -> bool:
    """Does it belong to the user, and has nobody else the rights `others`?"""
    return status.st_uid == os.geteuid() and not status.st_mode & others


def _read(place: int, key: str) -> bytes | None:
    file = os.open(key, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=place)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode) or not _ours(status, 0o022) or status.st_size > LARGEST:
            return None
        with os.fdopen(os.dup(file), "rb") as stream:
            text = stream.read()
    finally:
        os.close(file)
    head, data = text[: len(FORMAT) + 32], text[len(FORMAT) + 32 :]
    if head != _head(key, data):
        os.unlink(key, dir_fd=place)
        return None
    if time() - status.st_mtime > FRESH:
        os.utime(key, dir_fd=place)
    return data


def _head(key: str, data: bytes) -> bytes:
    """What stands before the object file `data`: it is not another's, and nothing of it is lost."""
    from .digests import sha256

    return FORMAT + sha256(key.encode() + data).digest()


def _write(place: int, key: str, data: bytes) -> bool:
    from _thread import get_ident

    temporary = f"{key}.{os.getpid()}.{get_ident()}"
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600, dir_fd=place)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(_head(key, data) + data)
        os.replace(temporary, key, src_dir_fd=place, dst_dir_fd=place)
    except OSError:
        os.unlink(temporary, dir_fd=place)
        raise
    return True


def _sweep(place: int) -> None:
    """Take away what was not used for longest, until a quarter of the room is free."""
    files = []
    with os.scandir(place) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            files.append((status.st_mtime, status.st_size, entry.name))
    size = sum(each[1] for each in files)
    if size <= MOST:
        return
    for _, length, name in sorted(files):
        if size <= MOST * 3 // 4:
            return
        size -= length
        os.unlink(name, dir_fd=place)
