"""Decomposition: what several variables share, and what only some of them know."""
