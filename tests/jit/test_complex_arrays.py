"""Arrays of complex numbers and of booleans in native code."""

import numpy as np
import pytest

from lambit import Interpreter
from lambit.errors import LispError
from lambit.jit.types import COMPLEX
from lambit.printer import write

FOURIER = """
(define (transform x y n)
  (do ((k 0 (+ k 1))) ((= k n))
    (let ((w (make-polar 1.0 (/ (* k -6.283185307179586) n))))
      (do ((j 0 (+ j 1)) (p 1.0+0.0i (* p w)) (s 0.0+0.0i (+ s (* p (array-ref x j)))))
          ((= j n) (array-set! y k s))))))
transform"""
LIFE = """
(define (alive a n i j) (if (array-ref a (modulo i n) (modulo j n)) 1 0))
(define (generation a b n)
  (do ((i 0 (+ i 1))) ((= i n))
    (do ((j 0 (+ j 1))) ((= j n))
      (let ((k (do ((d 0 (+ d 1)) (t 0 (if (= d 4) t (+ t (alive a n (+ i (- (quotient d 3) 1)) (+ j (- (remainder d 3) 1)))))))
                   ((= d 9) t))))
        (array-set! b i j (or (= k 3) (and (= k 2) (array-ref a i j))))))))
generation"""
CUBE = """
(define (total! a n)
  (let planes ((i 0) (s 0.0+0.0i))
    (if (= i n) s
        (planes (+ i 1)
          (do ((j 0 (+ j 1)) (s s (do ((k 0 (+ k 1)) (s s (+ s (array-ref a i j k)))) ((= k n) s) (array-set! a i j k (* i 0.5+1.0i)))))
              ((= j n) s))))))
total!"""
complexes = pytest.mark.skipif(not COMPLEX, reason="this Python's complex numbers are not those that native code has")


def both(text, *data, times=3):
    """What interpreter and native code give for `data`, and make of it; and what is said of the procedure."""
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        f = it.eval(text)
        given = [x.copy() if isinstance(x, np.ndarray) else x for x in data]
        results = [write(f(*given)) for _ in range(times)]
        found.append((results, [x.tobytes() for x in given if isinstance(x, np.ndarray)]))
        said = it.explain(f.__name__ if hasattr(f, "__name__") else "f")
    assert found[0] == found[1]
    return said, given


@complexes
@pytest.mark.parametrize("dtype", ["complex128", "complex64"])
def test_a_fourier_transform(dtype):
    r = np.random.default_rng(1)
    x = (r.normal(size=16) + 1j * r.normal(size=16)).astype(dtype)
    said, (_, y, _) = both(FOURIER, x, np.zeros(16, dtype), 16)
    assert "compiled for (array of c" in said
    assert np.allclose(y, np.fft.fft(x), atol=1e-5)


@complexes
@pytest.mark.parametrize("dtype", ["complex128", "complex64"])
def test_three_axes(dtype):
    a = (np.arange(27) * (1 - 0.25j)).reshape(3, 3, 3).astype(dtype)
    said, _ = both(CUBE, a, 3)
    assert "compiled for (array of c" in said
    assert "rank 3" in said


def test_the_game_of_life():
    a = np.random.default_rng(2).random((8, 8)) < 0.4
    said, (_, b, _) = both(LIFE, a, np.zeros((8, 8), bool), 8)
    assert "compiled for (array of bool, rank 2, array of bool, rank 2, integer)" in said
    around = sum(np.roll(a, (i, j), (0, 1)).astype(int) for i in (-1, 0, 1) for j in (-1, 0, 1)) - a
    assert (b == ((around == 3) | (a & (around == 2)))).all()


@complexes
@pytest.mark.parametrize("value", ["2", "2.5", "-0.0", "1.5-2.0i", "+nan.0+1.0i", "1e300", "9007199254740993"])
@pytest.mark.parametrize("dtype", ["complex128", "complex64"])
@pytest.mark.filterwarnings("ignore:overflow encountered in cast")
def test_what_is_stored(dtype, value):
    text = f"(define (put! a i) (do ((k 0 (+ k 1))) ((= k 2) (array-ref a i)) (array-set! a (+ i k) {value}))) put!"
    said, _ = both(text, np.zeros(4, dtype), 1)
    assert "compiled for" in said


