"""The report of an error: sentence, place, stack, hint."""

from __future__ import annotations

import pytest

from lambit import Interpreter
from lambit.errors import LispError, Raised, Unbound
from lambit.runtime.hints import HABITS, distance, for_name, nearest
from lambit.runtime.report import render, render_internal, stack
from lambit.source import add_expansion, add_source


def at(text, part, name="coin.lisp"):
    source = add_source(name, text)
    return source.base + text.index(part)


def test_the_caret_stands_under_the_whole_form():
    error = LispError("boom", position=at("(define v 1)\n(display (vector-ref v 5))", "(vector-ref"))
    assert render(error).splitlines() == [
        "error: boom",
        "  coin.lisp:2:10",
        "  2 | (display (vector-ref v 5))",
        "    |          ^^^^^^^^^^^^^^^^",
    ]


def test_a_form_of_several_lines_is_marked_to_the_end_of_its_first():
    error = LispError("boom", position=at("(if a\n  b)", "(if"))
    assert render(error).splitlines()[-2:] == ["  1 | (if a", "    | ^^^^^"]


def test_tabs_and_wide_letters_keep_the_caret_in_place():
    lines = render(LispError("x", position=at('\t"漢字" (f)', "(f)"))).splitlines()
    assert lines[-2:] == ['  1 | \t"漢字" (f)', "    | \t       ^^^"]


def test_a_very_long_line_is_cut_around_the_form():
    lines = render(LispError("x", position=at("(a) " * 5000 + "(here) " + "(b) " * 5000, "(here)"))).splitlines()
    assert all(len(each) < 120 for each in lines)
    assert lines[-2].index("(here)") == lines[-1].index("^^^^^^")


def test_a_hint_comes_last():
    assert render(LispError("x", hint="(normalize p) first")).endswith("\n  try: (normalize p) first")


def test_control_characters_do_not_reach_the_terminal():
    assert "\x1b" not in render(LispError("bad \x1b[31m", position=at("(f \x1b[31m)", "(f")))


def test_colour_only_when_asked():
    error = LispError("x", position=at("(f)", "(f)"))
    assert "\x1b[" in render(error, color=True)
    assert "\x1b[" not in render(error)


def test_a_macro_shows_where_it_was_used_and_where_it_was_written():
    template = at("(define-syntax m (syntax-rules () ((_ x) (car x))))", "(car x)", "m.lisp")
    use = at("(begin (m 5))", "(m 5)", "use.lisp")
    report = render(LispError("boom", position=add_expansion(use, "m") + template)).splitlines()
    assert report[1:] == [
        "  use.lisp:1:8",
        "  1 | (begin (m 5))",
        "    |        ^^^^^",
        "  in expansion of m (m.lisp:1:42)",
    ]


def test_the_stack_is_innermost_first_and_folded():
    here = at("(f)\n(g)\n(h)", "(f)", "s.lisp")
    frames = [("main", here), *[("loop", here + 4)] * 999, ("leaf", here + 8)]
    assert stack(frames) == [
        "in leaf at s.lisp:3:1",
        "in loop at s.lisp:2:1",
        "... 998 more",
        "in main at s.lisp:1:1",
    ]


def test_mutual_recursion_is_folded_too():
    here = at("(f)\n(g)", "(f)", "s.lisp")
    assert stack([("even", here), ("odd", here + 4)] * 500) == [
        "in odd at s.lisp:2:1", "in even at s.lisp:1:1", "... 998 more",
    ]  # fmt: skip


def test_a_long_stack_without_repetition_is_shortened():
    lines = stack([(f"f{i}", 0) for i in range(1000)])
    assert lines[0] == "in f999" and lines[-1] == "in f0" and len(lines) < 20
    assert any("984 more" in each for each in lines)


def test_helpers_of_the_library_are_left_out():
    assert stack([("main", 0), ("%map1", 0)]) == ["in main"]


