"""Continuous data: differential entropy and mutual information."""
