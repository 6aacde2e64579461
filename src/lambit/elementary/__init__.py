"""Our own log2, log and exp, and the order of summation: the same bits in every engine, on every machine.

`sequences` has the arithmetic of each function, once: floats, numpy's arrays and LLVM's
registers go through the same operations in the same order, and each of these is an
operation of IEEE 754's, rounded once: + - * and whole numbers in the bits, no fused
multiply-add. `scalar` is for Python's floats, `arrays` for numpy's; native code is
`lambit.jit.vector_math`. `current` is what the rest of Lambit calls.
"""
