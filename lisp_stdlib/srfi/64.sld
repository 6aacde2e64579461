;;; SRFI 64: test suites.
;;;
;;; Tests stand between `(test-begin "name")` and `(test-end)`; without further ado
;;; those that fail are printed, and at last a summary. A script some of whose tests
;;; had another result than expected leaves with exit code 1.

(define-library (srfi 64)
  (export
    test-assert test-eqv test-equal test-eq test-approximate test-error test-read-eval-string
    test-begin test-end test-group test-group-with-cleanup
    test-match-name test-match-nth test-match-any test-match-all test-skip test-expect-fail
    test-runner? test-runner-current test-runner-get test-runner-simple test-runner-null
    test-runner-create test-runner-factory test-apply test-with-runner
    test-result-kind test-passed?
    test-result-ref test-result-set! test-result-remove test-result-clear test-result-alist
    test-runner-on-test-begin test-runner-on-test-begin! test-runner-on-test-end test-runner-on-test-end!
    test-runner-on-group-begin test-runner-on-group-begin!
    test-runner-on-group-end test-runner-on-group-end!
    test-runner-on-bad-count test-runner-on-bad-count!
    test-runner-on-bad-end-name test-runner-on-bad-end-name!
    test-runner-on-final test-runner-on-final!
    test-on-test-begin-simple test-on-test-end-simple test-on-group-begin-simple test-on-group-end-simple
    test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple
    test-runner-pass-count test-runner-fail-count test-runner-xpass-count test-runner-xfail-count
    test-runner-skip-count test-runner-test-name test-runner-group-path test-runner-group-stack
    test-runner-aux-value test-runner-aux-value! test-runner-reset)
  (import (lambit) (only (lambit internal) %place)
          (srfi 64 runner) (srfi 64 group) (srfi 64 report))
  (begin

    (define-syntax test-assert
      "Test that an expression is true: `(test-assert [name] expression)`; an error is a failure (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-assert \"a vector\" (vector? #(1)))
         (test-assert (vector? '(1)))
         (test-assert (vector-ref #(1) 1)))
       (list (test-runner-pass-count runner) (test-runner-fail-count runner))    ;=> (1 2)
       (test-assert #t)    ;!! there is no test runner"
      (syntax-rules ()
        ((_ name expression)
         (%test name '(test-assert name expression) (lambda (runner) (%got runner expression))))
        ((_ expression)
         (%test "" '(test-assert expression) (lambda (runner) (%got runner expression))))))

    (define-syntax test-eqv
      "Test that an expression is `eqv?` to what is expected: `(test-eqv [name] expected expression)` (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner (test-eqv \"sum\" 4 (+ 2 2)) (test-eqv 4 (+ 2 2.0)))
       (list (test-runner-pass-count runner) (test-runner-fail-count runner))    ;=> (1 1)"
      (syntax-rules ()
        ((_ . arguments) (%test-same test-eqv eqv? . arguments))))

    (define-syntax test-equal
      "Test that an expression is `equal?` to what is expected: `(test-equal [name] expected expression)` (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner (test-equal '(1 2) (list 1 2)))
       (test-result-kind runner)    ;=> pass"
      (syntax-rules ()
        ((_ . arguments) (%test-same test-equal equal? . arguments))))

    (define-syntax test-eq
      "Test that an expression is `eq?` to what is expected: `(test-eq [name] expected expression)` (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner (test-eq 'a (car '(a b))))
       (test-result-kind runner)    ;=> pass"
      (syntax-rules ()
        ((_ . arguments) (%test-same test-eq eq? . arguments))))

    (define-syntax %test-same
      (syntax-rules ()
        ((_ word same? name expected expression)
         (%test name '(word name expected expression)
                (lambda (runner) (same? (%expected runner expected) (%got runner expression)))))
        ((_ word same? expected expression)
         (%test "" '(word expected expression)
                (lambda (runner) (same? (%expected runner expected) (%got runner expression)))))))

    (define-syntax test-approximate
      "Test that a real number differs by no more than `error`: `(test-approximate [name] expected expression error)`.

       (SRFI 64)

       (define runner (test-runner-null))
       (test-with-runner runner (test-approximate 3.14 (acos -1) 0.01) (test-approximate \"pi\" 3 (acos -1) 0.1))
       (list (test-runner-pass-count runner) (test-runner-fail-count runner))    ;=> (1 1)"
      (syntax-rules ()
        ((_ name expected expression error)
         (%test name '(test-approximate name expected expression error)
                (lambda (runner) (%near? (%expected runner expected) (%got runner expression) error))))
        ((_ expected expression error)
         (%test "" '(test-approximate expected expression error)
                (lambda (runner) (%near? (%expected runner expected) (%got runner expression) error))))))

    (define-syntax test-error
      "Test that an expression raises an error: `(test-error [[name] kind] expression)` (SRFI 64).

       The kind is `#t`: anything that is raised; a predicate of what is raised, such as
       `file-error?`; or a symbol that `error-object-kind` gives, such as `type-error`.

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-error (car '()))
         (test-error #t (raise 'oops))
         (test-error \"no pair\" 'type-error (car 7))
         (test-error symbol? (raise 'oops))
         (test-error file-error? (car 7))
         (test-error (car '(1))))
       (list (test-runner-pass-count runner) (test-runner-fail-count runner))    ;=> (4 2)"
      (syntax-rules ()
        ((_ name kind expression)
         (%test name '(test-error name kind expression)
                (lambda (runner) (%raises? runner kind (lambda () expression)))))
        ((_ kind expression)
         (%test "" '(test-error kind expression)
                (lambda (runner) (%raises? runner kind (lambda () expression)))))
        ((_ expression)
         (%test "" '(test-error expression)
                (lambda (runner) (%raises? runner #t (lambda () expression)))))))

    (define (%test name form holds?)
      "Run a test: tell the runner, ask `holds?` if it is not skipped, keep the result."
      (let ((runner (test-runner-get)))
        (if (not (string? name)) (error "the name of a test is a string, not" name form))
        (test-result-clear runner)
        (%set-test-name! runner name)
        (%note-source runner form)
        (test-result-set! runner 'result-kind (%planned-kind runner))
        ((test-runner-on-test-begin runner) runner)
        (let ((planned (test-result-kind runner)))
          (test-result-set! runner 'result-kind
            (if (eq? planned 'skip)
                'skip
                (%kind (eq? planned 'xfail) (%holds? runner holds?)))))
        (%count-result! runner (test-result-kind runner))
        ((test-runner-on-test-end runner) runner)))

    (define (%note-source runner form)
      (let ((place (%place form)))
        (test-result-set! runner 'source-form form)
        (if place
            (begin
              (test-result-set! runner 'source-file (car place))
              (test-result-set! runner 'source-line (cdr place))))))

    (define (%holds? runner holds?)
      "Is the test's condition true? What is raised instead is a property of the test."
      (guard (condition (#t (test-result-set! runner 'actual-error condition) #f))
        (holds? runner)))

    (define (%kind expected-to-fail? holds?)
      (if expected-to-fail?
          (if holds? 'xpass 'xfail)
          (if holds? 'pass 'fail)))

    (define (%expected runner value)
      (test-result-set! runner 'expected-value value)
      value)

    (define (%got runner value)
      (test-result-set! runner 'actual-value value)
      value)

    (define (%near? expected value error)
      (and (>= value (- expected error))
           (<= value (+ expected error))))

    (define (%raises? runner kind thunk)
      "Does the thunk raise what `kind` says?"
      (test-result-set! runner 'expected-error kind)
      (let ((raised? (%raised-test kind)))
        (guard (condition
                (#t
                 (test-result-set! runner 'actual-error condition)
                 (raised? condition)))
          (%got runner (thunk))
          #f)))

    (define (%raised-test kind)
      "The predicate of what is raised that `kind` stands for."
      (cond ((eq? kind #t) (lambda (condition) #t))
            ((procedure? kind) kind)
            ((symbol? kind)
             (lambda (condition) (and (error-object? condition) (eq? kind (error-object-kind condition)))))
            (else (error "test-error: expected #t, a predicate or a symbol as the kind of error, got" kind))))

    (define (test-read-eval-string text)
      "The value of the expression that is written in the string; an error if there is more than one (SRFI 64).

       (test-read-eval-string \"(+ 3 4)\")     ;=> 7
       (test-read-eval-string \"(+ 3 4\")      ;!! never closed
       (test-read-eval-string \"(+ 3 4) \")    ;!! test-read-eval-string: there is more after the expression"
      (let* ((port (open-input-string text))
             (expression (read port)))
        (cond ((eof-object? expression) (error "test-read-eval-string: there is no expression:" text))
              ((eof-object? (peek-char port)) (eval expression (interaction-environment)))
              (else (error "test-read-eval-string: there is more after the expression:" text)))))))
