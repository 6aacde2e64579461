;;; Classic mapping: functions of the elements, or of the cells, of lists.
;;;
;;; In LISP 1.5 the list comes first, in Common Lisp the function. Both orders are understood: the
;;; argument that is a procedure is the function. If none is, the one that can be read as a function is
;;; (a symbol, a lambda expression); if both can, the second. Several lists follow a function in front.

(define-library (lambit classic mapping)
  (export mapcar maplist mapc mapcan mapcon map search)
  (import (only (lambit) lambda let let* begin list cons append reverse procedure? for-each append-map error
                string-append symbol->string)
          (prefix (only (lambit) map apply) r7:)
          (lambit classic forms)
          (lambit classic data)
          (lambit classic evaluating))
  (begin

    (define (arranged who x y more)
      "The list of the function and the lists, whatever their order is."
      (cond ((procedure? x) (cons x (lists (cons y more))))
            ((functional? y) (list (function-of y) (or x nil)))
            ((functional? x) (cons (function-of x) (lists (cons y more))))
            (t (error (string-append (symbol->string who) ": no argument is a function:") x y))))

    (define (lists xs)
      "The lists, none of which is `#f`."
      (r7:map (lambda (x) (or x nil)) xs))

    (define (function-of x)
      (cond ((procedure? x) x) (t (eval x))))

    (define (cells x)
      "The cells of the list `x`, in order."
      (let loop ((x x) (done nil))
        (cond ((null x) (reverse done))
              (t (loop (cdr x) (cons x done))))))

    (define (on-elements mapper who x y more)
      (r7:apply mapper (arranged who x y more)))

    (define (on-cells mapper who x y more)
      (let ((found (arranged who x y more)))
        (r7:apply mapper (car found) (r7:map cells (cdr found)))))

    (define (mapcar x f . more)
      "The list of the values of a function on the elements of lists.

       (mapcar '(1 2 3) (lambda (n) (* n n)))      ;=> (1 4 9)
       (mapcar (lambda (n) (* n n)) '(1 2 3))      ;=> (1 4 9)
       (mapcar + '(1 2 3) '(10 20 30))             ;=> (11 22 33)
       (mapcar '((a b) (c d)) 'car)                ;=> (a c)
       (mapcar '(a) '(b))                          ;!! mapcar: no argument is a function: (a) (b)"
      (on-elements r7:map 'mapcar x f more))

    (define (maplist x f . more)
      "The list of the values of a function on the cells of a list: on the list, its `cdr`, and so on.

       (maplist '(a b c) (lambda (l) l))   ;=> ((a b c) (b c) (c))
       (maplist length '(a b c))           ;=> (3 2 1)"
      (on-cells r7:map 'maplist x f more))

    (define (mapc x f . more)
      "Call a function with the elements of lists, for what it does; gives the first list.

       (mapc '(1 2) display)   ;=> (1 2)
                               ;>> 12"
      (on-elements for-each 'mapc x f more)
      (cond ((procedure? x) f) ((functional? f) x) (t f)))

    (define (map x f . more)
      "Call a function with the cells of a list, for what it does; gives nil (LISP 1.5).

       (map '(a b) display)   ;=> ()
                              ;>> (a b)(b)"
      (on-cells for-each 'map x f more)
      nil)

    (define (mapcan x f . more)
      "The lists that a function gives on the elements of lists, appended. No list is changed.

       (mapcan '(a b) (lambda (x) (list x x)))   ;=> (a a b b)"
      (on-elements append-map 'mapcan x f more))

    (define (mapcon x f . more)
      "The lists that a function gives on the cells of a list, appended. No list is changed.

       (mapcon '(a b) (lambda (l) l))   ;=> (a b b)"
      (on-cells append-map 'mapcon x f more))

    (define (search x p f u)
      "The value of `f` on the first cell of the list `x` of which `p` holds; if there is none, that of
       `u` on nil. If `u` is no procedure, it is the value itself, as in the paper of 1960.

       (search '(a 1 b) (lambda (l) (number? (car l))) car (lambda (l) 'none))   ;=> 1
       (search '(a b) (lambda (l) (number? (car l))) car 'none)                  ;=> none"
      (cond ((null x) (cond ((procedure? u) (u x)) (t u)))
            ((p x) (f x))
            (t (search (cdr x) p f u))))))
