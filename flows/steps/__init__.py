"""The steps of a night, each: read records from the store, let the pure rooms decide, write back."""
