"""Random typed programs: what native code is made of, and what it must leave to the interpreter.

`program(seed)` is Lisp text of some procedures `p1`, `p2`, ... of numbers and arrays, and
of calls of them, each tried: its value or what error it was, with the message, goes into
`results`. The last form gives (results printed log) and the arrays as they are then.

Templates are filled as in `generate.py`, but variables have types: in `{f i:i s:f}` the
fresh variables $i, an integer, and $s, a float, may be mentioned. Kinds of expressions:
`i` integers, `s` small ones (products grow slowly), `f` floats, `n` any real numbers,
`z` complex numbers, `b` booleans, `c` characters, `a` symbols and their like, `o` any of these and texts, `e` for effect; `{@F}` is a variable that
holds an array of kind F, `{=i}` one that may be assigned; `{0-9}` is a constant.
"""

from __future__ import annotations

import random
import re

from needed import needed

PROLOGUE = """\
(define log '())
(define results '())
(define printed (open-output-string))
(define g1 7)
(define g2 0.5)
(define (tick x) (set! log (cons x log)) x)
(define (show x) (write x printed) x)
(define few-floats (f64vector 0.5 -2.5 1.5))
(define few-integers (array 4 -7 2))
(define few-characters "naïve🙂")
(define (h1 x) (+ x 1))
(define (h2 x y) (if (< x y) (- y x) (- x y)))
(define (linear k m) (lambda (x) (+ (* x k) m)))
(define c1 (linear 3 -1))
(define c2 (linear 2 0.5))
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (ev? n) (if (= n 0) #t (od? (- n 1))))
(define (od? n) (if (= n 0) #f (ev? (- n 1))))
(define (gcd* a b) (if (= b 0) a (gcd* b (remainder a b))))
(define (try f)
  (set! results
    (cons (guard (e ((error-object? e) (list 'error (error-object-message e) (error-object-irritants e))) (#t (list 'raised e)))
            (call-with-values f list))
          results)))
"""

ARRAYS = {  # kind: how one is made, what its elements are, which procedures read and write
    "F": ("(f64vector 1.5 -0.0 3e300 +nan.0 -inf.0 0.1)", "f", "f64vector-ref", "f64vector-set!", 1),
    "G": ("(list->array '((1.5 2.5 -1.0) (0.25 -0.0 1e-300)))", "f", "array-ref", "array-set!", 2),
    "H": ("(list->array '(((1.5 2.0) (3.5 4.0)) ((5.0 6.5) (7.0 8.0))))", "f", "array-ref", "array-set!", 3),
    "I": ("(array 5 -3 9223372036854775807 0 -9223372036854775808 12)", "i", "array-ref", "array-set!", 1),
    "J": ("(list->array '((1 2 3) (4 -5 6)))", "i", "array-ref", "array-set!", 2),
    "S": ("(array-convert (array 0.1 2.5 -7.0 1e30 0.0 -0.5) 'f32)", "f", "array-ref", "array-set!", 1),
    "A": ("(s8vector 1 -128 127 0 5 6)", "i", "s8vector-ref", "s8vector-set!", 1),
    "B": ("(u16vector 1 65535 9 0 5 6)", "i", "u16vector-ref", "u16vector-set!", 1),
    "C": ("(s32vector 1 -2147483648 2147483647 0 5 6)", "i", "s32vector-ref", "s32vector-set!", 1),
    "D": ("(u32vector 1 4294967295 9 0 5 6)", "i", "u32vector-ref", "u32vector-set!", 1),
    "U": ("(u64vector 1 18446744073709551615 9 0 5 6)", "i", "u64vector-ref", "u64vector-set!", 1),
    "Y": ("(bytevector 1 255 9 0 5 6)", "i", "bytevector-u8-ref", "bytevector-u8-set!", 1),
    "V": ("(vector 1 2.5 -3 7 0.5 6)", "n", "vector-ref", "vector-set!", 1),
    "R": ("(vector (vector 1.5 -0.0 0.1) (vector 2.5 1e300 -3.0))", "f", "vector-ref", "vector-set!", 2),  # by rows
    "W": ("(array 1+2i 3.5 -1.5-2i 0 1 2)", "z", "array-ref", "array-set!", 1),
    "X": ("(array-convert (list->array '((1+2i 3.5 +nan.0-1.0i) (0.0-1.5i 1e308 -0.25-0.0i))) 'c128)", "z", "array-ref", "array-set!", 2),
    "Z": ("(array-convert (array 0.1+2i 3.5 -1.5-2i 0 1e30 -0.0-0.0i) 'c64)", "z", "array-ref", "array-set!", 1),
    "P": ("(array #t #f #f #t #t #f)", "b", "array-ref", "array-set!", 1),
    "Q": ("(list->array '((#t #f #f) (#f #t #f)))", "b", "array-ref", "array-set!", 2),
    "O": ("(vector 1.0+2.0i -0.5-1.0i 0.0-0.0i 3.0+0.0i -1.0+0.5i 2.0-3.0i)", "z", "vector-ref", "vector-set!", 1),
}
AXES = {1: ("6",), 2: ("2", "3"), 3: ("2", "2", "2")}

