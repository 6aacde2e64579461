"""Processes: Markov chains, hidden Markov processes, epsilon-machines."""
