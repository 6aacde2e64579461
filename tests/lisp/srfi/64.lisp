;;; SRFI 64, from its specification.
(import (srfi 64))

;; what a runner has counted: pass, fail, xpass, xfail, skip
(define (counts runner)
  (map (lambda (count) (count runner))
       (list test-runner-pass-count test-runner-fail-count test-runner-xpass-count
             test-runner-xfail-count test-runner-skip-count)))
;; the counts of what the forms do
(define-syntax counted
  (syntax-rules ()
    ((_ form ...) (let ((runner (test-runner-null))) (test-with-runner runner form ...) (counts runner)))))
;; the kinds of results, in order
(define-syntax kinds
  (syntax-rules ()
    ((_ form ...)
     (let ((runner (test-runner-null)) (seen '()))
       (test-runner-on-test-end! runner (lambda (r) (set! seen (cons (test-result-kind r) seen))))
       (test-with-runner runner form ...)
       (reverse seen)))))

;;; ---- the first example of the text
(test-begin "vec-test")
(define v (make-vector 5 99))
(test-assert (vector? v))
(test-eqv 99 (vector-ref v 2))
(vector-set! v 2 7)
(test-eqv 7 (vector-ref v 2))
(test-end "vec-test")                      ;>> 3 tests: 3 passed
(test-runner-current)                      ;=> #f

;;; ---- simple tests
(kinds (test-assert #t) (test-assert 5) (test-assert #f) (test-assert (car '())) (test-assert (raise 'x)))
;=> (pass pass fail fail fail)
(kinds (test-assert "named" #t) (test-assert "named" #f))     ;=> (pass fail)
(kinds (test-eqv 4 (+ 2 2)) (test-eqv 4 (+ 2 2.0)) (test-eqv '(1) (list 1)) (test-eqv "n" 4 4) (test-eqv 1 (car 1)))
;=> (pass fail fail pass fail)
(kinds (test-equal '(1 2) (list 1 2)) (test-equal "ab" (string #\a #\b)) (test-equal "n" '(1) '(2)))    ;=> (pass pass fail)
(kinds (test-eq 'a (car '(a))) (test-eq '(a) (list 'a)) (test-eq "n" 'a 'a))                            ;=> (pass fail pass)
(kinds (test-approximate 3.14 3.15 0.02) (test-approximate 3.14 3.17 0.02) (test-approximate "n" 3 2.5 0.5)
       (test-approximate 3 3.5 0.5) (test-approximate 0 (sqrt 'x) 1))
;=> (pass fail pass pass fail)
;; each expression is evaluated once; the expected value first; a name may be computed
(let ((order '()))
  (define (note x value) (set! order (cons x order)) value)
  (counted (test-approximate (note 'name "n") (note 'expected 1) (note 'got 1) (note 'error 0)))
  (reverse order))
;=> (name expected got error)
;; an expected value that cannot be computed is a failure too
(kinds (test-equal (car '()) 1))           ;=> (fail)
(test-assert #t)                           ;!! there is no test runner
(counted (test-assert 7 #t))               ;!! the name of a test is a string, not 7

;;; ---- errors
(kinds (test-error (car '())) (test-error #t (vector-ref '#(1 2) 9)) (test-error (raise 'oops)) (test-error (+ 1 1)))
;=> (pass pass pass fail)
(kinds (test-error "n" #t (car 7)) (test-error "n" #t 7))                                    ;=> (pass fail)
(kinds (test-error file-error? (open-input-file "/no/such/file")) (test-error file-error? (car 7)))   ;=> (pass fail)
(kinds (test-error 'type-error (car 7)) (test-error 'domain-error (car 7)) (test-error 'type-error (raise 'type-error)))
;=> (pass fail fail)
(kinds (test-error symbol? (raise 'oops))) ;=> (pass)
(kinds (test-error 5 (car 7)))             ;=> (fail)
(let ((runner (test-runner-null)))
  (test-with-runner runner (test-error 'type-error (car 7)))
  (list (test-result-ref runner 'expected-error) (error-object? (test-result-ref runner 'actual-error))))
;=> (type-error #t)

;;; ---- syntax
(test-read-eval-string "(+ 3 4)")          ;=> 7
(test-read-eval-string "(+ 3 4")           ;!! never closed
(test-read-eval-string "(+ 3 4) ")         ;!! test-read-eval-string: there is more after the expression
(test-read-eval-string "")                 ;!! test-read-eval-string: there is no expression
(kinds (test-equal 7 (test-read-eval-string "(+ 3 4)"))
       (test-error (test-read-eval-string "(+ 3"))
       (test-equal #\newline (test-read-eval-string "#\\newline"))
       (test-error (test-read-eval-string "#\\newlin"))
       (test-error (test-read-eval-string "(if)"))
       (test-equal 5 (test-read-eval-string "(+ 1 #;(* 2 3) 4)")))
;=> (pass pass pass pass pass pass)

;;; ---- groups
(define (path) (test-runner-group-path (test-runner-current)))
(let ((seen '()))
  (counted
    (test-begin "a")
    (test-begin "b")
    (set! seen (list (path) (test-runner-group-stack (test-runner-current))))
    (test-end "b")
    (set! seen (cons (path) seen))
    (test-end))
  seen)
;=> (("a") ("a" "b") ("b" "a"))
(counted (test-group "g" (define x 1) (test-eqv 1 x) (define y 2) (test-eqv 2 y)))    ;=> (2 0 0 0 0)
(counted (test-group "empty"))             ;=> (0 0 0 0 0)
(let ((result '()))
  (counted (test-group "g" (set! result (path))))
  result)
;=> ("g")
;; without a runner the outermost group makes one
(test-group "alone" (test-assert #t))      ;>> 1 test: 1 passed
(test-runner-current)                      ;=> #f
(test-end)                                 ;!! test-end: no test group has begun
(test-end "x")                             ;!! test-end: no test group has begun
;; a group ends however it is left: by a continuation, by an error
(let ((runner (test-runner-null)))
  (test-with-runner runner
    (call/cc (lambda (leave) (test-group "g" (test-assert #t) (leave 1))))
    (test-runner-group-path runner)))
;=> ()
(define runner (test-runner-null))
(test-with-runner runner (test-group "g" (error "left")))    ;!! left
(test-runner-group-path runner)            ;=> ()
(let ((runner (test-runner-null)))
  (guard (e (#t (test-runner-group-path runner))) (test-with-runner runner (test-group "g" (raise 'left)))))
;=> ()
;; a group gives a continuable exception back to its handler
(with-exception-handler
  (lambda (c) 41)
  (lambda () (let ((x 0)) (counted (test-group "g" (set! x (+ 1 (raise-continuable 'c))))) x)))
;=> 42
;; clean-up
(let ((log '()))
  (counted (test-group-with-cleanup "g" (test-assert #t) (set! log (cons 'work log)) (set! log (cons 'clean log))))
  log)
;=> (clean work)
(let ((log '()))
  (guard (e (#t #t)) (counted (test-group-with-cleanup "g" (error "x") (set! log (cons 'clean log)))))
  log)
;=> (clean)
(define log '())
(counted (test-group-with-cleanup "g" (error "not handled") (set! log '(clean))))    ;!! not handled
log                                        ;=> (clean)
(let ((log '()))
  (counted (test-skip "g") (test-group-with-cleanup "g" (test-assert #f) (set! log '(clean))))
  log)
;=> ()

;;; ---- counts of groups
(define (with-bad-count thunk)
  (let ((runner (test-runner-null)) (seen '()))
    (test-runner-on-bad-count! runner (lambda (r actual expected) (set! seen (cons (list actual expected) seen))))
    (test-with-runner runner (thunk))
    seen))
(with-bad-count (lambda () (test-begin "g" 2) (test-assert #t) (test-assert #f) (test-end)))    ;=> ()
(with-bad-count (lambda () (test-begin "g" 3) (test-assert #t) (test-end)))                     ;=> ((1 3))
;; an inner group counts as one; what is skipped counts
(with-bad-count (lambda ()
  (test-begin "g" 3)
  (test-group "inner" (test-assert #t) (test-assert #t))
  (test-skip 1)
  (test-assert #f)
  (test-skip "left out")
  (test-group "left out" (test-assert #f))
  (test-end)))
;=> ()
(define (with-bad-name thunk)
  (let ((runner (test-runner-null)) (seen '()))
    (test-runner-on-bad-end-name! runner (lambda (r begin-name end-name) (set! seen (list begin-name end-name))))
    (test-with-runner runner (thunk))
    seen))
(with-bad-name (lambda () (test-begin "a") (test-end "b")))    ;=> ("a" "b")
(with-bad-name (lambda () (test-begin "a") (test-end "a")))    ;=> ()
(with-bad-name (lambda () (test-begin "a") (test-end)))        ;=> ()

;;; ---- specifiers
(define (asked specifier . names)
  (let ((runner (test-runner-null)))
    (map (lambda (name) (test-with-runner runner (test-assert name #t)) (specifier runner)) names)))
(asked (test-match-name "b") "a" "b" "c")  ;=> (#f #t #f)
(asked (test-match-nth 2) "a" "b" "c")     ;=> (#f #t #f)
(asked (test-match-nth 2 2) "a" "b" "c" "d")    ;=> (#f #t #t #f)
(asked (test-match-any "a" 2 (test-match-nth 4)) "x" "x" "a" "x" "x")    ;=> (#t #t #t #t #f)
(asked (test-match-all "a" (test-match-nth 2 2)) "a" "a" "x" "a")        ;=> (#f #t #f #f)
(asked (test-match-any) "a")               ;=> (#f)
(asked (test-match-all) "a")               ;=> (#t)
;; all are asked, though one has decided
(let ((n 0))
  (define (note value) (lambda (runner) (set! n (+ n 1)) value))
  (asked (test-match-any (note #t) (note #f)) "a")
  (asked (test-match-all (note #f) (note #t)) "a")
  n)
;=> 4
(test-match-any 'a)                        ;!! test-match-any: expected a specifier of tests (a predicate, a count or a name), got a

;;; ---- skipping
(kinds (test-skip "test-b") (test-assert "test-a" #t) (test-assert "test-b" #t))    ;=> (pass skip)
(kinds (test-skip 2) (test-assert #f) (test-assert #f) (test-assert #t))            ;=> (skip skip pass)
(kinds (test-begin "group1")
       (test-skip "test-a")
       (test-assert "test-a" #t)
       (test-end "group1")
       (test-assert "test-a" #t))
;=> (skip pass)
(kinds (test-skip "a") (test-group "g" (test-assert "a" #t)) (test-assert "a" #t))  ;=> (skip skip)
;; what is skipped is not evaluated
(let ((evaluated #f)) (counted (test-skip 1) (test-assert (begin (set! evaluated #t) #t))) evaluated)    ;=> #f
(counted (test-skip "g") (test-group "g" (test-assert #f) (test-assert #f)) (test-assert #t))            ;=> (1 0 0 0 1)
(counted (test-skip (lambda (runner) (string=? (test-runner-test-name runner) ""))) (test-assert #f) (test-assert "n" #t))
;=> (1 0 0 0 1)
(test-skip 1)                              ;!! there is no test runner
(counted (test-skip 'a))                   ;!! test-skip: expected a specifier of tests

;;; ---- expected failures
(kinds (test-expect-fail 2) (test-eqv 1 2) (test-eqv 1 1) (test-eqv 1 1))    ;=> (xfail xpass pass)
(counted (test-expect-fail 2) (test-eqv 1 2) (test-eqv 1 1) (test-eqv 1 1))  ;=> (1 0 1 1 0)
(kinds (test-group "g" (test-expect-fail 5) (test-assert #f)) (test-assert #f))   ;=> (xfail fail)
(kinds (test-expect-fail "a") (test-error "a" #t 5))                         ;=> (xfail)
(kinds (test-skip 1) (test-expect-fail 1) (test-assert #f))                  ;=> (skip)
(test-expect-fail 1)                       ;!! there is no test runner

;;; ---- runners
(test-runner? (test-runner-null))          ;=> #t
(test-runner? (test-runner-simple))        ;=> #t
(test-runner? 'runner)                     ;=> #f
(test-runner-get)                          ;!! there is no test runner
(let ((runner (test-runner-null))) (test-with-runner runner (eq? runner (test-runner-get))))    ;=> #t
(let ((runner (test-runner-null)))
  (test-runner-current runner)
  (let ((same? (eq? runner (test-runner-current)))) (test-runner-current #f) (list same? (test-runner-current))))
;=> (#t #f)
(eq? (test-runner-factory) test-runner-simple)    ;=> #t
(test-with-runner 5 (test-assert #t))      ;!! test-with-runner: argument 1: expected a test runner, got 5
(test-runner-current 5)                    ;!! test-runner-current: argument 1: expected a test runner, got 5
(test-runner-factory 5)                    ;!! test-runner-factory: argument 1: expected a procedure, got 5
(test-runner-reset 5)                      ;!! test-runner-reset: argument 1: expected a test runner, got 5
(test-runner-group-path 5)                 ;!! test-runner-group-path: argument 1: expected a test runner, got 5
(test-runner-group-stack 5)                ;!! test-runner-group-stack: argument 1: expected a test runner, got 5
(test-result-ref 5 'x)                     ;!! test-result-ref: argument 1: expected a test runner, got 5
(test-result-set! 5 'x 1)                  ;!! test-result-set!: argument 1: expected a test runner, got 5
(test-result-remove 5 'x)                  ;!! test-result-remove: argument 1: expected a test runner, got 5
(test-result-clear 5)                      ;!! test-result-clear: argument 1: expected a test runner, got 5
(test-result-kind 5)                       ;!! test-result-kind: argument 1: expected a test runner, got 5
(test-match-nth 'a)                        ;!! test-match-nth: argument 1: expected an exact integer, got a
(test-begin "g" 'a)                        ;!! test-begin: argument 2: expected a number of tests, got a
;; the factory makes the runner of the outermost group
(define made (test-runner-null))
(test-runner-factory (lambda () made))
(eq? (test-runner-create) made)            ;=> #t
(test-begin "g")
(eq? (test-runner-current) made)           ;=> #t
(test-assert #f)
(test-end "g")
(test-runner-fail-count made)              ;=> 1
(test-runner-factory test-runner-simple)
;; reset
(test-runner-reset made)
(list (counts made) (test-runner-group-path made) (test-result-kind made) (test-runner-test-name made))
;=> ((0 0 0 0 0) () #f "")
(let ((runner (test-runner-null)))
  (test-runner-aux-value! runner '(some state))
  (test-runner-aux-value runner))
;=> (some state)
(test-runner-pass-count 7)                 ;!! test-runner-pass-count: argument 1: expected a test-runner, got 7

;;; ---- some tests only
(define (abc) (test-assert "a" #t) (test-assert "b" #t) (test-assert "c" #t))
(let ((runner (test-runner-null))) (test-apply runner "b" abc) (counts runner))              ;=> (1 0 0 0 2)
(let ((runner (test-runner-null))) (test-apply runner "a" (test-match-nth 3) abc) (counts runner))    ;=> (2 0 0 0 1)
(let ((runner (test-runner-null))) (test-apply runner 2 abc) (counts runner))                ;=> (2 0 0 0 1)
(let ((runner (test-runner-null))) (test-apply runner abc) (counts runner))                  ;=> (3 0 0 0 0)
(counted (test-apply "b" abc) (abc))       ;=> (4 0 0 0 2)
(counted (test-skip "b") (test-apply "a" "b" abc))    ;=> (1 0 0 0 2)
(counted (test-apply "a" "b" (lambda () (test-apply "b" "c" abc))))    ;=> (1 0 0 0 2)
(counted (test-apply "b" (lambda () (test-group "g" (abc)))))          ;=> (1 0 0 0 2)
(test-apply (lambda () (test-begin "g") (test-assert #t) (test-end)))  ;>> 1 test: 1 passed
(test-runner-current)                      ;=> #f
(test-apply 5)                             ;!! test-apply: expected a thunk as the last argument

;;; ---- results
(let ((runner (test-runner-null)))
  (list (test-result-kind runner) (test-passed? runner)))    ;=> (#f #f)
(let ((runner (test-runner-null)))
  (test-with-runner runner
    (map (lambda (thunk) (thunk) (list (test-result-kind) (test-passed?)))
         (list (lambda () (test-assert #t))
               (lambda () (test-assert #f))
               (lambda () (test-expect-fail 1) (test-assert #t))
               (lambda () (test-expect-fail 1) (test-assert #f))
               (lambda () (test-skip 1) (test-assert #f))))))
;=> ((pass #t) (fail #f) (xpass #t) (xfail #f) (skip #f))
(define runner (test-runner-null))
(test-with-runner runner (test-eqv "sum" 5 (+ 2 2)))
(map (lambda (name) (test-result-ref runner name)) '(result-kind expected-value actual-value source-form))
;=> (fail 5 4 (test-eqv "sum" 5 (+ 2 2)))
(list (string? (test-result-ref runner 'source-file)) (integer? (test-result-ref runner 'source-line)))    ;=> (#t #t)
(list (test-result-ref runner 'no-such) (test-result-ref runner 'no-such 7) (test-runner-test-name runner))    ;=> (#f 7 "sum")
(test-result-set! runner 'colour 'red)
(test-result-set! runner 'colour 'blue)
(test-result-ref runner 'colour)           ;=> blue
(define before (test-result-alist runner))
(test-result-remove runner 'colour)
(test-result-ref runner 'colour 'none)     ;=> none
(test-result-clear runner)
(test-result-alist runner)                 ;=> ()
(cdr (assq 'colour before))                ;=> blue
;; a new test begins without properties of the one before
(test-result-set! runner 'colour 'red)
(test-with-runner runner (test-assert #t))
(test-result-ref runner 'colour)           ;=> #f

;;; ---- what a runner is told
(define (told thunk)
  (let ((runner (test-runner-null)) (events '()))
    (define (note . event) (set! events (cons event events)))
    (test-runner-on-test-begin! runner (lambda (r) (note 'test-begin (test-runner-test-name r) (test-result-kind r))))
    (test-runner-on-test-end! runner (lambda (r) (note 'test-end (test-result-kind r))))
    (test-runner-on-group-begin! runner (lambda (r name count) (note 'group-begin name count (test-runner-test-name r))))
    (test-runner-on-group-end! runner (lambda (r) (note 'group-end (test-runner-group-path r))))
    (test-runner-on-bad-count! runner (lambda (r actual expected) (note 'bad-count actual expected)))
    (test-runner-on-bad-end-name! runner (lambda (r begin-name end-name) (note 'bad-end-name begin-name end-name)))
    (test-runner-on-final! runner (lambda (r) (note 'final (counts r))))
    (test-with-runner runner (thunk))
    (reverse events)))
(told (lambda () (test-group "g" (test-assert "a" #t))))
;=> ((group-begin "g" #f "g") (test-begin "a" #f) (test-end pass) (group-end ("g")) (final (1 0 0 0 0)))
(told (lambda () (test-begin "o" 7) (test-begin "i") (test-end "x") (test-end)))
;=> ((group-begin "o" 7 "o") (group-begin "i" #f "i") (bad-end-name "i" "x") (group-end ("o" "i")) (bad-count 1 7) (group-end ("o")) (final (0 0 0 0 0)))
(told (lambda () (test-skip 1) (test-assert #t) (test-expect-fail 1) (test-assert #f)))
;=> ((test-begin "" skip) (test-end skip) (test-begin "" xfail) (test-end xfail))
(let ((runner (test-runner-null)) (f (lambda (r) 1)))
  (test-runner-on-final! runner f)
  (eq? f (test-runner-on-final runner)))
;=> #t
;; the runner of the text's last section
(define (my-simple-runner port)
  (let ((runner (test-runner-null)) (num-passed 0) (num-failed 0))
    (test-runner-on-test-end! runner
      (lambda (runner)
        (case (test-result-kind runner)
          ((pass xpass) (set! num-passed (+ num-passed 1)))
          ((fail xfail) (set! num-failed (+ num-failed 1)))
          (else #t))))
    (test-runner-on-final! runner
      (lambda (runner)
        (write (list num-passed num-failed) port)))
    runner))
(define port (open-output-string))
(test-runner-factory (lambda () (my-simple-runner port)))
(test-begin "suite")
(test-assert #t)
(test-assert #f)
(test-skip 1)
(test-assert #f)
(test-end "suite")
(get-output-string port)                   ;=> "(1 1)"
(test-runner-factory test-runner-simple)

;;; ---- what the simple runner prints
(define (printed kind . properties)
  (let ((runner (test-runner-null)))
    (test-result-set! runner 'result-kind kind)
    (for-each (lambda (p) (test-result-set! runner (car p) (cdr p))) properties)
    (test-on-test-end-simple runner)))
(printed 'pass)
(printed 'xfail)
(printed 'skip)
(newline)                                  ;>>
(printed 'fail '(source-file . "f.scm") '(source-line . 3) '(source-form . (test-eqv 1 2)) '(expected-value . 1) '(actual-value . 2))
;>> FAIL
;>> at f.scm:3
;>> (test-eqv 1 2)
;>> expected: 1
;>> got: 2
(printed 'xpass '(source-form . (test-assert #t)))
;>> PASS, BUT EXPECTED TO FAIL
;>> (test-assert #t)
(printed 'fail '(expected-error . #t) '(actual-value . "v"))
;>> FAIL
;>> expected: an error
;>> got: "v"
(printed 'fail '(expected-error . type-error) '(actual-error . oops))
;>> FAIL
;>> expected: error type-error
;>> error: oops
(guard (e (#t (printed 'fail (cons 'actual-error e)))) (car 7))
;>> FAIL
;>> error: car: argument 1: expected a pair, got 7
(let ((runner (test-runner-null)))
  (test-with-runner runner
    (test-expect-fail 2) (test-assert #t) (test-assert #f) (test-assert #t) (test-assert #f) (test-skip 1) (test-assert #t))
  (test-on-final-simple runner))
;>> 5 tests: 1 passed, 1 failed, 1 passed, but expected to fail, 1 failed, as expected, 1 skipped
(test-on-bad-count-simple (test-runner-null) 1 3)          ;>> WRONG COUNT: 1 test, not 3
(test-on-bad-end-name-simple (test-runner-null) "a" "b")   ;>> WRONG END: (test-end "b") in the group "a"
(test-on-test-begin-simple (test-runner-null))
(test-on-group-begin-simple (test-runner-null) "g" #f)
(test-on-group-end-simple (test-runner-null))
