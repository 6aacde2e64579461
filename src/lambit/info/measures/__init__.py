"""Measures of information of distributions and samples."""
