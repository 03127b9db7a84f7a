"""Clients of the protocols that the lab speaks; each tells the truth file what was tried and answered."""
