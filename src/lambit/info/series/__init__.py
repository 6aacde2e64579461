"""Series: data in an order."""