INTEGERS = """\
5 (+ {i} {i})
4 (- {i} {i})
4 (* {i} {s})
1 (- {i})
1 (1+ {i})
1 (+ {i} {i} {i})
2 (quotient {i} {d})
2 (remainder {i} {d})
2 (modulo {i} {d})
1 (floor-quotient {i} {d})
1 (abs {i})
1 (max {i} {i})
1 (min {i} {i})
1 (square {s})
2 (bitwise-and {i} {i})
1 (bitwise-or {i} {i})
1 (bitwise-xor {i} {i})
1 (bitwise-not {i})
1 (arithmetic-shift {i} {s})
1 (expt {s} {2-9})
1 (gcd {i} {i})
1 (lcm {s} {s})
1 (bit-count {i})
1 (bitwise-if {i} {i} {i})
1 (arithmetic-shift {i} -70)
1 (arithmetic-shift {i} 61)
4 (if {b} {i} {i})
3 (let (($x {i}) ($y {i})) {i x:i y:i})
2 (let* (($x {i}) ($y {i x:i})) {i x:i y:i})
1 (exact (floor {f}))
1 (exact (round (* 2.0 {f})))
1 (char->integer {c})
2 (h1 {i})
1 (c1 {i})
1 (h2 {i} {i})
1 (fib {0-9})
1 (gcd* {i} {i})
2 {@i}
6 (let $lp (($i 0) ($t {i})) (if (< $i {2-12}) ($lp (+ $i 1) {i i:s t:i}) {i t:i}))
3 (let $lp (($i {3-12}) ($t {i}) ($u {f})) (if (> $i 0) ($lp (- $i 1) {i i:s t:i u:f} {f i:s t:i u:f}) {i t:i u:f}))
3 (do (($i 0 (+ $i 1)) ($t {i} {i i:s t:i})) ((= $i {2-12}) {i t:i}) {e i:s t:i})
3 (do (($i 0 (+ $i 1)) ($t 0 (+ $t {i i:s t:i}))) ((= $i {2-9}) $t))
2 (let $lp (($i 0) ($v {@I}) ($t {i})) (if (< $i {2-4}) ($lp (+ $i 1) few-integers (+ $t (array-ref $v $i))) {i t:i}))
1 (do (($i 0 (+ $i 1)) ($v {@I} few-integers) ($t 0 (+ $t (do (($j 0 (+ $j 1)) ($u $t (+ $u (array-ref $v $j)))) ((= $j 3) $u))))) ((= $i {2-4}) $t) (array-set! $v $i {s i:s t:i}))
2 (let $lp (($i 0) ($t {i})) (if (< $i 4) (let $ip (($j 0) ($u $t)) (if (< $j 3) ($ip (+ $j 1) {i i:s j:s u:i}) ($lp (+ $i 1) $u))) $t))
2 (do (($i 0 (+ $i 1)) ($t 0 (+ $t (do (($j 0 (+ $j 1)) ($u $t {i i:s j:s u:i})) ((= $j 3) $u) {e i:s j:s})))) ((= $i 4) $t))
2 (let (($m {i})) (do (($i 0 (+ $i 1))) ((= $i {2-9}) $m) (set! $m {i i:s m:i})))
2 (sum (map (lambda ($x) {i x:i}) {@I}))
1 (sum (map (lambda ($x) {i x:s}) {@A}))
2 (fold (lambda ($x $t) {i x:s t:i}) {i} {@B})
2 (let () (define ($f $x) {i x:i}) (+ ($f {i}) ($f {s})))
2 (let () (define ($f $n $x) (if (<= $n 0) $x ($f (- $n 1) {i x:i n:s}))) ($f {2-9} {i}))
2 (let $f (($n {1-6})) (if (<= $n 0) {i:} (+ {i n:s} ($f (- $n 1)))))
1 (letrec (($f (lambda ($n $x) (if (= $n 0) $x ($g (- $n 1) {i: x:i})))) ($g (lambda ($n $x) (if (= $n 0) (- $x) ($f (- $n 1) {i: x:i}))))) ($f {2-9} {i}))
1 (let (($k {i})) (let (($f (lambda ($x) (+ $x $k)))) (let $lp (($i 0) ($t 0)) (if (< $i 5) ($lp (+ $i 1) ($f (+ $t {s i:s}))) $t))))
1 (call-with-values (lambda () (values {i} {i})) (lambda ($x $y) {i x:i y:i}))
1 (let-values ((($x $y) (values {i} {f}))) {i x:i y:f})
2 (let-values ((($q $r) (floor/ {i} {d}))) {i q:i r:i})
1 (receive ($q $r) (truncate/ {i} {d}) {i q:i r:i})
2 (let () (define-values ($q $r) (floor/ {i} {d})) (define $z {i q:i r:i}) {i q:i z:i})
1 (let () (define-values ($x $y) (values {i} {f})) {i x:i y:f})
1 (call-with-values (lambda () (exact-integer-sqrt (abs {i}))) (lambda ($s $r) {i s:s r:i}))
2 (let $lp (($n {i}) ($t 0)) (if (< (abs $n) 2) {i t:i} (let-values ((($q $r) (floor/ $n {2-12}))) ($lp $q (+ $t $r)))))
1 (call/cc (lambda ($k) (let $lp (($i 0) ($t {i})) (if (< $i 9) (if {b i:s t:i} ($k $t) ($lp (+ $i 1) {i i:s t:i})) $t))))
1 (let (($k #f) ($n 0)) (let (($v (+ {i} (call/cc (lambda ($c) (set! $k $c) {i}))))) (set! $n (+ $n 1)) (if (< $n 3) ($k {i n:s v:i}) {i v:i})))
1 (begin {e} {i})
1 (let $lp (($i 0)) (cond ((>= $i {3-12}) {i i:s}) ({b i:s} {i i:s}) (else ($lp (+ $i 1)))))
1 (do (($i 0 (+ $i 1)) ($t {i} {i i:s t:i})) ((= $i 3) $t) (tick $t) (show $i))
1 (let (($t 0)) (for-each (lambda ($x) (set! $t (+ $t $x))) {@I}) $t)
2 (let (($t {i})) (for-each (lambda ($x) (set! $t {i x:i t:i})) {@I}) {i t:i})
1 (let (($t {i})) (for-each (lambda ($x) {! x:s} (set! $t {n x:s t:i})) {@A}) $t)
1 (let (($t 0) ($m {i})) (vector-for-each (lambda ($x) (set! $t (+ $t $x)) {e x:i t:i}) {@I}) {i t:i m:i})
1 (vector-fold (lambda ($t $x) {i x:i t:i}) {i} {@I})
1 (fold (lambda ($x $t) {i x:i t:i}) {i} {@I})
1 (guard ($e (#t (tick -1))) {i})
"""

