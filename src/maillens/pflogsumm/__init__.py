"""pflogsumm's report from the lines of a log: options, counting, what is put right, and the page."""
