"""The store as a lake: DuckLake's tables as Parquet files in a folder, their catalogue on PostgreSQL."""