SMALL = """\
3 {0-9}
2 (remainder {i} 97)
2 (bitwise-and {i} 15)
1 (if {b} {s} {s})
1 (modulo {i} 10)
"""

DIVISORS = """\
9 {1-9}
2 -{1-9}
1 (- {s} 3)
1 {s}
"""

FLOATS = """\
2 (sum (map (lambda ($x) {f x:f}) {@F}))
1 (sum (map (lambda ($x $y) {f x:f y:f}) {@F} {@S}))
2 (fold (lambda ($x $t) {f x:f t:f}) {f} {@F})
1 (fold-left (lambda ($t $x) {f t:f x:f}) {f} {@S})
5 (+ {f} {f})
4 (- {f} {f})
4 (* {f} {f})
3 (/ {f} {f})
1 (- {f})
2 (+ {f} {i})
2 (* {i} {f})
1 (/ {f} {d})
1 (abs {f})
1 (max {f} {f})
1 (min {f} {i} {f})
1 (floor {f})
1 (round {f})
1 (truncate {f})
1 (exact->inexact {i})
1 (sqrt (abs {f}))
1 (exp (- (abs {f})))
1 (log (+ 1.0 (abs {f})))
1 (log2 (+ 1.0 (abs {f})))
1 (sin {f})
1 (cos {f})
1 (atan {f})
1 (expt {f} 2)
1 (expt {f} {s})
1 (max {f} 0.0)
1 (log (+ 1.5 (abs {f})) {2-12})
3 (if {b} {f} {f})
2 (let (($x {f}) ($y {i})) {f x:f y:i})
1 (h2 {f} {f})
1 (c2 {n})
3 {@f}
5 (let $lp (($i 0) ($t {f})) (if (< $i {2-12}) ($lp (+ $i 1) {f i:s t:f}) {f t:f}))
4 (do (($i 0 (+ $i 1)) ($t 0 (+ $t {f i:s}))) ((= $i {2-9}) $t))
2 (let $lp (($i 0) ($v {@F}) ($w few-floats) ($t {f})) (if (< $i {2-5}) ($lp (+ $i 1) $w $v (+ $t (f64vector-ref $v $i) (f64vector-ref $w {0-2}))) {f t:f}))
1 (do (($i 0 (+ $i 1)) ($v {@F} few-floats) ($t {f} (+ $t (f64vector-ref $v $i)))) ((= $i {2-4}) $t) (f64vector-set! $v $i {f i:s t:f}))
3 (do (($i 0 (+ $i 1)) ($t {f} {f i:s t:f})) ((= $i {2-9}) {f t:f}) {e i:s t:f})
2 (let (($m {f})) (do (($i 0 (+ $i 1))) ((= $i {2-9}) $m) (set! $m {f i:s m:f})))
1 (do (($i 0 (+ $i 1)) ($t 0.0 (+ $t (do (($j 0 (+ $j 1)) ($u $t {f i:s j:s u:f})) ((= $j 3) $u) {e i:s j:s})))) ((= $i 4) $t))
1 (let $f (($n {1-6})) (if (<= $n 0) {f:} (* {f n:s} ($f (- $n 1)))))
1 (sum (map (lambda ($x) {f x:f}) {@F}))
1 (fold (lambda ($x $t) {f x:f t:f}) {f} {@F})
2 (let (($t {f})) (for-each (lambda ($x) (set! $t {f x:f t:f}) {!}) {@F}) $t)
1 (let (($t {n})) (for-each (lambda ($x) (set! $t {n x:f t:n})) {@S}) $t)
1 (let (($t {f})) (vector-for-each (lambda ($x) (set! $t {f x:f t:f})) {@F}) $t)
1 (vector-fold (lambda ($t $x) {n x:f t:n}) {n} {@S})
1 (let $lp (($i 0) ($x {f}) ($y {f})) (if (or (= $i 9) (> (+ (* $x $x) (* $y $y)) 4.0)) (+ $x $i) ($lp (+ $i 1) (- (* $x $x) (* $y $y)) (* 2.0 $x $y))))
1 (magnitude {z})
2 (let (($r (vector-ref {@R} {0-1}))) (do (($j 0 (+ $j 1)) ($t {f} (+ $t (vector-ref $r $j)))) ((= $j 3) {f t:f}) (vector-set! $r $j {f j:s t:f})))
2 (do (($i 0 (+ $i 1)) ($t 0.0 (+ $t (let (($r (vector-ref {@R} $i))) (vector-set! $r 0 {f i:s t:f}) (* (vector-ref $r 1) (vector-ref $r {0-2})))))) ((= $i 2) $t))
1 (real-part {z})
1 (imag-part {z})
1 (angle {z})
2 (let $lp (($i 0) ($t {z})) (if (< $i {2-9}) ($lp (+ $i 1) {z i:s t:z}) (magnitude $t)))
"""

