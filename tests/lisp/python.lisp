;;; Python from Lisp: modules as libraries, dotted names, methods (language.md, "Python from Lisp").

;; a module is one name, as in Python
(import (python math))
math.pi                                ;~> 3.14159265
(math.sqrt 16)                         ;=> 4.0
(import (python fractions :as f))
(f.Fraction 1 3)                       ;=> 1/3
(import (python os.path))
(os.path.join "a" "b")                 ;=> "a/b"

;; or the names in it
(import (only (python math) gcd tau))
(gcd 12 18)                            ;=> 6
tau                                    ;~> 6.2831853
(import (prefix (only (python math) sqrt) py:))
(py:sqrt 2)                            ;~> 1.41421356
(import (rename (only (python math) pi) (pi pie)))
pie                                    ;~> 3.14159265

;; methods, and attributes that are none
(.upper "abc")                         ;=> "ABC"
(.sqrt math 9)                         ;=> 3.0
(.pi math)                             ;~> 3.14159265
(let ((s "a,b")) (.split s ","))       ;=> ("a" "b")
(let ((s "abc")) (s.upper))            ;=> "ABC"
(import (python datetime))
(let ((d (datetime.date 2020 1 2))) (list d.year (.strftime d "%d") (.isoformat d)))   ;=> (2020 "02" "2020-01-02")

;; keyword arguments are Python's
(import (python json))
(json.dumps '(1 2) :separators #("," ":"))   ;=> "[1,2]"

;; objects that Lisp has no data for stay themselves
(import (python collections))
(define d (collections.deque '(1 2)))
(.append d 3)
(python->list d)                       ;=> (1 2 3)

;; a name of one's own comes first
(define math.e 'mine)
math.e                                 ;=> mine

;; a macro's dotted name is seen from the macro's definition
(define-syntax circle (syntax-rules () ((_ r) (* math.pi r r))))
(let ((math 5)) (circle 1))            ;~> 3.14159265

(cond-expand ((library (python numpy)) 'there) (else 'missing))        ;=> there
(cond-expand ((library (python no-such-thing)) 'there) (else 'missing))   ;=> missing

;; errors
(import (python no-such-thing))        ;!! there is no Python module no-such-thing
(import (python math as m))            ;!! import: this names no Python module
(import (only (python math) sqr))      ;!! import: there is no sqr in it
(math.nope 1)                          ;!! unbound variable: math.nope
nobody.knows                           ;!! unbound variable: nobody.knows
(.append)                              ;!! .append: a method needs its object
(.append '(1 2) 3)                     ;!! append: Python has a copy of (1 2)
