"""The servers around a mail server that Debian has no package for: names, remote servers, filters, policies.

Each module has a coroutine `serve`, which starts to listen and returns; nothing lists them by hand.
"""