NUMBERS = """\
2 {i}
2 {f}
2 (/ {i} {d})
1 (+ {n} {n})
1 (sqrt (abs {i}))
1 (cos {s})
1 (- {n} {i})
1 (* {n} {s})
1 {@n}
2 (let $lp (($i 0) ($t {i})) (if (< $i {2-12}) ($lp (+ $i 1) {n i:s t:n}) $t))
2 (do (($i 1 (+ $i 1)) ($t {i} (+ $t (/ $t $i)))) ((= $i {2-9}) $t))
2 (do (($i 0 (+ $i 1)) ($t {i} (if (= $i {1-5}) {f} (+ $t $i)))) ((= $i {4-9}) $t))
2 (do (($i 0 (+ $i 1)) ($t {i} (* $t 1000003))) ((= $i {2-9}) $t))
1 (let (($m {i})) (do (($i 0 (+ $i 1))) ((= $i 6) $m) (set! $m (if (= $i 4) {n} (+ $m 1)))))
1 (sqrt {n})
1 (exact {f})
1 (sum {@J})
3 (if {b} {i} {f})
2 (if {b} {f} {n})
2 (let (($x {n}) ($y {n})) {n x:n y:n})
1 (h1 {n})
1 (h2 {n} {i})
1 (abs {n})
1 (max {n} {i})
1 (floor {n})
2 (let $f (($n {1-6})) (if (<= $n 0) {n:} (+ {n n:s} ($f (- $n 1)))))
1 (let () (define ($f $x) {n x:n}) (+ ($f {i}) ($f {f})))
2 (let (($m {i}) ($k {f})) (do (($i 0 (+ $i 1))) ((= $i {2-9}) (if {b m:n k:n} $m $k)) (set! $m {n i:s m:n}) (set! $k {n m:n k:n})))
2 (do (($i 0 (+ $i 1)) ($t {n} {n i:s t:n})) ((= $i {2-9}) {n t:n}) {e i:s t:n})
"""

ATOMS = """\
4 'done
2 'more
1 '()
1 (if #f #f)
2 (if {b} {a} {a})
1 (let (($x {a})) {a x:a})
3 (let $lp (($i 0) ($q 'start)) (if (< $i {2-9}) ($lp (+ $i 1) (if {b i:s q:a} {a} $q)) $q))
2 (let $lp (($i 0)) (cond ((>= $i {3-12}) 'none) ({b i:s} {a i:s}) (else ($lp (+ $i 1)))))
1 (begin {e} {a})
"""

