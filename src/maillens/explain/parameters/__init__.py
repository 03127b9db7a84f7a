"""Settings that change what the log says."""
