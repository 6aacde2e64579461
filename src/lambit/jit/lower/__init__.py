"""Lowering: core as LLVM IR, one function at a time."""
