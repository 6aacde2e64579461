;;; Control (R7RS 6.10): procedures that take procedures, continuations, values, winders

;;; ---- procedure?, apply

(procedure? car) ;=> #t
(procedure? 'car) ;=> #f
(procedure? (lambda (x) (* x x))) ;=> #t
(procedure? '(lambda (x) (* x x))) ;=> #f
(call-with-current-continuation procedure?) ;=> #t
(procedure? (make-parameter 1)) ;=> #t
(apply + (list 3 4)) ;=> 7
(define compose (lambda (f g) (lambda args (f (apply g args)))))
((compose sqrt *) 12 75) ;=> 30
(apply list 1 2 '()) ;=> (1 2)
(apply list '()) ;=> ()
(apply + 1 2) ;!! apply: argument 3: expected a list, got 2
(apply + '(1 . 2)) ;!! apply: argument 2: expected a list, got (1 . 2)
(apply 5 '(1)) ;!! not a procedure: 5
(apply car '(1 2)) ;!! car
(apply) ;!! apply
(apply car) ;!! car

;;; ---- map and its relatives

(map cadr '((a b) (d e) (g h))) ;=> (b e h)
(map (lambda (n) (expt n n)) '(1 2 3 4 5)) ;=> (1 4 27 256 3125)
(map + '(1 2 3) '(4 5 6)) ;=> (5 7 9)
(let ((count 0)) (map (lambda (ignored) (set! count (+ count 1)) count) '(a b))) ;=> (1 2)
(map + '(1 2 3) '(10 20)) ;=> (11 22)
(map list '() '(1)) ;=> ()
(map + '(1 2) '(1 2) '(1 2 3)) ;=> (3 6)
(let ((cycle (list 1 2))) (set-cdr! (cdr cycle) cycle) (map + cycle '(10 20 30))) ;=> (11 22 31)
(map car 5) ;!! map: argument 2: expected a list, got 5
(map car '(1 . 2)) ;!! car: argument 1
(map list '(1 . 2)) ;!! map: argument 2: expected a list, got (1 . 2)
(map + '(1) 5) ;!! map: argument 3: expected a list, got 5
(map 5 '(1)) ;!! not a procedure: 5
(map cons '(1)) ;!! cons
(map) ;!! map
(map car) ;!! map

(string-map char-foldcase "AbdEgH") ;=> "abdegh"
(string-map (lambda (c) (integer->char (+ 1 (char->integer c)))) "HAL") ;=> "IBM"
(string-map (lambda (c k) ((if (eqv? k #\u) char-upcase char-downcase) c)) "studlycaps xxx" "ululululul") ;=> "StUdLyCaPs"
(string-map char-upcase "") ;=> ""
(string-map (lambda (c) 5) "a") ;!! string-map: argument 1: expected characters, got 5
(string-map char-upcase 'a) ;!! string-map: argument 2: expected a string, got a
(string-map (lambda (a b) a) "ab" 'c) ;!! string-map: argument 3: expected a string, got c
(string-map 5 "a") ;!! not a procedure: 5

(vector-map cadr '#((a b) (d e) (g h))) ;=> #(b e h)
(vector-map (lambda (n) (expt n n)) #(1 2 3 4 5)) ;=> #(1 4 27 256 3125)
(vector-map * #(1 2) #(10 20 30)) ;=> #(10 40)
(let ((count 0)) (vector-map (lambda (ignored) (set! count (+ count 1)) count) '#(a b))) ;=> #(1 2)
(vector-map list #()) ;=> #()
(vector-map list '(1)) ;!! vector-map: argument 2: expected a vector, got (1)
(vector-map list #(1) 5) ;!! vector-map: argument 3: expected a vector, got 5

(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ;=> #(0 1 4 9 16)
(let ((seen '())) (for-each (lambda (a b) (set! seen (cons (list a b) seen))) '(1 2 3) '(a b)) seen) ;=> ((2 b) (1 a))
(for-each car 5) ;!! for-each: argument 2: expected a list, got 5
(for-each list '(1 2 . 3)) ;!! for-each: argument 2: expected a list, got (1 2 . 3)
(let ((v '())) (string-for-each (lambda (c) (set! v (cons (char->integer c) v))) "abcde") v) ;=> (101 100 99 98 97)
(let ((v '())) (string-for-each (lambda (a b) (set! v (cons (list a b) v))) "abc" "de") v) ;=> ((#\b #\e) (#\a #\d))
(string-for-each list 5) ;!! string-for-each: argument 2: expected a string, got 5
(let ((v (make-list 5))) (vector-for-each (lambda (i) (list-set! v i (* i i))) #(0 1 2 3 4)) v) ;=> (0 1 4 9 16)
(let ((v '())) (vector-for-each (lambda (a b) (set! v (cons (+ a b) v))) #(1 2 3) #(10 20)) v) ;=> (22 11)
(vector-for-each list 5) ;!! vector-for-each: argument 2: expected a vector, got 5

;;; ---- call-with-current-continuation

(call-with-current-continuation
  (lambda (exit)
    (for-each (lambda (x) (if (negative? x) (exit x))) '(54 0 37 -3 245 19))
    #t))
;=> -3
(define list-length
  (lambda (obj)
    (call-with-current-continuation
      (lambda (return)
        (letrec ((r (lambda (obj)
                      (cond ((null? obj) 0)
                            ((pair? obj) (+ (r (cdr obj)) 1))
                            (else (return #f))))))
          (r obj))))))
(list-length '(1 2 3 4)) ;=> 4
(list-length '(a b . c)) ;=> #f
(call/cc 5) ;!! not a procedure: 5
(call/cc (lambda () 1)) ;!! expected 0 arguments, got 1
(call/cc) ;!! call/cc
(eq? call/cc call-with-current-continuation) ;=> #t

; in the continuation of an expression of a sequence any number of values is ignored
(begin (call/cc (lambda (k) (k 1 2 3))) 'ok) ;=> ok
(begin (call/cc (lambda (k) (k))) 'ok) ;=> ok
(begin (values) (values 1 2) 'ok) ;=> ok

;;; ---- values

(call-with-values (lambda () (values 4 5)) (lambda (a b) b)) ;=> 5
(call-with-values * -) ;=> -1
(call-with-values (lambda () (values)) (lambda x x)) ;=> ()
(call-with-values (lambda () (call/cc (lambda (k) (k 1 2)))) cons) ;=> (1 . 2)
(call-with-values (lambda () (values 1 2)) (lambda (a) a)) ;!! expected 1 argument, got 2
(call-with-values (lambda () (values)) (lambda (a) a)) ;!! expected 1 argument, got 0
(call-with-values (lambda () 1) (lambda (a b) a)) ;!! expected 2 arguments, got 1
(call-with-values (lambda (x) x) list) ;!! expected 1 argument, got 0
(call-with-values 5 list) ;!! not a procedure: 5
(call-with-values list 5) ;!! not a procedure: 5
(values 'one) ;=> one
(dynamic-wind (lambda () 1) (lambda () (values)) (lambda () 2)) ; none

;;; ---- dynamic-wind

(let ((path '()) (c #f))
  (let ((add (lambda (s) (set! path (cons s path)))))
    (dynamic-wind
      (lambda () (add 'connect))
      (lambda () (add (call-with-current-continuation (lambda (c0) (set! c c0) 'talk1))))
      (lambda () (add 'disconnect)))
    (if (< (length path) 4)
        (c 'talk2)
        (reverse path))))
;=> (connect talk1 disconnect connect talk2 disconnect)
(dynamic-wind 5 (lambda () 1) (lambda () 2)) ;!! not a procedure: 5
(dynamic-wind (lambda () 1) 5 (lambda () 2)) ;!! not a procedure: 5
(dynamic-wind (lambda () 1) (lambda () 2) 5) ;!! not a procedure: 5
(dynamic-wind (lambda () 1) (lambda () 2)) ;!! dynamic-wind: expected 3 arguments, got 2

(define path '())
(define (add . xs) (set! path (cons (if (null? (cdr xs)) (car xs) xs) path)))
(define (path-of thunk) (set! path '()) (let ((value (thunk))) (list value (reverse path))))

; before and after are called in the dynamic environment of the call of dynamic-wind, however it is left and entered
(define p (make-parameter 'outside))
(define (wind thunk) (dynamic-wind (lambda () (add 'in (p))) thunk (lambda () (add 'out (p)))))
(path-of (lambda () (parameterize ((p 'wind)) (call/cc (lambda (k) (wind (lambda () (parameterize ((p 'inside)) (k (p)))))))))) 
;=> (inside ((in wind) (out wind)))
(define (wound-again)
  (define k #f)
  (define turns 0)
  (parameterize ((p 'wind)) (wind (lambda () (parameterize ((p 'inside)) (call/cc (lambda (c) (set! k c))) (add (p) 'body)))))
  (set! turns (+ turns 1))
  (if (< turns 2) (parameterize ((p 'elsewhere)) (k 1)) (p)))
(path-of wound-again)
;=> (outside ((in wind) (inside body) (out wind) (in wind) (inside body) (out wind)))
(define (handled-by name thunk) (with-exception-handler (lambda (e) (list name e)) thunk))
(path-of
  (lambda ()
    (handled-by 'outer
      (lambda ()
        (call/cc
          (lambda (k)
            (dynamic-wind
              (lambda () (add (raise-continuable 'before)))
              (lambda () (handled-by 'inner (lambda () (add (raise-continuable 'during)) (k 'left))))
              (lambda () (add (raise-continuable 'after))))))))))
;=> (left ((outer before) (inner during) (outer after)))
(path-of
  (lambda ()
    (guard (e (#t (list 'caught e)))
      (parameterize ((p 'wind)) (wind (lambda () (parameterize ((p 'inside)) (raise 'oops))))))))
;=> ((caught oops) ((in wind) (out wind)))

; an error in a before or after is outside of the extent: it does not call the after again
(path-of (lambda () (guard (e (#t e)) (dynamic-wind (lambda () (raise 'before)) (lambda () (add 'body)) (lambda () (add 'after))))))
;=> (before ())
(path-of (lambda () (guard (e (#t e)) (dynamic-wind (lambda () (add 'in)) (lambda () (add 'body)) (lambda () (add 'out) (raise 'after))))))
;=> (after (in body out))

; if the order of calls matters: three extents, two of them left and one entered by one jump
(define (three)
  (define k #f)
  (define jumped #f)
  (dynamic-wind
    (lambda () (add 'a+))
    (lambda ()
      (dynamic-wind (lambda () (add 'b+)) (lambda () (call/cc (lambda (c) (set! k c)))) (lambda () (add 'b-)))
      (if (not jumped)
          (begin
            (set! jumped #t)
            (dynamic-wind
              (lambda () (add 'c+))
              (lambda () (dynamic-wind (lambda () (add 'd+)) (lambda () (k 'again)) (lambda () (add 'd-))))
              (lambda () (add 'c-))))))
    (lambda () (add 'a-)))
  'done)
(path-of three) ;=> (done (a+ b+ b- c+ d+ d- c- b+ b- a-))

; an after that escapes by itself decides where control goes
(path-of
  (lambda ()
    (call/cc
      (lambda (out)
        (call/cc
          (lambda (k)
            (dynamic-wind (lambda () (add 'in)) (lambda () (k 'never)) (lambda () (add 'out) (out 'elsewhere)))))
        (add 'not-here)
        'wrong))))
;=> (elsewhere (in out))

;;; ---- 6.10: a continuation captured in any procedure argument may be entered again, and changes no earlier result

(define saved '())
(define results '())
(define (again-with computation . values)
  ; the results of `computation`, whose continuation `(choice default)` captures, for the default and each of `values`
  (set! results '())
  (let ((result (computation)))
    (set! results (cons result results))
    (if (null? values)
        (reverse results)
        (let ((v (car values))) (set! values (cdr values)) (saved v)))))
(define (choice default) (call/cc (lambda (k) (set! saved k) default)))
(define (second-is x) (if (= x 2) (choice 2) x))

(again-with (lambda () (map second-is '(1 2 3))) 20 200) ;=> ((1 2 3) (1 20 3) (1 200 3))
(again-with (lambda () (map (lambda (a b) (+ b (second-is a))) '(1 2 3) '(10 10 10))) 20 200) ;=> ((11 12 13) (11 30 13) (11 210 13))
(again-with (lambda () (vector-map second-is #(1 2 3))) 20 200) ;=> (#(1 2 3) #(1 20 3) #(1 200 3))
(again-with (lambda () (vector-map (lambda (a b) (+ b (second-is a))) #(1 2 3) #(1 1 1))) 20) ;=> (#(2 3 4) #(2 21 4))
(again-with (lambda () (string-map (lambda (c) (if (char=? c #\b) (choice c) c)) "abc")) #\x #\y) ;=> ("abc" "axc" "ayc")
(again-with (lambda () (string-map (lambda (c d) (if (char=? c #\b) (choice c) d)) "abc" "def")) #\x) ;=> ("dbf" "dxf")
(define (summed each . sequences)
  (lambda () (let ((sum 0)) (apply each (lambda (x . more) (let ((x (second-is x))) (set! sum (+ sum x)))) sequences) sum)))
; (the sum itself is a variable, which nobody sets back)
(again-with (summed for-each '(1 2 3)) 20) ;=> (6 29)
(again-with (summed for-each '(1 2 3) '(a b c)) 20) ;=> (6 29)
(again-with (summed vector-for-each #(1 2 3)) 20) ;=> (6 29)
(again-with (summed vector-for-each #(1 2 3) #(a b c)) 20) ;=> (6 29)
(again-with (lambda () (let ((out '())) (string-for-each (lambda (c) (set! out (cons (if (char=? c #\b) (choice c) c) out))) "abc") out)) #\x)
;=> ((#\c #\b #\a) (#\c #\x #\c #\b #\a))
(again-with (lambda () (apply (lambda (a b) (list a (second-is b))) '(1 2))) 20) ;=> ((1 2) (1 20))
(again-with (lambda () (call-with-values (lambda () (values 1 (choice 2))) list)) 20) ;=> ((1 2) (1 20))
(again-with (lambda () (call-with-values (lambda () (values 1 2)) (lambda (a b) (list a (choice b))))) 20) ;=> ((1 2) (1 20))
(again-with (lambda () (let-values (((a b) (values 1 (choice 2))) ((c) 3)) (list a b c))) 20) ;=> ((1 2 3) (1 20 3))
(again-with (lambda () (dynamic-wind (lambda () 1) (lambda () (list (choice 1))) (lambda () 2))) 20) ;=> ((1) (20))
(again-with (lambda () (with-exception-handler (lambda (e) (choice e)) (lambda () (list 'got (raise-continuable 1))))) 20)
;=> ((got 1) (got 20))
(again-with (lambda () (guard (e ((choice #f) (list 'first e)) (#t (list 'second e))) (raise 'x))) #t) ;=> ((second x) (first x))
(again-with (lambda () (guard (e (#t (list e (choice 1)))) (raise 'x))) 2) ;=> ((x 1) (x 2))
(again-with (lambda () (guard (e (#t (list 'caught e))) (list (choice 1)))) 2) ;=> ((1) (2))
(again-with (lambda () (parameterize ((p (choice 'a))) (p))) 'b) ;=> (a b)
(again-with (lambda () (parameterize ((p 'b)) (list (choice 'a) (p)))) 'c) ;=> ((a b) (c b))
(again-with (lambda () ((make-parameter 1 (lambda (x) (choice x))))) 2) ;=> (1 2)
(again-with (lambda () (call-with-port (open-input-string "text") (lambda (port) (choice 'a)))) 'b) ;=> (a b)
(again-with (lambda () (list (force (delay (choice 1))))) 2) ;=> ((1) (1))
(again-with (lambda () (eval '(list (choice 1)) (interaction-environment))) 2) ;=> ((1) (2))
(define (capturing-less a b) (choice 'ignored) (< a b)) ; the last comparison is the one that is entered again
(again-with (lambda () (sort '(3 1 2) capturing-less)) 'ignored) ;=> ((1 2 3) (1 2 3))
(again-with (lambda () (sort (vector 3 1 2) capturing-less)) 'ignored) ;=> (#(1 2 3) #(1 2 3))
(define table (hash-table 'a 1))
(again-with (lambda () (let ((seen '())) (hash-table-walk table (lambda (k v) (set! seen (list k (choice v))))) seen)) 2) ;=> ((a 1) (a 2))
(again-with (lambda () (hash-table-update!/default table 'a (lambda (v) (choice v)) 0) (hash-table-ref table 'a)) 7) ;=> (1 7)
(again-with (lambda () (hash-table-ref table 'absent (lambda () (choice 'none)))) 'later) ;=> (none later)
