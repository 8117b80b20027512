"""The protocol an ethics committee approves: ICH M11 headings, filled from the study."""
