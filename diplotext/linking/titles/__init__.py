"""Who holds an office, and of which state it is; so for ministries and other bodies."""