def test_an_error_inside_the_library_points_to_the_call_of_it():
    inside = at("(define (map f xs) (car xs))", "(car xs)", "lisp_stdlib/lists.lisp")
    call = at("(map car 5)", "(map", "mine.lisp")
    error = LispError("car: not a pair", position=inside)
    error.frames = [("main", call), ("map", inside)]
    assert render(error).splitlines() == [
        "error: car: not a pair",
        "  mine.lisp:1:1",
        "  1 | (map car 5)",
        "    | ^^^^^^^^^^^",
        "  in map",
        "  in main at mine.lisp:1:1",
    ]


def test_irritants_are_written_after_the_message():
    from lambit.data import String

    assert render(LispError("no such thing:", String("a b"), 42)) == 'error: no such thing: "a b" 42'


def test_an_uncaught_value_is_shown():
    assert render(Raised(42)) == "error: uncaught value raised: 42"


def test_a_value_that_cannot_be_printed_is_no_second_error():
    class Nasty:
        def __repr__(self):
            raise RuntimeError("no")

    assert render(LispError("x", Nasty())).startswith("error: x #<")


def test_an_unknown_name_is_compared_with_known_ones():
    assert "vector-ref" in render(Unbound("vector-reff"), remedy={"vector-reff": "vector-ref"}.get)
    assert "try:" not in render(Unbound("zzzzzz"), remedy={}.get)


def test_an_unknown_operator_is_marked_itself():
    lines = render(Unbound("foo", position=at("(begin (foo 1))", "(foo"))).splitlines()
    assert lines[-2:] == ["  1 | (begin (foo 1))", "    |         ^^^"]


def test_a_bug_of_ours_says_so():
    try:
        raise KeyError("inside")
    except KeyError as error:
        assert "this is a bug in Lambit, please report" in render_internal(error)
        assert "KeyError" in render_internal(error)


def test_foreign_habits_are_known():
    for name in ("nil", "t", "None", "True", "def", "fn", "elif", "println", "len", "return", "&&", "!=", "call-cc"):
        assert for_name(name, ["car"]) == HABITS[name]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("lenght", "length"), ("string_append", "string-append"), ("vectorRef", "vector-ref"), ("dispaly", "display"),
     ("entrpy", "entropy"), ("hash-tabel-ref", "hash-table-ref")],
)  # fmt: skip
def test_slips_of_the_hand_are_understood(slip, meant):
    known = ["length", "string-append", "vector-ref", "display", "entropy", "hash-table-ref", "list", "car", "cdr"]
    assert nearest(slip, known)[0] == meant


def test_nothing_is_near_a_name_out_of_nowhere():
    assert nearest("xyzzy-plugh", ["car", "cdr", "string-append"]) == []


def test_distance_counts_slips():
    assert [distance(a, b, 9) for a, b in [("abc", "abc"), ("abc", "acb"), ("abc", "ab"), ("", "abc"), ("kitten", "sitting")]] == [0, 1, 1, 3, 3]


@pytest.mark.parametrize(("text", "marked"), [
    ("(display 1)\n  undefined-name\n", "undefined-name"),
    ('(define (check x) (if (< x 0) (error "negative:" x) x))\n(define (main)\n  (check -1))\n(main)', '(error "negative:" x)'),
    ("(define (check x) (raise x)) (define (main) (check 'oops)) (main)", "(raise x)"),
])  # fmt: skip
def test_the_failing_form_is_marked(text, marked):
    with Interpreter() as it, pytest.raises(LispError) as caught:
        it.eval(text, "program.lisp")
    lines = caught.value.display().splitlines()
    carets = next(i for i, line in enumerate(lines) if set(line.partition("|")[2].strip()) == {"^"})
    begin = lines[carets].index("^")
    assert lines[carets - 1][begin : lines[carets].rindex("^") + 1] == marked


def test_places_in_the_library_stay_right_in_a_long_session(it):
    from lambit.source import SOURCE_MASK

    def place():
        with pytest.raises(LispError) as caught:
            it.eval('(string-map (lambda (c) 5) "a")')
        return [line for line in render(caught.value).splitlines() if line.startswith("  in string-map")]

    before = place()
    for n in range(SOURCE_MASK + 2):
        add_source(f"text {n}", "x\n" * 500)
    assert place() == before
