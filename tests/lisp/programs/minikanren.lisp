; Relations in miniKanren (kanren/mini.sld), after The Reasoned Schemer: run them forwards, backwards,
; with nothing known.
(import (scheme base) (kanren mini))

(run* (q) (== q 'pea))                                   ;=> (pea)
(run* (q) fail)                                          ;=> ()
(run* (q) succeed)                                       ;=> (_.0)
(run* (q) (== 'pea 'pod))                                ;=> ()
(run* (q) (fresh (x) (== (list x) q)))                   ;=> ((_.0))
(run* (q) (fresh (x y) (== (list x y x) q)))             ;=> ((_.0 _.1 _.0))
(run* (q) (fresh (x) (== x q) (== `((,x)) '((pod)))))    ;=> (pod)
(run* (q) (== q (list q)))                               ;=> ()
(run* (q) (conde ((== q 'olive)) ((== q 'oil))))         ;=> (olive oil)
(run* (x y) (conde ((== x 'split) (== y 'pea)) ((== x 'red) (== y 'bean))))   ;=> ((split pea) (red bean))
(run 1 (q) (conde ((== q 'virgin) fail) ((== q 'olive))))   ;=> (olive)
(run* (q) (=/= q 'a) (conde ((== q 'a)) ((== q 'b))))    ;=> (b)
(run* (q) (fresh (x y) (=/= (list x y) '(1 2)) (== x 1) (== y 2)))   ;=> ()
(run* (q) (fresh (x y) (=/= (list x y) '(1 2)) (== x 1) (== y 3) (== q (list x y))))   ;=> ((1 3))
(run* (q) (symbolo q) (conde ((== q 1)) ((== q 'a)) ((== q '(a)))))   ;=> (a)
(run* (q) (absento 'x q) (conde ((== q '(a (x)))) ((== q '(a (y))))))   ;=> ((a (y)))

; ---- lists

(define (conso a d p) (== (cons a d) p))
(define (nullo x) (== '() x))

(define (appendo l s out)
  (conde
    ((nullo l) (== s out))
    ((fresh (a d rest)
       (conso a d l)
       (conso a rest out)
       (appendo d s rest)))))

(run* (q) (appendo '(a b) '(c d e) q))          ;=> ((a b c d e))
(run* (q) (appendo q '(d e) '(a b c d e)))      ;=> ((a b c))
(run* (q) (appendo '(a b c) q '(a b c d e)))    ;=> ((d e))
(run* (x y) (appendo x y '(a b c)))
;=> ((() (a b c)) ((a) (b c)) ((a b) (c)) ((a b c) ()))
(run 3 (x y z) (appendo x y z))
;=> ((() _.0 _.0) ((_.0) _.1 (_.0 . _.1)) ((_.0 _.1) _.2 (_.0 _.1 . _.2)))

(define (membero x l)
  (fresh (a d)
    (conso a d l)
    (conde ((== a x)) ((membero x d)))))
(run* (q) (membero q '(hummus with pita)))      ;=> (hummus with pita)
(run 3 (q) (membero 'tofu q))                   ;=> ((tofu . _.0) (_.0 tofu . _.1) (_.0 _.1 tofu . _.2))

(define (reverseo l out)
  (conde
    ((nullo l) (nullo out))
    ((fresh (a d rest)
       (conso a d l)
       (reverseo d rest)
       (appendo rest (list a) out)))))
(run* (q) (reverseo '(1 2 3) q))                ;=> ((3 2 1))
(run 1 (q) (reverseo q '(1 2 3)))               ;=> ((3 2 1))

(define (rembero x l out)
  (conde
    ((nullo l) (nullo out))
    ((fresh (a d)
       (conso a d l)
       (conde
         ((== a x) (== d out))
         ((=/= a x) (fresh (rest) (conso a rest out) (rembero x d rest))))))))
(run* (q) (rembero 'b '(a b c b) q))            ;=> ((a c b))
(run* (q) (rembero q '(a b) '(a)))              ;=> (b)

(define (insertiono x l out)
  (conde
    ((conso x l out))
    ((fresh (a d rest) (conso a d l) (conso a rest out) (insertiono x d rest)))))
(define (permuteo l out)
  (conde
    ((nullo l) (nullo out))
    ((fresh (a d rest) (conso a d l) (permuteo d rest) (insertiono a rest out)))))
(length (run* (q) (permuteo '(1 2 3 4) q)))     ;=> 24

; a relation that never ends does not starve the others
(define (always-o) (conde (succeed) ((always-o))))
(define (never-o) (fresh () (never-o)))
(run 3 (q) (always-o) (== q 'onion))            ;=> (onion onion onion)
(run 1 (q) (conde ((never-o)) ((== q 'garlic))))   ;=> (garlic)

; ---- arithmetic on binary numbers, the lowest bit first: full adders in all directions

(define (poso n) (fresh (a d) (== (cons a d) n)))
(define (>1o n) (fresh (a b d) (== (cons a (cons b d)) n)))
(define (full-addero b x y r c)
  (conde
    ((== 0 b) (== 0 x) (== 0 y) (== 0 r) (== 0 c)) ((== 1 b) (== 0 x) (== 0 y) (== 1 r) (== 0 c))
    ((== 0 b) (== 1 x) (== 0 y) (== 1 r) (== 0 c)) ((== 1 b) (== 1 x) (== 0 y) (== 0 r) (== 1 c))
    ((== 0 b) (== 0 x) (== 1 y) (== 1 r) (== 0 c)) ((== 1 b) (== 0 x) (== 1 y) (== 0 r) (== 1 c))
    ((== 0 b) (== 1 x) (== 1 y) (== 0 r) (== 1 c)) ((== 1 b) (== 1 x) (== 1 y) (== 1 r) (== 1 c))))
(define (addero d n m r)
  (conde
    ((== 0 d) (== '() m) (== n r))
    ((== 0 d) (== '() n) (== m r) (poso m))
    ((== 1 d) (== '() m) (addero 0 n '(1) r))
    ((== 1 d) (== '() n) (poso m) (addero 0 '(1) m r))
    ((== '(1) n) (== '(1) m) (fresh (a c) (== (list a c) r) (full-addero d 1 1 a c)))
    ((== '(1) n) (gen-addero d n m r))
    ((== '(1) m) (>1o n) (>1o r) (addero d '(1) n r))
    ((>1o n) (gen-addero d n m r))))
(define (gen-addero d n m r)
  (fresh (a b c e x y z)
    (== (cons a x) n)
    (== (cons b y) m) (poso y)
    (== (cons c z) r) (poso z)
    (full-addero d a b c e)
    (addero e x y z)))
(define (pluso n m k) (addero 0 n m k))
(define (bits n) (if (= n 0) '() (cons (remainder n 2) (bits (quotient n 2)))))
(define (number bits) (if (null? bits) 0 (+ (car bits) (* 2 (number (cdr bits))))))

(map number (run* (q) (pluso (bits 19) (bits 23) q)))    ;=> (42)
(map number (run* (q) (pluso q (bits 23) (bits 42))))    ;=> (19)
(define (pair-up answer) (map number answer))
(define (in-order answers)
  (let insert ((todo answers) (done '()))
    (if (null? todo)
        done
        (insert (cdr todo)
                (let place ((x (car todo)) (done done))
                  (if (or (null? done) (< (car x) (caar done)))
                      (cons x done)
                      (cons (car done) (place x (cdr done)))))))))
(in-order (map pair-up (run* (x y) (pluso x y (bits 5)))))   ;=> ((0 5) (1 4) (2 3) (3 2) (4 1) (5 0))

; ---- a puzzle: houses in a row, each with a colour and a pet

(define (righto x y l)
  (fresh (a b rest)
    (== l (cons a (cons b rest)))
    (conde ((== x a) (== y b)) ((righto x y (cons b rest))))))
(define (nexto x y l) (conde ((righto x y l)) ((righto y x l))))
(run* (owner)
  (fresh (houses a b c)
    (== houses (list a b c))
    (membero '(norwegian blue _) (list '(norwegian blue _)))
    (fresh (pet1) (== a (list 'norwegian 'red pet1)))
    (fresh (x y) (righto (list 'dane 'blue x) (list 'swede y 'zebra) houses))
    (fresh (x y) (nexto (list x 'red 'cat) (list 'dane y 'dog) houses))
    (fresh (colour) (membero (list owner colour 'zebra) houses))))   ;=> (swede)
