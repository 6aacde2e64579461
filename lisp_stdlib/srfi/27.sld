;;; SRFI 27: sources of random numbers.
;;;
;;; A source made by `make-random-source` gives the same numbers in every run. The default one, of
;;; which `random-integer`, `random-real` and all of the base library take theirs, begins at a
;;; place that is different each time, which needs the capability `random`; not so after
;;; `random-source-pseudo-randomize!` or `random-source-state-set!`. Integers are exactly uniform,
;;; however large. A Mersenne twister (MT19937) is behind them: not for secrets.

(define-library (srfi 27)
  (export
    random-integer random-real default-random-source make-random-source random-source?
    random-source-state-ref random-source-state-set! random-source-randomize!
    random-source-pseudo-randomize! random-source-make-integers random-source-make-reals)
  (import (except (lambit) default-random-source)
          (rename (only (lambit) default-random-source) (default-random-source the-default-source)))
  (begin

    ;; The random source that `random-integer` and `random-real` take their numbers from (SRFI 27).
    ;;
    ;;     (random-source? default-random-source)   ;=> #t
    (define default-random-source (the-default-source))))
