"""Results for other worlds: plain data, tables, highlighted text."""
