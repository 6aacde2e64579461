;;; Property lists: what is known of symbols, as indicators and values in turn.

(define-library (lambit classic properties)
  (export plist attrib prop get put putprop deflist remprop flag remflag)
  (import (only (lambit) lambda let let* begin else list cons append reverse
                eq? make-hash-table hash-table-ref/default hash-table-set! symbol? error string-append)
          (lambit classic forms)
          (lambit classic data)
          (lambit classic lists))
  (begin

    (define properties (make-hash-table eq?))

    (define (plist x)
      "The property list of the symbol `x`.

       (put 'apple 'colour 'red)
       (plist 'apple)   ;=> (colour red)"
      (hash-table-ref/default properties (symbol x "plist") nil))

    (define (symbol x who)
      (cond ((symbolp x) (or x 'nil))
            (t (error (string-append who ": argument 1: expected a symbol, got") x))))

    (define (attrib x e)
      "Append the list `e` to the property list of the symbol `x`, or to the list `x`; gives `e`.

       (attrib 'pear '(colour green))
       (get 'pear 'colour)   ;=> green"
      (cond ((consp x) (nconc x e))
            (t (hash-table-set! properties (symbol x "attrib") (append (plist x) e))))
      e)

    (define (prop x indicator otherwise)
      "What follows `indicator` in the property list of the symbol `x`, or in the list `x`; if it is not
       there, the value of `otherwise`, a procedure without parameters.

       (put 'plum 'colour 'blue)
       (prop 'plum 'colour (lambda () 'none))   ;=> (blue)
       (prop 'plum 'taste (lambda () 'none))    ;=> none"
      (let loop ((l (cond ((consp x) x) (t (plist x)))))
        (cond ((null l) (otherwise))
              ((eq (car l) indicator) (cdr l))
              (t (loop (cdr l))))))

    (define (get x indicator)
      "The value of `indicator` in the property list of `x`; nil if it is not there.

       (put 'lime 'colour 'green)
       (get 'lime 'colour)   ;=> green
       (get 'lime 'taste)    ;=> ()"
      (car (prop x indicator (lambda () nil))))

    (define (put x indicator value)
      "Let the value of `indicator` in the property list of `x` be `value`.

       (put 'fig 'colour 'green)   ;=> green
       (put 'fig 'colour 'blue)
       (plist 'fig)                ;=> (colour blue)"
      (let ((found (prop x indicator (lambda () nil))))
        (cond (found (rplaca found value))
              (t (attrib x (list indicator value))))
        value))

    (define (putprop x value indicator)
      "As `put`, with the value before the indicator, as Maclisp has it.

       (putprop 'kiwi 'brown 'colour)
       (get 'kiwi 'colour)   ;=> brown"
      (put x indicator value))

    (define (deflist pairs indicator)
      "Put the second element of each of the lists `pairs` under `indicator` on the property list of the
       first; gives the list of the first ones.

       (deflist '((rose red) (violet blue)) 'colour)   ;=> (rose violet)
       (get 'violet 'colour)                           ;=> blue"
      (let loop ((l pairs) (done nil))
        (cond ((null l) (reverse done))
              (t (put (caar l) indicator (cadar l))
                 (loop (cdr l) (cons (caar l) done))))))

    (define (remprop x indicator)
      "Take `indicator` and its value off the property list of `x`; gives nil.

       (put 'date 'colour 'brown)
       (remprop 'date 'colour)
       (plist 'date)   ;=> ()"
      (without x indicator cddr))

    (define (flag symbols indicator)
      "Put `indicator`, without a value, on the property lists of the symbols; gives nil.

       (flag '(fig date) 'sweet)
       (null? (memq 'sweet (plist 'fig)))    ;=> #f"
      (let loop ((l symbols))
        (cond ((null l) nil)
              (t (prop (car l) indicator
                       (lambda ()
                         (hash-table-set! properties (symbol (car l) "flag") (cons indicator (plist (car l))))))
                 (loop (cdr l))))))

    (define (remflag symbols indicator)
      "Take `indicator`, put there by `flag`, off the property lists of the symbols; gives nil.

       (flag '(leek) 'sweet)
       (remflag '(leek) 'sweet)
       (plist 'leek)   ;=> ()"
      (let loop ((l symbols))
        (cond ((null l) nil)
              (t (without (car l) indicator cdr)
                 (loop (cdr l))))))

    (define (without x indicator skip)
      "Leave out the first `indicator` of the property list of `x`, and what `skip` passes over; gives nil."
      (let loop ((l (plist x)) (before nil))
        (cond ((null l) nil)
              ((eq (car l) indicator)
               (hash-table-set! properties (symbol x "remprop") (append (reverse before) (skip l)))
               nil)
              (t (loop (cdr l) (cons (car l) before))))))))
