; Programs on bytes: base 64, CRC-32, Adler-32, SHA-256, UTF-8, run-length coding, a binary file format.
; What they must give is in the standards.
(import (scheme base) (scheme write))

(define-syntax times
  (syntax-rules () ((_ (i n) e ...) (do ((i 0 (+ i 1)) (end n)) ((= i end)) e ...))))

; ---- bits, from arithmetic

(define (bitwise f)
  (lambda (a b)
    (let loop ((a a) (b b) (unit 1) (result 0))
      (if (and (= a 0) (= b 0))
          result
          (let-values (((a1 a0) (floor/ a 16)) ((b1 b0) (floor/ b 16)))
            (loop a1 b1 (* 16 unit) (+ result (* unit (vector-ref f (+ (* 16 a0) b0))))))))))
(define (table bit)                      ; of a function of two bits, for two hexadecimal digits
  (let ((v (make-vector 256 0)))
    (times (a 16)
      (times (b 16)
        (vector-set! v (+ (* 16 a) b)
          (let loop ((k 8) (sum 0))
            (if (= k 0)
                sum
                (loop (quotient k 2)
                      (+ sum (* k (bit (modulo (quotient a k) 2) (modulo (quotient b k) 2))))))))))
    v))
(define bit-and (bitwise (table *)))
(define bit-xor (bitwise (table (lambda (a b) (modulo (+ a b) 2)))))
(define two^32 (expt 2 32))
(define (add32 . ns) (modulo (apply + ns) two^32))
(define (shift-right n k) (quotient n (expt 2 k)))
(define (rotate-right n k)
  (+ (shift-right n k) (* (modulo n (expt 2 k)) (expt 2 (- 32 k)))))
(define (not32 n) (- two^32 1 n))
(list (bit-and 12 10) (bit-xor 12 10) (bit-xor 65535 43690) (rotate-right 1 1))   ;=> (8 6 21845 2147483648)

