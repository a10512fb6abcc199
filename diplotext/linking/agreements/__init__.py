"""The parties of documents, and what somebody undertakes."""
