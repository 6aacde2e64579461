"""Compiled procedures follow a redefinition, wherever the host keeps them."""

from __future__ import annotations

import gc


def test_procedures_that_the_host_has_frozen_follow_too(it):
    it.eval("(define (first-of x) (car x))")
    gc.freeze()
    it.eval("(define (car x) 'mine)")
    assert it.eval("(first-of '(1 2))") is it.eval("'mine")
