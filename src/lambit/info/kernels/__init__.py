"""The seam to speed: loops over arrays, in numpy; native code may take their place."""