BAD = {
    "(array-set! a i 1)": (bool, "boolean"),
    "(array-set! a i 0.5)": (bool, "boolean"),
    "(array-set! a i (= i 1))": (complex, "number"),
    "(array-set! a i (make-rectangular 1.0 2.0))": (float, "real"),
    "(array-ref a (+ i 4))": (complex, "out of range"),
    "(array-set! a (- i 2) (= i 1))": (bool, "out of range"),
    "(+ 1 (array-ref a i))": (bool, "number"),
    "(< 1 (array-ref a i))": (complex, "real"),
}


@complexes
@pytest.mark.parametrize("body", BAD)
def test_errors_are_the_interpreters(body):
    dtype, word = BAD[body]
    said = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        f = it.eval(f"(define (f a i) (do ((k 0 (+ k 1))) ((= k 3) k) {body})) f")
        for _ in range(3):
            with pytest.raises(LispError) as raised:
                f(np.zeros(4, dtype), 1)
            said.append(str(raised.value))
    assert len(set(said)) == 1
    assert word in said[0]


ODD = {
    "not contiguous": lambda a: a[::2],
    "read-only": lambda a: (a.setflags(write=False), a)[1],
    "empty": lambda a: a[:0],
    "not aligned": lambda a: np.frombuffer(b"\0" + a.tobytes(), np.uint8)[1:].view(a.dtype) if a.itemsize > 1 else a,
    "of the other order": lambda a: a.astype(a.dtype.newbyteorder()),
    "bytes that are neither 0 nor 1": lambda a: (np.arange(len(a) * a.itemsize) % 7 * 40).astype(np.uint8).view(a.dtype),
}


@complexes
@pytest.mark.parametrize("dtype", [complex, np.complex64, bool])
@pytest.mark.parametrize("how", ODD)
def test_unusual_arrays(how, dtype):
    text = "(define (f a n) (do ((i 0 (+ i 1)) (s 0 (if (array-ref a i) (+ s 1) s))) ((= i n) (if (= n 0) 1 (array-ref a 0))))) f"
    a = ODD[how]((np.arange(8) % 3).astype(dtype))
    found = []
    for jit in ("off", "eager"):
        f = Interpreter(jit=jit).eval(text)
        found.append([write(f(a, len(a))) for _ in range(3)])
    assert found[0] == found[1]


@complexes
@pytest.mark.parametrize("loop", ["(sum (map (lambda (x) (* x x)) a))", "(fold + 0 a)", "(map (lambda (x) (+ x 1)) a)", "(vector-map magnitude a)"])
def test_loops_over_complex_arrays_are_the_interpreters(loop):
    """They are declined; what comes out is what it was."""
    a = (np.arange(2000) * (0.5 - 0.25j))
    found = []
    for jit in ("off", "eager"):
        f = Interpreter(jit=jit).eval(f"(define (f a) {loop}) f")
        found.append([write(f(a)) for _ in range(2)])
    assert found[0] == found[1]


@complexes
def test_complex_numbers_inside_a_fused_lambda():
    """Elements are floats, what is done with them on the way is complex."""
    a = np.linspace(-2, 2, 500)
    found = []
    for jit in ("off", "eager"):
        it = Interpreter(jit=jit)
        f = it.eval("(define (f a) (sum (map (lambda (x) (real-part (* (make-rectangular x 1.0) (make-rectangular 0.5 x)))) a))) f")
        g = it.eval("(define (g a) (sum (map (lambda (x) (magnitude (make-rectangular x 1.0))) a))) g")
        h = it.eval("(define (h a) (sum (map (lambda (x) (if (> (magnitude (make-rectangular x 1.0)) 2) x 0.5)) a))) h")
        found.append([write(each(a)) for each in (f, g, h, f, g, h)])
        said = it.explain("f"), it.explain("g"), it.explain("h")
    assert found[0] == found[1]
    assert all("compiled for" in each for each in said), said
