; The examples of McCarthy's paper of 1960, sections 2 and 3, in S-expressions.
#!fold-case
(import (lambit classic))

; ---- section 2: functions of numbers

(DEFINE ((FACTORIAL (LAMBDA (N) (COND ((ZEROP N) 1) (T (TIMES N (FACTORIAL (SUB1 N)))))))))
(FACTORIAL 0)     ;=> 1
(FACTORIAL 2)     ;=> 2
(FACTORIAL 30)    ;=> 265252859812191058636308480000000

; Euclid's algorithm.
(DEFINE ((GCD (LAMBDA (M N)
  (COND ((GREATERP M N) (GCD N M))
        ((ZEROP (REMAINDER N M)) M)
        (T (GCD (REMAINDER N M) M)))))))
(GCD 12 18)       ;=> 6
(GCD 1071 462)    ;=> 21

; Newton's square root of a, from the approximation x, within epsilon.
(DEFINE ((ROOT (LAMBDA (A X EPSILON)
  (COND ((LESSP (ABS (DIFFERENCE (TIMES X X) A)) EPSILON) X)
        (T (ROOT A (QUOTIENT (PLUS X (QUOTIENT A X)) 2.0) EPSILON)))))))
(ROOT 2.0 1.0 0.0000001)    ;~> 1.41421

; The propositional connectives are conditional expressions.
(DEFINE ((IMPLIES (LAMBDA (P Q) (COND (P Q) (T T))))))
(IMPLIES T NIL)     ;=> ()
(IMPLIES NIL NIL)   ;=> t

; A function that calls itself needs a name inside: label.
((LABEL FACT (LAMBDA (N) (COND ((EQ N 0) 1) (T (TIMES N (FACT (SUB1 N))))))) 5)   ;=> 120

; ---- section 3c: the elementary functions

