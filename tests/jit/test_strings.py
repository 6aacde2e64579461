"""Native code that takes characters out of strings: literals, made ones, written ones, of any characters; and what others write meanwhile."""

from __future__ import annotations

import threading

import pytest
from interpreted import THRESHOLDS, has_the_interpreters_answer

from lambit import Interpreter

TRY = "(define (try f) (guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (f)))\n"
COUNT = "(define (count s c) (do ((i 0 (+ i 1)) (n 0 (if (char=? c (string-ref s i)) (+ n 1) n))) ((= i (string-length s)) n)))\n"
HASH = "(define (hash s) (let loop ((i 0) (h 5381)) (if (= i (string-length s)) h (loop (+ i 1) (modulo (+ (* h 33) (char->integer (string-ref s i))) 1000003)))))\n"
DISTANCE = """
(define (distance a b)
  (let* ((n (string-length a)) (m (string-length b)) (d (make-array (list (+ n 1) (+ m 1)) 0 :type 's64)))
    (do ((i 0 (+ i 1))) ((> i n)) (array-set! d i 0 i))
    (do ((j 0 (+ j 1))) ((> j m)) (array-set! d 0 j j))
    (do ((i 1 (+ i 1))) ((> i n) (array-ref d n m))
      (do ((j 1 (+ j 1))) ((> j m))
        (array-set! d i j
          (min (+ 1 (array-ref d (- i 1) j)) (+ 1 (array-ref d i (- j 1)))
               (+ (array-ref d (- i 1) (- j 1)) (if (char=? (string-ref a (- i 1)) (string-ref b (- j 1))) 0 1))))))))
"""
PROGRAMS = {
    "characters are counted": COUNT + '(list (count "banana" #\\a) (count "" #\\a) (count (make-string 100 #\\é) #\\é) (count "日本語 🙂 日" #\\日) (count "🙂x🙂" #\\🙂))',
    "a hash": HASH + '(map hash (list "" "a" "Entropy" "naïve façade" "日本語" (string #\\x10FFFF #\\x0)))',
    "the distance of two": DISTANCE + '(list (distance "kitten" "sitting") (distance "" "abc") (distance "entropy" "entropie") (distance "日本" "本日"))',
    "a bad index": TRY + "(define (p s i n) (do ((k 0 (+ k 1)) (t 0 (+ t (char->integer (string-ref s i))))) ((= k n) t)))"
    '(map (lambda (i) (try (lambda () (p "abc" i 5)))) (list 0 2 3 -1 (expt 2 62) (- (expt 2 63)) (expt 2 64) 1.0))',
    "the end is passed": TRY + "(define (p s n) (do ((i 0 (+ i 1)) (t 0 (+ t (char->integer (string-ref s i))))) ((= i n) t)))"
    '(list (p "abcdef" 6) (try (lambda () (p "abcdef" 7))) (try (lambda () (p "" 1))))',
    "one that was written to": COUNT + "(define s (make-string 9 #\\a)) (string-set! s 3 #\\é) (let ((one (count s #\\a))) (string-set! s 8 #\\日) (list one (count s #\\a) (count s #\\日) s (count s #\\日)))",
    "no string": TRY + COUNT + '(list (count "aba" #\\a) (try (lambda () (count #(1 2) #\\a))) (try (lambda () (count 5 #\\a))) (try (lambda () (count \'a #\\a))))',
    "now a string, now another": TRY + "(define (p a b n) (let loop ((i 0) (s a) (t 0)) (if (= i n) t (loop (+ i 1) b (+ t (char->integer (string-ref s i)))))))"
    '(list (p "abcdefgh" "xyz" 3) (try (lambda () (p "abcdefgh" "xyz" 4))))',
    "what is given back": "(define (longer a b) (let loop ((i 0)) (if (= i (string-length a)) b (if (= i (string-length b)) a (loop (+ i 1))))))"
    '(list (longer "abc" "ab") (longer "ab" "abc") (let ((s (string #\\x))) (eq? s (longer s ""))))',
    "a string or a number": "(define (p s n) (let loop ((i 0) (x 0)) (if (= i n) x (loop (+ i 1) (if (char=? (string-ref s i) #\\a) i s)))))" '(list (p "banana" 6) (p "banana" 5) (p "banana" 0))',
    "a global variable": '(define text "the quick brown fox") (define (vowels) (do ((i 0 (+ i 1)) (n 0 (+ n (case (string-ref text i) ((#\\a #\\e #\\i #\\o #\\u) 1) (else 0))))) ((= i (string-length text)) n)))'
    '(let ((one (vowels))) (set! text "aeiou") (list one (vowels)))',
    "a literal": '(define (p n) (do ((i 0 (+ i 1)) (t 0 (+ t (char->integer (string-ref "ACGT" (modulo i 4)))))) ((= i n) t))) (list (p 0) (p 10) (p 1000))',
    "in a procedure that it calls": HASH + "(define (at s i) (char->integer (string-ref s i))) (define (p s n) (do ((i 0 (+ i 1)) (t 0 (+ t (at s i) (hash s)))) ((= i n) t)))" '(p "lambda" 6)',
    "in a local procedure": '(define (p s n) (define (at i) (string-ref s i)) (let loop ((i 0) (t 0)) (if (= i n) t (loop (+ i 1) (if (char-alphabetic? (at i)) (+ t 1) t))))) (p "a1 b2" 5)',
    "in a loop over an array": TRY + '(define (p s v) (sum (map (lambda (i) (char->integer (string-ref s i))) v))) (list (p "abc" (array 0 1 2 2)) (try (lambda () (p "abc" (array 0 3)))))',
    "in sums side by side": "(define (p s v out n) (do ((i 0 (+ i 1))) ((= i n) (array->list out)) (do ((j 0 (+ j 1)) (t 0.0 (+ t (* (char->integer (string-ref s j)) (array-ref v j))))) ((= j n) (array-set! out i t)))))"
    '(p "abcdefghij" (make-array 10 0.5) (make-array 10 0.0) 10)',
    "equality and questions": '(define (p a b n) (do ((i 0 (+ i 1)) (t 0 (+ t (if (and (string? a) (eq? a b)) 1 0) (string-length a)))) ((= i n) t))) (let ((s "ab")) (list (p s s 9) (p s "cd" 9)))',
}  # fmt: skip


@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_answer_is_the_interpreters(name, threshold):
    text = PROGRAMS[name]
    assert has_the_interpreters_answer(text, threshold)


@pytest.mark.parametrize("text", ['"banana"', "(make-string 9 #\\a)", "(let ((s (make-string 9 #\\a))) (string-set! s 1 #\\b) s)"])
def test_it_is_native(text):
    it = Interpreter(jit="eager")
    it.session.run_text(COUNT, "program")
    for _ in range(9):
        it.eval(f"(count {text} #\\a)")
    said = it.explain("count")
    assert said.startswith("count: compiled for (string, character) -> integer")
    assert "left" not in said


def test_another_thread_writes_to_it():
    it = Interpreter(jit="eager")
    it.session.run_text(COUNT, "program")
    going = True

    def write():
        while going:
            it.eval("(string-set! s 5 #\\b)")
            it.eval("(string-set! s 5 #\\a)")
            it.eval("(string-length (string-append s s))")

    it.eval("(define s (make-string 200000 #\\a))")
    it.eval("(count s #\\a)")
    thread = threading.Thread(target=write)
    thread.start()
    try:
        found = {it.eval("(count s #\\a)") for _ in range(60)}
    finally:
        going = False
        thread.join()
    assert found <= {199_999, 200_000}
