"""The reference manual: what the docstrings say, as data and as Markdown.

`python -m lambit.docs` writes `docs/reference/`: a page for each page of
builtins, for the special forms, and for each file of the Lisp library. The
docstrings are the only source; nothing here is written by hand.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from .examples import Example, in_docstring, prose_lines
from .source import add_source, line_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CAPABILITY_NOTE = "Needs the capability `{}`."


class Entry(NamedTuple):
    """What is known of one public name."""

    name: str
    signature: str
    doc: str
    kind: str = "procedure"  # or "syntax", "variable"
    line: int = 0  # where the docstring begins, for a Lisp definition
    aliases: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return first_sentence(self.doc)


class Page(NamedTuple):
    """A page of the manual."""

    title: str
    file: str  # without .md
    intro: str
    entries: list[Entry]


def first_sentence(doc: str) -> str:
    """The first sentence of `doc`, on one line."""
    paragraph = " ".join(doc.split("\n\n", maxsplit=1)[0].split())
    at = 0
    while (at := paragraph.find(". ", at)) >= 0:
        if not paragraph[:at].endswith(("e.g", "i.e", "cf", "vs")):
            return paragraph[: at + 1]
        at += 1
    return paragraph


def unindent(doc: str) -> str:
    """A docstring without the indentation of its second and later lines."""
    lines = doc.expandtabs().splitlines()
    margin = min((len(x) - len(x.lstrip()) for x in lines[1:] if x.strip()), default=0)
    return "\n".join([*(x.strip() for x in lines[:1]), *(x[margin:].rstrip() for x in lines[1:])]).strip()


# -- Lisp files --


def definitions_in(text: str, name: str) -> Iterator[Entry]:
    """The top-level definitions of a Lisp file, with their docstrings."""
    from .data import Pair
    from .reader import read_all

    source = add_source(name, text)
    for form in _with_library_bodies(read_all(text, source)):
        if form.__class__ is Pair and form.cdr.__class__ is Pair:
            entry = _definition(form)
            if entry is not None:
                yield _with_comment(entry, form, text)


def libraries_in(text: str) -> list[str]:
    """The names of the libraries that are defined in a Lisp file."""
    from .data import Pair
    from .printer import write
    from .reader import read_all

    forms = [f for f in read_all(text) if f.__class__ is Pair and f.cdr.__class__ is Pair]
    return [write(f.cdr.car) for f in forms if write(f.car) == "define-library"]


def _with_library_bodies(forms: Iterable[Any]) -> Iterator[Any]:
    """The forms; for a `define-library`, those of its `begin` declarations."""
    from .data import Pair
    from .printer import write

    for form in forms:
        if form.__class__ is not Pair or write(form.car) != "define-library":
            yield form
            continue
        for declaration in form.cdr.cdr:
            if declaration.__class__ is Pair and write(declaration.car) == "begin":
                yield from declaration.cdr


def _definition(form: Any) -> Entry | None:
    """The entry for one defining form; None if it defines nothing, or is written wrongly."""
    from .data import Pair, String
    from .printer import write

    head, target, body = write(form.car), form.cdr.car, form.cdr.cdr
    if head in ("define", "defun", "defmacro", "define-syntax", "define-macro"):
        kind = "procedure" if head in ("define", "defun") else "syntax"
        if body.__class__ is not Pair:
            return None
        if head in ("defun", "defmacro"):
            signature = Pair(target, body.car)
            return _entry(write(target), write(signature), body.cdr, kind)
        if target.__class__ is Pair:
            return _entry(write(target.car), write(target), body, kind)
        if kind == "syntax":
            doc = body.car.text if body.car.__class__ is String else ""
            line = line_column(body.position)[1] if doc else 0
            return Entry(write(target), f"({write(target)} ...)", unindent(doc), kind, line)
        value = body.car
        if value.__class__ is Pair and write(value.car) == "lambda" and value.cdr.__class__ is Pair:
            return _entry(write(target), write(Pair(target, value.cdr.car)), value.cdr.cdr, kind)
        return Entry(write(target), write(target), "", "variable")
    return None


def _entry(name: str, signature: str, body: Any, kind: str) -> Entry:
    """An entry whose docstring is the first expression of `body`, if more follows it."""
    from .data import Pair, String

    has_doc = (
        body.__class__ is Pair and body.car.__class__ is String and body.cdr.__class__ is Pair
    )
    doc = unindent(body.car.text) if has_doc else ""
    return Entry(name, signature, doc, kind, line_column(body.position)[1] if has_doc else 0)


def _with_comment(entry: Entry, form: Any, text: str) -> Entry:
    """`entry`; if it has no docstring, the `;;` lines just above the definition are one."""
    if entry.doc:
        return entry
    line = line_column(form.position)[1]
    above: list[str] = []
    lines = text.splitlines()
    for each in reversed(lines[: line - 1]):
        comment = each.strip()
        if comment != ";;" and not comment.startswith(";; "):
            break
        above.insert(0, comment[3:])
    return entry._replace(doc="\n".join(above), line=line - len(above) if above else 0)


def examples_in_definitions(text: str, name: str) -> list[Example]:
    """The examples in the docstrings of a Lisp file's definitions."""
    return [x for entry in definitions_in(text, name) for x in in_docstring(entry.doc, entry.line or 1)]