(define (hex n digits)
  (let ((s (number->string n 16)))
    (string-append (make-string (- digits (string-length s)) #\0) s)))

; ---- base 64 (RFC 4648)

(define alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
(define (base64-encode bytes)
  (define in (open-input-bytevector bytes))
  (define out (open-output-string))
  (let loop ()
    (let ((three (read-bytevector 3 in)))
      (unless (eof-object? three)
        (let* ((count (bytevector-length three))
               (byte (lambda (i) (if (< i count) (bytevector-u8-ref three i) 0)))
               (bits (+ (* 65536 (byte 0)) (* 256 (byte 1)) (byte 2))))
          (times (i 4)
            (write-char
              (if (<= i count)
                  (string-ref alphabet (modulo (quotient bits (expt 64 (- 3 i))) 64))
                  #\=)
              out))
          (loop)))))
  (get-output-string out))
(define (base64-decode text)
  (define values
    (let ((v (make-vector 128 #f)))
      (times (i 64) (vector-set! v (char->integer (string-ref alphabet i)) i))
      v))
  (define out (open-output-bytevector))
  (let loop ((i 0) (bits 0) (count 0))
    (if (and (< i (string-length text)) (not (char=? (string-ref text i) #\=)))
        (let* ((c (char->integer (string-ref text i)))
               (value (or (and (< c 128) (vector-ref values c))
                          (error "base64-decode: no such digit:" (string-ref text i))))
               (bits (+ (* 64 bits) value))
               (count (+ count 6)))
          (if (>= count 8)
              (begin
                (write-u8 (quotient bits (expt 2 (- count 8))) out)
                (loop (+ i 1) (modulo bits (expt 2 (- count 8))) (- count 8)))
              (loop (+ i 1) bits count)))))
  (get-output-bytevector out))
(map (lambda (s) (base64-encode (string->utf8 s))) '("" "f" "fo" "foo" "foob" "fooba" "foobar"))
;=> ("" "Zg==" "Zm8=" "Zm9v" "Zm9vYg==" "Zm9vYmE=" "Zm9vYmFy")
(map (lambda (s) (utf8->string (base64-decode s))) '("" "Zg==" "Zm8=" "Zm9v" "Zm9vYmFy"))   ;=> ("" "f" "fo" "foo" "foobar")
(base64-decode "////")         ;=> #u8(255 255 255)
(base64-decode "a*b=")         ;!! base64-decode: no such digit: #\*

; ---- checksums

(define crc-table
  (let ((v (make-vector 256 0)))
    (times (n 256)
      (vector-set! v n
        (let loop ((c n) (k 8))
          (cond ((= k 0) c)
                ((odd? c) (loop (bit-xor (quotient c 2) #xEDB88320) (- k 1)))
                (else (loop (quotient c 2) (- k 1)))))))
    v))
(define (crc32 bytes)
  (let loop ((i 0) (c (- two^32 1)))
    (if (= i (bytevector-length bytes))
        (not32 c)
        (loop (+ i 1)
              (bit-xor (quotient c 256)
                       (vector-ref crc-table (modulo (bit-xor c (bytevector-u8-ref bytes i)) 256)))))))
(hex (crc32 (string->utf8 "123456789")) 8)   ;=> "cbf43926"
(hex (crc32 (string->utf8 "The quick brown fox jumps over the lazy dog")) 8)   ;=> "414fa339"
(crc32 #u8())                                ;=> 0

(define (adler32 bytes)
  (let loop ((i 0) (a 1) (b 0))
    (if (= i (bytevector-length bytes))
        (+ (* 65536 b) a)
        (let ((a (modulo (+ a (bytevector-u8-ref bytes i)) 65521)))
          (loop (+ i 1) a (modulo (+ b a) 65521))))))
(hex (adler32 (string->utf8 "Wikipedia")) 8)   ;=> "11e60398"

; ---- SHA-256 (FIPS 180-4): its constants are bits of roots of primes

(define primes
  (let loop ((n 2) (found '()))
    (if (= (length found) 64)
        (reverse found)
        (loop (+ n 1)
              (if (let divisible? ((ps found)) (and (pair? ps) (or (= 0 (modulo n (car ps))) (divisible? (cdr ps)))))
                  found
                  (cons n found))))))
(define (integer-root n k)               ; by bisection
  (let loop ((low 0) (high (+ n 1)))
    (if (= (+ low 1) high)
        low
        (let ((mid (quotient (+ low high) 2)))
          (if (> (expt mid k) n) (loop low mid) (loop mid high))))))
(define (fraction-bits n k) (modulo (integer-root (* n (expt two^32 k)) k) two^32))
(define round-constants (list->vector (map (lambda (p) (fraction-bits p 3)) primes)))
(define initial-state (map (lambda (p) (fraction-bits p 2)) '(2 3 5 7 11 13 17 19)))
(map (lambda (n) (hex n 8)) (list (vector-ref round-constants 0) (vector-ref round-constants 63) (car initial-state)))
;=> ("428a2f98" "c67178f2" "6a09e667")

(define (padded bytes)
  (let* ((n (bytevector-length bytes)) (zeros (modulo (- 55 n) 64)) (length (make-bytevector 8 0)))
    (let loop ((i 7) (bits (* 8 n)))
      (when (>= i 0)
        (bytevector-u8-set! length i (modulo bits 256))
        (loop (- i 1) (quotient bits 256))))
    (bytevector-append bytes #u8(128) (make-bytevector zeros 0) length)))
(define (word bytes at)
  (let loop ((i 0) (n 0))
    (if (= i 4) n (loop (+ i 1) (+ (* 256 n) (bytevector-u8-ref bytes (+ at i)))))))
(define (xor3 a b c) (bit-xor a (bit-xor b c)))
(define (schedule bytes at)
  (let ((w (make-vector 64 0)))
    (times (i 16) (vector-set! w i (word bytes (+ at (* 4 i)))))
    (do ((i 16 (+ i 1))) ((= i 64) w)
      (let ((a (vector-ref w (- i 15))) (b (vector-ref w (- i 2))))
        (vector-set! w i
          (add32 (vector-ref w (- i 16))
                 (xor3 (rotate-right a 7) (rotate-right a 18) (shift-right a 3))
                 (vector-ref w (- i 7))
                 (xor3 (rotate-right b 17) (rotate-right b 19) (shift-right b 10))))))))
(define (compress state bytes at)
  (define w (schedule bytes at))
  (let loop ((i 0) (s state))
    (if (= i 64)
        (map add32 state s)
        (let-values (((a b c d e f g h) (apply values s)))
          (let* ((s1 (xor3 (rotate-right e 6) (rotate-right e 11) (rotate-right e 25)))
                 (choice (bit-xor (bit-and e f) (bit-and (not32 e) g)))
                 (t1 (add32 h s1 choice (vector-ref round-constants i) (vector-ref w i)))
                 (s0 (xor3 (rotate-right a 2) (rotate-right a 13) (rotate-right a 22)))
                 (majority (xor3 (bit-and a b) (bit-and a c) (bit-and b c))))
            (loop (+ i 1) (list (add32 t1 s0 majority) a b c (add32 d t1) e f g)))))))
(define (sha256 text)
  (define bytes (padded (string->utf8 text)))
  (do ((at 0 (+ at 64))
       (state initial-state (compress state bytes at)))
      ((= at (bytevector-length bytes))
       (apply string-append (map (lambda (n) (hex n 8)) state)))))
(sha256 "abc")   ;=> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
(sha256 "")      ;=> "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
(sha256 "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
;=> "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"

; ---- UTF-8 by hand agrees with string->utf8

(define (encode-char c)
  (define n (char->integer c))
  (define (tail k) (+ 128 (modulo (quotient n (expt 64 k)) 64)))
  (cond ((< n #x80) (bytevector n))
        ((< n #x800) (bytevector (+ #xC0 (quotient n 64)) (tail 0)))
        ((< n #x10000) (bytevector (+ #xE0 (quotient n 4096)) (tail 1) (tail 0)))
        (else (bytevector (+ #xF0 (quotient n 262144)) (tail 2) (tail 1) (tail 0)))))
(define sample "aé߿ࠀ中￿𐀀😀")
(equal? (string->utf8 sample) (apply bytevector-append (map encode-char (string->list sample))))   ;=> #t
(string-length sample)                        ;=> 8
(bytevector-length (string->utf8 sample))     ;=> 22
(utf8->string (string->utf8 sample 1 3))      ;=> "é߿"

; ---- runs of bytes: (count byte) ...

(define (pack bytes)
  (define in (open-input-bytevector bytes))
  (define out (open-output-bytevector))
  (let loop ((byte (read-u8 in)))
    (unless (eof-object? byte)
      (let run ((n 1))
        (if (and (< n 255) (eqv? (peek-u8 in) byte))
            (begin (read-u8 in) (run (+ n 1)))
            (begin
              (write-u8 n out)
              (write-u8 byte out)
              (loop (read-u8 in)))))))
  (get-output-bytevector out))
(define (unpack bytes)
  (apply bytevector-append
    (let loop ((i 0))
      (if (= i (bytevector-length bytes))
          '()
          (cons (make-bytevector (bytevector-u8-ref bytes i) (bytevector-u8-ref bytes (+ i 1)))
                (loop (+ i 2)))))))
(pack #u8(7 7 7 0 255 255))            ;=> #u8(3 7 1 0 2 255)
(define long (bytevector-append (make-bytevector 600 1) #u8(2) (make-bytevector 3 1)))
(bytevector-length (pack long))        ;=> 10
(equal? long (unpack (pack long)))     ;=> #t
(bytevector 256)                       ;!! bytevector
(bytevector-u8-set! (bytevector 1) 1 0)   ;!! bytevector-u8-set!: argument 2
(utf8->string (bytevector 255))        ;!! utf8->string