ANYTHING = """\
4 {n}
3 {a}
2 {b}
1 {c}
2 "text"
1 '(1 #t)
1 1/3
3 (if {b} {o} {o})
1 (let (($x {o})) {o x:o})
2 (let $lp (($i 0) ($t {n})) (cond ((>= $i {3-12}) {o t:n}) ({b i:s t:n} {o i:s t:n}) (else ($lp (+ $i 1) {n i:s t:n}))))
2 (do (($i 0 (+ $i 1)) ($q {a} (if {b i:s} {o i:s} $q))) ((= $i {2-9}) $q) {e i:s})
1 (let (($m {i})) (do (($i 0 (+ $i 1))) ((= $i {2-9}) $m) (set! $m {o i:s m:o})))
1 (begin {e} {o})
1 (and {b} {o})
1 (or {b} {o})
1 (+ {i} {o})
"""

COMPLEX = """\
3 (make-rectangular {f} {f})
1 (make-rectangular {i} {f})
1 (make-rectangular {f} {i})
1 (make-polar {f} {f})
3 (+ {z} {z})
3 (* {z} {z})
2 (- {z} {z})
2 (/ {z} {z})
1 (- {z} {f})
1 (- {f} {z})
1 (* {f} {z})
1 (+ {z} {i})
1 (* {z} {s})
1 (* {z} +2i)
1 (+ 1/2-1i {z})
1 (* -i {f})
1 (- {z} {s} 1+i)
1 (/ {z} {f})
1 (/ {i} {z})
1 (- {z})
1 (square {z})
1 (exact->inexact {z})
1 (exp {z})
1 (h1 {z})
2 (if {b} {z} {z})
1 (let (($x {z}) ($y {f})) {z x:z y:f})
2 {@z}
3 (let $lp (($i 0) ($t {z})) (if (< $i {2-9}) ($lp (+ $i 1) {z i:s t:z}) {z t:z}))
2 (do (($i 0 (+ $i 1)) ($t {z} {z i:s t:z})) ((= $i {2-9}) {z t:z}) {e i:s t:z})
1 (let (($m {z})) (do (($i 0 (+ $i 1))) ((= $i {2-9}) $m) (set! $m {z i:s m:z})))
1 (let $f (($n {1-6})) (if (<= $n 0) {z:} (* {z n:s} ($f (- $n 1)))))
1 (let-values ((($x $y) (values {z} {f}))) {z x:z y:f})
"""

BOOLEANS = """\
4 (< {i} {i})
3 (= {i} {i})
2 (>= {f} {i})
2 (< {f} {f})
1 (= {f} {f})
1 (not {b})
1 (even? {i})
1 (zero? {n})
1 (and {b} {b})
1 (or {b} {b})
1 (eqv? {i} {i})
1 (eqv? {f} {f})
1 (ev? {0-9})
1 (char<? {c} {c})
1 (char-ci=? {c} {c})
1 (nan? {n})
1 (integer? {n})
2 (eq? {a} {a})
1 (eqv? {a} {o})
1 (equal? {o} {a})
1 (if {o} {b} {b})
1 (not {o})
1 (= {z} {z})
1 (zero? {z})
2 {@b}
1 (let $lp (($i 0) ($q {b})) (if (< $i 5) ($lp (+ $i 1) {b i:s q:b}) $q))
"""

CHARACTERS = """\
1 (string-ref few-characters (modulo {i} 6))
1 (string-ref few-characters {0-6})
3 #\\a
1 #\\Z
1 #\\x
1 (integer->char (+ 65 (modulo {i} 26)))
1 (if {b} {c} {c})
"""

EFFECTS = """\
8 {!}
1 (tick {i})
1 (show {n})
1 (set! {=i} {i})
1 (set! {=f} {f})
1 (if {b} {!})
2 (do (($i 0 (+ $i 1))) ((= $i {2-7})) {! i:s})
1 (for-each (lambda ($x) {! x:i}) {@I})
1 (for-each (lambda ($x) {! x:s}) {@B})
1 (for-each (lambda ($x) {e x:f}) {@F})
1 (vector-for-each (lambda ($x) {! x:i}) {@I})
1 (vector-map! (lambda ($x) {f x:f}) {@F})
1 (vector-map! (lambda ($x) {i x:i}) {@I})
1 {i}
"""

RAISING = """\
4 (error "bad" {i} {o})
2 (error 'p "no" {f})
2 (raise {o})
1 (raise (list {i} {a}))
1 (begin {e} (error "late" {i}))
1 (let (($x {i})) (error "inside" $x {i x:i}))
1 (raise-continuable {i})
"""

