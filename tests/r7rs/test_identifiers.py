"""Every identifier of R7RS-small is exported by its libraries, has a meaning there, and has a test."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from lambit.data import Pair, Symbol, Vector, symbol
from lambit.examples import in_lisp

TESTS = Path(__file__).resolve().parent.parent
FACTS = json.loads((TESTS / "data" / "r7rs_identifiers.json").read_text(encoding="utf-8"))
LIBRARIES = FACTS["libraries"]

# which section of the report says what an identifier means
SECTIONS = {
    "4.1": "quote lambda if set! include include-ci",
    "4.2": "cond case and or when unless cond-expand let let* letrec letrec* let-values let*-values begin do delay "
           "delay-force force promise? make-promise make-parameter parameterize guard quasiquote unquote "
           "unquote-splicing case-lambda else =>",
    "4.3": "let-syntax letrec-syntax syntax-rules syntax-error ... _",
    "5.3": "define define-values define-syntax define-record-type",
    "6.1": "eqv? eq? equal?",
    "6.2": "number? complex? real? rational? integer? exact? inexact? exact-integer? finite? infinite? nan? = < > <= >= "
           "zero? positive? negative? odd? even? max min + * - / abs floor/ floor-quotient floor-remainder truncate/ "
           "truncate-quotient truncate-remainder quotient remainder modulo gcd lcm numerator denominator floor ceiling "
           "truncate round rationalize exp log sin cos tan asin acos atan square sqrt exact-integer-sqrt expt "
           "make-rectangular make-polar real-part imag-part magnitude angle inexact exact exact->inexact "
           "inexact->exact number->string string->number",
    "6.3": "not boolean? boolean=?",
    "6.4": "pair? cons car cdr set-car! set-cdr! caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr "
           "caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar "
           "cddddr null? list? make-list list length append reverse list-tail list-ref list-set! memq memv member "
           "assq assv assoc list-copy",
    "6.5": "symbol? symbol=? symbol->string string->symbol",
    "6.6": "char? char=? char<? char>? char<=? char>=? char-ci=? char-ci<? char-ci>? char-ci<=? char-ci>=? "
           "char-alphabetic? char-numeric? char-whitespace? char-upper-case? char-lower-case? digit-value "
           "char->integer integer->char char-upcase char-downcase char-foldcase",
    "6.7": "string? make-string string string-length string-ref string-set! string=? string-ci=? string<? string>? "
           "string<=? string>=? string-ci<? string-ci>? string-ci<=? string-ci>=? string-upcase string-downcase "
           "string-foldcase substring string-append string->list list->string string-copy string-copy! string-fill!",
    "6.8": "vector? make-vector vector vector-length vector-ref vector-set! vector->list list->vector vector->string "
           "string->vector vector-copy vector-copy! vector-append vector-fill!",
    "6.9": "bytevector? make-bytevector bytevector bytevector-u8-ref bytevector-u8-set! bytevector-length "
           "bytevector-copy bytevector-copy! bytevector-append utf8->string string->utf8",
    "6.10": "procedure? apply map string-map vector-map for-each string-for-each vector-for-each "
            "call-with-current-continuation call/cc values call-with-values dynamic-wind",
    "6.11": "with-exception-handler raise raise-continuable error error-object? error-object-message "
            "error-object-irritants read-error? file-error?",
    "6.12": "environment scheme-report-environment null-environment interaction-environment eval",
    "6.13": "call-with-port call-with-input-file call-with-output-file input-port? output-port? textual-port? "
            "binary-port? port? input-port-open? output-port-open? current-input-port current-output-port "
            "current-error-port with-input-from-file with-output-to-file open-input-file open-binary-input-file "
            "open-output-file open-binary-output-file close-port close-input-port close-output-port "
            "open-input-string open-output-string get-output-string open-input-bytevector open-output-bytevector "
            "get-output-bytevector read read-char peek-char read-line eof-object? eof-object char-ready? read-string "
            "read-u8 peek-u8 u8-ready? read-bytevector read-bytevector! write write-shared write-simple display "
            "newline write-char write-string write-u8 write-bytevector flush-output-port",
    "6.14": "load file-exists? delete-file command-line exit emergency-exit get-environment-variable "
            "get-environment-variables current-second current-jiffy jiffies-per-second features",
}  # fmt: skip

# every identifier of a section must occur in an example that expects something
# what has its tests elsewhere, because no example can show it
ELSEWHERE = {
    "exit": "r7rs/test_exit.py", "emergency-exit": "r7rs/test_exit.py", "include": "syntax/test_libraries.py",
    "include-ci": "syntax/test_libraries.py",
}  # fmt: skip


@pytest.fixture(scope="module")
def session():
    from lambit.session import Session

    return Session()


def named(library: str):
    from lambit.reader import read_one

    return read_one(library)[0]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_exports_its_identifiers_each_with_a_meaning(session, library):
    from lambit.syntax.libraries import meaning_of

    module = session.libraries.find(named(library))
    assert set(module.exports) == set(LIBRARIES[library])
    for name in LIBRARIES[library]:
        assert meaning_of(module, name) is not None


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_identifier_is_a_keyword_or_has_a_value(session, library):
    from lambit.syntax.core import Binding
    from lambit.syntax.libraries import meaning_of

    module = session.libraries.find(named(library))
    for name in LIBRARIES[library]:
        meaning = meaning_of(module, name)
        is_variable = isinstance(meaning, Binding)
        assert is_variable == (name not in FACTS["_syntax"]), name
        if is_variable:
            assert session.base.value(meaning) is not None


def test_libraries_share_their_meanings(session):
    """One name, one meaning: libraries can be imported together (R7RS 5.2)."""
    from lambit.syntax.libraries import meaning_of

    found = {}
    for library, names in LIBRARIES.items():
        module = session.libraries.find(named(library))
        for name in names:
            meaning = meaning_of(module, name)
            assert found.setdefault(name, meaning) is meaning, name


def test_each_identifier_belongs_to_one_section():
    listed = [name for names in SECTIONS.values() for name in names.split()]
    assert len(listed) == len(set(listed))
    assert set(listed) == {name for names in LIBRARIES.values() for name in names}


@cache
def mentioned() -> frozenset[Symbol]:
    """The symbols in the examples of the R7RS tests that expect something."""
    found: set[Symbol] = set()
    for path in [*(TESTS / "lisp" / "r7rs").glob("*.lisp"), *(TESTS / "r7rs").glob("*.lisp")]:
        for example in in_lisp(path.read_text(encoding="utf-8")):
            if example.expect:
                found |= symbols(example.source)
    return frozenset(found)


def symbols(source: str) -> set[Symbol]:
    from lambit.errors import LispError
    from lambit.reader import read_all

    try:
        todo = list(read_all(source))
    except LispError:  # an example of what cannot be read
        return set()
    found = set()
    seen = set()
    while todo:
        x = todo.pop()
        if isinstance(x, Symbol):
            found.add(x)
        elif isinstance(x, (Pair, Vector)) and id(x) not in seen:
            seen.add(id(x))
            todo += [x.car, x.cdr] if isinstance(x, Pair) else x.items
    return found


@pytest.mark.parametrize("section", SECTIONS)
def test_each_identifier_is_tested(section):
    wanted = [name for name in SECTIONS[section].split() if name not in ELSEWHERE]
    assert [name for name in wanted if symbol(name) not in mentioned()] == []


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_no_example_can_show_is_tested_elsewhere(name):
    assert f"({name} " in (TESTS / ELSEWHERE[name]).read_text(encoding="utf-8")
