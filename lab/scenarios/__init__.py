"""The scenarios, one small module each; `lab/README.md` says how one is added."""
