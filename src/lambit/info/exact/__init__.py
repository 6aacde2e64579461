"""Exact information: sums of logarithms, decided and certified."""
