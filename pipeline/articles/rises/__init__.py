"""How much is written about a body or a matter, against its own past days."""
