"""Distributions as values."""
