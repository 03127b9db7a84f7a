"""Findings -> which networks to block, and what doing so would have changed."""
