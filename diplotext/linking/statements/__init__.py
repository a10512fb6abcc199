"""What was said, by whom, and what kind of act of speech it was."""
