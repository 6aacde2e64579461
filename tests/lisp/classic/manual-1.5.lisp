; Programs of the LISP 1.5 Programmer's Manual, in its S-expressions and its capitals.
#!fold-case
(import (lambit classic))

; ---- chapter I: the universal function evalquote

(EVALQUOTE '(LAMBDA (X Y) (CONS (CAR X) Y)) '((A B) (C D)))   ;=> (a c d)
(EVALQUOTES
  CONS (A B)
  CAR ((A B C))
  LIST (A (B C) NIL)
  (LABEL FF (LAMBDA (X) (COND ((ATOM X) X) (T (FF (CAR X)))))) (((A B) C)))
;=> ((a . b) a (a (b c) ()) a)

; The interpreter of page 13, with the functions it is made of.
(DEFINE (
(MY-EVALQUOTE (LAMBDA (FN X) (MY-APPLY FN X NIL)))

(MY-APPLY (LAMBDA (FN X A)
  (COND ((ATOM FN) (COND ((EQ FN 'CAR) (CAAR X))
                         ((EQ FN 'CDR) (CDAR X))
                         ((EQ FN 'CONS) (CONS (CAR X) (CADR X)))
                         ((EQ FN 'ATOM) (ATOM (CAR X)))
                         ((EQ FN 'EQ) (EQ (CAR X) (CADR X)))
                         (T (MY-APPLY (MY-EVAL FN A) X A))))
        ((EQ (CAR FN) 'LAMBDA) (MY-EVAL (CADDR FN) (PAIRLIS (CADR FN) X A)))
        ((EQ (CAR FN) 'LABEL) (MY-APPLY (CADDR FN) X (CONS (CONS (CADR FN) (CADDR FN)) A))))))

(MY-EVAL (LAMBDA (E A)
  (COND ((ATOM E) (CDR (ASSOC E A)))
        ((ATOM (CAR E))
         (COND ((EQ (CAR E) 'QUOTE) (CADR E))
               ((EQ (CAR E) 'COND) (EVCON (CDR E) A))
               (T (MY-APPLY (CAR E) (EVLIS (CDR E) A) A))))
        (T (MY-APPLY (CAR E) (EVLIS (CDR E) A) A)))))

(EVCON (LAMBDA (C A)
  (COND ((MY-EVAL (CAAR C) A) (MY-EVAL (CADAR C) A))
        (T (EVCON (CDR C) A)))))

(EVLIS (LAMBDA (M A)
  (COND ((NULL M) NIL)
        (T (CONS (MY-EVAL (CAR M) A) (EVLIS (CDR M) A))))))))
;=> (my-evalquote my-apply my-eval evcon evlis)

(MY-EVALQUOTE '(LAMBDA (X Y) (CONS (CAR X) Y)) '((A B) (C D)))   ;=> (a c d)
(MY-EVALQUOTE
  '(LABEL FF (LAMBDA (X) (COND ((ATOM X) X) ((QUOTE T) (FF (CAR X))))))
  '(((A . B) . C)))   ;=> a

; ---- chapter I: recursive functions

(DEFINE (
(EQUAL1 (LAMBDA (X Y) (COND
  ((ATOM X) (COND ((ATOM Y) (EQ X Y)) (T F)))
  ((ATOM Y) F)
  ((EQUAL1 (CAR X) (CAR Y)) (EQUAL1 (CDR X) (CDR Y)))
  (T F))))
(APPEND1 (LAMBDA (X Y) (COND ((NULL X) Y) (T (CONS (CAR X) (APPEND1 (CDR X) Y))))))))
(EQUAL1 '(A (B) . C) '(A (B) . C))   ;=> t
(EQUAL1 '(A (B)) '(A B))             ;=> ()
(APPEND1 '(A B) '(C D E))            ;=> (a b c d e)
(PAIRLIS '(A B C) '(U V W) '((D . X) (E . Y)))
;=> ((a . u) (b . v) (c . w) (d . x) (e . y))
(ASSOC 'B '((A . (M N)) (B . (CAR X)) (C . (QUOTE M)) (C . (CDR X))))   ;=> (b car x)
(SUBLIS '((X . SHAKESPEARE) (Y . (THE TEMPEST))) '(X WROTE Y))   ;=> (shakespeare wrote (the tempest))
(SUBST '(X . A) 'B '((A . B) . C))   ;=> ((a x . a) . c)

; ---- a complete run: member, union, intersection

(EVALQUOTES
DEFINE ((
(MEMBER (LAMBDA (A X) (COND ((NULL X) F)
    ((EQ A (CAR X)) T) (T (MEMBER A (CDR X))))))
(UNION (LAMBDA (X Y) (COND ((NULL X) Y) ((MEMBER
    (CAR X) Y) (UNION (CDR X) Y)) (T (CONS (CAR X)
    (UNION (CDR X) Y))))))
(INTERSECTION (LAMBDA (X Y) (COND ((NULL X) NIL)
    ((MEMBER (CAR X) Y) (CONS (CAR X) (INTERSECTION
    (CDR X) Y))) (T (INTERSECTION (CDR X) Y)))))))
INTERSECTION ((A1 A2 A3) (A1 A3 A5))
UNION ((X Y Z) (U V W X)))
;=> ((member union intersection) (a1 a3) (y z u v w x))

; ---- chapter II: functional arguments

(MAPLIST '(A B C) (FUNCTION (LAMBDA (J) (CONS (CAR J) 'X))))        ;=> ((a . x) (b . x) (c . x))
(DEFINE ((CHANGE (LAMBDA (A) (MAPLIST A (FUNCTION (LAMBDA (J) (CONS (CAR J) 'X))))))))
(CHANGE '(A B (C D)))                                               ;=> ((a . x) (b . x) ((c d) . x))
((LAMBDA (J K) (PLUS (TIMES J J) K)) 3 4)                           ;=> 13
(DEFINE ((YDOT (LAMBDA (X Y) (MAPLIST X (FUNCTION (LAMBDA (J) (CONS (CAR J) Y))))))))
(YDOT '(A B C D) 'X)                                                ;=> ((a . x) (b . x) (c . x) (d . x))

; An association list is an environment.
(EVAL '(PLUS X Y) '((X . 3) (Y . 4) (X . 5)))                       ;=> 7
(APPLY '(LAMBDA (X) (CONS X Y)) '(A) '((Y . B)))                    ;=> (a . b)
(APPLY 'TIMES '(2 3 4))                                             ;=> 24

; ---- chapter V: the program feature

(DEFINE (
(LENGTH (LAMBDA (L) (PROG (U V)
        (SETQ V 0)
        (SETQ U L)
A       (COND ((NULL U) (RETURN V)))
        (SETQ U (CDR U))
        (SETQ V (PLUS 1 V))
        (GO A))))

(REV (LAMBDA (X)
        (PROG (Y Z)
A           (COND ((NULL X) (RETURN Y)))
            (SETQ Z (CAR X))
            (COND ((ATOM Z) (GO B)))
            (SETQ Z (REV Z))
B           (SETQ Y (CONS Z Y))
            (SETQ X (CDR X))
            (GO A))))))

(LENGTH '(A B C D))                ;=> 4
(LENGTH NIL)                       ;=> 0
(REV (QUOTE (A ((B C) D))))   ;=> ((d (c b)) a)

(DEFINE ((POWER (LAMBDA (X N) (PROG (P)
        (SETQ P 1)
LOOP    (COND ((ZEROP N) (RETURN P)))
        (SETQ P (TIMES P X))
        (SETQ N (SUB1 N))
        (GO LOOP))))))
(POWER 2 100)   ;=> 1267650600228229401496703205376

; ---- lists

(DEFINE (
(COLLAPSE (LAMBDA (L)
  (COND ((ATOM L) (CONS L NIL))
        ((NULL (CDR L)) (COND ((ATOM (CAR L)) L) (T (COLLAPSE (CAR L)))))
        (T (APPEND (COLLAPSE (CAR L)) (COLLAPSE (CDR L)))))))
(EXCLUDE (LAMBDA (X L)
  (COND ((NULL L) NIL)
        ((EQUAL X (CAR L)) (EXCLUDE X (CDR L)))
        (T (CONS (CAR L) (EXCLUDE X (CDR L)))))))
(PERMUTE (LAMBDA (L)
  (COND ((NULL L) (LIST NIL))
        (T (MAPCON (MAPLIST L (FUNCTION CAR))
                   (FUNCTION (LAMBDA (TAIL)
                     (MAPLIST (PERMUTE (EXCLUDE (CAR TAIL) L))
                              (FUNCTION (LAMBDA (P) (CONS (CAR TAIL) (CAR P)))))))))))
))) 
(COLLAPSE '(((A B) ((C))) ((D (E F)) (G) ((H)))))   ;=> (a b c d e f g h)
(EXCLUDE 'A '(A B A (A) C))                         ;=> (b (a) c)
(PERMUTE '(A B C))   ;=> ((a b c) (a c b) (b a c) (b c a) (c a b) (c b a))

; ---- differentiation

(DEFINE (
(DERIV (LAMBDA (E X)
  (COND ((NUMBERP E) 0)
        ((ATOM E) (COND ((EQ E X) 1) (T 0)))
        (T (SELECT (CAR E)
             ('PLUS (LIST 'PLUS (DERIV (CADR E) X) (DERIV (CADDR E) X)))
             ('TIMES (LIST 'PLUS
                           (LIST 'TIMES (CADDR E) (DERIV (CADR E) X))
                           (LIST 'TIMES (CADR E) (DERIV (CADDR E) X))))
             ('EXPT (LIST 'TIMES (LIST 'TIMES (CADDR E) (LIST 'EXPT (CADR E) (SUB1 (CADDR E))))
                          (DERIV (CADR E) X)))
             (ERROR "DERIV KNOWS NO" (CAR E)))))))))
(DERIV '(PLUS (TIMES 3 X) 5) 'X)   ;=> (plus (plus (times x 0) (times 3 1)) 0)
(EVAL (DERIV '(TIMES X (TIMES X X)) 'X) '((X . 2)))   ;=> 12
(EVAL (DERIV '(EXPT X 5) 'X) '((X . 2)))              ;=> 80
(DERIV '(SIN X) 'X)                ;!! DERIV KNOWS NO sin

; ---- property lists

(DEFLIST '((MAN NOUN) (RUN VERB)) 'CLASS)   ;=> (man run)
(GET 'RUN 'CLASS)                           ;=> verb
(GET 'RUN 'TENSE)                           ;=> ()
(ATTRIB 'RUN '(TENSE PRESENT))
(GET 'RUN 'TENSE)                           ;=> present
(PROP 'RUN 'MOOD (FUNCTION (LAMBDA () 'UNKNOWN)))   ;=> unknown
(REMPROP 'RUN 'CLASS)
(GET 'RUN 'CLASS)                           ;=> ()

; ---- chapter IV: arithmetic, logic, arrays

(PLUS 1 2 3)                ;=> 6
(DIFFERENCE 5 8)            ;=> -3
(QUOTIENT 17 5)             ;=> 3
(REMAINDER 17 5)            ;=> 2
(DIVIDE 17 5)               ;=> (3 2)
(QUOTIENT 17.0 5)           ;=> 3.4
(MAX 3 1 4)                 ;=> 4
(EXPT 2 10)                 ;=> 1024
(LEFTSHIFT 3 4)             ;=> 48
(LOGOR 5 9)                 ;=> 13
(LOGAND 5 9)                ;=> 1
(LOGXOR 5 9)                ;=> 12
(LIST (ZEROP 0) (ONEP 1) (MINUSP -1) (NUMBERP 'A) (FIXP 2.0) (FLOATP 2.0))   ;=> (t t t () () t)

(ARRAY '((ALPHA (7 10) LIST) (BETA (3) LIST)))   ;=> (alpha beta)
(ALPHA 'SET '(X Y) 3 4)                          ;=> (x y)
(ALPHA 3 4)                                      ;=> (x y)
(BETA 2)                                         ;=> ()
(BETA 3)                                         ;!! beta: no such element: (3)

; ---- constants and output

(CSETQ DOZEN 12)
(CSET 'GROSS (TIMES DOZEN DOZEN))   ;=> 144
GROSS                               ;=> 144
(PRINT '(HELLO . WORLD))            ;>> (hello . world)
(PROG2 (PRIN1 'A) (PRIN1 'B))       ;>> ab
(EFFACE 'B (LIST 'A 'B 'C 'B))      ;=> (a c b)
