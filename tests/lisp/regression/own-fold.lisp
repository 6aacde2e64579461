;;; A library may define a name whose loop the compiler writes in place when it is the base library's.
(define-library (own fold)
  (export fold for-each hash-table-update!/default)
  (import (except (lambit) fold for-each hash-table-update!/default))
  (begin
    (define (fold f x y) (list 'fold x y))
    (define (for-each f x) (list 'for-each x))
    (define (hash-table-update!/default table key f default) (list 'update table key default))))

(import (own fold))

(fold (lambda (x acc) acc) 1 2)                        ;=> (fold 1 2)
(let ((x 7)) (for-each car x))                         ;=> (for-each 7)
(hash-table-update!/default 1 2 (lambda (x) x) 3)      ;=> (update 1 2 3)