(ATOM 'X)             ;=> t
(ATOM '(X . A))       ;=> ()
(EQ 'X 'X)            ;=> t
(EQ 'X 'A)            ;=> ()
(CAR '(X . A))        ;=> x
(CAR '((X . A) . Y))  ;=> (x . a)
(CDR '(X . A))        ;=> a
(CDR '((X . A) . Y))  ;=> y
(CONS 'X 'A)          ;=> (x . a)
(CONS '(X . A) 'Y)    ;=> ((x . a) . y)
(CAR (CONS 'X 'A))    ;=> x
(CDR (CONS 'X 'A))    ;=> a

; ---- section 3d: recursive functions

(DEFINE (
  (FF (LAMBDA (X) (COND ((ATOM X) X) (T (FF (CAR X))))))

  (SUBST (LAMBDA (X Y Z)
    (COND ((ATOM Z) (COND ((EQ Z Y) X) (T Z)))
          (T (CONS (SUBST X Y (CAR Z)) (SUBST X Y (CDR Z)))))))

  (EQUAL (LAMBDA (X Y)
    (OR (AND (ATOM X) (ATOM Y) (EQ X Y))
        (AND (NOT (ATOM X)) (NOT (ATOM Y))
             (EQUAL (CAR X) (CAR Y))
             (EQUAL (CDR X) (CDR Y))))))

  (NULL (LAMBDA (X) (AND (ATOM X) (EQ X NIL))))))

(FF '((A . B) . C))                      ;=> a
(SUBST '(X . A) 'B '((A . B) . C))       ;=> ((a x . a) . c)
(EQUAL '(A (B C)) '(A (B C)))            ;=> t
(EQUAL '(A (B C)) '(A (B D)))            ;=> ()
(NULL NIL)                               ;=> t
(NULL '(A))                              ;=> ()

(DEFINE (
  (APPEND (LAMBDA (X Y) (COND ((NULL X) Y) (T (CONS (CAR X) (APPEND (CDR X) Y))))))

  (AMONG (LAMBDA (X Y) (AND (NOT (NULL Y)) (OR (EQUAL X (CAR Y)) (AMONG X (CDR Y))))))

  (PAIR (LAMBDA (X Y)
    (COND ((AND (NULL X) (NULL Y)) NIL)
          ((AND (NOT (ATOM X)) (NOT (ATOM Y)))
           (CONS (LIST (CAR X) (CAR Y)) (PAIR (CDR X) (CDR Y)))))))

  (ASSOC (LAMBDA (X Y) (COND ((EQ (CAAR Y) X) (CADAR Y)) (T (ASSOC X (CDR Y))))))

  (SUB2 (LAMBDA (X Z) (COND ((NULL X) Z) ((EQ (CAAR X) Z) (CADAR X)) (T (SUB2 (CDR X) Z)))))

  (SUBLIS (LAMBDA (X Y)
    (COND ((ATOM Y) (SUB2 X Y))
          (T (CONS (SUBLIS X (CAR Y)) (SUBLIS X (CDR Y)))))))))

(APPEND '(A B) '(C D E))                                      ;=> (a b c d e)
(AMONG 'B '(A B C))                                           ;=> t
(AMONG '(B) '(A B C))                                         ;=> ()
(PAIR '(A B C) '(X (Y Z) U))                                  ;=> ((a x) (b (y z)) (c u))
(ASSOC 'X '((W (A B)) (X (C D)) (Y (E F))))                   ;=> (c d)
(SUBLIS '((X (A B)) (Y (B C))) '(A X . Y))                    ;=> (a (a b) b c)

; ---- section 3e: functions are S-expressions

(DEFINE ((APPQ (LAMBDA (M)
  (COND ((NULL M) NIL) (T (CONS (LIST 'QUOTE (CAR M)) (APPQ (CDR M)))))))))
(APPQ '(A (B C)))                          ;=> ('a '(b c))
(CAR (CAR (APPQ '(A))))                    ;=> quote
(EVAL (CONS 'CONS (APPQ '(A B))))          ;=> (a . b)

; ---- section 3f: the universal function (see examples/mccarthy-1960.lisp)

; ---- section 3g: functions with functions as arguments

(DEFINE (
  (MAPLIST (LAMBDA (X F) (COND ((NULL X) NIL) (T (CONS (F X) (MAPLIST (CDR X) F))))))

  (SEARCH (LAMBDA (X P F U)
    (COND ((NULL X) U) ((P X) (F X)) (T (SEARCH (CDR X) P F U)))))

  (DIFF (LAMBDA (Y X)
    (COND
      ((ATOM Y) (COND ((EQ Y X) 'ONE) (T 'ZERO)))
      ((EQ (CAR Y) 'PLUS)
       (CONS 'PLUS (MAPLIST (CDR Y) (FUNCTION (LAMBDA (Z) (DIFF (CAR Z) X))))))
      ((EQ (CAR Y) 'TIMES)
       (CONS 'PLUS
             (MAPLIST (CDR Y)
               (FUNCTION (LAMBDA (Z)
                 (CONS 'TIMES
                       (MAPLIST (CDR Y)
                         (FUNCTION (LAMBDA (W)
                           (COND ((NOT (EQ Z W)) (CAR W)) (T (DIFF (CAR W) X)))))))))))))))))

(MAPLIST '(A B C) (FUNCTION (LAMBDA (X) X)))   ;=> ((a b c) (b c) (c))
(SEARCH '(A (B) C) (FUNCTION (LAMBDA (L) (NOT (ATOM (CAR L))))) (FUNCTION CAR) 'NONE)   ;=> (b)
(SEARCH '(A B) (FUNCTION (LAMBDA (L) (NOT (ATOM (CAR L))))) (FUNCTION CAR) 'NONE)       ;=> none
(DIFF '(TIMES X Y) 'X)          ;=> (plus (times one y) (times x zero))
(DIFF '(PLUS (TIMES A X) B) 'X) ;=> (plus (plus (times zero x) (times a one)) zero)

; ---- and alt: every other element

(DEFINE ((ALT (LAMBDA (X)
  (COND ((OR (NULL X) (NULL (CDR X))) X) (T (CONS (CAR X) (ALT (CDDR X)))))))))
(ALT '(A B C D E))   ;=> (a c e)
(ALT '(((A B) C) D)) ;=> (((a b) c))
