"""Record → study, a part a file: what the record says is read, what it leaves open is asked."""