RAISED_IN = """\
4 (if {b} {K} {r})
3 (cond ({b} {r}) ({b} {K}) (else {K}))
1 (if {b} {r} {r})
1 (begin (assert {b}) {K})
1 (begin (if {b} {r}) {K})
1 (let $lp (($i 0) ($t {K})) (if (< $i {2-12}) ($lp (+ $i 1) (if {b i:s t:K} {K i:s t:K} {r i:s t:K})) $t))
"""
"""In which expressions of a kind something may be raised."""

CALLS = """\
2 (h3 {i})
2 (h4 {s} {s})
1 (guard ($e ((symbol? $e) {i}) ((number? $e) $e)) {i})
"""

MORE = """\
(define (h3 x) (if (< x 0) (error "negative" x) (* 2 x)))
(define (h4 x y) (cond ((= x y) (raise x)) ((< x y) (+ 1 (h4 (+ x 2) y))) (else y)))
"""

HIGHER = """\
(define (twice f x) (f (f x)))
(define (sum-to f n) (let loop ((i 0) (s 0)) (if (= i n) s (loop (+ i 1) (+ s (f i))))))
(define (fold-to f n init) (do ((i 0 (+ i 1)) (a init (f a i))) ((= i n) a)))
(define (find-to p n) (let loop ((i 0)) (cond ((= i n) -1) ((p i) i) (else (loop (+ i 1))))))
(define (tree f n) (if (< n 2) (f n) (+ (tree f (- n 1)) (tree f (- n 2)))))
(define (before f g) (lambda (x) (g (f x))))
"""

PROCEDURES = """\
4 (lambda ($x) {i x:i})
3 (linear {i} {i})
2 (let (($k {i})) (lambda ($x) {i x:i k:i}))
2 (let (($k {f})) (lambda ($x) {n x:i k:f}))
1 (before {p} {p})
1 h1
1 abs
1 (lambda ($x) (begin {e x:i} {i x:i}))
"""

APPLIED = """\
3 (sum-to {p} {2-9})
2 (twice {p} {i})
2 (fold-to (lambda ($a $x) {i a:i x:s}) {2-9} {i})
1 (fold-to max {2-9} {i})
1 (find-to (lambda ($x) {b x:s}) {2-9})
1 (tree {p} {1-6})
"""

REDEFINITIONS = """\
(define (h1 x) (- x 5))
(set! h1 (lambda (x) (* 2.0 x)))
(define (h2 x y) (tick (+ x y)))
(set! h2 max)
(set! g1 -3)
(define g2 1/3)
(define (fib n) (* n n))
(define (gcd* a b) (if (= b 0) (abs a) (gcd* b (modulo a b))))
(define (abs x) (if (< x 0) (- x) (show x)))
(define (ev? n) (even? n))
"""

INTEGER_ENDS = (
    "9223372036854775807", "-9223372036854775808", "4611686018427387904", "9007199254740993", "-1", "3037000500",
    "9223372036854775808", "4294967296",
)  # fmt: skip
FLOAT_ENDS = ("0.0", "-0.0", "+inf.0", "-inf.0", "+nan.0", "1e308", "5e-324", "0.1", "9007199254740992.0", "-9.3e18")
WRONG = {
    "i": ("2.5", "1/3", "#t", "(expt 2 70)", "'a"), "f": ("3", "1/3", "1+2i", '"s"'), "s": ("0.0", "-7"), "b": ("0",), "a": ('"done"', "1"),
    "z": ("2.5", "1+2i", "7"),
}  # fmt: skip


def _table(text: str) -> tuple[list[str], list[int]]:
    lines = [line.split(" ", 1) for line in text.splitlines()]
    return [t for _, t in lines], [int(w) for w, _ in lines]


TEMPLATES = {
    kind: _table(text)
    for kind, text in [
        ("i", INTEGERS), ("s", SMALL), ("d", DIVISORS), ("f", FLOATS), ("n", NUMBERS), ("z", COMPLEX), ("b", BOOLEANS),
        ("c", CHARACTERS), ("a", ATOMS), ("o", ANYTHING), ("e", EFFECTS),
    ]
}  # fmt: skip
WITH_RAISING = {
    kind: _table("".join(f"{w} {t}\n" for t, w in zip(*table, strict=True)) + RAISED_IN.replace("K", kind) + CALLS * (kind == "i"))
    for kind, table in TEMPLATES.items()
    if kind != "d"
} | {"r": _table(RAISING), "d": TEMPLATES["d"]}
WITH_PROCEDURES = TEMPLATES | {
    kind: _table("".join(f"{w} {t}\n" for t, w in zip(*TEMPLATES[kind], strict=True)) + "".join(f"{3 * int(x[0])}{x[1:]}\n" for x in APPLIED.splitlines()))
    for kind in "in"
} | {"p": _table(PROCEDURES)}
HOLE = re.compile(r"\{([^}]+)\}")
NAME = re.compile(r"\$([a-z]+)")

