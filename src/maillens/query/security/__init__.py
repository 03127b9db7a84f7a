"""A log -> who attacks, whom, and whether somebody got in."""
