;;; SRFI 64: which tests run, and groups of them.

(define-library (srfi 64 group)
  (export
    test-match-name test-match-nth test-match-any test-match-all test-skip test-expect-fail
    test-begin test-end test-group test-group-with-cleanup test-apply %planned-kind)
  (import (lambit) (only (lambit internal) %handlers %wrong) (srfi 64 runner))
  (begin

    ;; ---- specifiers: predicates of a runner, asked before each test

    (define (%specifier name x)
      "The predicate that `x` stands for: itself, the next so many tests, or the tests of that name."
      (cond ((procedure? x) x)
            ((exact-integer? x) (test-match-nth 1 x))
            ((string? x) (test-match-name x))
            (else
             (error (string-append name ": expected a specifier of tests (a predicate, a count or a name), got") x))))

    (define (test-match-name name)
      "The specifier of tests, and groups, that are called `name` (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-skip (test-match-name \"b\"))
         (test-assert \"a\" #t)
         (test-assert \"b\" #t))
       (test-runner-skip-count runner)    ;=> 1"
      (lambda (runner) (equal? name (test-runner-test-name runner))))

    (define (test-match-nth n &optional (count 1))
      "The specifier of the test before which it is asked for the `n`th time, and of the `count` - 1 after it (SRFI 64).

       (map (test-match-nth 2 3) '(a b c d e))    ;=> (#f #t #t #t #f)"
      (if (not (exact-integer? n)) (%wrong 'test-match-nth 1 "an exact integer" n))
      (if (not (exact-integer? count)) (%wrong 'test-match-nth 2 "an exact integer" count))
      (let ((i 0))
        (lambda (runner)
          (set! i (+ i 1))
          (and (>= i n) (< i (+ n count))))))

    (define (test-match-any . specifiers)
      "The specifier of tests that one of the specifiers matches; all of them are asked (SRFI 64).

       (define two-or-four (test-match-any (test-match-nth 2) (test-match-nth 4)))
       (map two-or-four '(a b c d e))    ;=> (#f #t #f #t #f)"
      (let ((predicates (map (lambda (x) (%specifier "test-match-any" x)) specifiers)))
        (lambda (runner) (%any? predicates runner))))

    (define (test-match-all . specifiers)
      "The specifier of tests that all of the specifiers match; all of them are asked (SRFI 64).

       (define three (test-match-all (test-match-nth 2 2) (test-match-nth 3 2)))
       (map three '(a b c d e))    ;=> (#f #f #t #f #f)"
      (let ((predicates (map (lambda (x) (%specifier "test-match-all" x)) specifiers)))
        (lambda (runner)
          (every values (map (lambda (matches?) (and (matches? runner) #t)) predicates)))))

    (define (%any? predicates runner)
      "Is one of the predicates true of the runner? All are asked."
      (any values (map (lambda (matches?) (and (matches? runner) #t)) predicates)))

    (define (test-skip specifier)
      "Let the tests, and groups, that the specifier matches be skipped, up to the end of the group (SRFI 64).

       A specifier is a predicate of the runner, or a number: the next so many tests, or a name.

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-skip 2)
         (test-assert #f)
         (test-assert #f)
         (test-assert #t))
       (list (test-runner-skip-count runner) (test-runner-pass-count runner))    ;=> (2 1)
       (test-with-runner runner (test-skip 'a))    ;!! test-skip: expected a specifier of tests"
      (let ((runner (test-runner-get)))
        (%set-skips! runner (append (%skips runner) (list (%specifier "test-skip" specifier))))))

    (define (test-expect-fail specifier)
      "Let the tests that the specifier matches be expected to fail, up to the end of the group (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-expect-fail \"b\")
         (test-eqv \"a\" 1 1)
         (test-eqv \"b\" 1 2))
       (list (test-runner-pass-count runner) (test-runner-xfail-count runner))    ;=> (1 1)"
      (let ((runner (test-runner-get)))
        (%set-failing! runner (append (%failing runner) (list (%specifier "test-expect-fail" specifier))))))

    (define (%planned-kind runner)
      "What the specifiers say of the test whose name the runner has: `skip`, `xfail` or `#f`.

       (%planned-kind (test-runner-null))    ;=> #f"
      (let* ((chosen? (map (lambda (predicates) (%any? predicates runner)) (%chosen runner)))
             (skipped? (%any? (%skips runner) runner))
             (failing? (%any? (%failing runner) runner)))
        (cond ((or skipped? (memq #f chosen?)) 'skip)
              (failing? 'xfail)
              (else #f))))

    ;; ---- groups

    (define (test-begin name &optional count)
      "Begin the test group `name`, which should have `count` tests, inner groups counted as one (SRFI 64).

       If there is no test runner, one is made, up to the end of the group.

       (test-begin \"sums\")
       (test-eqv 4 (+ 2 2))
       (test-eqv 6 (+ 3 3))
       (test-end \"sums\")    ;>> 2 tests: 2 passed"
      (if (not (or (not count) (exact-nonnegative-integer? count)))
          (%wrong 'test-begin 2 "a number of tests" count))
      (let ((install? (not (test-runner-current))))
        (if install? (test-runner-current (test-runner-create)))
        (let ((runner (test-runner-current)))
          (%set-test-name! runner name)
          ((test-runner-on-group-begin runner) runner name count)
          (%set-groups! runner
            (cons (%make-group name count 0 (%skips runner) (%failing runner) install?)
                  (%groups runner))))))

    (define (test-end &optional name)
      "End the innermost test group, which should be called `name` (SRFI 64).

       (test-end)    ;!! test-end: no test group has begun"
      (let* ((runner (test-runner-current))
             (group (and runner (pair? (%groups runner)) (car (%groups runner)))))
        (if (not group) (error "test-end: no test group has begun"))
        (if (and name (not (equal? name (%group-name group))))
            ((test-runner-on-bad-end-name runner) runner (%group-name group) name))
        (if (and (%group-count group) (not (= (%group-count group) (%group-tests group))))
            ((test-runner-on-bad-count runner) runner (%group-tests group) (%group-count group)))
        (%set-test-name! runner (%group-name group))
        ((test-runner-on-group-end runner) runner)
        (%set-groups! runner (cdr (%groups runner)))
        (%set-skips! runner (%group-skips group))
        (%set-failing! runner (%group-failing group))
        (if (pair? (%groups runner))
            (%count-result! runner 'group)
            ((test-runner-on-final runner) runner))
        (if (%group-installed? group) (test-runner-current #f))))

    (define-syntax test-group
      "The value of the body, which is the test group `name`; it is left out if that is skipped (SRFI 64).

       The group ends however the body is left.

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-skip \"hard\")
         (test-group \"easy\" (test-assert #t))
         (test-group \"hard\" (test-assert #f)))
       (list (test-runner-pass-count runner) (test-runner-skip-count runner))    ;=> (1 1)"
      (syntax-rules ()
        ((_ name form ...) (%test-group name (lambda () (if #f #f) form ...)))))

    (define (%test-group name body)
      (if (%skip-group? name)
          (let ((runner (test-runner-current)))
            (test-result-clear runner)
            (test-result-set! runner 'result-kind 'skip)
            (%count-result! runner 'skip))
          (%wind (lambda () (test-begin name)) body (lambda () (test-end name)))))

    (define (%skip-group? name)
      (let ((runner (test-runner-current)))
        (and runner
             (begin
               (%set-test-name! runner name)
               (%any? (%skips runner) runner)))))

    (define (%wind before thunk after)
      "As `dynamic-wind`; `after` is called too if there is an error that nobody handles."
      (if (null? (%handlers))
          (guard (condition (#t (raise condition)))
            (dynamic-wind before thunk after))
          (dynamic-wind before thunk after)))

    (define-syntax test-group-with-cleanup
      "The test group `name`; its last form is evaluated however the others before it are left (SRFI 64).

       (define runner (test-runner-null))
       (test-with-runner runner
         (test-group-with-cleanup \"files\"
           (test-assert #t)
           (display \"cleaned up\")))
       ;>> cleaned up"
      (syntax-rules ()
        ((_ name form ... cleanup)
         (test-group name (%wind void (lambda () (if #f #f) form ...) (lambda () cleanup))))))

    (define (test-apply first . rest)
      "The value of the last argument, a thunk, of whose tests only those run that one of the specifiers matches.

       `(test-apply runner specifier ... thunk)`: without a runner, the current one is used, or a new
       one; without specifiers, all tests run (SRFI 64).

       (define runner (test-runner-null))
       (test-apply runner \"b\" (test-match-nth 3)
         (lambda () (test-assert \"a\" #f) (test-assert \"b\" #t) (test-assert \"c\" #t)))
       (list (test-runner-pass-count runner) (test-runner-skip-count runner))    ;=> (2 1)"
      (if (test-runner? first)
          (%apply-tests first rest)
          (%apply-tests (or (test-runner-current) (test-runner-create)) (cons first rest))))

    (define (%apply-tests runner arguments)
      (if (or (null? arguments) (not (procedure? (last arguments))))
          (error "test-apply: expected a thunk as the last argument, got" arguments))
      (let ((thunk (last arguments))
            (specifiers (map (lambda (x) (%specifier "test-apply" x)) (drop-right arguments 1)))
            (outer (%chosen runner)))
        (test-with-runner runner
          (if (null? specifiers)
              (thunk)
              (%wind (lambda () (%set-chosen! runner (cons specifiers outer)))
                     thunk
                     (lambda () (%set-chosen! runner outer)))))))))
