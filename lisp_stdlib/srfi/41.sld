;;; SRFI 41: streams, sequences whose elements are computed when they are asked for.
;;;
;;; `(srfi 41 primitive)` has the type, `(srfi 41 derived)` what is built on it. These streams
;;; are a type of their own, and promise their first element too. Those of `cons-stream` in the
;;; base library (SICP 3.5), some of whose names are the same, are pairs with a promise in the cdr.

(define-library (srfi 41)
  (export
    stream-null stream-cons stream? stream-null? stream-pair? stream-car stream-cdr stream-lambda
    define-stream list->stream port->stream stream stream->list stream-append stream-concat
    stream-constant stream-drop stream-drop-while stream-filter stream-fold stream-for-each
    stream-from stream-iterate stream-length stream-let stream-map stream-match stream-of
    stream-range stream-ref stream-reverse stream-scan stream-take stream-take-while
    stream-unfold stream-unfolds stream-zip)
  (import (srfi 41 primitive) (srfi 41 derived)))
