"""Candidate generation, scoring, evidence and engines; knows nothing of display."""