Scope = tuple[tuple[str, str], ...]  # names with their types


class Generator:
    """Expressions from one stream of random numbers."""

    def __init__(self, seed: int, *, raising: bool = False, higher: bool = False) -> None:
        self.random = random.Random(seed)
        self.templates = WITH_RAISING if raising else WITH_PROCEDURES if higher else TEMPLATES
        self.names = 0
        self.budget = self.random.choice([12, 25, 50])

    def expression(self, kind: str, depth: int, scope: Scope) -> str:
        """An expression of `kind` in which the variables of `scope` have their types."""
        self.budget -= 1
        if kind == "!":
            return self.storing(depth, scope)
        while depth > 0 and self.budget > 0:
            template = self.random.choices(*self.templates[kind])[0]
            if set(re.findall(r"\{@([A-Z])\}", template)) <= {t for _, t in scope}:
                return self.fill(template, depth, scope)
        return self.leaf(kind, scope)

    def leaf(self, kind: str, scope: Scope) -> str:
        """The simplest of `kind`."""
        r = self.random
        like = {"i": "is", "n": "isfn", "f": "f", "d": "", "e": "if", "o": "isfnbcao"}.get(kind, kind)
        known = [name for name, t in scope if t in like]
        if known and r.random() < 0.65:
            return r.choice(known)
        if kind == "r":
            return "(raise 'out)"
        if kind == "p":
            return r.choice(["h1", "abs", "(linear 2 1)", "(lambda (x) (* x 3))"])
        if kind == "b":
            return r.choice(["#t", "#f"])
        if kind == "c":
            return "#\\q"
        if kind in "ao":
            return "'done" if kind == "a" else r.choice(["'done", "7", "2.5", '"text"', "#\\q", "#t", "'()"])
        if kind == "z":
            return r.choice(["1.5-2i", "-0.0+1.0i", "0.5+0.25i", "2.0-0.0i", "+inf.0+1.0i"] if r.random() < 0.9 else ["+i"])
        if kind == "f":
            return r.choice(FLOAT_ENDS) if r.random() < 0.15 else r.choice(["0.5", "1.25", "-3.0", "2.0", "g2"])
        if kind == "d":
            return str(r.randint(1, 9))
        if kind == "i" and r.random() < 0.08:
            return r.choice(INTEGER_ENDS)
        return "g1" if kind == "i" and r.random() < 0.1 else str(r.randint(-3, 9))

    def element(self, kind: str, depth: int, scope: Scope) -> str:
        """An element of an array whose elements are of `kind`, if there is one in sight."""
        found = [(name, t) for name, t in scope if t in ARRAYS and ARRAYS[t][1] == kind]
        if not found:
            return self.leaf(kind, scope)
        name, t = self.random.choice(found)
        _, _, ref, _, rank = ARRAYS[t]
        if t == "R":
            return "(vector-ref (vector-ref {} {}) {})".format(name, *self.indices(2, depth, scope))
        if ref != "bytevector-u8-ref" and rank == 1 and self.random.random() < 0.5:
            ref = self.random.choice(["array-ref", "vector-ref"]) if t not in "VO" else "vector-ref"
        return f"({ref} {name} {' '.join(self.indices(rank, depth, scope))})"

    def storing(self, depth: int, scope: Scope) -> str:
        """A store into an array in sight; without one, an integer."""
        found = [(name, t) for name, t in scope if t in ARRAYS]
        if not found:
            return self.expression("i", depth - 1, scope)
        name, t = self.random.choice(found)
        _, kind, _, store, rank = ARRAYS[t]
        if kind == "i" and t != "I" and t != "J" and self.random.random() < 0.8:  # most fit
            kind = "s"
        value = self.expression(kind, depth - 2, scope)
        at = self.indices(rank, depth, scope)
        if t == "R":
            return "(vector-set! (vector-ref {} {}) {} {})".format(name, *at, value)
        if rank == 1 and t not in "VYO" and self.random.random() < 0.4:
            store = self.random.choice(["array-set!", "vector-set!"])
        return f"({store} {name} {' '.join(at)} {value})"

    def indices(self, rank: int, depth: int, scope: Scope) -> list[str]:
        """Indices, few of them bad."""
        found = []
        for size in AXES[rank]:
            index = self.expression("s", depth - 3, scope)
            r = self.random.random()
            found.append(index if r < 0.12 and not index.isdigit() else f"(modulo {index} {size})" if r < 0.97 else "6")
        return found

    def fill(self, template: str, depth: int, scope: Scope) -> str:
        """`template` with its names made fresh and its holes filled."""
        fresh: dict[str, str] = {}

        def name(match: re.Match[str]) -> str:
            if match[1] not in fresh:
                self.names += 1
                fresh[match[1]] = f"{match[1]}{self.names}"
            return fresh[match[1]]

        template = NAME.sub(name, template)

        def hole(match: re.Match[str]) -> str:
            kind, *more = match[1].split()
            if "-" in kind:
                low, high = kind.split("-")
                return str(self.random.randint(int(low), int(high)))
            wider = tuple((fresh[x], t) for x, t in (each.split(":") for each in more))
            if kind[0] == "=":
                free = [x for x, t in scope if t == kind[1] and x[0] == "m"]
                return self.random.choice(free or [{"i": "g1", "f": "g2"}[kind[1]]])
            if kind[0] == "@":
                if kind[1] in ARRAYS:
                    return self.random.choice([x for x, t in scope if t == kind[1]])
                return self.element(kind[1], depth, scope)
            if kind[-1] == ":":
                return self.expression(kind[0], depth - 2, wider)
            return self.expression(kind, depth - 1, scope + wider)

        return HOLE.sub(hole, template)


