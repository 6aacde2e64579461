"""What running code needs: the driver, continuations, the dynamic environment, the border, error reports."""