# -- the pages --


def builtin_pages(*, helpers: bool = False) -> list[Page]:
    """A page for each module of `lambit.builtins`; with `helpers`, what the library keeps to itself too."""
    from importlib import import_module
    from pkgutil import walk_packages

    from . import builtins
    from .registry import BUILTINS

    modules = sorted(m.name for m in walk_packages(builtins.__path__, builtins.__name__ + "."))
    intros = {name: (import_module(name).__doc__ or "").strip() for name in modules}
    entries: dict[str, dict[str, Entry]] = {}
    for name, entry in sorted(BUILTINS.items()):
        if name.startswith("%") and not helpers:
            continue
        page = entries.setdefault(entry.page, {})
        if (known := page.get(entry.name)) is not None:
            page[entry.name] = known._replace(aliases=tuple(sorted({*known.aliases, name} - {entry.name})))
            continue
        doc = entry.doc if helpers else _public(entry.doc)
        if entry.capability:
            doc += "\n\n" + CAPABILITY_NOTE.format(entry.capability)
        if entry.name.startswith("%") and not helpers:  # it has a public name too
            page[entry.name] = Entry(name, entry.signature.replace(entry.name, name, 1), doc)
        else:
            aliases = () if name == entry.name else (name,)
            page[entry.name] = Entry(entry.name, entry.signature, doc, aliases=aliases)
    pages = []
    for module, intro in intros.items():
        if found := entries.get(module):
            title = module.removeprefix(builtins.__name__ + ".").replace("_", " ").replace(".", ": ")
            pages.append(Page(title, "builtins-" + _slug(title), intro, sorted(found.values())))
    return pages


def _public(doc: str) -> str:
    """`doc` with the public names of helpers that have one."""
    from .registry import BUILTINS

    for name, entry in BUILTINS.items():
        if entry.name.startswith("%") and not name.startswith("%"):
            doc = doc.replace(f"({entry.name} ", f"({name} ")
    return doc


def stdlib_pages() -> list[Page]:
    """A page for each file of the Lisp library."""
    from .image.stdlib import files as stdlib_files
    from .session.catalogue import comment_above

    pages = []
    for path in stdlib_files():
        with open(path, encoding="utf-8") as file:
            text = file.read()
        title = os.path.basename(path).removesuffix(".lisp")
        entries = [e for e in definitions_in(text, f"lisp_stdlib/{title}.lisp") if not e.name.startswith("%")]
        pages.append(Page(f"{title} (in Lisp)", "lisp-" + _slug(title), comment_above(text), entries))
    return pages


def library_pages() -> list[Page]:
    """A page for each library that must be imported."""
    from .data import symbol
    from .printer import write
    from .session.catalogue import comment_above, exports
    from .session.libraries import shipped

    texts = {}
    for name, path in shipped():
        with open(path, encoding="utf-8") as file:
            texts[name] = file.read()
    defined = {name: [*definitions_in(text, name)] for name, text in texts.items()}
    pages = []
    for name, text in texts.items():
        exported = {write(symbol(n)) for n in exports(text)}
        entries = [e for e in defined[name] if e.name in exported]
        others = exported - {e.name for e in entries}
        intro = [comment_above(text)]
        for library in _imported(text):
            if found := others & {e.name for e in defined.get(library, ())}:
                intro.append(_also(f"from `{library}`", found))
                others -= found
        if others:
            intro.append(_also("as in the base library", others))
        pages.append(Page(name, "library-" + _slug(name.strip("()")), "\n\n".join(intro), entries))
    return pages


