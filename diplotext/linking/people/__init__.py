"""Which mentions are of one person: names, genders, colleagues; the records of people."""
