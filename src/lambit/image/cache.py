r"""The image file: an index that is searched as text, and rows that are unmarshalled when needed.

The first line says the format, the version of the byte code, Lambit's version,
and what the image was made from. Then come the names, one a line (see `Index`),
and the rows: marshalled tuples and code, at the offsets that the names give.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FORMAT = "lambit-image-1"
BUILTIN, FORM, SPECIAL, MODULE = "B", "F", "S", "M"


class Index:
    """What each name of the base library is (and where a shipped image has the package's modules).

    A builtin's entry is (BUILTIN, page, flags), with `c` among the flags if it is
    about control. A special form's is (SPECIAL, page of syntax, ""). A name of the Lisp library has (FORM, row, flags): `m` for a
    macro, `f` for a procedure that never returns the tail-call sentinel.
    """

    __slots__ = ("_names", "_row")

    def __init__(self, names: bytes, row: Callable[[int, int], bytes]) -> None:
        self._names = names
        self._row = row  # the bytes of a row, from its offset and size

    def find(self, name: str) -> tuple[str, str, str] | None:
        """The entry of `name`."""
        found = self._find(name)
        return None if found is None or found[0] == MODULE else found

    def module(self, name: str) -> tuple[str, str, str] | None:
        """The entry of the module `name`."""
        found = self._find(name)
        return found if found is not None and found[0] == MODULE else None

    def _find(self, name: str) -> tuple[str, str, str] | None:
        start = self._names.find(b"\n" + name.encode() + b"\t")
        if start < 0:
            return None
        end = self._names.index(b"\n", start + 1)
        _, kind, argument, flags = self._names[start + 1 : end].decode().split("\t")
        return kind, argument, flags

    def names(self) -> list[str]:
        """All names."""
        lines = [line.split(b"\t") for line in self._names.split(b"\n") if line]
        return [line[0].decode() for line in lines if line[1] != MODULE.encode()]

    def row(self, argument: str) -> Any:
        """The row that an entry points to."""
        offset, _, size = argument.partition("+")
        return marshal.loads(self._row(int(offset), int(size)))  # noqa: S302


def write_index(entries: dict[str, tuple[str, Any, str]], rows: list[bytes]) -> bytes:
    """An image's bytes after its first line; an entry of a form or module has its row's number."""
    offsets = []
    at = 0
    for row in rows:
        offsets.append(f"{at}+{len(row)}")
        at += len(row)
    lines = [
        f"{name}\t{kind}\t{what if kind in (BUILTIN, SPECIAL) else offsets[what]}\t{flags}"
        for name, (kind, what, flags) in entries.items()
    ]
    names = ("\n" + "\n".join(lines) + "\n").encode()
    return len(names).to_bytes(8, "little") + names + b"".join(rows)


def magic() -> str:
    """The version of the byte code, and of the interpreter that runs it."""
    number = sys.modules["_frozen_importlib_external"].MAGIC_NUMBER
    return f"{number.hex()}-{sys.implementation.cache_tag}"


def directory() -> str:
    """The user's cache directory for images."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "lambit")


def package() -> str:
    """The folder of this package."""
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def library() -> str:
    """The folder of the Lisp library's files: in the package when installed, else in the checkout."""
    inside = os.path.join(package(), "_stdlib")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package())), "lisp_stdlib")


def sources() -> list[str]:
    """Every file that an image is made from: the package's own code and the Lisp library's."""
    found: list[str] = []
    todo = [package()]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".py"):
                    found.append(entry.path)
                elif "." not in name and not name.startswith("_") and entry.is_dir():
                    todo.append(entry.path)
    with os.scandir(library()) as entries:
        found += [entry.path for entry in entries if entry.name.endswith(".lisp")]
    found.sort()
    return found


def stamp(version: str) -> str:
    """The first line of an image made now: it changes when any source does."""
    import _imp

    seen = []
    for path in sources():
        status = os.stat(path)
        seen.append(f"{path}:{status.st_mtime_ns}:{status.st_size}")
    hashed = _imp.source_hash(0x1A4B17, "\n".join(seen).encode())
    return f"{FORMAT} {magic()} {version} {hashed.hex()}"


def path_of_image() -> str:
    """Where the image of this package is."""
    import _imp

    key = _imp.source_hash(0x1A4B17, package().encode()).hex()
    return os.path.join(directory(), f"{sys.implementation.cache_tag}-{key}.image")


def read(first_line: str) -> Index | None:
    """The image in the user's cache, if it is the one that `first_line` asks for and whole."""
    return None if os.environ.get("LAMBIT_IMAGE") == "off" else _open(path_of_image(), first_line)


def in_memory(body: bytes) -> Index:
    """The index of an image that is not on disk."""
    size = int.from_bytes(body[:8], "little")
    return Index(body[8 : 8 + size], lambda offset, length: body[8 + size + offset :][:length])


def _open(path: str, first_line: str) -> Index | None:
    """The image at `path`; its rows are read one by one. The file stays open as long as the process."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    start = os.pread(file, 4096, 0)
    end = start.find(b"\n")
    wanted = f"{first_line} {os.fstat(file).st_size - end - 1}".encode()
    if start[:end] != wanted:
        os.close(file)
        return None
    size = int.from_bytes(start[end + 1 : end + 9], "little")
    names = os.pread(file, size, end + 9)
    return Index(names, lambda offset, length: os.pread(file, length, end + 9 + size + offset))


_shipped: list[tuple[Index | None, str]] = []


def shipped(version: str) -> tuple[Index | None, str]:
    """The image that an installed package carries, if it is for this Python; and the package's folder."""
    if not _shipped:
        folder = package()
        found = None
        if os.environ.get("LAMBIT_IMAGE") != "off":
            found = _open(os.path.join(folder, "_image", f"{sys.implementation.cache_tag}.image"), shipped_line(version))
        _shipped.append((found, folder))
    return _shipped[0]


def shipped_line(version: str) -> str:
    """The first line of a shipped image: it was made with the files beside it."""
    return f"{FORMAT} {magic()} {version} shipped"


def store(first_line: str, body: bytes) -> None:
    """Put an image on disk: all of it or nothing; an unwritable cache is no error."""
    path = path_of_image()
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(f"{first_line} {len(body)}\n".encode() + body)
        os.replace(temporary, path)
    except OSError:
        _quietly(lambda: os.unlink(temporary))


def _quietly(action: Callable[[], None]) -> None:
    try:
        action()
    except OSError:
        pass
