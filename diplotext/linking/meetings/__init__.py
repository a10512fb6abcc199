"""Who met whom, where and when; which mentions tell of one event."""
