;;; SRFI 64: the test runner that prints failures and a summary.

(define-library (srfi 64 report)
  (export
    test-runner-simple
    test-on-test-begin-simple test-on-test-end-simple test-on-group-begin-simple test-on-group-end-simple
    test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple)
  (import (lambit) (only (lambit internal) %set-exit-code!) (srfi 64 runner))
  (begin

    (define (test-runner-simple)
      "A new test runner that prints failures, and at last a summary, to the current output port (SRFI 64).

       A failure is a test that fails, or passes though it was expected to fail. After one the program
       leaves with exit code 1, unless it says another one itself with `exit`; the same after a group
       that ended under another name, or with another number of tests, than was said. What is printed:

           FAIL vectors: length
             at vectors.scm:12
             (test-eqv \"length\" 2 (vector-length v))
             expected: 2
             got: 3
           1 test: 0 passed, 1 failed

       (test-with-runner (test-runner-simple)
         (test-begin \"vectors\")
         (test-eqv \"length\" 3 (vector-length #(a b c)))
         (test-end))
       ;>> 1 test: 1 passed"
      (let ((runner (test-runner-null)))
        (test-runner-on-test-begin! runner test-on-test-begin-simple)
        (test-runner-on-test-end! runner test-on-test-end-simple)
        (test-runner-on-group-begin! runner test-on-group-begin-simple)
        (test-runner-on-group-end! runner test-on-group-end-simple)
        (test-runner-on-bad-count! runner test-on-bad-count-simple)
        (test-runner-on-bad-end-name! runner test-on-bad-end-name-simple)
        (test-runner-on-final! runner test-on-final-simple)
        runner))

    (define (test-on-test-begin-simple runner)
      "What `test-runner-simple` does before a test: nothing (SRFI 64).

       (eq? (test-on-test-begin-simple (test-runner-null)) (void))    ;=> #t"
      (if #f #f))

    (define (test-on-test-end-simple runner)
      "What `test-runner-simple` does after a test: print it, if its result was not expected (SRFI 64).

       (define runner (test-runner-null))
       (test-result-set! runner 'result-kind 'fail)
       (test-result-set! runner 'expected-value '(1))
       (test-result-set! runner 'actual-value '(2))
       (test-on-test-end-simple runner)
       ;>> FAIL
       ;>> expected: (1)
       ;>> got: (2)"
      (case (test-result-kind runner)
        ((fail) (%print-test "FAIL" runner))
        ((xpass) (%print-test "PASS, BUT EXPECTED TO FAIL" runner))))

    (define (%print-test title runner)
      "Print what is known of the last test."
      (display title)
      (%print-name runner)
      (let ((file (test-result-ref runner 'source-file)))
        (if file (%print-line "at" (string-append file ":" (number->string (test-result-ref runner 'source-line))))))
      (%print-property runner 'source-form "")
      (%print-property runner 'expected-value "expected: ")
      (if (eq? (test-result-ref runner 'expected-error) #t)
          (%print-line "expected: an error")
          (%print-property runner 'expected-error "expected: error "))
      (%print-property runner 'actual-value "got: ")
      (%print-property runner 'actual-error "error: "))

    (define (%print-name runner)
      "End a line with the names of the groups and of the test."
      (let ((path (string-join (map %text (test-runner-group-path runner)) " / "))
            (name (test-runner-test-name runner)))
        (if (not (string-null? path)) (begin (display " ") (display path)))
        (if (not (string-null? name)) (begin (display (if (string-null? path) " " ": ")) (display name)))
        (newline)))

    (define (%print-property runner name title)
      (let ((property (assq name (test-result-alist runner))))
        (if property
            (let ((value (cdr property)))
              (display "  ")
              (display title)
              (if (error-object? value)
                  (display (condition/report-string value))
                  (write value))
              (newline)))))

    (define (%print-line . words)
      (display "  ")
      (display (string-join words " "))
      (newline))

    (define (%text x)
      "`x` as `display` shows it."
      (if (string? x) x (with-output-to-string (lambda () (display x)))))

    (define (test-on-group-begin-simple runner name count)
      "What `test-runner-simple` does when a group begins: nothing (SRFI 64).

       (eq? (test-on-group-begin-simple (test-runner-null) \"group\" #f) (void))    ;=> #t"
      (if #f #f))

    (define (test-on-group-end-simple runner)
      "What `test-runner-simple` does when a group ends: nothing (SRFI 64).

       (eq? (test-on-group-end-simple (test-runner-null)) (void))    ;=> #t"
      (if #f #f))

    (define (test-on-bad-count-simple runner actual expected)
      "What `test-runner-simple` does if a group has had another number of tests than was said (SRFI 64).

       (test-on-bad-count-simple (test-runner-null) 2 3)    ;>> WRONG COUNT: 2 tests, not 3"
      (display "WRONG COUNT")
      (%print-group runner)
      (display (string-append (%counted actual "test") ", not " (%text expected)))
      (newline)
      (%set-exit-code! 1))

    (define (test-on-bad-end-name-simple runner begin-name end-name)
      "What `test-runner-simple` does if a group ends under another name than it began (SRFI 64).

       (test-on-bad-end-name-simple (test-runner-null) \"a\" \"b\")    ;>> WRONG END: (test-end \"b\") in the group \"a\""
      (display "WRONG END")
      (%print-group runner)
      (display "(test-end ")
      (write end-name)
      (display ") in the group ")
      (write begin-name)
      (newline)
      (%set-exit-code! 1))

    (define (%print-group runner)
      (let ((path (test-runner-group-path runner)))
        (display (if (null? path) ": " (string-append " " (string-join (map %text path) " / ") ": ")))))

    (define (test-on-final-simple runner)
      "What `test-runner-simple` does when the outermost group ends: print how many tests there were of each kind.

       Was the result of one not expected, the program will leave with exit code 1 (SRFI 64).

       (test-on-final-simple (test-runner-null))    ;>> 0 tests: 0 passed"
      (let ((passed (test-runner-pass-count runner)) (failed (test-runner-fail-count runner))
            (xpassed (test-runner-xpass-count runner)) (xfailed (test-runner-xfail-count runner))
            (skipped (test-runner-skip-count runner)))
        (display (%counted (+ passed failed xpassed xfailed skipped) "test"))
        (display (string-append ": " (%text passed) " passed"))
        (%print-count failed " failed")
        (%print-count xpassed " passed, but expected to fail")
        (%print-count xfailed " failed, as expected")
        (%print-count skipped " skipped")
        (newline)
        (if (> (+ failed xpassed) 0) (%set-exit-code! 1))))

    (define (%print-count n words)
      (if (> n 0) (display (string-append ", " (%text n) words))))

    (define (%counted n noun)
      (string-append (%text n) " " noun (if (= n 1) "" "s")))

    (test-runner-factory test-runner-simple)))
