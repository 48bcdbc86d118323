"""The only place that speaks SQL: one DuckDB file, append-only tables, documented views."""
