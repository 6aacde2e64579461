; Structure and Interpretation of Computer Programs, chapter 2.4 and 2.5: generic arithmetic directed
; by data. Packages of numbers install their operations in a table; numbers carry their type as a tag.
(import (scheme base) (scheme cxr) (scheme inexact))

; ---- the table of operations: (operation types) -> procedure

(define (make-table)
  (let ((entries '()))
    (lambda (message . arguments)
      (define (lookup key) (assoc key entries))
      (case message
        ((get) (let ((found (lookup (car arguments)))) (and found (cdr found))))
        ((put)
         (let ((found (lookup (car arguments))))
           (if found
               (set-cdr! found (cadr arguments))
               (set! entries (cons (cons (car arguments) (cadr arguments)) entries)))))
        (else (error "unknown message:" message))))))

(define operations (make-table))
(define (put op types item) (operations 'put (list op types) item))
(define (get op types) (operations 'get (list op types)))
(define coercions (make-table))
(define (put-coercion from to f) (coercions 'put (list from to) f))
(define (get-coercion from to) (coercions 'get (list from to)))

; ---- tags; Lisp's own numbers need none (exercise 2.78)

(define (attach-tag tag contents) (if (eq? tag 'scheme-number) contents (cons tag contents)))
(define (type-tag x)
  (cond ((number? x) 'scheme-number)
        ((pair? x) (car x))
        (else (error "bad tagged datum:" x))))
(define (contents x) (if (number? x) x (cdr x)))

(define (apply-generic op . args)
  (let* ((tags (map type-tag args)) (proc (get op tags)))
    (cond (proc (apply proc (map contents args)))
          ((and (= (length args) 2) (not (eq? (car tags) (cadr tags))))
           (let ((up (get-coercion (car tags) (cadr tags)))
                 (down (get-coercion (cadr tags) (car tags))))
             (cond (up (apply-generic op (up (car args)) (cadr args)))
                   (down (apply-generic op (car args) (down (cadr args))))
                   (else (error "no method for these types:" op tags)))))
          (else (error "no method for these types:" op tags)))))

(define (add x y) (apply-generic 'add x y))
(define (sub x y) (apply-generic 'sub x y))
(define (mul x y) (apply-generic 'mul x y))
(define (div x y) (apply-generic 'div x y))
(define (equ? x y) (apply-generic 'equ? x y))
(define (=zero? x) (apply-generic '=zero? x))
(define (negate x) (apply-generic 'negate x))

; ---- the packages

(define (install-scheme-number-package)
  (for-each (lambda (op f) (put op '(scheme-number scheme-number) f))
            '(add sub mul div equ?)
            (list + - * / =))
  (put '=zero? '(scheme-number) zero?)
  (put 'negate '(scheme-number) -)
  'done)

(define (install-rational-package)
  (define numer car)
  (define denom cdr)
  (define (tag x) (attach-tag 'rational x))
  (define (make n d)
    (let ((g (gcd n d))) (cons (quotient n g) (quotient d g))))
  (define (binary op f) (put op '(rational rational) (lambda (x y) (tag (f x y)))))
  (binary 'add (lambda (x y) (make (+ (* (numer x) (denom y)) (* (numer y) (denom x))) (* (denom x) (denom y)))))
  (binary 'sub (lambda (x y) (make (- (* (numer x) (denom y)) (* (numer y) (denom x))) (* (denom x) (denom y)))))
  (binary 'mul (lambda (x y) (make (* (numer x) (numer y)) (* (denom x) (denom y)))))
  (binary 'div (lambda (x y) (make (* (numer x) (denom y)) (* (denom x) (numer y)))))
  (put 'equ? '(rational rational) (lambda (x y) (= (* (numer x) (denom y)) (* (numer y) (denom x)))))
  (put '=zero? '(rational) (lambda (x) (= 0 (numer x))))
  (put 'negate '(rational) (lambda (x) (tag (make (- (numer x)) (denom x)))))
  (put 'make 'rational (lambda (n d) (tag (make n d))))
  'done)

; complex numbers have two representations, each with its own selectors under the same names
(define (install-rectangular-package)
  (define (tag x) (attach-tag 'rectangular x))
  (put 'real-part '(rectangular) car)
  (put 'imag-part '(rectangular) cdr)
  (put 'magnitude '(rectangular) (lambda (z) (sqrt (+ (square (car z)) (square (cdr z))))))
  (put 'angle '(rectangular) (lambda (z) (atan (cdr z) (car z))))
  (put 'make-from-real-imag 'rectangular (lambda (x y) (tag (cons x y))))
  'done)

(define (install-polar-package)
  (define (tag x) (attach-tag 'polar x))
  (put 'magnitude '(polar) car)
  (put 'angle '(polar) cdr)
  (put 'real-part '(polar) (lambda (z) (* (car z) (cos (cdr z)))))
  (put 'imag-part '(polar) (lambda (z) (* (car z) (sin (cdr z)))))
  (put 'make-from-mag-ang 'polar (lambda (r a) (tag (cons r a))))
  'done)

(define (real z) (apply-generic 'real-part z))
(define (imaginary z) (apply-generic 'imag-part z))
(define (modulus z) (apply-generic 'magnitude z))
(define (argument z) (apply-generic 'angle z))

(define (install-complex-package)
  (define (tag z) (attach-tag 'complex z))
  (define (rectangular x y) (tag ((get 'make-from-real-imag 'rectangular) x y)))
  (define (polar r a) (tag ((get 'make-from-mag-ang 'polar) r a)))
  (define (binary op f) (put op '(complex complex) f))
  (binary 'add (lambda (a b) (rectangular (+ (real a) (real b)) (+ (imaginary a) (imaginary b)))))
  (binary 'sub (lambda (a b) (rectangular (- (real a) (real b)) (- (imaginary a) (imaginary b)))))
  (binary 'mul (lambda (a b) (polar (* (modulus a) (modulus b)) (+ (argument a) (argument b)))))
  (binary 'div (lambda (a b) (polar (/ (modulus a) (modulus b)) (- (argument a) (argument b)))))
  (binary 'equ? (lambda (a b) (and (= (real a) (real b)) (= (imaginary a) (imaginary b)))))
  (put '=zero? '(complex) (lambda (z) (= 0 (real z) (imaginary z))))
  (for-each (lambda (op f) (put op '(complex) f))
            '(real-part imag-part magnitude angle)
            (list real imaginary modulus argument))
  (put 'make-from-real-imag 'complex rectangular)
  (put 'make-from-mag-ang 'complex polar)
  (put-coercion 'scheme-number 'complex (lambda (n) (rectangular n 0)))
  'done)

; polynomials in one variable: (variable (order coefficient) ...), the highest order first
(define (install-polynomial-package)
  (define (tag p) (attach-tag 'polynomial p))
  (define (adjoin-term order coeff terms)
    (if (=zero? coeff) terms (cons (list order coeff) terms)))
  (define (add-terms a b)
    (cond ((null? a) b)
          ((null? b) a)
          ((> (caar a) (caar b)) (cons (car a) (add-terms (cdr a) b)))
          ((< (caar a) (caar b)) (cons (car b) (add-terms a (cdr b))))
          (else (adjoin-term (caar a) (add (cadar a) (cadar b)) (add-terms (cdr a) (cdr b))))))
  (define (mul-term t terms)
    (map (lambda (u) (list (+ (car t) (car u)) (mul (cadr t) (cadr u)))) terms))
  (define (mul-terms a b)
    (if (null? a) '() (add-terms (mul-term (car a) b) (mul-terms (cdr a) b))))
  (define (negate-terms a) (map (lambda (t) (list (car t) (negate (cadr t)))) a))
  (define (div-terms a b)               ; the list of quotient and remainder
    (if (or (null? a) (> (caar b) (caar a)))
        (list '() a)
        (let* ((order (- (caar a) (caar b)))
               (coeff (div (cadar a) (cadar b)))
               (rest (div-terms (add-terms a (negate-terms (mul-term (list order coeff) b))) b)))
          (list (adjoin-term order coeff (car rest)) (cadr rest)))))
  (define (same-variable who p q)
    (if (not (eq? (car p) (car q))) (error "polynomials not in the same variable:" who (list p q)))
    (car p))
  (define (binary op f)
    (put op '(polynomial polynomial)
         (lambda (p q) (tag (cons (same-variable op p q) (f (cdr p) (cdr q)))))))
  (binary 'add add-terms)
  (binary 'mul mul-terms)
  (binary 'sub (lambda (a b) (add-terms a (negate-terms b))))
  (put 'div '(polynomial polynomial)
       (lambda (p q)
         (let ((variable (same-variable 'div p q)))
           (map (lambda (terms) (tag (cons variable terms))) (div-terms (cdr p) (cdr q))))))
  (put '=zero? '(polynomial) (lambda (p) (null? (cdr p))))
  (put 'negate '(polynomial) (lambda (p) (tag (cons (car p) (negate-terms (cdr p))))))
  (put 'make 'polynomial (lambda (variable . terms) (tag (cons variable terms))))
  'done)

(map (lambda (install) (install))
     (list install-scheme-number-package install-rational-package install-rectangular-package
           install-polar-package install-complex-package install-polynomial-package))
;=> (done done done done done done)

(define (make-rational n d) ((get 'make 'rational) n d))
(define (make-complex x y) ((get 'make-from-real-imag 'complex) x y))
(define (make-polynomial . parts) (apply (get 'make 'polynomial) parts))

; ---- one add for all

(add 1 2)                                               ;=> 3
(add (make-rational 1 2) (make-rational 1 3))           ;=> (rational 5 . 6)
(equ? (make-rational 2 4) (make-rational 1 2))          ;=> #t
(add (make-complex 1 2) (make-complex 3 4))             ;=> (complex rectangular 4 . 6)
(modulus (make-complex 3 4))                            ;=> 5
(modulus (mul (make-complex 3 4) (make-complex 5 12)))  ;=> 65
(add 1 (make-complex 1 2))                              ;=> (complex rectangular 2 . 2)
(=zero? (sub (make-rational 1 2) (make-rational 2 4)))  ;=> #t
(add (make-rational 1 2) (make-complex 1 2))            ;!! no method for these types: add (rational complex)
(add "one" 2)                                           ;!! bad tagged datum: "one"

; (x^2 + 3x + 2)(x + 1), and back
(define p (make-polynomial 'x '(2 1) '(1 3) '(0 2)))
(define q (make-polynomial 'x '(1 1) '(0 1)))
(mul p q)                      ;=> (polynomial x (3 1) (2 4) (1 5) (0 2))
(div (mul p q) p)              ;=> ((polynomial x (1 1) (0 1)) (polynomial x))
(sub p p)                      ;=> (polynomial x)
(add p (make-polynomial 'y '(1 1)))   ;!! polynomials not in the same variable: add

; coefficients may be anything that can be added: rationals, polynomials in another variable
(mul (make-polynomial 'x (list 1 (make-rational 1 2))) (make-polynomial 'x (list 1 (make-rational 2 3))))
;=> (polynomial x (2 (rational 1 . 3)))
(add (make-polynomial 'x (list 1 (make-polynomial 'y '(1 1) '(0 1))))
     (make-polynomial 'x (list 1 (make-polynomial 'y '(0 2)))))
;=> (polynomial x (1 (polynomial y (1 1) (0 3))))
