"""What `make check` asks of the documents: one rule a file, each gives lines that name a fault."""
