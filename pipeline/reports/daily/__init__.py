"""The one-page summary of a morning."""
