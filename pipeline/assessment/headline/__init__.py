"""What a headline says and its own report does not carry: one way of going too far a file."""
