;;; SRFI 2: and-let*, an `and` whose tests may bind.

(define-library (srfi 2)
  (export and-let*)
  (import (lambit))
  (begin

    (define-syntax and-let*
      "The value of the last form, if every clause before it is true; else `#f` (SRFI 2).

       A clause is `(variable expression)`, whose variable the later ones see,
       `(expression)`, or a variable that is bound already.

       (and-let* ((x 3) ((positive? x)) (y (* x x))) (+ x y))   ;=> 12
       (and-let* ((x (assq 'b '((a . 1))))) (cdr x))            ;=> #f
       (and-let* ())                                            ;=> #t"
      (syntax-rules ()
        ((_ ()) #t)
        ((_ () body ...) (let () body ...))
        ((_ ((variable expression))) expression)
        ((_ ((expression))) expression)
        ((_ (variable)) variable)
        ((_ ((variable expression) . clauses) . body)
         (let ((variable expression)) (if variable (and-let* clauses . body) #f)))
        ((_ ((expression) . clauses) . body) (if expression (and-let* clauses . body) #f))
        ((_ (variable . clauses) . body) (if variable (and-let* clauses . body) #f))))))
