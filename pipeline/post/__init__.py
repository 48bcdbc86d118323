"""What becomes of a letter: states, retries, what persons may do.  Pure; the sending itself is in flows/post."""
