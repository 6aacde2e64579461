"""Strings, sequences, reading and writing by their laws (R7RS 6.4, 6.7 to 6.9, 6.13), on random data."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lambit.builtins import load_all
from lambit.builtins.equality import is_equal
from lambit.builtins.port_classes import TextInput
from lambit.data import (
    EOF,
    FALSE,
    NIL,
    TRUE,
    Bytevector,
    Char,
    Pair,
    String,
    Vector,
    from_iterable,
    list_to_python,
    make_exact_complex,
    make_rational,
    symbol,
)
from lambit.errors import LispError
from lambit.printer import display, write, write_shared, write_simple
from lambit.reader import read_all
from lambit.registry import BUILTINS

load_all()
quick = settings(max_examples=200, derandomize=True, deadline=None)
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, max_size=12)


def call(name, *args):
    """The value of the builtin called `name`."""
    return BUILTINS[name].called(*args)


# -- writing and reading

rationals = st.builds(make_rational, st.integers(), st.integers(1))
numbers = st.one_of(
    st.integers(), rationals, st.floats(), st.complex_numbers(), st.builds(make_exact_complex, rationals, rationals)
)
strange = "+ - . .. ... +i -i 1/2 +1 1+ #t #\\a ' ` , ,@ @x +inf.0 -nan.0 1e1 -e .1. # | \\ ; ( a|b a\\b λ A a.b"
names = st.one_of(texts, st.sampled_from(strange.split(" ")), st.text("+-.0123456789eEiInfa/@#|\\", max_size=6))
atoms = st.one_of(
    numbers, texts.map(String), names.map(symbol), characters.map(Char.of), st.binary(max_size=4).map(Bytevector),
    st.sampled_from([TRUE, FALSE, NIL]),
)  # fmt: skip
data = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(from_iterable),
        st.builds(from_iterable, st.lists(inner, min_size=1, max_size=3), inner),
        st.lists(inner, max_size=4).map(Vector),
        st.builds(lambda name, x: from_iterable([symbol(name), x]), st.sampled_from(["quote", "unquote"]), inner),
    ),
    max_leaves=15,
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(data)
def test_what_is_written_is_read_as_an_equal_datum(x):
    for writer in (write, write_shared, write_simple):
        (back,) = read_all(writer(x))
        assert is_equal(x, back)


@quick
@given(texts)
@example('"\\\n\r\t\a\0\x7f\u2028\ud7ff')
def test_strings_symbols_and_characters_of_any_text(text):
    (back,) = read_all(write(String(text)))
    assert back.text == text
    (name,) = read_all(write(symbol(text)))
    assert name is symbol(text)
    assert display(String(text)) == display(symbol(text)) == text
    for c in text:
        (char,) = read_all(write(Char.of(c)))
        assert char.text == c


@quick
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_graphs(links):
    """Pairs and vectors that refer to one another at random."""
    nodes = [Pair(NIL, NIL) if is_pair else Vector([NIL, NIL]) for is_pair, _, _ in links]

    def target(k):
        return nodes[k] if k < len(nodes) else k

    for node, (_, a, b) in zip(nodes, links, strict=True):
        if node.__class__ is Pair:
            node.car, node.cdr = target(a), target(b)
        else:
            node.items = [target(a), target(b)]
    root = nodes[0]
    edges = {id(node): [x for x in inner(node) if x.__class__ in (Pair, Vector)] for node in nodes}
    within = {id(node): reach(node, edges) for node in nodes}
    inside = {id(root)} | within[id(root)]
    ways = {key: sum(id(x) == key for source in inside for x in edges[source]) + (key == id(root)) for key in inside}
    cyclic = {key for key in inside if key in within[key]}
    # `write`: labels for what is on a cycle and met twice, for nothing else
    text = write(root)
    assert text.count("=") == sum(ways[key] > 1 for key in cyclic)
    assert is_equal(root, read_all(text)[0])
    # `write-shared`: for everything that is met twice; and the graph is read back as it was
    text = write_shared(root)
    assert text.count("=") == sum(ways[key] > 1 for key in inside)
    same_graph(root, read_all(text)[0])
    if cyclic:
        with pytest.raises(LispError, match="circular"):
            write_simple(root)
    else:
        assert write_simple(root) == write(root)


def inner(x):
    """The parts of a pair or vector."""
    return (x.car, x.cdr) if x.__class__ is Pair else tuple(x.items)


def reach(node, edges):
    """What can be reached from `node` in one step or more."""
    found, todo = set(), list(edges[id(node)])
    while todo:
        x = todo.pop()
        if id(x) not in found:
            found.add(id(x))
            todo += edges[id(x)]
    return found


def same_graph(a, b):
    """Do both consist of the same parts, connected in the same way?"""
    there, back, todo = {}, {}, [(a, b)]
    while todo:
        x, y = todo.pop()
        assert x.__class__ is y.__class__
        if x.__class__ not in (Pair, Vector):
            assert x is y or x == y
            continue
        assert (id(x) in there) is (id(y) in back)
        if id(x) in there:
            assert there[id(x)] == id(y) and back[id(y)] == id(x)
            continue
        there[id(x)], back[id(y)] = id(y), id(x)
        todo += zip(inner(x), inner(y), strict=True)


# -- ranges: against Python's slices

ranges = st.tuples(st.integers(-2, 8), st.integers(-2, 8))


def legal(start, end, size):
    return 0 <= start <= end <= size


@quick
@given(st.text("abcλ😀", max_size=6), ranges)
def test_ranges_of_strings(text, bounds):
    start, end = bounds
    names = {
        "substring": lambda x: x.text, "string-copy": lambda x: x, "string->utf8": lambda x: bytes(x).decode(),
        "string->list": lambda x: "".join(c.text for c in list_to_python(x)), "string->vector": lambda x: "".join(c.text for c in x.items),
    }  # fmt: skip
    for name, plain in names.items():
        if legal(start, end, len(text)):
            got = call(name, String(text), start, end)
            assert (got.text if isinstance(got, String) else plain(got)) == text[start:end]
        else:
            with pytest.raises(LispError, match=f"{name}: argument [23]"):
                call(name, String(text), start, end)


MAKERS = {
    "string": (lambda items: String("".join(chr(97 + i) for i in items)), lambda x: [ord(c) - 97 for c in x.text]),
    "vector": (lambda items: Vector(list(items)), lambda x: x.items),
    "bytevector": (Bytevector, list),
}


@quick
@given(
    st.sampled_from(sorted(MAKERS)), st.lists(st.integers(0, 9), max_size=7), st.lists(st.integers(0, 9), max_size=7),
    st.integers(-1, 8), ranges, st.booleans(), st.booleans(),
)  # fmt: skip
def test_copying_into_a_sequence(kind, to, source, at, bounds, itself, touched):
    """`string-copy!` and its like, also within one sequence."""
    make, plain = MAKERS[kind]
    target = make(to)
    origin = target if itself else make(source)
    model, start, end = list(to if itself else source), *bounds
    if kind == "string" and touched and to:  # a string that is being written to character by character
        target.set(0, target.ref(0))
    if legal(start, end, len(model)) and 0 <= at and at + end - start <= len(to):
        call(f"{kind}-copy!", target, at, origin, start, end)
        wanted = list(to)
        wanted[at : at + end - start] = model[start:end]
        assert plain(target) == wanted
    else:
        with pytest.raises(LispError, match=f"{kind}-copy!"):
            call(f"{kind}-copy!", target, at, origin, start, end)
        assert plain(target) == to


@quick
@given(st.binary(max_size=8), ranges)
@example(b"\xed\xa0\x80", (0, 3))
@example(b"\xf4\x90\x80\x80", (0, 4))
def test_utf8(octets, bounds):
    start, end = bounds
    try:
        wanted = octets[start:end].decode("utf-8") if legal(start, end, len(octets)) else None
    except UnicodeDecodeError:
        wanted = None
    if wanted is None:
        with pytest.raises(LispError, match="utf8->string: argument"):
            call("utf8->string", Bytevector(octets), start, end)
    else:
        got = call("utf8->string", Bytevector(octets), start, end)
        assert got.text == wanted


# -- reading from ports, however the text arrives


def arriving(pieces):
    """A port that gets its text in pieces."""
    rest = [piece for piece in pieces if piece]
    return TextInput("pieces", "", lambda _: rest.pop(0) if rest else "")


def drained(read, port):
    """What `read` gives up to the end."""
    found = []
    while (x := read(port)) is not EOF:
        found.append(x.text)
    return found


@quick
@given(st.lists(st.text("ab\r\n", max_size=3), max_size=6))
@example(["a\r", "\nb"])
@example(["\r", "\r", "\n", "\n"])
def test_lines_however_they_arrive(pieces):
    text = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    wanted = text.split("\n")
    if wanted[-1] == "":
        wanted.pop()
    assert drained(lambda p: call("read-line", p), arriving(pieces)) == wanted
    assert drained(lambda p: call("read-line", p), call("open-input-string", String("".join(pieces)))) == wanted


@quick
@given(st.lists(st.text("abc", max_size=4), max_size=6), st.integers(1, 5))
def test_strings_of_k_characters_however_they_arrive(pieces, k):
    text = "".join(pieces)
    wanted = [text[i : i + k] for i in range(0, len(text), k)]
    assert drained(lambda p: call("read-string", k, p), arriving(pieces)) == wanted
    assert drained(lambda p: call("read-char", p), arriving(pieces)) == list(text)


@quick
@given(st.lists(data, max_size=4), st.integers(1, 5))
def test_data_however_they_arrive(values, size):
    text = " ".join(map(write, values))
    port = arriving([text[i : i + size] for i in range(0, len(text), size)])
    for x in values:
        assert is_equal(x, call("read", port))
    assert call("read", port) is EOF


@quick
@given(texts)
def test_case_of_strings_is_unicode(text):
    """The full mappings, and comparison by folding."""
    s = String(text)
    up, down, folded = call("string-upcase", s), call("string-downcase", s), call("string-foldcase", s)
    assert call("string-ci=?", s, String(getattr(folded, "text", folded))) is TRUE
    assert (up.text, down.text) == (text.upper(), text.lower())
    for c in map(Char.of, text):
        assert len(call("char-upcase", c).text) == len(call("char-downcase", c).text) == 1
        assert call("char-ci=?", c, call("char-foldcase", c)) is TRUE
        if call("char-numeric?", c) is TRUE:
            assert 0 <= call("digit-value", c) <= 9
        else:
            assert call("digit-value", c) is FALSE


@pytest.mark.parametrize(
    "text", ["#\\newline", "#true", "#u8(1 2)", "#(1 ... 2)", "(... a)", "('.5 ,@x)", "#;x y", "#e1/25", "(#0=a #0#)", "#|x|#y", "#!fold-case Ab"]
)
def test_a_token_may_be_cut_anywhere_when_it_arrives(text):
    (wanted,) = read_all(text)
    for size in range(1, len(text)):
        port = arriving([text[i : i + size] for i in range(0, len(text), size)])
        assert is_equal(call("read", port), wanted)
        assert call("read", port) is EOF


def test_what_is_wrong_is_not_waited_for():
    """A console gives one line at a time: the next one must not be asked for."""
    port = arriving(["(a #foo b)\n", "never\n"])
    with pytest.raises(LispError, match="#foo"):
        call("read", port)
    assert call("read", port).name == "never"
