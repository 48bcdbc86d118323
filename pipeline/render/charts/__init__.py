"""Charts: Vega-Lite through altair, drawn by vl-convert without a browser."""
