; A Scheme interpreter as a relation between expressions and values, in miniKanren: asked for values,
; it evaluates; asked for expressions, it writes programs. The last one asked for is one whose value
; it is itself (after Byrd, Holk and Friedman, "miniKanren, Live and Untagged", 2012).
(import (scheme base) (kanren mini))

(define (lookupo x env value)
  (fresh (y v rest)
    (== (cons (cons y v) rest) env)
    (conde
      ((== x y) (== v value))
      ((=/= x y) (lookupo x rest value)))))

(define (unboundo x env)
  (conde
    ((== '() env))
    ((fresh (y v rest)
       (== (cons (cons y v) rest) env)
       (=/= x y)
       (unboundo x rest)))))

(define (evalo e env value)
  (conde
    ((fresh (v)
       (== (list 'quote v) e)
       (unboundo 'quote env)
       (absento 'closure v)
       (== v value)))
    ((fresh (es)
       (== (cons 'list es) e)
       (unboundo 'list env)
       (absento 'closure es)
       (evallo es env value)))
    ((symbolo e) (lookupo e env value))
    ((fresh (f operand x body closed-env argument)
       (== (list f operand) e)
       (evalo f env (list 'closure x body closed-env))
       (evalo operand env argument)
       (evalo body (cons (cons x argument) closed-env) value)))
    ((fresh (x body)
       (== (list 'lambda (list x) body) e)
       (symbolo x)
       (unboundo 'lambda env)
       (== (list 'closure x body env) value)))))

(define (evallo es env values)
  (conde
    ((== '() es) (== '() values))
    ((fresh (e rest v vs)
       (== (cons e rest) es)
       (== (cons v vs) values)
       (evalo e env v)
       (evallo rest env vs)))))

; ---- it evaluates

(run* (q) (evalo ''a '() q))                                          ;=> (a)
(run* (q) (evalo '((lambda (x) (list x x)) 'a) '() q))                ;=> ((a a))
(run* (q) (evalo '(((lambda (x) (lambda (y) (list x y))) 'a) 'b) '() q))   ;=> ((a b))
(run* (q) (evalo '((lambda (quote) (quote 'a)) (lambda (x) (list x))) '() q))   ;=> ()
(run* (q) (evalo 'x '() q))                                           ;=> ()

; ---- it writes programs with a given value

(run 2 (q) (evalo q '() '(I love you)))   ;=> ('(I love you) (list 'I 'love 'you))

; whatever program it writes, it evaluates to that
(map (lambda (program) (run* (q) (evalo program '() q)))
     (run 5 (q) (evalo q '() '(a b))))
;=> (((a b)) ((a b)) ((a b)) ((a b)) ((a b)))

; ---- and one that is its own value

(define quine (car (run 1 (q) (evalo q '() q))))
quine
;=> ((lambda (_.0) (list _.0 (list 'quote _.0))) '(lambda (_.0) (list _.0 (list 'quote _.0))))
(equal? (run* (q) (evalo quine '() q)) (list quine))   ;=> #t
