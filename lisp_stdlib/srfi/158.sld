;;; SRFI 158: generators, procedures that give one item after the other, and accumulators, which
;;; take them. It has all of SRFI 121.
;;;
;;; `(srfi 158 constructors)`, `(srfi 158 operations)`, `(srfi 158 consumers)` and
;;; `(srfi 158 accumulators)` are its parts.

(define-library (srfi 158)
  (export
    generator circular-generator make-iota-generator make-range-generator make-coroutine-generator
    list->generator vector->generator reverse-vector->generator string->generator
    bytevector->generator make-for-each-generator make-unfold-generator

    gcons* gappend gflatten ggroup gmerge gmap gcombine gfilter gremove gstate-filter
    gtake gdrop gtake-while gdrop-while gdelete gdelete-neighbor-dups gindex gselect

    generator->list generator->reverse-list generator->vector generator->vector! generator->string
    generator-fold generator-map->list generator-for-each generator-find generator-count
    generator-any generator-every generator-unfold

    make-accumulator count-accumulator list-accumulator reverse-list-accumulator vector-accumulator
    reverse-vector-accumulator vector-accumulator! string-accumulator bytevector-accumulator
    bytevector-accumulator! sum-accumulator product-accumulator)
  (import (srfi 158 constructors)
          (except (srfi 158 operations) next-items)
          (srfi 158 consumers)
          (srfi 158 accumulators)))
