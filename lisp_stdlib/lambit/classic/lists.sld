;;; Classic lists: the functions of McCarthy's paper of 1960 and of the LISP 1.5 manual.
;;;
;;; They are written in the dialect itself, most of them as their authors wrote them.

(define-library (lambit classic lists)
  (export nconc conc copy last member among assoc sassoc pair pairlis
          subst sublis ff alt efface)
  (import (only (lambit) lambda let error apply list cons append reverse)
          (lambit classic forms)
          (lambit classic data))
  (begin

    ;;; ---- whole lists

    (define (nconc . lists)
      "The lists appended, by changing the last cell of each.

       (define l (list 'a 'b))
       (nconc l '(c))   ;=> (a b c)
       l                ;=> (a b c)"
      (let loop ((lists (reverse lists)) (tail nil))
        (cond ((null lists) tail)
              ((null (car lists)) (loop (cdr lists) tail))
              (t (rplacd (last (car lists)) tail)
                 (loop (cdr lists) (car lists))))))

    (define (conc . lists)
      "The same as `nconc`.

       (conc (list 'a) (list 'b) '(c))   ;=> (a b c)"
      (apply nconc lists))

    (define (copy x)
      "`x` in new cells.

       (copy '(a (b . c)))   ;=> (a (b . c))"
      (cond ((atom x) x)
            (t (cons (copy (car x)) (copy (cdr x))))))

    (define (last x)
      "The last cell of the list `x`.

       (last '(a b c))   ;=> (c)"
      (cond ((atom (cdr x)) x)
            (t (last (cdr x)))))

    (define (alt x)
      "Every other element of the list `x`, beginning with the first (1960).

       (alt '(a b c d e))   ;=> (a c e)"
      (let loop ((x x) (done nil))
        (cond ((null x) (reverse done))
              (t (loop (cddr x) (cons (car x) done))))))

    (define (efface x l)
      "The list `l` without the first element that is equal to `x`, by changing the cell before it.

       (efface 'b (list 'a 'b 'c 'b))   ;=> (a c b)"
      (cond ((null l) nil)
            ((equal x (car l)) (cdr l))
            (t (let loop ((l l))
                 (cond ((null (cdr l)) nil)
                       ((equal x (cadr l)) (rplacd l (cddr l)))
                       (t (loop (cdr l)))))
               l)))

    ;;; ---- what is in them

    (define (member x l)
      "Is `x` equal to an element of the list `l`?

       (member '(b) '(a (b)))   ;=> t
       (member 'c '(a b))       ;=> ()"
      (cond ((null l) nil)
            ((equal x (car l)) t)
            (t (member x (cdr l)))))

    (define (among x l)
      "The same as `member`, by its name of 1960.

       (among 'b '(a b))   ;=> t"
      (member x l))

    (define (ff x)
      "The first atom in `x` (1960).

       (ff '((a b) c))   ;=> a"
      (cond ((atom x) x)
            (t (ff (car x)))))

    ;;; ---- association lists

    (define (pair x y)
      "The cells of corresponding elements of two lists of the same length.

       (pair '(a b) '(1 2))   ;=> ((a . 1) (b . 2))
       (pair '(a b) '(1))     ;!! pair: the lists have different lengths: (a b) (1)"
      (let loop ((u x) (v y) (done nil))
        (cond ((and (null u) (null v)) (reverse done))
              ((or (null u) (null v)) (error "pair: the lists have different lengths:" x y))
              (t (loop (cdr u) (cdr v) (cons (cons (car u) (car v)) done))))))

    (define (pairlis x y a)
      "The cells of corresponding elements of two lists, before the association list `a`.

       (pairlis '(a b c) '(u v w) '((d . x)))   ;=> ((a . u) (b . v) (c . w) (d . x))"
      (append (pair x y) a))

    (define (assoc x a)
      "The first cell in the association list `a` whose `car` is equal to `x`; nil if there is none.

       (assoc 'b '((a . m) (b . n)))   ;=> (b . n)
       (assoc 'c '((a . m) (b . n)))   ;=> ()"
      (cond ((null a) nil)
            ((equal (caar a) x) (car a))
            (t (assoc x (cdr a)))))

    (define (sassoc x a otherwise)
      "As `assoc`; if there is no such cell, the value of `otherwise`, a procedure without parameters.

       (sassoc 'c '((a . m)) (lambda () 'none))   ;=> none"
      (cond ((null a) (otherwise))
            ((equal (caar a) x) (car a))
            (t (sassoc x (cdr a) otherwise))))

    ;;; ---- substitution

    (define (subst x y z)
      "`z` with `x` for everything in it that is equal to `y`.

       (subst '(x . a) 'b '((a . b) . c))   ;=> ((a x . a) . c)"
      (cond ((equal y z) x)
            ((atom z) z)
            (t (cons (subst x y (car z)) (subst x y (cdr z))))))

    (define (sublis a y)
      "`y` with its value in the association list `a` for every atom that is there.

       (sublis '((x . shakespeare) (y . (the tempest))) '(x wrote y))
       ;=> (shakespeare wrote (the tempest))"
      (cond ((atom y)
             (let ((found (assoc y a)))
               (cond (found (cdr found)) (t y))))
            (t (cons (sublis a (car y)) (sublis a (cdr y))))))))
