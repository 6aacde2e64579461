"""Files (R7RS 6.13.1, 6.14): opening, asking, deleting. All need the capability `files`."""

from __future__ import annotations

from lambit.data import FALSE, UNSPECIFIED, Bytevector, String, from_iterable
from lambit.errors import FileError, LispError
from lambit.registry import builtin

from .port_classes import BinaryInput, BinaryOutput, TextInput, TextOutput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_open_files: Any = None  # those that the end of the process must flush


def _failed(procedure: str, path: str, error: Exception) -> FileError:
    reason = getattr(error, "strerror", None) or str(error)
    hint = None
    if isinstance(error, UnicodeDecodeError):
        reason = f"byte {error.start} is not UTF-8"
    elif isinstance(error, FileNotFoundError):
        hint = "the path is relative to the directory in which lambit was started"
    return FileError(f"{procedure}: {path}: {reason}", hint=hint)


def _open(procedure: str, path: str, mode: str) -> Any:
    try:
        if "b" in mode:
            return open(path, mode)
        return open(path, mode, encoding="utf-8", newline="")
    except (OSError, ValueError) as error:
        raise _failed(procedure, path, error) from error


def _remember(file: Any) -> None:
    """Let the end of the process write out what waits in the buffer of `file`."""
    global _open_files
    if _open_files is None:
        import atexit
        import weakref

        _open_files = weakref.WeakSet()
        atexit.register(_flush_all)
    _open_files.add(file)


def _flush_all() -> None:
    for file in list(_open_files):
        try:
            file.flush()
        except (OSError, ValueError):
            continue


@builtin("open-input-file", capability="files")
def open_input_file(path: str) -> Any:
    """A new textual input port on the file `path`, which is UTF-8 (R7RS 6.13.1).

    (open-input-file "/no/such/file")   ;!! open-input-file: /no/such/file: No such file
    """
    file = _open("open-input-file", path, "r")
    return TextInput(path, "", file.read, file.close)


@builtin("open-binary-input-file", capability="files")
def open_binary_input_file(path: str) -> Any:
    """A new binary input port on the file `path` (R7RS 6.13.1).

    (open-binary-input-file "/no/such/file")   ;!! open-binary-input-file: /no/such/file: No such file
    """
    file = _open("open-binary-input-file", path, "rb")
    return BinaryInput(path, b"", file.read, file.close)


@builtin("open-output-file", capability="files")
def open_output_file(path: str, *, append: Any = FALSE) -> Any:
    """A new textual output port on the file `path`; what it held is lost, or kept with `:append #t` (R7RS 6.13.1).

    (open-output-file "/no/such/file")   ;!! open-output-file: /no/such/file: No such file
    """
    file = _open("open-output-file", path, "w" if append is FALSE else "a")
    _remember(file)
    return TextOutput(path, file.write, flush=file.flush, close=file.close)


@builtin("open-binary-output-file", capability="files")
def open_binary_output_file(path: str, *, append: Any = FALSE) -> Any:
    """A new binary output port on the file `path`; what it held is lost, or kept with `:append #t` (R7RS 6.13.1).

    (open-binary-output-file "/no/such/file")   ;!! open-binary-output-file: /no/such/file: No such file
    """
    file = _open("open-binary-output-file", path, "wb" if append is FALSE else "ab")
    _remember(file)
    return BinaryOutput(path, file.write, flush=file.flush, close=file.close)


@builtin("file-exists?", capability="files")
def file_exists(path: str) -> bool:
    """Is there a file `path`? (R7RS 6.14)

    (file-exists? "/no/such/file")   ;=> #f
    """
    import os

    try:
        return os.path.exists(path)
    except ValueError:
        return False


@builtin("delete-file", capability="files")
def delete_file(path: str) -> None:
    """Delete the file `path` (R7RS 6.14).

    (delete-file "/no/such/file")   ;!! delete-file: /no/such/file: No such file
    """
    import os

    try:
        os.remove(path)
    except (OSError, ValueError) as error:
        raise _failed("delete-file", path, error) from error


@builtin("read-file", "read-file->string", capability="files")
def read_file(path: str) -> Any:
    """The whole text of the file `path`, which is UTF-8, as a string.

    (read-file "/no/such/file")   ;!! read-file: /no/such/file: No such file
    """
    try:
        with open(path, "rb") as file:
            return String(file.read().decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise _failed("read-file", path, error) from error


@builtin("read-file-bytes", "read-file->bytevector", capability="files")
def read_file_bytes(path: str) -> Any:
    """All bytes of the file `path`, as a bytevector.

    (read-file-bytes "/no/such/file")   ;!! read-file-bytes: /no/such/file: No such file
    """
    try:
        with open(path, "rb") as file:
            return Bytevector(file.read())
    except (OSError, ValueError) as error:
        raise _failed("read-file-bytes", path, error) from error


@builtin("write-file", capability="files")
def write_file(path: str, text: str, *, append: Any = FALSE) -> Any:
    """Let the file `path` hold `text`; with `:append #t`, after what it held.

    (write-file "/no/such/file" "abc")   ;!! write-file: /no/such/file: No such file
    """
    file = _open("write-file", path, "w" if append is FALSE else "a")
    try:
        with file:
            file.write(text)
    except (OSError, ValueError) as error:
        raise _failed("write-file", path, error) from error
    return UNSPECIFIED


@builtin("read-forms", capability="files")
def read_forms(path: str) -> Any:
    """The data in the file `path`, as a list; each knows its place, for errors when it is evaluated.

    (read-forms "/no/such/file.lisp")   ;!! read-forms: /no/such/file.lisp: No such file
    """
    from lambit.reader import Reader, decode
    from lambit.source import add_source

    try:
        with open(path, "rb") as file:
            text = decode(file.read(), path)
    except (OSError, ValueError) as error:
        if isinstance(error, LispError):
            raise
        raise _failed("read-forms", path, error) from error
    return from_iterable(Reader(text, add_source(path, text)).all())
