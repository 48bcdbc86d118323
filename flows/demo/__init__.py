"""The sample press: invented outlets and articles, rendered and served over HTTP on loopback addresses."""
