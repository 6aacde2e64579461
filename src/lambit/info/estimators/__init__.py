"""Estimators: entropy and information from samples of a few symbols."""
