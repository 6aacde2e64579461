;;; SRFI 64: test runners, which keep count of tests and are told of what happens.

(define-library (srfi 64 runner)
  (export
    test-runner? test-runner-null test-runner-reset
    test-runner-current test-runner-get test-runner-factory test-runner-create test-with-runner
    test-runner-pass-count test-runner-fail-count test-runner-xpass-count test-runner-xfail-count
    test-runner-skip-count %count-result!
    test-runner-test-name %set-test-name! test-runner-aux-value test-runner-aux-value!
    test-runner-group-path test-runner-group-stack
    test-runner-on-test-begin test-runner-on-test-begin! test-runner-on-test-end test-runner-on-test-end!
    test-runner-on-group-begin test-runner-on-group-begin!
    test-runner-on-group-end test-runner-on-group-end!
    test-runner-on-bad-count test-runner-on-bad-count!
    test-runner-on-bad-end-name test-runner-on-bad-end-name!
    test-runner-on-final test-runner-on-final!
    test-result-ref test-result-set! test-result-remove test-result-clear test-result-alist
    test-result-kind test-passed?
    %skips %set-skips! %failing %set-failing! %chosen %set-chosen! %groups %set-groups!
    %make-group %group-name %group-count %group-tests %set-group-tests! %group-skips %group-failing %group-installed?)
  (import (lambit) (only (lambit internal) %wrong))
  (begin

    ;; A group that has begun: how many tests it should have and has had, what was
    ;; skipped and expected to fail before it, and whether it brought its runner.
    (define-record-type group
      (%make-group name count tests skips failing installed?)
      group?
      (name %group-name)
      (count %group-count)
      (tests %group-tests %set-group-tests!)
      (skips %group-skips)
      (failing %group-failing)
      (installed? %group-installed?))

    (define-record-type test-runner
      (%make-runner pass fail xpass xfail skip name properties skips failing chosen groups
                    on-test-begin on-test-end on-group-begin on-group-end
                    on-bad-count on-bad-end-name on-final aux)
      test-runner?
      (pass test-runner-pass-count %set-pass!)
      (fail test-runner-fail-count %set-fail!)
      (xpass test-runner-xpass-count %set-xpass!)
      (xfail test-runner-xfail-count %set-xfail!)
      (skip test-runner-skip-count %set-skip!)
      (name test-runner-test-name %set-test-name!)
      (properties test-result-alist %set-properties!)
      (skips %skips %set-skips!)            ; specifiers of tests to be skipped
      (failing %failing %set-failing!)      ; specifiers of tests expected to fail
      (chosen %chosen %set-chosen!)         ; a list of specifiers for each `test-apply`
      (groups %groups %set-groups!)         ; the groups that have begun, the innermost first
      (on-test-begin test-runner-on-test-begin test-runner-on-test-begin!)
      (on-test-end test-runner-on-test-end test-runner-on-test-end!)
      (on-group-begin test-runner-on-group-begin test-runner-on-group-begin!)
      (on-group-end test-runner-on-group-end test-runner-on-group-end!)
      (on-bad-count test-runner-on-bad-count test-runner-on-bad-count!)
      (on-bad-end-name test-runner-on-bad-end-name test-runner-on-bad-end-name!)
      (on-final test-runner-on-final test-runner-on-final!)
      (aux test-runner-aux-value test-runner-aux-value!))

    (define (test-runner-null)
      "A new test runner that does nothing with the results but count them (SRFI 64).

       What it does at each event is set by `test-runner-on-test-begin!` `-on-test-end!`
       `-on-group-begin!` (called with the runner, the name of the group and its count)
       `-on-group-end!` `-on-bad-count!` (the runner, the count, the expected one)
       `-on-bad-end-name!` (the runner, the name of the group, the name given) `-on-final!`.

       (define runner (test-runner-null))
       (test-runner-on-test-end! runner (lambda (runner) (display (test-result-kind runner))))
       (test-with-runner runner (test-assert (= 1 1)))    ;>> pass
       (test-runner-pass-count runner)                    ;=> 1"
      (%make-runner 0 0 0 0 0 "" '() '() '() '() '() void void void void void void void #f))

    (define (test-runner-reset runner)
      "Put the runner into its initial state: no tests, no groups, nothing to be skipped (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner (test-assert #f))
       (test-runner-reset runner)
       (test-runner-fail-count runner)    ;=> 0"
      (%check-runner 'test-runner-reset runner)
      (for-each (lambda (set-count!) (set-count! runner 0))
                (list %set-pass! %set-fail! %set-xpass! %set-xfail! %set-skip!))
      (for-each (lambda (set-list!) (set-list! runner '()))
                (list %set-properties! %set-skips! %set-failing! %set-chosen! %set-groups!))
      (%set-test-name! runner ""))

    ;; ---- the current runner

    (define %current (make-parameter (list #f)))    ; a place, which `test-with-runner` replaces

    (define (test-runner-current &rest runner)
      "The current test runner, or `#f`; with an argument, that becomes it (SRFI 64).

       (test-runner-current)                              ;=> #f
       (test-with-runner (test-runner-null) (test-runner? (test-runner-current)))    ;=> #t"
      (cond ((null? runner) (car (%current)))
            ((car runner) (set-car! (%current) (%check-runner 'test-runner-current (car runner))))
            (else (set-car! (%current) #f))))

    (define (test-runner-get)
      "The current test runner; an error if there is none (SRFI 64).

       (test-runner-get)    ;!! test-runner-get: there is no test runner"
      (or (test-runner-current)
          (error "test-runner-get: there is no test runner: tests stand between test-begin and test-end")))

    (define-syntax test-with-runner
      "The value of the body, in which `runner` is the current test runner (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner (test-eqv 1 2) (test-eqv 2 2))
       (list (test-runner-pass-count runner) (test-runner-fail-count runner))    ;=> (1 1)"
      (syntax-rules ()
        ((_ runner form ...) (%with-runner runner (lambda () form ...)))))

    (define %factory #f)

    (define (test-runner-factory &rest factory)
      "The procedure that makes test runners; with an argument, that becomes it (SRFI 64).

       (eq? (test-runner-factory) test-runner-simple)    ;=> #t"
      (cond ((null? factory) %factory)
            ((procedure? (car factory)) (set! %factory (car factory)))
            (else (%wrong 'test-runner-factory 1 "a procedure" (car factory)))))

    (define (test-runner-create)
      "A new test runner: the value of `((test-runner-factory))` (SRFI 64).

       (test-runner? (test-runner-create))    ;=> #t"
      ((test-runner-factory)))

    ;; ---- results

    (define (test-runner-group-stack runner)
      "The names of the groups that have begun, the innermost first (SRFI 64).

       (test-runner-group-stack (test-runner-null))    ;=> ()"
      (map %group-name (%groups (%check-runner 'test-runner-group-stack runner))))

    (define (test-runner-group-path runner)
      "The names of the groups that have begun, the outermost first (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-group \"outer\" (test-group \"inner\" (write (test-runner-group-path runner)))))
       ;>> (\"outer\" \"inner\")"
      (reverse (map %group-name (%groups (%check-runner 'test-runner-group-path runner)))))

    (define (test-result-ref runner name &optional default)
      "The property `name` of the test that runs, or has run last; `default` if it has none (SRFI 64).

       Properties are `result-kind`, `source-form`, `source-file`, `source-line`, `expected-value`,
       `actual-value`, `expected-error`, `actual-error`, and those a runner sets.

       (define runner (test-runner-null))
       (test-with-runner runner (test-eqv 1 (+ 1 1)))
       (list (test-result-ref runner 'expected-value) (test-result-ref runner 'actual-value))    ;=> (1 2)
       (test-result-ref runner 'colour 'none)                                                   ;=> none"
      (let ((found (assq name (test-result-alist (%check-runner 'test-result-ref runner)))))
        (if found (cdr found) default)))

    (define (test-result-set! runner name value)
      "Set the property `name` of the test that runs, or has run last (SRFI 64).

       (let ((runner (test-runner-null)))
         (test-result-set! runner 'colour 'red)
         (test-result-ref runner 'colour))    ;=> red"
      (%set-properties! (%check-runner 'test-result-set! runner)
        (cons (cons name value) (alist-delete name (test-result-alist runner) eq?))))

    (define (test-result-remove runner name)
      "Take the property `name` away (SRFI 64).

       (let ((runner (test-runner-null)))
         (test-result-set! runner 'colour 'red)
         (test-result-remove runner 'colour)
         (test-result-alist runner))    ;=> ()"
      (%set-properties! (%check-runner 'test-result-remove runner)
        (alist-delete name (test-result-alist runner) eq?)))

    (define (test-result-clear runner)
      "Take all properties away; a list that `test-result-alist` has given stays as it is (SRFI 64).

       (let ((runner (test-runner-null)))
         (test-result-set! runner 'colour 'red)
         (let ((before (test-result-alist runner)))
           (test-result-clear runner)
           (list before (test-result-alist runner))))    ;=> (((colour . red)) ())"
      (%set-properties! (%check-runner 'test-result-clear runner) '()))

    (define (test-result-kind &optional runner)
      "The result of the last test: `pass`, `fail`, `xfail` (failed, as expected), `xpass`, `skip` (SRFI 64).

       Of a test that runs, `xfail` if it is expected to fail, else `#f`; `#f` before the first one.

       (define runner (test-runner-null))
       (test-with-runner runner (test-assert (car '())))
       (test-result-kind runner)    ;=> fail"
      (let ((runner (if runner (%check-runner 'test-result-kind runner) (test-runner-get))))
        (test-result-ref runner 'result-kind)))

    (define (test-passed? &optional runner)
      "Has the last test passed, expected or not? (SRFI 64)

       (define runner (test-runner-null))
       (test-with-runner runner (test-assert #t) (test-passed?))
       (test-passed? runner)    ;=> #t"
      (and (memq (test-result-kind runner) '(pass xpass)) #t))

    (define (%count-result! runner kind)
      "Count a result, and a test of the innermost group.

       (let ((runner (test-runner-null)))
         (%count-result! runner 'pass)
         (test-runner-pass-count runner))    ;=> 1"
      (case kind
        ((pass) (%set-pass! runner (+ 1 (test-runner-pass-count runner))))
        ((fail) (%set-fail! runner (+ 1 (test-runner-fail-count runner))))
        ((xpass) (%set-xpass! runner (+ 1 (test-runner-xpass-count runner))))
        ((xfail) (%set-xfail! runner (+ 1 (test-runner-xfail-count runner))))
        ((skip) (%set-skip! runner (+ 1 (test-runner-skip-count runner)))))
      (if (pair? (%groups runner))
          (let ((group (car (%groups runner))))
            (%set-group-tests! group (+ 1 (%group-tests group))))))

    (define (%with-runner runner thunk)
      (parameterize ((%current (list (%check-runner 'test-with-runner runner)))) (thunk)))

    (define (%check-runner name x)
      "The test runner `x`, which is argument 1 of `name`."
      (if (test-runner? x) x (%wrong name 1 "a test runner" x)))))
