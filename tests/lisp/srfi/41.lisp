;;; SRFI 41, from its specification.
(import (srfi 41))

;;; ---- (streams primitive)

(define strm123 (stream-cons 1 (stream-cons 2 (stream-cons 3 stream-null))))
(stream-car strm123)                                        ;=> 1
(stream-car (stream-cdr strm123))                           ;=> 2
(stream-pair? (stream-cdr (stream-cons (/ 1 0) stream-null)))    ;=> #f
(stream? (list 1 2 3))                                      ;=> #f
(stream? strm123)                                           ;=> #t
(stream? stream-null)                                       ;=> #t
(stream? (delay stream-null))                               ;=> #f
(stream? (cons-stream 1 '()))                               ;=> #f

(define iter (stream-lambda (f x) (stream-cons x (iter f (f x)))))
(define nats (iter (lambda (x) (+ x 1)) 0))
(stream-car (stream-cdr nats))                              ;=> 1
(define stream-add (stream-lambda (s1 s2) (stream-cons (+ (stream-car s1) (stream-car s2)) (stream-add (stream-cdr s1) (stream-cdr s2)))))
(define evens (stream-add nats nats))
(stream-car evens)                                          ;=> 0
(stream-car (stream-cdr evens))                             ;=> 2
(stream-car (stream-cdr (stream-cdr evens)))                ;=> 4

;; types are disjoint
(map (lambda (test) (test strm123)) (list pair? null? vector? string? procedure? promise? symbol? number?))
;=> (#f #f #f #f #f #f #f #f)

;; stream-null?, stream-pair? ask the stream, stream? does not
(define asked 0)
(define asking ((stream-lambda () (set! asked (+ asked 1)) (stream-cons (begin (set! asked (+ asked 10)) 'first) (error "too far")))))
(stream? asking)                                            ;=> #t
asked                                                       ;=> 0
(stream-pair? asking)                                       ;=> #t
asked                                                       ;=> 1
(stream-null? asking)                                       ;=> #f
(list (stream-car asking) (stream-car asking))              ;=> (first first)
asked                                                       ;=> 11
(stream? (stream-cdr asking))                               ;=> #t
(stream-pair? (stream-cdr asking))                          ;!! too far
(stream-null? stream-null)                                  ;=> #t
(stream-pair? stream-null)                                  ;=> #f
(stream-null? 5)                                            ;=> #f
(stream-pair? '(1))                                         ;=> #f

;; lambda lists, bodies with definitions
(stream->list ((stream-lambda (a . more) (define b 2) (stream-cons a (stream-cons b (list->stream more)))) 1 3 4))   ;=> (1 2 3 4)
(stream->list ((stream-lambda all (list->stream all)) 1 2))   ;=> (1 2)

(stream-car stream-null)                                    ;!! stream-car: argument 1: the stream is empty
(stream-cdr stream-null)                                    ;!! stream-cdr: argument 1: the stream is empty
(stream-car '(1))                                           ;!! stream-car: argument 1: expected a stream, got (1)
(stream-cdr 5)                                              ;!! stream-cdr: argument 1: expected a stream, got 5
(stream-pair? (stream-cdr (stream-cons 1 '())))             ;!! a stream was expected here, not ()
(stream-null? ((stream-lambda (x) x) 5))                    ;!! a stream was expected here, not 5
((stream-lambda (x) x))                                     ;!! expected 1 argument, got 0

;; an error while a stream is asked is one again the next time
(define tries 0)
(define flaky ((stream-lambda () (set! tries (+ tries 1)) (if (< tries 2) (error "not yet") (stream 'done)))))
(stream-pair? flaky)                                        ;!! not yet
(stream-car flaky)                                          ;=> done

;;; ---- (streams derived): syntax

(define-stream (st-map proc strm)
  (if (stream-null? strm) stream-null (stream-cons (proc (stream-car strm)) (st-map proc (stream-cdr strm)))))
(stream->list (st-map square (stream 1 2 3)))               ;=> (1 4 9)
(define-stream (constantly) stream-null)
(stream->list (constantly))                                 ;=> ()
(define-stream (with-rest a . more) (list->stream (cons a more)))
(stream->list (with-rest 1 2 3))                            ;=> (1 2 3)

(define (stream-head-of pred? strm)
  (stream-let loop ((strm strm))
    (cond ((stream-null? strm) stream-null)
          ((pred? (stream-car strm)) (stream-cons (stream-car strm) (loop (stream-cdr strm))))
          (else (loop (stream-cdr strm))))))
(stream->list (stream-head-of odd? (stream 1 2 3 4 5)))     ;=> (1 3 5)
(stream->list (stream-let loop () stream-null))             ;=> ()
(define loop 5)
(stream->list (stream-let loop ((x loop)) (stream-cons x stream-null)))   ;=> (5)

(stream->list (stream))                                     ;=> ()
(stream->list (stream 1 2 3))                               ;=> (1 2 3)
(stream-car (stream 1 (/ 1 0)))                             ;=> 1
(stream-length (stream (error "a") (error "b")))            ;=> 2

(stream->list (stream-of (* x x) (x in (stream-range 0 10)) (even? x)))    ;=> (0 4 16 36 64)
(stream->list (stream-of (list a b) (a in (stream-range 1 4)) (b in (stream-range 1 3))))
;=> ((1 1) (1 2) (2 1) (2 2) (3 1) (3 2))
(stream->list (stream-of (list i j) (i in (stream-range 1 5)) (even? i) (j in (stream-range i 5))))
;=> ((2 2) (2 3) (2 4) (4 4))
(stream->list (stream-of (+ x y) (x in (stream 1 2)) (y is (* 10 x))))     ;=> (11 22)
(stream->list (stream-of 'once))                            ;=> (once)
(stream->list (stream-of 'never #f))                        ;=> ()
(stream->list 4 (stream-of (list x y) (x in (stream-from 1)) (y in (stream-range 0 x))))   ;=> ((1 0) (2 0) (2 1) (3 0))
(stream? (stream-of x (x in (error "not asked yet"))))      ;=> #t
(stream-length (stream-of (error "no element is asked for") (x in (stream 1 2))))          ;=> 2
(define x 'outer)
(stream->list (stream-of x (y in (stream 1 2))))            ;=> (outer outer)

(define (len strm) (stream-match strm (() 0) ((head . tail) (+ 1 (len tail)))))
(len (stream 1 2 3))                                        ;=> 3
(define (unique? strm)
  (stream-match strm
    (() #t)
    ((_) #t)
    ((a b . _) (= a b) #f)
    ((_ . more) (unique? more))))
(unique? (stream 1 2 3))                                    ;=> #t
(unique? (stream 1 2 2))                                    ;=> #f
(define (kind strm)
  (stream-match strm
    (() 'empty)
    ((a) (list 'one a))
    ((a _ c) (list 'three a c))
    ((a . _) (> a 5) (list 'big a))
    (s (list 'any (stream-length s)))))
(map kind (list (stream) (stream 1) (stream 1 2 3) (stream 9 8) (stream 1 2)))
;=> (empty (one 1) (three 1 3) (big 9) (any 2))
(stream-match (stream 1 2) (_ 'whatever))                   ;=> whatever
(stream-match (stream-from 1) ((a b . more) (list a b (stream-car more))))   ;=> (1 2 3)
(stream-match (stream (error "not asked") 2) ((_ b) b))     ;=> 2
(stream-match (stream (error "does not fit") 2) ((a) a) ((_ _) 'two))        ;=> two
(stream-match (stream-cons 1 (error "not asked")) ((a . _) a))               ;=> 1
(stream-match (stream 1 2) ((a . more) #f 'no) ((a . more) 'yes))            ;=> yes
(stream-match (stream 1) (() 'none))                        ;!! stream-match: no pattern fits
(stream-match (stream 1) ((a) (> a 1) a))                   ;!! stream-match: no pattern fits
(stream-match '(1) (x x))                                   ;!! stream-match: argument 1: expected a stream, got (1)
(define count 0)
(stream-match (begin (set! count (+ count 1)) (stream 1)) (() 0) ((a b) 0) ((a) count))   ;=> 1

;;; ---- from other things, and back

(stream->list (list->stream '(1 2 3)))                      ;=> (1 2 3)
(stream->list (list->stream '()))                           ;=> ()
(list->stream "abc")                                        ;!! list->stream: argument 1: expected a list, got "abc"
(list->stream '(1 . 2))                                     ;!! list->stream: argument 1: expected a list, got (1 . 2)
(stream->list 5 (stream-range 0 3))                         ;=> (0 1 2)
(stream->list 0 (stream-cons 1 (error "not asked")))        ;=> ()
(stream->list 1 (stream-cons 1 (error "not asked")))        ;=> (1)
(stream->list 'a (stream))                                  ;!! stream->list: argument 1: expected an exact integer, not negative, got a
(stream->list -1 (stream))                                  ;!! stream->list: argument 1: expected an exact integer, not negative, got -1
(stream->list 1 '())                                        ;!! stream->list: argument 2: expected a stream, got ()
(stream->list '(1))                                         ;!! stream->list: argument 1: expected a stream, got (1)

(define port (open-input-string "abcdef"))
(define chars (port->stream port))
(stream->list 2 chars)                                      ;=> (#\a #\b)
(read-char port)                                            ;=> #\c
(list->string (stream->list chars))                         ;=> "abdef"
(parameterize ((current-input-port (open-input-string "xy"))) (stream->list (port->stream)))   ;=> (#\x #\y)
(port->stream "abc")                                        ;!! port->stream: argument 1: expected a textual input port, got "abc"
(port->stream (open-output-string))                         ;!! port->stream: argument 1: expected a textual input port

;;; ---- making

(stream->list 5 (stream-constant 1))                        ;=> (1 1 1 1 1)
(stream->list 7 (stream-constant #t #f 2))                  ;=> (#t #f 2 #t #f 2 #t)
(stream->list (stream-constant))                            ;=> ()
(stream->list 3 (stream-from 0))                            ;=> (0 1 2)
(stream->list 3 (stream-from 1 2))                          ;=> (1 3 5)
(stream->list 3 (stream-from 0 -1/2))                       ;=> (0 -1/2 -1)
(stream-from 'a)                                            ;!! stream-from: argument 1: expected a number, got a
(stream-from 1 "b")                                         ;!! stream-from: argument 2: expected a number, got "b"
(stream->list (stream-range 0 10))                          ;=> (0 1 2 3 4 5 6 7 8 9)
(stream->list (stream-range 0 10 2))                        ;=> (0 2 4 6 8)
(stream->list (stream-range 5 1))                           ;=> (5 4 3 2)
(stream->list (stream-range 3 3))                           ;=> ()
(stream->list (stream-range 0 5 -1))                        ;=> ()
(stream->list (stream-range 0 1 0.25))                      ;=> (0 0.25 0.5 0.75)
(stream-range 'a 1)                                         ;!! stream-range: argument 1: expected a real number, got a
(stream-range 0 'b)                                         ;!! stream-range: argument 2: expected a real number, got b
(stream-range 0 1 'c)                                       ;!! stream-range: argument 3: expected a real number, got c
(stream->list 4 (stream-iterate (lambda (x) (* 2 x)) 1))    ;=> (1 2 4 8)
(stream-car (stream-iterate (lambda (x) (error "not asked")) 1))   ;=> 1
(stream-iterate 1 2)                                        ;!! stream-iterate: argument 1: expected a procedure, got 1
(stream->list (stream-unfold (lambda (x) (expt x 2)) (lambda (x) (< x 10)) (lambda (x) (+ x 1)) 0))
;=> (0 1 4 9 16 25 36 49 64 81)
(stream->list (stream-unfold list null? car '(1)))          ;=> ()
(stream-unfold 1 null? car '())                             ;!! stream-unfold: argument 1: expected a procedure, got 1
(stream-unfold list 2 car '())                              ;!! stream-unfold: argument 2: expected a procedure, got 2
(stream-unfold list null? 3 '())                            ;!! stream-unfold: argument 3: expected a procedure, got 3

(define (stream-partition pred? strm)
  (stream-unfolds
    (lambda (s)
      (if (stream-null? s)
          (values s '() '())
          (let ((a (stream-car s)) (d (stream-cdr s)))
            (if (pred? a) (values d (list a) #f) (values d #f (list a))))))
    strm))
(call-with-values (lambda () (stream-partition odd? (stream-range 1 6)))
  (lambda (odds evens) (list (stream->list odds) (stream->list evens))))
;=> ((1 3 5) (2 4))
(call-with-values (lambda () (stream-partition odd? (stream-from 1)))
  (lambda (odds evens) (list (stream->list 3 evens) (stream->list 3 odds))))
;=> ((2 4 6) (1 3 5))
;; each round is made once, whichever stream asks for it; a list of #f is an element
(define rounds 0)
(call-with-values
  (lambda () (stream-unfolds (lambda (n) (set! rounds (+ rounds 1)) (values (+ n 1) (list n) (if (< n 2) '(#f) '()))) 0))
  (lambda (a b) (let* ((bs (stream->list b)) (as (stream->list 5 a))) (list as bs rounds))))
;=> ((0 1 2 3 4) (#f #f) 5)
(call-with-values (lambda () (stream-unfolds (lambda (n) (values n 5)) 0)) stream->list)   ;!! stream-unfolds: expected a list of an element, #f or () 5
(stream-unfolds 1 2)                                        ;!! stream-unfolds: argument 1: expected a procedure, got 1

;;; ---- together

(stream->list (stream-append strm123 (stream) strm123))     ;=> (1 2 3 1 2 3)
(stream->list (stream-append))                              ;=> ()
(stream->list 4 (stream-append strm123 (stream-from 7)))    ;=> (1 2 3 7)
(stream-car (stream-append (stream 1) ((stream-lambda () (error "not asked")))))   ;=> 1
(stream-append strm123 5)                                   ;!! stream-append: argument 2: expected a stream, got 5
(stream->list (stream-concat (stream (stream 1 2) (stream) (stream 3 2 1))))       ;=> (1 2 3 2 1)
(stream->list 4 (stream-concat (stream-map (lambda (n) (stream-range 0 n)) (stream-from 1))))   ;=> (0 0 1 0)
(stream->list 2 (stream-concat (stream (stream 1 2) (error "not asked"))))         ;=> (1 2)
(stream-concat '())                                         ;!! stream-concat: argument 1: expected a stream, got ()
(stream->list (stream-concat (stream 1)))                   ;!! stream-concat: expected a stream of streams, got 1
(define (stream-permutations strm)
  (stream-concat (stream-of (stream (stream->list strm)) #t)))
(stream->list (stream-permutations (stream 1 2)))           ;=> ((1 2))
(stream->list (stream-zip (stream 1 2 3) (stream 'a 'b) (stream-from 0)))          ;=> ((1 a 0) (2 b 1))
(stream->list (stream-zip (stream 1 2)))                    ;=> ((1) (2))
(stream-zip (stream 1) '(2))                                ;!! stream-zip: argument 2: expected a stream, got (2)
(stream-zip)                                                ;!! stream-zip: expected at least 1 argument, got 0

;;; ---- parts

(stream-ref strm123 0)                                      ;=> 1
(stream-ref strm123 2)                                      ;=> 3
(stream-ref (stream (error "not asked") 2) 1)               ;=> 2
(stream-ref strm123 3)                                      ;!! stream-ref: argument 2: the stream has no more than 3 elements
(stream-ref strm123 -1)                                     ;!! stream-ref: argument 2: expected an exact integer, not negative, got -1
(stream-ref '(1) 0)                                         ;!! stream-ref: argument 1: expected a stream, got (1)
(stream->list (stream-take 2 strm123))                      ;=> (1 2)
(stream->list (stream-take 5 strm123))                      ;=> (1 2 3)
(stream->list (stream-take 0 ((stream-lambda () (error "not asked")))))            ;=> ()
(stream->list (stream-take 1 (stream-cons 1 (error "not asked"))))                 ;=> (1)
(stream-take "1" strm123)                                   ;!! stream-take: argument 1: expected an exact integer, not negative, got "1"
(stream-take 1 '(1))                                        ;!! stream-take: argument 2: expected a stream, got (1)
(stream->list (stream-drop 2 strm123))                      ;=> (3)
(stream->list (stream-drop 5 strm123))                      ;=> ()
(stream-car (stream-drop 1 (stream (error "not asked") 2))) ;=> 2
(stream-drop 1.5 strm123)                                   ;!! stream-drop: argument 1: expected an exact integer, not negative, got 1.5
(stream-drop 1 #f)                                          ;!! stream-drop: argument 2: expected a stream, got #f
(stream->list (stream-take-while (lambda (x) (< x 3)) strm123))    ;=> (1 2)
(stream->list (stream-take-while odd? (stream 2 1)))        ;=> ()
(stream->list (stream-take-while odd? (stream 1 3)))        ;=> (1 3)
(stream-take-while 1 strm123)                               ;!! stream-take-while: argument 1: expected a procedure, got 1
(stream-take-while odd? 1)                                  ;!! stream-take-while: argument 2: expected a stream, got 1
(stream->list (stream-drop-while (lambda (x) (< x 3)) strm123))    ;=> (3)
(stream->list (stream-drop-while odd? (stream 1 3)))        ;=> ()
(stream->list (stream-drop-while odd? (stream 1 2 3)))      ;=> (2 3)
(stream-drop-while 1 strm123)                               ;!! stream-drop-while: argument 1: expected a procedure, got 1
(stream-drop-while odd? 1)                                  ;!! stream-drop-while: argument 2: expected a stream, got 1
(stream->list (stream-filter odd? (stream-range 0 10)))     ;=> (1 3 5 7 9)
(stream->list (stream-filter odd? (stream 2 4)))            ;=> ()
(stream? (stream-filter (lambda (x) (error "not asked")) strm123))   ;=> #t
(stream-filter odd? '(1))                                   ;!! stream-filter: argument 2: expected a stream, got (1)
(stream-filter 'odd? strm123)                               ;!! stream-filter: argument 1: expected a procedure, got odd?
(stream->list (stream-reverse strm123))                     ;=> (3 2 1)
(stream->list (stream-reverse (stream)))                    ;=> ()
(stream-length (stream-reverse (stream 1 (error "not asked"))))    ;=> 2
(stream-reverse '(1))                                       ;!! stream-reverse: argument 1: expected a stream, got (1)

;;; ---- along

(stream->list (stream-map square (stream 9 3)))             ;=> (81 9)
(define sigma (lambda (f m n) (stream-fold + 0 (stream-map f (stream-range m (+ n 1))))))
(sigma square 1 100)                                        ;=> 338350
(stream->list (stream-map + (stream 1 2 3) (stream 10 20) (stream-from 100)))      ;=> (111 123)
(stream-length (stream-map (lambda (x) (error "not asked")) strm123))              ;=> 3
(stream-map 1 strm123)                                      ;!! stream-map: argument 1: expected a procedure, got 1
(stream-map + strm123 2)                                    ;!! stream-map: argument 3: expected a stream, got 2
(stream-map +)                                              ;!! stream-map: expected at least 2 arguments, got 1
(define order '())
(stream->list (stream-map (lambda (x) (set! order (cons x order)) x) strm123))     ;=> (1 2 3)
order                                                       ;=> (3 2 1)
(stream->list 6 (stream-scan + 0 (stream-from 1)))          ;=> (0 1 3 6 10 15)
(stream->list (stream-scan * 1 (stream)))                   ;=> (1)
(stream-car (stream-scan + 'base ((stream-lambda () (error "not asked")))))        ;=> base
(stream-scan 1 0 strm123)                                   ;!! stream-scan: argument 1: expected a procedure, got 1
(stream-scan + 0 1)                                         ;!! stream-scan: argument 3: expected a stream, got 1
(stream-fold + 0 (stream-range 0 101))                      ;=> 5050
(stream-fold (lambda (xs x) (cons x xs)) '() strm123)       ;=> (3 2 1)
(stream-fold 1 0 strm123)                                   ;!! stream-fold: argument 1: expected a procedure, got 1
(stream-fold + 0 '())                                       ;!! stream-fold: argument 3: expected a stream, got ()
(stream-for-each display strm123)                           ;>> 123
(stream-for-each (lambda (a b) (display (list a b))) strm123 (stream 'a 'b))       ;>> (1 a)(2 b)
(stream-for-each display '(1))                              ;!! stream-for-each: argument 2: expected a stream, got (1)
(stream-for-each 1 strm123)                                 ;!! stream-for-each: argument 1: expected a procedure, got 1
(stream-length strm123)                                     ;=> 3
(stream-length stream-null)                                 ;=> 0
(stream-length 0)                                           ;!! stream-length: argument 1: expected a stream, got 0

;;; ---- programs

(define primes
  (let ()
    (define-stream (next base mult strm)
      (let ((first (stream-car strm)) (rest (stream-cdr strm)))
        (cond ((< first mult) (stream-cons first (next base mult rest)))
              ((< mult first) (next base (+ base mult) strm))
              (else (next base (+ base mult) rest)))))
    (define-stream (sift base strm) (next base (+ base base) strm))
    (define-stream (sieve strm)
      (let ((first (stream-car strm)) (rest (stream-cdr strm)))
        (stream-cons first (sieve (sift first rest)))))
    (sieve (stream-from 2))))
(stream->list 10 primes)                                    ;=> (2 3 5 7 11 13 17 19 23 29)

(define-stream (stream-merge lt? a b)
  (stream-match a
    (() b)
    ((x . xs) (stream-match b
                (() a)
                ((y . ys) (if (lt? y x) (stream-cons y (stream-merge lt? a ys)) (stream-cons x (stream-merge lt? xs b))))))))
(stream->list 8 (stream-merge < (stream-from 0 3) (stream-from 1 2)))   ;=> (0 1 3 3 5 6 7 9)
(define hamming
  (stream-cons 1
    (stream-let unique ((s (stream-merge < (stream-map (lambda (x) (* 2 x)) hamming)
                                           (stream-merge < (stream-map (lambda (x) (* 3 x)) hamming)
                                                           (stream-map (lambda (x) (* 5 x)) hamming)))))
      (stream-cons (stream-car s)
        (unique (stream-drop-while (let ((x (stream-car s))) (lambda (y) (= x y))) s))))))
(stream->list 15 hamming)                                   ;=> (1 2 3 4 5 6 8 9 10 12 15 16 18 20 24)
(define fibs (stream-cons 0 (stream-cons 1 (stream-map + fibs (stream-cdr fibs)))))
(stream-ref fibs 50)                                        ;=> 12586269025

;; a continuation captured while an element is computed can be entered again; the first value stays
(define saved #f)
(define ks (stream-map (lambda (x) (call/cc (lambda (k) (set! saved k) x))) (stream 1 2)))
(let ((seen (stream-car ks)))
  (if saved
      (let ((k saved)) (set! saved #f) (k 5))
      (list seen (stream-car ks))))
;=> (1 1)
