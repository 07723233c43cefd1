"""Differences between aligned clauses, topics by jurisdictions, time and search; knows nothing of display."""
