;;; SRFI 26: cut and cute, procedures from calls with slots.

(define-library (srfi 26)
  (export cut cute)
  (import (lambit))
  (begin

    (define-syntax cut
      "The procedure that makes the call with its arguments in the places of the slots `<>`; the other
       expressions are evaluated at each call (SRFI 26).

       A last `<...>` stands for all the arguments that are left. The operator may be a slot too.

       (map (cut * 2 <>) '(1 2 3))               ;=> (2 4 6)
       ((cut list 1 <> 3 <> 5) 2 4)              ;=> (1 2 3 4 5)
       ((cut list 1 <> 3 <...>) 2 4 5)           ;=> (1 2 3 4 5)
       (map (cut <> 9 16) (list min max))        ;=> (9 16)
       (cut list <...> 1)                        ;!! cut: <...> must come last, after an operator"
      (syntax-rules ()
        ((_ operator operand ...) (%cut () () operator operand ...))))

    (define-syntax %cut
      "What `cut` becomes: the parameters and the call so far, then the operands to come."
      (syntax-rules (<> <...>)
        ((_ (x ...) (f y ...)) (lambda (x ...) ((begin f) y ...)))
        ((_ (x ...) (f y ...) <...>) (lambda (x ... . rest) (apply f y ... rest)))
        ((_ (x ...) (y ...) <> . more) (%cut (x ... slot) (y ... slot) . more))
        ((_ xs ys <...> . more) (syntax-error "cut: <...> must come last, after an operator"))
        ((_ xs (y ...) expression . more) (%cut xs (y ... expression) . more))))

    (define-syntax cute
      "The procedure that makes the call with its arguments in the places of the slots `<>`; the other
       expressions are evaluated once, when it is made (SRFI 26).

       (define count 0)
       (define (next) (set! count (+ count 1)) count)
       (map (cute list (next) <>) '(a b))        ;=> ((1 a) (1 b))
       (map (cut list (next) <>) '(a b))         ;=> ((2 a) (3 b))
       ((cute + <> (* 2 5) <...>) 1 100)         ;=> 111"
      (syntax-rules ()
        ((_ operator operand ...) (%cute () () () operator operand ...))))

    (define-syntax %cute
      "What `cute` becomes: the bindings, the parameters and the call so far, then the operands to come."
      (syntax-rules (<> <...>)
        ((_ bindings (x ...) (f y ...)) (let bindings (lambda (x ...) (f y ...))))
        ((_ bindings (x ...) (f y ...) <...>) (let bindings (lambda (x ... . rest) (apply f y ... rest))))
        ((_ bindings (x ...) (y ...) <> . more) (%cute bindings (x ... slot) (y ... slot) . more))
        ((_ bindings xs ys <...> . more) (syntax-error "cute: <...> must come last, after an operator"))
        ((_ (binding ...) xs (y ...) expression . more)
         (%cute (binding ... (value expression)) xs (y ... value) . more))))))
