"""Samples: data, encoded and counted."""
