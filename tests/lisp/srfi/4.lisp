;;; SRFI 4, from its specification.
(import (srfi 4))

;;; ---- u8vector

(make-u8vector 3 7)                       ;=> #u8(7 7 7)
(make-u8vector 0)                         ;=> #u8()
(u8vector-length (make-u8vector 5))         ;=> 5
(u8vector 1 2 3)                          ;=> #u8(1 2 3)
(u8vector)                                ;=> #u8()
#u8(1 2 3)                              ;=> #u8(1 2 3)
(u8vector? #u8(1))                        ;=> #t
(u8vector? '#u8())                        ;=> #t
(u8vector? #(1))                          ;=> #f
(u8vector? '(1))                          ;=> #f
(vector? #u8(1))                        ;=> #f
(equal? (u8vector 1 2) #u8(1 2))          ;=> #t
(u8vector-length #u8(1 2 3))              ;=> 3
(u8vector-ref #u8(1 2 3) 2)               ;=> 3
(define v (u8vector 1 2 3))
(u8vector-set! v 0 9)
v                                      ;=> #u8(9 2 3)
(u8vector->list v)                        ;=> (9 2 3)
(u8vector->list #u8())                    ;=> ()
(list->u8vector '(1 2 3))                 ;=> #u8(1 2 3)
(list->u8vector '())                      ;=> #u8()
(u8vector-ref v 3)                        ;!! u8vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(u8vector-ref v -1)                       ;!! u8vector-ref: argument 2: index -1 is out of range
(u8vector-ref v 1.0)                      ;!! u8vector-ref: argument 2: expected an exact integer, got 1.0
(u8vector-ref '(1) 0)                     ;!! u8vector-ref: argument 1: expected a u8vector, got (1)
(u8vector-set! v 3 1)                     ;!! u8vector-set!: argument 2: index 3 is out of range
(u8vector-set! #(1) 0 1)                  ;!! u8vector-set!: argument 1: expected a u8vector, got #(1)
(u8vector-length '())                     ;!! u8vector-length: argument 1: expected a u8vector, got ()
(u8vector->list '(1))                     ;!! u8vector->list: argument 1: expected a u8vector, got (1)
(list->u8vector #(1))                     ;!! list->u8vector: argument 1: expected a list, got #(1)
(make-u8vector -1)                        ;!! make-u8vector: argument 1: expected an index
(make-u8vector 'a)                        ;!! make-u8vector: argument 1: expected an index
(u8vector->list (u8vector 0 255))      ;=> (0 255)
(u8vector-set! v 0 255)
(u8vector-set! v 1 0)
(u8vector->list v)                        ;=> (255 0 3)
(u8vector 256)                         ;!! u8vector: argument 1: expected an exact integer from 0 to 255, got 256
(u8vector 0 -1)                       ;!! u8vector: argument 2: expected an exact integer from 0 to 255, got -1
(u8vector 1.0)                            ;!! u8vector: argument 1: expected an exact integer from 0 to 255, got 1.0
(u8vector-set! v 0 256)                ;!! u8vector-set!: argument 3: expected an exact integer from 0 to 255, got 256
(make-u8vector 2 -1)                  ;!! make-u8vector: argument 2: expected an exact integer from 0 to 255, got -1
(list->u8vector '(1 256))              ;!! list->u8vector: argument 1: expected exact integers from 0 to 255, got 256 among its elements
(list->u8vector '(1/2))                   ;!! list->u8vector: argument 1: expected exact integers from 0 to 255, got 1/2 among its elements

;;; ---- s8vector

(make-s8vector 3 7)                       ;=> #s8(7 7 7)
(make-s8vector 0)                         ;=> #s8()
(s8vector-length (make-s8vector 5))         ;=> 5
(s8vector 1 2 3)                          ;=> #s8(1 2 3)
(s8vector)                                ;=> #s8()
#s8(1 2 3)                              ;=> #s8(1 2 3)
(s8vector? #s8(1))                        ;=> #t
(s8vector? '#s8())                        ;=> #t
(s8vector? #(1))                          ;=> #f
(s8vector? '(1))                          ;=> #f
(vector? #s8(1))                        ;=> #f
(equal? (s8vector 1 2) #s8(1 2))          ;=> #t
(s8vector-length #s8(1 2 3))              ;=> 3
(s8vector-ref #s8(1 2 3) 2)               ;=> 3
(define v (s8vector 1 2 3))
(s8vector-set! v 0 9)
v                                      ;=> #s8(9 2 3)
(s8vector->list v)                        ;=> (9 2 3)
(s8vector->list #s8())                    ;=> ()
(list->s8vector '(1 2 3))                 ;=> #s8(1 2 3)
(list->s8vector '())                      ;=> #s8()
(s8vector-ref v 3)                        ;!! s8vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(s8vector-ref v -1)                       ;!! s8vector-ref: argument 2: index -1 is out of range
(s8vector-ref v 1.0)                      ;!! s8vector-ref: argument 2: expected an exact integer, got 1.0
(s8vector-ref '(1) 0)                     ;!! s8vector-ref: argument 1: expected an s8vector, got (1)
(s8vector-set! v 3 1)                     ;!! s8vector-set!: argument 2: index 3 is out of range
(s8vector-set! #(1) 0 1)                  ;!! s8vector-set!: argument 1: expected an s8vector, got #(1)
(s8vector-length '())                     ;!! s8vector-length: argument 1: expected an s8vector, got ()
(s8vector->list '(1))                     ;!! s8vector->list: argument 1: expected an s8vector, got (1)
(list->s8vector #(1))                     ;!! list->s8vector: argument 1: expected a list, got #(1)
(make-s8vector -1)                        ;!! make-s8vector: argument 1: expected an index
(make-s8vector 'a)                        ;!! make-s8vector: argument 1: expected an index
(s8vector->list (s8vector -128 127))      ;=> (-128 127)
(s8vector-set! v 0 127)
(s8vector-set! v 1 -128)
(s8vector->list v)                        ;=> (127 -128 3)
(s8vector 128)                         ;!! s8vector: argument 1: expected an exact integer from -128 to 127, got 128
(s8vector 0 -129)                       ;!! s8vector: argument 2: expected an exact integer from -128 to 127, got -129
(s8vector 1.0)                            ;!! s8vector: argument 1: expected an exact integer from -128 to 127, got 1.0
(s8vector-set! v 0 128)                ;!! s8vector-set!: argument 3: expected an exact integer from -128 to 127, got 128
(make-s8vector 2 -129)                  ;!! make-s8vector: argument 2: expected an exact integer from -128 to 127, got -129
(list->s8vector '(1 128))              ;!! list->s8vector: argument 1: expected exact integers from -128 to 127, got 128 among its elements
(list->s8vector '(1/2))                   ;!! list->s8vector: argument 1: expected exact integers from -128 to 127, got 1/2 among its elements

;;; ---- u16vector

(make-u16vector 3 7)                       ;=> #u16(7 7 7)
(make-u16vector 0)                         ;=> #u16()
(u16vector-length (make-u16vector 5))         ;=> 5
(u16vector 1 2 3)                          ;=> #u16(1 2 3)
(u16vector)                                ;=> #u16()
#u16(1 2 3)                              ;=> #u16(1 2 3)
(u16vector? #u16(1))                        ;=> #t
(u16vector? '#u16())                        ;=> #t
(u16vector? #(1))                          ;=> #f
(u16vector? '(1))                          ;=> #f
(vector? #u16(1))                        ;=> #f
(equal? (u16vector 1 2) #u16(1 2))          ;=> #t
(u16vector-length #u16(1 2 3))              ;=> 3
(u16vector-ref #u16(1 2 3) 2)               ;=> 3
(define v (u16vector 1 2 3))
(u16vector-set! v 0 9)
v                                      ;=> #u16(9 2 3)
(u16vector->list v)                        ;=> (9 2 3)
(u16vector->list #u16())                    ;=> ()
(list->u16vector '(1 2 3))                 ;=> #u16(1 2 3)
(list->u16vector '())                      ;=> #u16()
(u16vector-ref v 3)                        ;!! u16vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(u16vector-ref v -1)                       ;!! u16vector-ref: argument 2: index -1 is out of range
(u16vector-ref v 1.0)                      ;!! u16vector-ref: argument 2: expected an exact integer, got 1.0
(u16vector-ref '(1) 0)                     ;!! u16vector-ref: argument 1: expected a u16vector, got (1)
(u16vector-set! v 3 1)                     ;!! u16vector-set!: argument 2: index 3 is out of range
(u16vector-set! #(1) 0 1)                  ;!! u16vector-set!: argument 1: expected a u16vector, got #(1)
(u16vector-length '())                     ;!! u16vector-length: argument 1: expected a u16vector, got ()
(u16vector->list '(1))                     ;!! u16vector->list: argument 1: expected a u16vector, got (1)
(list->u16vector #(1))                     ;!! list->u16vector: argument 1: expected a list, got #(1)
(make-u16vector -1)                        ;!! make-u16vector: argument 1: expected an index
(make-u16vector 'a)                        ;!! make-u16vector: argument 1: expected an index
(u16vector->list (u16vector 0 65535))      ;=> (0 65535)
(u16vector-set! v 0 65535)
(u16vector-set! v 1 0)
(u16vector->list v)                        ;=> (65535 0 3)
(u16vector 65536)                         ;!! u16vector: argument 1: expected an exact integer from 0 to 65535, got 65536
(u16vector 0 -1)                       ;!! u16vector: argument 2: expected an exact integer from 0 to 65535, got -1
(u16vector 1.0)                            ;!! u16vector: argument 1: expected an exact integer from 0 to 65535, got 1.0
(u16vector-set! v 0 65536)                ;!! u16vector-set!: argument 3: expected an exact integer from 0 to 65535, got 65536
(make-u16vector 2 -1)                  ;!! make-u16vector: argument 2: expected an exact integer from 0 to 65535, got -1
(list->u16vector '(1 65536))              ;!! list->u16vector: argument 1: expected exact integers from 0 to 65535, got 65536 among its elements
(list->u16vector '(1/2))                   ;!! list->u16vector: argument 1: expected exact integers from 0 to 65535, got 1/2 among its elements

;;; ---- s16vector

(make-s16vector 3 7)                       ;=> #s16(7 7 7)
(make-s16vector 0)                         ;=> #s16()
(s16vector-length (make-s16vector 5))         ;=> 5
(s16vector 1 2 3)                          ;=> #s16(1 2 3)
(s16vector)                                ;=> #s16()
#s16(1 2 3)                              ;=> #s16(1 2 3)
(s16vector? #s16(1))                        ;=> #t
(s16vector? '#s16())                        ;=> #t
(s16vector? #(1))                          ;=> #f
(s16vector? '(1))                          ;=> #f
(vector? #s16(1))                        ;=> #f
(equal? (s16vector 1 2) #s16(1 2))          ;=> #t
(s16vector-length #s16(1 2 3))              ;=> 3
(s16vector-ref #s16(1 2 3) 2)               ;=> 3
(define v (s16vector 1 2 3))
(s16vector-set! v 0 9)
v                                      ;=> #s16(9 2 3)
(s16vector->list v)                        ;=> (9 2 3)
(s16vector->list #s16())                    ;=> ()
(list->s16vector '(1 2 3))                 ;=> #s16(1 2 3)
(list->s16vector '())                      ;=> #s16()
(s16vector-ref v 3)                        ;!! s16vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(s16vector-ref v -1)                       ;!! s16vector-ref: argument 2: index -1 is out of range
(s16vector-ref v 1.0)                      ;!! s16vector-ref: argument 2: expected an exact integer, got 1.0
(s16vector-ref '(1) 0)                     ;!! s16vector-ref: argument 1: expected an s16vector, got (1)
(s16vector-set! v 3 1)                     ;!! s16vector-set!: argument 2: index 3 is out of range
(s16vector-set! #(1) 0 1)                  ;!! s16vector-set!: argument 1: expected an s16vector, got #(1)
(s16vector-length '())                     ;!! s16vector-length: argument 1: expected an s16vector, got ()
(s16vector->list '(1))                     ;!! s16vector->list: argument 1: expected an s16vector, got (1)
(list->s16vector #(1))                     ;!! list->s16vector: argument 1: expected a list, got #(1)
(make-s16vector -1)                        ;!! make-s16vector: argument 1: expected an index
(make-s16vector 'a)                        ;!! make-s16vector: argument 1: expected an index
(s16vector->list (s16vector -32768 32767))      ;=> (-32768 32767)
(s16vector-set! v 0 32767)
(s16vector-set! v 1 -32768)
(s16vector->list v)                        ;=> (32767 -32768 3)
(s16vector 32768)                         ;!! s16vector: argument 1: expected an exact integer from -32768 to 32767, got 32768
(s16vector 0 -32769)                       ;!! s16vector: argument 2: expected an exact integer from -32768 to 32767, got -32769
(s16vector 1.0)                            ;!! s16vector: argument 1: expected an exact integer from -32768 to 32767, got 1.0
(s16vector-set! v 0 32768)                ;!! s16vector-set!: argument 3: expected an exact integer from -32768 to 32767, got 32768
(make-s16vector 2 -32769)                  ;!! make-s16vector: argument 2: expected an exact integer from -32768 to 32767, got -32769
(list->s16vector '(1 32768))              ;!! list->s16vector: argument 1: expected exact integers from -32768 to 32767, got 32768 among its elements
(list->s16vector '(1/2))                   ;!! list->s16vector: argument 1: expected exact integers from -32768 to 32767, got 1/2 among its elements

;;; ---- u32vector

(make-u32vector 3 7)                       ;=> #u32(7 7 7)
(make-u32vector 0)                         ;=> #u32()
(u32vector-length (make-u32vector 5))         ;=> 5
(u32vector 1 2 3)                          ;=> #u32(1 2 3)
(u32vector)                                ;=> #u32()
#u32(1 2 3)                              ;=> #u32(1 2 3)
(u32vector? #u32(1))                        ;=> #t
(u32vector? '#u32())                        ;=> #t
(u32vector? #(1))                          ;=> #f
(u32vector? '(1))                          ;=> #f
(vector? #u32(1))                        ;=> #f
(equal? (u32vector 1 2) #u32(1 2))          ;=> #t
(u32vector-length #u32(1 2 3))              ;=> 3
(u32vector-ref #u32(1 2 3) 2)               ;=> 3
(define v (u32vector 1 2 3))
(u32vector-set! v 0 9)
v                                      ;=> #u32(9 2 3)
(u32vector->list v)                        ;=> (9 2 3)
(u32vector->list #u32())                    ;=> ()
(list->u32vector '(1 2 3))                 ;=> #u32(1 2 3)
(list->u32vector '())                      ;=> #u32()
(u32vector-ref v 3)                        ;!! u32vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(u32vector-ref v -1)                       ;!! u32vector-ref: argument 2: index -1 is out of range
(u32vector-ref v 1.0)                      ;!! u32vector-ref: argument 2: expected an exact integer, got 1.0
(u32vector-ref '(1) 0)                     ;!! u32vector-ref: argument 1: expected a u32vector, got (1)
(u32vector-set! v 3 1)                     ;!! u32vector-set!: argument 2: index 3 is out of range
(u32vector-set! #(1) 0 1)                  ;!! u32vector-set!: argument 1: expected a u32vector, got #(1)
(u32vector-length '())                     ;!! u32vector-length: argument 1: expected a u32vector, got ()
(u32vector->list '(1))                     ;!! u32vector->list: argument 1: expected a u32vector, got (1)
(list->u32vector #(1))                     ;!! list->u32vector: argument 1: expected a list, got #(1)
(make-u32vector -1)                        ;!! make-u32vector: argument 1: expected an index
(make-u32vector 'a)                        ;!! make-u32vector: argument 1: expected an index
(u32vector->list (u32vector 0 4294967295))      ;=> (0 4294967295)
(u32vector-set! v 0 4294967295)
(u32vector-set! v 1 0)
(u32vector->list v)                        ;=> (4294967295 0 3)
(u32vector 4294967296)                         ;!! u32vector: argument 1: expected an exact integer from 0 to 4294967295, got 4294967296
(u32vector 0 -1)                       ;!! u32vector: argument 2: expected an exact integer from 0 to 4294967295, got -1
(u32vector 1.0)                            ;!! u32vector: argument 1: expected an exact integer from 0 to 4294967295, got 1.0
(u32vector-set! v 0 4294967296)                ;!! u32vector-set!: argument 3: expected an exact integer from 0 to 4294967295, got 4294967296
(make-u32vector 2 -1)                  ;!! make-u32vector: argument 2: expected an exact integer from 0 to 4294967295, got -1
(list->u32vector '(1 4294967296))              ;!! list->u32vector: argument 1: expected exact integers from 0 to 4294967295, got 4294967296 among its elements
(list->u32vector '(1/2))                   ;!! list->u32vector: argument 1: expected exact integers from 0 to 4294967295, got 1/2 among its elements

;;; ---- s32vector

(make-s32vector 3 7)                       ;=> #s32(7 7 7)
(make-s32vector 0)                         ;=> #s32()
(s32vector-length (make-s32vector 5))         ;=> 5
(s32vector 1 2 3)                          ;=> #s32(1 2 3)
(s32vector)                                ;=> #s32()
#s32(1 2 3)                              ;=> #s32(1 2 3)
(s32vector? #s32(1))                        ;=> #t
(s32vector? '#s32())                        ;=> #t
(s32vector? #(1))                          ;=> #f
(s32vector? '(1))                          ;=> #f
(vector? #s32(1))                        ;=> #f
(equal? (s32vector 1 2) #s32(1 2))          ;=> #t
(s32vector-length #s32(1 2 3))              ;=> 3
(s32vector-ref #s32(1 2 3) 2)               ;=> 3
(define v (s32vector 1 2 3))
(s32vector-set! v 0 9)
v                                      ;=> #s32(9 2 3)
(s32vector->list v)                        ;=> (9 2 3)
(s32vector->list #s32())                    ;=> ()
(list->s32vector '(1 2 3))                 ;=> #s32(1 2 3)
(list->s32vector '())                      ;=> #s32()
(s32vector-ref v 3)                        ;!! s32vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(s32vector-ref v -1)                       ;!! s32vector-ref: argument 2: index -1 is out of range
(s32vector-ref v 1.0)                      ;!! s32vector-ref: argument 2: expected an exact integer, got 1.0
(s32vector-ref '(1) 0)                     ;!! s32vector-ref: argument 1: expected an s32vector, got (1)
(s32vector-set! v 3 1)                     ;!! s32vector-set!: argument 2: index 3 is out of range
(s32vector-set! #(1) 0 1)                  ;!! s32vector-set!: argument 1: expected an s32vector, got #(1)
(s32vector-length '())                     ;!! s32vector-length: argument 1: expected an s32vector, got ()
(s32vector->list '(1))                     ;!! s32vector->list: argument 1: expected an s32vector, got (1)
(list->s32vector #(1))                     ;!! list->s32vector: argument 1: expected a list, got #(1)
(make-s32vector -1)                        ;!! make-s32vector: argument 1: expected an index
(make-s32vector 'a)                        ;!! make-s32vector: argument 1: expected an index
(s32vector->list (s32vector -2147483648 2147483647))      ;=> (-2147483648 2147483647)
(s32vector-set! v 0 2147483647)
(s32vector-set! v 1 -2147483648)
(s32vector->list v)                        ;=> (2147483647 -2147483648 3)
(s32vector 2147483648)                         ;!! s32vector: argument 1: expected an exact integer from -2147483648 to 2147483647, got 2147483648
(s32vector 0 -2147483649)                       ;!! s32vector: argument 2: expected an exact integer from -2147483648 to 2147483647, got -2147483649
(s32vector 1.0)                            ;!! s32vector: argument 1: expected an exact integer from -2147483648 to 2147483647, got 1.0
(s32vector-set! v 0 2147483648)                ;!! s32vector-set!: argument 3: expected an exact integer from -2147483648 to 2147483647, got 2147483648
(make-s32vector 2 -2147483649)                  ;!! make-s32vector: argument 2: expected an exact integer from -2147483648 to 2147483647, got -2147483649
(list->s32vector '(1 2147483648))              ;!! list->s32vector: argument 1: expected exact integers from -2147483648 to 2147483647, got 2147483648 among its elements
(list->s32vector '(1/2))                   ;!! list->s32vector: argument 1: expected exact integers from -2147483648 to 2147483647, got 1/2 among its elements

;;; ---- u64vector

(make-u64vector 3 7)                       ;=> #u64(7 7 7)
(make-u64vector 0)                         ;=> #u64()
(u64vector-length (make-u64vector 5))         ;=> 5
(u64vector 1 2 3)                          ;=> #u64(1 2 3)
(u64vector)                                ;=> #u64()
#u64(1 2 3)                              ;=> #u64(1 2 3)
(u64vector? #u64(1))                        ;=> #t
(u64vector? '#u64())                        ;=> #t
(u64vector? #(1))                          ;=> #f
(u64vector? '(1))                          ;=> #f
(vector? #u64(1))                        ;=> #f
(equal? (u64vector 1 2) #u64(1 2))          ;=> #t
(u64vector-length #u64(1 2 3))              ;=> 3
(u64vector-ref #u64(1 2 3) 2)               ;=> 3
(define v (u64vector 1 2 3))
(u64vector-set! v 0 9)
v                                      ;=> #u64(9 2 3)
(u64vector->list v)                        ;=> (9 2 3)
(u64vector->list #u64())                    ;=> ()
(list->u64vector '(1 2 3))                 ;=> #u64(1 2 3)
(list->u64vector '())                      ;=> #u64()
(u64vector-ref v 3)                        ;!! u64vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(u64vector-ref v -1)                       ;!! u64vector-ref: argument 2: index -1 is out of range
(u64vector-ref v 1.0)                      ;!! u64vector-ref: argument 2: expected an exact integer, got 1.0
(u64vector-ref '(1) 0)                     ;!! u64vector-ref: argument 1: expected a u64vector, got (1)
(u64vector-set! v 3 1)                     ;!! u64vector-set!: argument 2: index 3 is out of range
(u64vector-set! #(1) 0 1)                  ;!! u64vector-set!: argument 1: expected a u64vector, got #(1)
(u64vector-length '())                     ;!! u64vector-length: argument 1: expected a u64vector, got ()
(u64vector->list '(1))                     ;!! u64vector->list: argument 1: expected a u64vector, got (1)
(list->u64vector #(1))                     ;!! list->u64vector: argument 1: expected a list, got #(1)
(make-u64vector -1)                        ;!! make-u64vector: argument 1: expected an index
(make-u64vector 'a)                        ;!! make-u64vector: argument 1: expected an index
(u64vector->list (u64vector 0 18446744073709551615))      ;=> (0 18446744073709551615)
(u64vector-set! v 0 18446744073709551615)
(u64vector-set! v 1 0)
(u64vector->list v)                        ;=> (18446744073709551615 0 3)
(u64vector 18446744073709551616)                         ;!! u64vector: argument 1: expected an exact integer from 0 to 18446744073709551615, got 18446744073709551616
(u64vector 0 -1)                       ;!! u64vector: argument 2: expected an exact integer from 0 to 18446744073709551615, got -1
(u64vector 1.0)                            ;!! u64vector: argument 1: expected an exact integer from 0 to 18446744073709551615, got 1.0
(u64vector-set! v 0 18446744073709551616)                ;!! u64vector-set!: argument 3: expected an exact integer from 0 to 18446744073709551615, got 18446744073709551616
(make-u64vector 2 -1)                  ;!! make-u64vector: argument 2: expected an exact integer from 0 to 18446744073709551615, got -1
(list->u64vector '(1 18446744073709551616))              ;!! list->u64vector: argument 1: expected exact integers from 0 to 18446744073709551615, got 18446744073709551616 among its elements
(list->u64vector '(1/2))                   ;!! list->u64vector: argument 1: expected exact integers from 0 to 18446744073709551615, got 1/2 among its elements

;;; ---- s64vector

(make-s64vector 3 7)                       ;=> #s64(7 7 7)
(make-s64vector 0)                         ;=> #s64()
(s64vector-length (make-s64vector 5))         ;=> 5
(s64vector 1 2 3)                          ;=> #s64(1 2 3)
(s64vector)                                ;=> #s64()
#s64(1 2 3)                              ;=> #s64(1 2 3)
(s64vector? #s64(1))                        ;=> #t
(s64vector? '#s64())                        ;=> #t
(s64vector? #(1))                          ;=> #f
(s64vector? '(1))                          ;=> #f
(vector? #s64(1))                        ;=> #f
(equal? (s64vector 1 2) #s64(1 2))          ;=> #t
(s64vector-length #s64(1 2 3))              ;=> 3
(s64vector-ref #s64(1 2 3) 2)               ;=> 3
(define v (s64vector 1 2 3))
(s64vector-set! v 0 9)
v                                      ;=> #s64(9 2 3)
(s64vector->list v)                        ;=> (9 2 3)
(s64vector->list #s64())                    ;=> ()
(list->s64vector '(1 2 3))                 ;=> #s64(1 2 3)
(list->s64vector '())                      ;=> #s64()
(s64vector-ref v 3)                        ;!! s64vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(s64vector-ref v -1)                       ;!! s64vector-ref: argument 2: index -1 is out of range
(s64vector-ref v 1.0)                      ;!! s64vector-ref: argument 2: expected an exact integer, got 1.0
(s64vector-ref '(1) 0)                     ;!! s64vector-ref: argument 1: expected an s64vector, got (1)
(s64vector-set! v 3 1)                     ;!! s64vector-set!: argument 2: index 3 is out of range
(s64vector-set! #(1) 0 1)                  ;!! s64vector-set!: argument 1: expected an s64vector, got #(1)
(s64vector-length '())                     ;!! s64vector-length: argument 1: expected an s64vector, got ()
(s64vector->list '(1))                     ;!! s64vector->list: argument 1: expected an s64vector, got (1)
(list->s64vector #(1))                     ;!! list->s64vector: argument 1: expected a list, got #(1)
(make-s64vector -1)                        ;!! make-s64vector: argument 1: expected an index
(make-s64vector 'a)                        ;!! make-s64vector: argument 1: expected an index
(s64vector->list (s64vector -9223372036854775808 9223372036854775807))      ;=> (-9223372036854775808 9223372036854775807)
(s64vector-set! v 0 9223372036854775807)
(s64vector-set! v 1 -9223372036854775808)
(s64vector->list v)                        ;=> (9223372036854775807 -9223372036854775808 3)
(s64vector 9223372036854775808)                         ;!! s64vector: argument 1: expected an exact integer from -9223372036854775808 to 9223372036854775807, got 9223372036854775808
(s64vector 0 -9223372036854775809)                       ;!! s64vector: argument 2: expected an exact integer from -9223372036854775808 to 9223372036854775807, got -9223372036854775809
(s64vector 1.0)                            ;!! s64vector: argument 1: expected an exact integer from -9223372036854775808 to 9223372036854775807, got 1.0
(s64vector-set! v 0 9223372036854775808)                ;!! s64vector-set!: argument 3: expected an exact integer from -9223372036854775808 to 9223372036854775807, got 9223372036854775808
(make-s64vector 2 -9223372036854775809)                  ;!! make-s64vector: argument 2: expected an exact integer from -9223372036854775808 to 9223372036854775807, got -9223372036854775809
(list->s64vector '(1 9223372036854775808))              ;!! list->s64vector: argument 1: expected exact integers from -9223372036854775808 to 9223372036854775807, got 9223372036854775808 among its elements
(list->s64vector '(1/2))                   ;!! list->s64vector: argument 1: expected exact integers from -9223372036854775808 to 9223372036854775807, got 1/2 among its elements

;;; ---- f32vector

(make-f32vector 3 7)                       ;=> #f32(7.0 7.0 7.0)
(make-f32vector 0)                         ;=> #f32()
(f32vector-length (make-f32vector 5))         ;=> 5
(f32vector 1 2 3)                          ;=> #f32(1.0 2.0 3.0)
(f32vector)                                ;=> #f32()
#f32(1 2 3)                              ;=> #f32(1.0 2.0 3.0)
(f32vector? #f32(1))                        ;=> #t
(f32vector? '#f32())                        ;=> #t
(f32vector? #(1))                          ;=> #f
(f32vector? '(1))                          ;=> #f
(vector? #f32(1))                        ;=> #f
(equal? (f32vector 1 2) #f32(1 2))          ;=> #t
(f32vector-length #f32(1 2 3))              ;=> 3
(f32vector-ref #f32(1 2 3) 2)               ;=> 3.0
(define v (f32vector 1 2 3))
(f32vector-set! v 0 9)
v                                      ;=> #f32(9.0 2.0 3.0)
(f32vector->list v)                        ;=> (9.0 2.0 3.0)
(f32vector->list #f32())                    ;=> ()
(list->f32vector '(1 2 3))                 ;=> #f32(1.0 2.0 3.0)
(list->f32vector '())                      ;=> #f32()
(f32vector-ref v 3)                        ;!! f32vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(f32vector-ref v -1)                       ;!! f32vector-ref: argument 2: index -1 is out of range
(f32vector-ref v 1.0)                      ;!! f32vector-ref: argument 2: expected an exact integer, got 1.0
(f32vector-ref '(1) 0)                     ;!! f32vector-ref: argument 1: expected an f32vector, got (1)
(f32vector-set! v 3 1)                     ;!! f32vector-set!: argument 2: index 3 is out of range
(f32vector-set! #(1) 0 1)                  ;!! f32vector-set!: argument 1: expected an f32vector, got #(1)
(f32vector-length '())                     ;!! f32vector-length: argument 1: expected an f32vector, got ()
(f32vector->list '(1))                     ;!! f32vector->list: argument 1: expected an f32vector, got (1)
(list->f32vector #(1))                     ;!! list->f32vector: argument 1: expected a list, got #(1)
(make-f32vector -1)                        ;!! make-f32vector: argument 1: expected an index
(make-f32vector 'a)                        ;!! make-f32vector: argument 1: expected an index
(f32vector 1/2 2.5 3)                     ;=> #f32(0.5 2.5 3.0)
(f32vector-set! v 0 1/4)
(f32vector-ref v 0)                        ;=> 0.25
(f32vector +inf.0 -inf.0 +nan.0)           ;=> #f32(+inf.0 -inf.0 +nan.0)
(list->f32vector (list (expt 10 400)))     ;=> #f32(+inf.0)
(f32vector 'a)                             ;!! f32vector: argument 1: expected a real number, got a
(f32vector 1 +i)                           ;!! f32vector: argument 2: expected a real number
(f32vector-set! v 0 "1")                   ;!! f32vector-set!: argument 3: expected a real number, got "1"
(make-f32vector 2 #t)                      ;!! make-f32vector: argument 2: expected a real number, got #t
(list->f32vector '(1 a))                   ;!! list->f32vector: argument 1: expected real numbers, got a among its elements

;;; ---- f64vector

(make-f64vector 3 7)                       ;=> #f64(7.0 7.0 7.0)
(make-f64vector 0)                         ;=> #f64()
(f64vector-length (make-f64vector 5))         ;=> 5
(f64vector 1 2 3)                          ;=> #f64(1.0 2.0 3.0)
(f64vector)                                ;=> #f64()
#f64(1 2 3)                              ;=> #f64(1.0 2.0 3.0)
(f64vector? #f64(1))                        ;=> #t
(f64vector? '#f64())                        ;=> #t
(f64vector? #(1))                          ;=> #f
(f64vector? '(1))                          ;=> #f
(vector? #f64(1))                        ;=> #f
(equal? (f64vector 1 2) #f64(1 2))          ;=> #t
(f64vector-length #f64(1 2 3))              ;=> 3
(f64vector-ref #f64(1 2 3) 2)               ;=> 3.0
(define v (f64vector 1 2 3))
(f64vector-set! v 0 9)
v                                      ;=> #f64(9.0 2.0 3.0)
(f64vector->list v)                        ;=> (9.0 2.0 3.0)
(f64vector->list #f64())                    ;=> ()
(list->f64vector '(1 2 3))                 ;=> #f64(1.0 2.0 3.0)
(list->f64vector '())                      ;=> #f64()
(f64vector-ref v 3)                        ;!! f64vector-ref: argument 2: index 3 is out of range for a numeric vector of length 3
(f64vector-ref v -1)                       ;!! f64vector-ref: argument 2: index -1 is out of range
(f64vector-ref v 1.0)                      ;!! f64vector-ref: argument 2: expected an exact integer, got 1.0
(f64vector-ref '(1) 0)                     ;!! f64vector-ref: argument 1: expected an f64vector, got (1)
(f64vector-set! v 3 1)                     ;!! f64vector-set!: argument 2: index 3 is out of range
(f64vector-set! #(1) 0 1)                  ;!! f64vector-set!: argument 1: expected an f64vector, got #(1)
(f64vector-length '())                     ;!! f64vector-length: argument 1: expected an f64vector, got ()
(f64vector->list '(1))                     ;!! f64vector->list: argument 1: expected an f64vector, got (1)
(list->f64vector #(1))                     ;!! list->f64vector: argument 1: expected a list, got #(1)
(make-f64vector -1)                        ;!! make-f64vector: argument 1: expected an index
(make-f64vector 'a)                        ;!! make-f64vector: argument 1: expected an index
(f64vector 1/2 2.5 3)                     ;=> #f64(0.5 2.5 3.0)
(f64vector-set! v 0 1/4)
(f64vector-ref v 0)                        ;=> 0.25
(f64vector +inf.0 -inf.0 +nan.0)           ;=> #f64(+inf.0 -inf.0 +nan.0)
(list->f64vector (list (expt 10 400)))     ;=> #f64(+inf.0)
(f64vector 'a)                             ;!! f64vector: argument 1: expected a real number, got a
(f64vector 1 +i)                           ;!! f64vector: argument 2: expected a real number
(f64vector-set! v 0 "1")                   ;!! f64vector-set!: argument 3: expected a real number, got "1"
(make-f64vector 2 #t)                      ;!! make-f64vector: argument 2: expected a real number, got #t
(list->f64vector '(1 a))                   ;!! list->f64vector: argument 1: expected real numbers, got a among its elements

;;; ---- the types are disjoint

(define all (list (u8vector) (s8vector) (u16vector) (s16vector) (u32vector) (s32vector) (u64vector) (s64vector) (f32vector) (f64vector)))
(define tests (list u8vector? s8vector? u16vector? s16vector? u32vector? s32vector? u64vector? s64vector? f32vector? f64vector?))
(equal? (map (lambda (test) (map test all)) tests)
        (map (lambda (i) (map (lambda (j) (= i j)) (iota 10))) (iota 10)))   ;=> #t
(f64vector-ref (f32vector 1) 0)        ;!! f64vector-ref: argument 1: expected an f64vector, got #f32(1.0)

;; a u8vector is a bytevector; the others are arrays
(bytevector? (u8vector 1 2))           ;=> #t
(u8vector-ref (bytevector 1 2) 1)      ;=> 2
(* 2 (f64vector 1 2))                  ;=> #f64(2.0 4.0)
(array-type (s16vector 1))             ;=> s16
(s32vector-ref (array 5 :type 's32) 0) ;=> 5
(f64vector? (make-array '(2 2) 1.0))   ;=> #f

;; f32vectors round to single precision
(= (f32vector-ref (f32vector 0.1) 0) 0.1)   ;=> #f
(f32vector-ref (f32vector 0.5) 0)           ;=> 0.5