def program(seed: int, *, redefine: bool = False, arguments: bool = True, raising: bool = False, higher: bool = False) -> str:
    """The program of number `seed`; with `redefine`, globals that it calls get other values on the way.

    Without `arguments`, procedures find their arrays in globals, and do not get them as arguments.
    With `raising`, they raise errors and other things; with `higher`, procedures are arguments of others.
    """
    g = Generator(seed, raising=raising, higher=higher)
    r = g.random
    depth = r.randint(3, 5)
    kinds = r.sample(sorted(ARRAYS), 3)
    forms = [f"(define array{k} {ARRAYS[k][0]})" for k in kinds]
    procedures = []
    for number in range(1, r.randint(2, 3)):
        types = r.choices("iiffsbazz", k=r.randint(1, 2)) + kinds[: r.randint(0, 3)]
        passed = [t in ARRAYS and not arguments for t in types]
        scope = tuple((f"array{t}" if known else f"{t.lower()}{number}{at}", t) for at, (t, known) in enumerate(zip(types, passed, strict=True)))
        kind = r.choice("iiiffffnnnbzzzaoo")
        g.budget = max(g.budget, 12)
        body = f"{g.expression('e', depth - 1, scope)} " * r.choice([0, 0, 1]) + g.expression(kind, depth, scope)
        parameters = " ".join(x for (x, _), known in zip(scope, passed, strict=True) if not known)
        forms.append(f"(define (p{number} {parameters})\n  {body})")
        procedures.append((f"p{number}", types))
    tries: list[str] = []
    for name, types in procedures * 2:
        for wrong in (0.0, 0.3):
            given = [_argument(r, t, wrong) for t in types if arguments or t not in ARRAYS]
            tries.append(f"(lambda () ({name} {' '.join(given)}))")
        if r.random() < 0.4:
            again = r.choice(REDEFINITIONS.splitlines())
            if redefine:
                forms += [_tried(tries), again]
                tries = []
    forms.append(_tried(tries))
    last = " ".join(f"array{k}" for k in kinds)
    if r.random() < 0.05:
        name, types = r.choice(procedures)
        given = [_argument(r, t, 0.6) for t in types if arguments or t not in ARRAYS]
        forms.append(f"({name} {' '.join(given)})")
    forms.append(f"(list results (get-output-string printed) log {last})")
    return needed(PROLOGUE + MORE * raising + HIGHER * higher, "\n".join(forms) + "\n", always=("log", "results", "printed"))


def _tried(tries: list[str]) -> str:
    """One form for all of them: to compile many small ones takes the engines longer than to run them."""
    return "(for-each try (list {}))".format("\n  ".join(tries))


def _argument(r: random.Random, kind: str, wrong: float) -> str:
    if kind in ARRAYS:
        return f"array{kind}"
    if r.random() < wrong:
        return r.choice(WRONG[kind])
    if kind == "f":
        return r.choice(FLOAT_ENDS) if r.random() < 0.3 else f"{r.randint(-40, 40) / 8}"
    if kind == "b":
        return r.choice(["#t", "#f"])
    if kind == "a":
        return r.choice(["'start", "'done", "'()", "'more"])
    if kind == "z":
        parts = [r.choice(FLOAT_ENDS) if r.random() < 0.2 else f"{r.randint(-40, 40) / 8}" for _ in range(2)]
        return f"(make-rectangular {' '.join(parts)})"
    return r.choice(INTEGER_ENDS) if kind == "i" and r.random() < 0.2 else str(r.randint(-2, 9))


if __name__ == "__main__":
    import sys

    print(program(int(sys.argv[1])))
