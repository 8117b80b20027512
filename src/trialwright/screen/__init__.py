"""May this person join? Facts about a person, and criteria evaluated over them in three values."""
