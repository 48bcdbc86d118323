"""Run by another interpreter, in which news-please is installed: the addresses on standard input, one a line.

Knows nothing of this project.  Prints one JSON object: pages (with a title and a text), seconds, version.
"""

import json
import sys
import time
from importlib.metadata import version

from newsplease import NewsPlease  # type: ignore[import-not-found]  # lives in that interpreter only

CHUNK = 200


def main() -> None:
    urls = sys.stdin.read().split()
    NewsPlease.from_url(urls[0])  # its models are loaded by now
    started = time.perf_counter()
    whole = 0
    for start in range(0, len(urls), CHUNK):
        # Fetches with a pool of threads and extracts on all cores; without arguments for it every article is lost.
        found = NewsPlease.from_urls(urls[start : start + CHUNK], request_args={"timeout": 30}, fetch_images=False)
        whole += sum(bool(getattr(a, "title", None) and getattr(a, "maintext", None)) for a in found.values())
    seconds = time.perf_counter() - started
    print(json.dumps({"pages": whole, "seconds": seconds, "version": version("news-please")}))


if __name__ == "__main__":
    main()
