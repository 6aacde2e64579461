"""Lambit inside a Python program: data, arrays, functions and errors cross both ways."""

import numpy as np

from lambit import Interpreter, LispError

it = Interpreter()  # its programs can compute, and nothing else

# Values in and out.
it.define("weights", np.array([0.5, 0.25, 0.25]))  # not copied
print(it.eval("(entropy weights)"))  # 1.5

# A Lisp procedure is a Python callable.
it.eval("""
  (define (redundancy p n)
    "How far the entropy of p stays below that of n equal choices."
    (- 1 (/ (entropy p) (log n 2))))
""")
redundancy = it["redundancy"]
print(round(redundancy([0.7, 0.1, 0.1, 0.1], 4), 3))  # 0.322

# A Python function is a Lisp procedure.
it.define("shout", lambda text: text.upper() + "!")
print(it.eval('(shout "eureka")'))  # EUREKA!

# An error of the Lisp program is a Python exception that knows where it happened.
try:
    it.eval("(redundancy '(0.5 0.6) 2)", "weather.lisp")
except LispError as error:
    print(error)

# What is not granted cannot be done.
try:
    it.eval('(open-input-file "/etc/passwd")')
except LispError as error:
    print(type(error).__name__)  # CapabilityError
