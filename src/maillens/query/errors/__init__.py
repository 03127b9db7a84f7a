"""What is wrong -> troubles: lines that tell of it and facts that prove it, by topic, worst first.

lines and facts -> search (one pass) -> troubles
"""
