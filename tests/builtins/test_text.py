"""Characters, strings, symbols: R7RS 6.5 to 6.7, Unicode's own tables, Python's strings as the model."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest

from lambit.data import FALSE, TRUE, Char, String
from lambit.registry import BUILTINS


def call(name, *args):
    return BUILTINS[name].called(*args)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(char-ci=? #\\ς #\\σ)", "#t"), ("(char<? #\\a #\\b #\\c)", "#t"), ("(char<? #\\a #\\c #\\b)", "#f"), ("(char>=? #\\b #\\b #\\a)", "#t"),
        ("(char-upcase #\\ÿ)", "#\\Ÿ"), ("(char-downcase #\\İ)", "#\\i"), ("(char-foldcase #\\ẞ)", "#\\ß"), ("(char-upcase #\\x1fb3)", "#\\ᾼ"),
        ("(digit-value #\\x0664)", "4"), ("(digit-value #\\x0AE6)", "0"), ("(digit-value #\\x0EA6)", "#f"), ("(digit-value #\\²)", "#f"),
        ("(char-whitespace? #\\x1c)", "#f"), ("(char-whitespace? #\\xa0)", "#t"), ("(char-alphabetic? #\\Ⅷ)", "#t"), ("(char-alphabetic? #\\_)", "#f"),
        ("(integer->char #xd800)", "!integer->char: argument 1: 55296 is no Unicode scalar value"), ("(integer->char #x110000)", "!integer->char: argument 1: 1114112 is no Unicode scalar value"),
        ("(symbol->string 'flying-fish)", '"flying-fish"'), ("(symbol->string 'Martin)", '"Martin"'), ("(symbol=? 'a 'a 'b)", "#f"),
        ("(symbol-append 'a 'b)", "ab"), ('(string->symbol "")', "||"), ("(string-set! (symbol->string 'a) 0 #\\b)", "!string-set!: argument 1: a literal string cannot be changed"),
        ("(make-string 2)", '"  "'), ("(make-string (expt 10 12) #\\a)", "!make-string: a string of length 1000000000000 is too large"),
        ('(substring "abc" 1)', '"bc"'), ('(substring "abc" 2 1)', "!substring: argument 2: start 2 is after end 1 of the range"),
        ('(substring "abc" 4)', "!substring: argument 2: start 4 is out of range for a string of length 3"),
        ('(substring "abc" 0 4)', "!substring: argument 3: end 4 is out of range for a string of length 3"),
        ('(substring "abc" -1 2)', "!substring: argument 2: start -1 is out of range for a string of length 3"),
        ('(string-ref "abc" 3)', "!string-ref: argument 2: index 3 is out of range for a string of length 3"),
        ('(string-ref "abc" -1)', "!string-ref: argument 2: index -1 is out of range for a string of length 3"),
        ("(string-ref 'abc 0)", "!string-ref: argument 1: expected a string, got abc"), ("(string-length 5)", "!string-length: argument 1: expected a string, got 5"),
        ('(string-append "a" #\\b)', "!string-append: argument 2: expected a string, got #\\b"),
        ("(string=? \"a\" 'a)", "!string=?: argument 2: expected a string, got a"), ('(string<? "a" "b" "c" "b")', "#f"), ('(string-ci<? "a" "B" "c")', "#t"),
        ('(string>? "b" "a")', "#t"), ('(string<=? "a" "a" "b")', "#t"), ('(string>=? "a" "b")', "#f"), ('(string-ci=? "Straße" "STRASSE")', "#t"),
        ('(string-downcase "ΧΑΟΣΣ")', '"χαοσς"'), ('(string-foldcase "ΧΑΟΣΣ")', '"χαοσσ"'), ('(string-upcase "Straße")', '"STRASSE"'),
        ('(string->list "apple" 2)', "(#\\p #\\l #\\e)"), ('(string->vector "ABC" 1 2)', "#(#\\B)"), ("(vector->string #(#\\a 1))", "!vector->string: argument 1: expected characters, got 1 among the elements"),
        ("(list->string '(#\\a . #\\b))", "!list->string: argument 1: expected a list, got (#\\a . #\\b)"),
        ('(let ((s (string-copy "12345"))) (string-copy! s 1 s 0 4) s)', '"11234"'), ('(let ((s (string-copy "12345"))) (string-copy! s 0 s 1) s)', '"23455"'),
        ('(let ((s (string-copy "12345"))) (string-set! s 0 #\\x) (string-copy! s 1 s 0 4) s)', '"xx234"'),
        ('(string-copy! (string-copy "12") 1 "abc")', "!string-copy!: 3 characters do not fit at index 1 of a string of length 2"),
        ('(string-fill! "abc" #\\x)', "!string-fill!: argument 1: a literal string cannot be changed"),
        ('(string-map char-upcase "abc")', '"ABC"'), ('(string-map (lambda (a b) (if (char<? a b) a b)) "adc" "bbbb")', '"abb"'), ('(string-map (lambda (c) 1) "a")', "!string-map: argument 1: expected characters, got 1 among the elements"),
        ('(let ((n 0)) (string-for-each (lambda (a b) (set! n (+ n 1))) "abc" "de") n)', "2"), ("(string-for-each car 5)", "!string-for-each: argument 2: expected a string, got 5"),
        ('(string-count "banana" #\\a)', "3"), ('(string-count "banana" #\\a 2 4)', "1"), ('(string-count "banana" char-alphabetic? 2)', "4"),
        ('(string-index "hello" #\\l 3)', "3"), ('(string-index "hello" char-upper-case?)', "#f"), ('(string-rindex "hello" char-alphabetic?)', "4"),
        ('(string-contains "" "")', "0"), ('(string-search-forward "a" "banana" 2)', "3"), ('(string-search-backward "a" "banana" 6)', "6"), ('(string-search-all "aa" "aaaa")', "(0 1 2)"),
        ('(string-split "a b\\tc")', '("a" "b" "c")'), ('(string-split "")', "()"), ('(string-split "" #\\,)', '("")'), ('(string-split "," #\\,)', '("" "")'),
        ("(string-join '())", '""'), ("(string-join '(\"a\" \"b\") \"-\" 'prefix)", '"-a-b"'), ("(string-join '() \",\" 'strict-infix)", "!string-join: argument 1: no strings to join with 'strict-infix"),
        ('(string-pad-left "abc" 2)', '"bc"'), ('(string-pad-right "abc" 5 #\\-)', '"abc--"'), ('(string-trim " \\t a \\n")', '"a"'), ('(string-trim-left "xxa" "xy")', '"a"'),
        ('(string-prefix? "" "a")', "#t"), ('(string-suffix? "ab" "b")', "#f"), ('(string-replace "aaa" "a" "bb")', '"bbbbbb"'), ('(string-reverse "abc")', '"cba"'), ('(string-null? "")', "#t"),
        ("(utf8->string #u8(#x41 #xff))", "!utf8->string: argument 1: no UTF-8: byte 255 at index 1"), ("(utf8->string #u8(206 187) 0 1)", "!utf8->string: argument 1: no UTF-8: byte 206 at index 0"),
        ("(keyword->symbol :base)", "base"), ("(symbol<? 'a 'b 'c)", "#t"), ("(eq? (gensym) (gensym))", "#f"),
    ],
)  # fmt: skip
def test_values(lisp, text, value):
    assert lisp(text) == value


def test_a_loop_of_changes_and_whole_string_operations_agree_with_a_list():
    draw = random.Random(3)
    string, model = String("abcdefgh"), list("abcdefgh")
    for _ in range(500):
        k, c = draw.randrange(8), draw.choice("xyz")
        step = draw.randrange(5)
        if step == 0:
            call("string-set!", string, k, Char.of(c))
            model[k] = c
        elif step == 1:
            end = draw.randrange(k, 9)
            call("string-fill!", string, Char.of(c), k, end)
            model[k:end] = c * (end - k)
        elif step == 2:
            start = draw.randrange(k, 9)
            call("string-copy!", string, k, string, start)
            model[k : k + 8 - start] = model[start:]
        elif step == 3:
            assert call("string-ref", string, k).text == model[k]
        else:
            assert call("substring", string, 0, k).text == "".join(model[:k])
        assert len(string) == 8
    assert string.text == "".join(model)


def test_what_is_copied_is_independent():
    literal = String("abc", literal=True)
    copy = call("string-copy", literal)
    call("string-set!", copy, 0, Char.of("x"))
    assert (literal.text, copy.text) == ("abc", "xbc")
    assert not call("string-append", literal).literal


def test_case_of_single_characters_is_unicodes_simple_mapping():
    for code in [*range(0x3000), *range(0xFB00, 0xFB20), *range(0x10400, 0x10450)]:
        c = chr(code)
        up, down = call("char-upcase", Char.of(c)).text, call("char-downcase", Char.of(c)).text
        assert len(up) == len(down) == 1
        if len(c.upper()) == 1:
            assert up == c.upper()
        if len(c.lower()) == 1:
            assert down == c.lower()
        assert call("char-numeric?", Char.of(c)) is (TRUE if unicodedata.category(c) == "Nd" else FALSE)


def test_every_scalar_value_is_a_character():
    for n in (0, 0xD7FF, 0xE000, sys.maxunicode):
        assert call("char->integer", call("integer->char", n)) == n
