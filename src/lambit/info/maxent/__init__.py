"""Maximum entropy: the distribution that assumes least."""