def _also(whence: str, names: set[str]) -> str:
    return f"Also exported, {whence}: " + " ".join(f"`{n}`" for n in sorted(names)) + "."


def _imported(text: str) -> Iterator[str]:
    """The libraries that the `define-library` forms in `text` import."""
    from .data import Pair
    from .printer import write
    from .reader import read_all

    for form in read_all(text):
        for declaration in form.cdr.cdr:
            if write(declaration.car) == "import":
                for spec in declaration.cdr:
                    while spec.cdr.__class__ is Pair and spec.cdr.car.__class__ is Pair:  # (only (srfi 1) fold)
                        spec = spec.cdr.car
                    yield write(spec)


def special_pages() -> list[Page]:
    """The page of the special forms."""
    entries = sorted(special_entries())
    intro = "What the expander knows by itself: forms that are no procedure calls."
    return [Page("special forms", "special-forms", intro, entries)] if entries else []


def special_entries() -> Iterator[Entry]:
    """The special forms with the documentation of their expanders."""
    from .syntax import specials

    for name, signature, doc in specials():
        if not name.startswith("%"):
            yield Entry(name, signature, doc, "syntax")


def pages() -> list[Page]:
    """All pages of the manual."""
    return [*special_pages(), *builtin_pages(), *stdlib_pages(), *library_pages()]


def _slug(title: str) -> str:
    return "-".join(title.replace(":", " ").split())


# -- Markdown --


def markdown(page: Page) -> str:
    """The page as Markdown."""
    parts = [f"# {page.title}", page.intro]
    for entry in page.entries:
        parts.append(f"## `{entry.signature}`")
        if entry.aliases:
            parts.append(f"Also called {', '.join(f'`{a}`' for a in entry.aliases)}.")
        parts.append(doc_markdown(entry.doc) or "*Not documented.*")
    return "\n\n".join(part for part in parts if part) + "\n"


def doc_markdown(doc: str) -> str:
    """A docstring as Markdown: its examples become fences."""
    parts = []
    for paragraph in doc.split("\n\n"):
        lines = paragraph.splitlines()
        if not any(x.strip() for x in lines):
            continue
        skip = prose_lines(lines)
        if prose := "\n".join(lines[:skip]).strip("\n"):
            parts.append(prose)
        if skip < len(lines):
            parts.append("```lisp\n" + unindented(lines[skip:]) + "\n```")
    return "\n\n".join(parts).replace("\n```\n\n```lisp\n", "\n\n")


def unindented(lines: list[str]) -> str:
    """Lines without their common indentation."""
    margin = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return "\n".join(x[margin:] for x in lines)


def index_markdown(all_pages: Iterable[Page]) -> str:
    """The page that leads to the others."""
    parts = [
        "# Reference",
        "Made from the docstrings by `python -m lambit.docs`; every example in it runs under the tests.",
    ]
    for page in all_pages:
        names = " ".join(f"`{entry.name}`" for entry in page.entries)
        parts.append(f"## [{page.title}]({page.file}.md)\n\n{names}")
    return "\n\n".join(parts) + "\n"


def files() -> dict[str, str]:
    """The manual: file name -> text."""
    everything = pages()
    made = {f"{page.file}.md": markdown(page) for page in everything}
    made["README.md"] = index_markdown(everything)
    return made


def write_reference(directory: str) -> None:
    """Write the manual into `directory`; pages that are no more are removed."""
    os.makedirs(directory, exist_ok=True)
    made = files()
    for old in os.listdir(directory):
        if old.endswith(".md") and old not in made:
            os.remove(os.path.join(directory, old))
    for name, text in made.items():
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)


def apropos(word: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries whose name has `word` in it, then those whose documentation has."""
    found = list(entries)
    named = [e for e in found if word in e.name]
    return named + [e for e in found if word not in e.name and word.lower() in e.doc.lower()]


if __name__ == "__main__":
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    write_reference(os.path.join(root, "docs", "reference"))

