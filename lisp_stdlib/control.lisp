;;; Control: continuations with winders, multiple values, conditions, parameters.
;;;
;;; All of it is Lisp over `call/cc` and the dynamic environment, which is data:
;;; winders and handlers are lists, and a continuation holds those it was captured
;;; in. So every engine that has `call/cc` has the rest.

;;; ---- winders

(define (dynamic-wind before thunk after)
  "The value of `thunk`; `before` is called whenever control enters it, `after` whenever
   control leaves it, through a continuation or not (R7RS 6.10).

   (define path '())
   (define (add s) (set! path (cons s path)))
   (dynamic-wind (lambda () (add 'in)) (lambda () (add 'body)) (lambda () (add 'out)))
   (reverse path)   ;=> (in body out)"
  (before)
  (let ((outer (%dynamic)))
    (%set-winders! (cons (%make-winder outer before after) (%dynamic-winders outer)))
    (let ((result (thunk)))
      (%set-dynamic! outer)
      (after)
      result)))

;; A winder: the dynamic environment of the call of `dynamic-wind`, in which both thunks are always called.
(define (%make-winder outer before after) (cons outer (cons before after)))
(define (%winder-outer winder) (car winder))
(define (%winder-before winder) (cadr winder))
(define (%winder-after winder) (cddr winder))

(define (%leave-winders common)
  "Leave the winders in force one by one, up to those in `common`."
  (let leave ((winders (%winders)))
    (if (not (eq? winders common))
        (let ((winder (car winders)))
          (%set-dynamic! (%winder-outer winder))
          ((%winder-after winder))
          (leave (cdr winders))))))

(define (%rewind k value)
  "Go to continuation `k` with `value`: leave winders one by one up to the common ones, enter those of `k`."
  (let* ((from (%winders))
         (to (%dynamic-winders (%continuation-dynamic k)))
         (common (%common-tail from to)))
    (%leave-winders common)
    (let enter ((entered (%until to common)))
      (if (pair? entered)
          (let ((winder (caar entered)))
            (%set-dynamic! (%winder-outer winder))
            ((%winder-before winder))
            (enter (cdr entered)))))
    (%throw k value)))

(define (%until winders common)
  "The tails of `winders` before `common`, the shortest first."
  (let loop ((winders winders) (result '()))
    (if (eq? winders common)
        result
        (loop (cdr winders) (cons winders result)))))

(define (%common-tail a b)
  "The longest list in which both `a` and `b` end."
  (let ((na (length a)) (nb (length b)))
    (let loop ((a (if (> na nb) (list-tail a (- na nb)) a))
               (b (if (> nb na) (list-tail b (- nb na)) b)))
      (if (eq? a b) a (loop (cdr a) (cdr b))))))

;;; ---- multiple values

(define (call-with-values producer consumer)
  "The value of `consumer` called with the values of `producer` (R7RS 6.10).

   (call-with-values (lambda () (values 1 2)) cons)   ;=> (1 . 2)
   (call-with-values * -)                             ;=> -1"
  (%apply-values consumer (producer)))

;;; ---- evaluation

(define (%eval-parts part)
  "What `eval` of several forms becomes: each is compiled when those before it have been evaluated."
  (if (%part-more? part)
      (let* ((value ((%part-thunk part)))
             (next (%part-next part)))
        (if next (%eval-parts next) value))
      ((%part-thunk part))))

(define (%load path &optional (environment (interaction-environment)))
  "The meaning of `load`."
  (let loop ((forms (read-forms path)) (value (if #f #f)))
    (if (pair? forms)
        (loop (cdr forms) (eval (car forms) environment))
        value)))

;;; ---- conditions

(define (%with-exception-handler handler thunk)
  "The meaning of `with-exception-handler`."
  (if (not (procedure? handler)) (%wrong 'with-exception-handler 1 "a procedure" handler))
  (if (not (procedure? thunk)) (%wrong 'with-exception-handler 2 "a procedure" thunk))
  (let ((outer (%handlers)))
    (%set-handlers! (cons handler outer))
    (let ((result (thunk)))
      (%set-handlers! outer)
      result)))

(define (raise-continuable condition)
  "Give `condition` to the handler in force; what the handler returns is the value (R7RS 6.11).

   (with-exception-handler (lambda (c) (* c 2)) (lambda () (raise-continuable 21)))   ;=> 42"
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%raise-uncaught condition #t)
        (begin
          (%set-handlers! (cdr handlers))
          (let ((result ((car handlers) condition)))
            (%set-handlers! handlers)
            result)))))

(define (%raise condition)
  "The meaning of `raise`."
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%raise-uncaught condition #f)
        (begin
          (%set-handlers! (cdr handlers))
          ((car handlers) condition)
          (%set-handlers! (cdr handlers))
          (raise (%handler-returned condition))))))

(define (%signal condition)
  "What the evaluator calls where a primitive has raised `condition`."
  (raise condition))

(define (%handle handler condition)
  "Give `condition`, of which nobody can make good, to `handler`."
  (handler condition)
  (raise (%handler-returned condition)))

(define (%handler-returned condition)
  (make-error-object "the exception handler returned from a raise that is not continuable" condition))

(define (%error message . irritants)
  "The meaning of `error`."
  (raise (apply make-error-object message irritants)))

(define (%call-guarded thunk select)
  "The meaning of `guard`: `select` gives a thunk for the clause that holds, or #f."
  ((call/cc
     (lambda (guard-k)
       (let* ((outer (%dynamic))
              (result
                (%with-exception-handler
                  (lambda (condition) (%guard-select guard-k outer select condition))
                  thunk)))
         (lambda () result))))))

(define (%call-guarded-else thunk handle)
  "The meaning of `guard` with `else`: `handle` does what the clauses say."
  ((call/cc
     (lambda (guard-k)
       (let ((result
               (%with-exception-handler
                 (lambda (condition) (guard-k (lambda () (handle condition))))
                 thunk)))
         (lambda () result))))))

(define (%guard-handle guard select condition)
  "What a guard does as a handler, where its place on the stack is not at hand."
  (%guard-select (lambda (clause) (%rewind guard clause)) (%continuation-dynamic guard) select condition))

(define (%guard-signal guard condition)
  "What a compiled guard does as a handler: unwind, and see there whether a clause holds."
  ((call/cc (lambda (back) (%rewind guard (%signalled condition back))))))

(define (%guard-select guard-k outer select condition)
  "Ask for a clause. If no winder lies between, that is done where the condition was raised (in the
   dynamic environment of the guard); so only a condition that somebody wants must be unwound."
  (if (eq? (%dynamic-winders outer) (%winders))
      (%guard-here condition select guard-k outer)
      (%guard-there condition select guard-k)))

(define (%guard-here condition select guard-k outer)
  "Ask for a clause before unwinding; raise again if there is none."
  (let ((inner (%dynamic)))
    (%set-dynamic! outer)
    (let ((clause (select condition)))
      (if clause
          (guard-k clause)
          (begin
            (%set-dynamic! inner)
            (raise-continuable condition))))))

(define (%guard-there condition select guard-k)
  "Unwind, ask for a clause, and go back to raise again if there is none."
  ((call/cc
     (lambda (handler-k)
       (guard-k
         (lambda ()
           (let ((clause (select condition)))
             (if clause
                 (clause)
                 (handler-k (lambda () (raise-continuable condition)))))))))))

;;; ---- parameters

(define (make-parameter value &optional converter)
  "A new parameter object with `value`; `converter` is applied to it and to every value that
   `parameterize` gives it (R7RS 4.2.6).

   Called with a value, a parameter has that, converted, from then on where it is bound (SRFI 39);
   the standard ports' parameters take none.

   (define radix (make-parameter 10))
   (list (radix) (parameterize ((radix 2)) (radix)))   ;=> (10 2)
   (define p (make-parameter 5 (lambda (x) (* x x))))
   (list (p) (parameterize ((p 3)) (p)))               ;=> (25 9)
   (p 4)
   (p)                                                 ;=> 16"
  (if converter
      (%make-parameter (converter value) converter)
      (%make-parameter value #f)))

(define (%assign-parameter! parameter value)
  "What a parameter called with a value becomes."
  (let ((converter (%parameter-converter parameter)))
    (%parameter-set! parameter (if converter (converter value) value))))

(define (%parameterize parameters values thunk)
  "What `parameterize` becomes."
  (let convert ((ps parameters) (vs values) (converted '()))
    (if (pair? ps)
        (let ((converter (%parameter-converter (car ps))))
          (convert (cdr ps)
                   (cdr vs)
                   (cons (if converter (converter (car vs)) (car vs)) converted)))
        (let ((outer (%dynamic)))
          (%bind-parameters! parameters (reverse converted))
          (let ((result (thunk)))
            (%set-dynamic! outer)
            result)))))

;;; ---- procedures by the number of their arguments

(define (%case-lambda . procedures)
  "What `case-lambda` becomes."
  (lambda arguments
    (let ((f (%case-select procedures (length arguments))))
      (if f
          (apply f arguments)
          (error "case-lambda: no clause takes so many arguments:" (length arguments))))))

;;; ---- leaving

(define (exit &optional (code #t))
  "Leave the program with `code` (0 if absent or #t, 1 if #f), after the winders in force (R7RS 6.14)."
  (%leave-winders '())
  (emergency-exit code))
