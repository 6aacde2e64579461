"""SciPy where it is installed, else None."""

try:
    import scipy
except ImportError:
    scipy = None
