"""robots.txt, obeyed always (RFC 9309): missing means allowed, unreadable means nothing is fetched."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from crawlers.failures import Refused, explain
from crawlers.outcome import Failure, bad_status
from crawlers.settings import ROBOT_NAME

_TOO_MANY_REQUESTS = 429
_NO_ANSWER = ("timeout", "dns", "refused", "connection_lost", "tls")


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware with the two cases of RFC 9309, 2.3.1.3 and 2.3.1.4, and with our reasons."""

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._unreadable: dict[str, Failure] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        host = urlparse_cached(request).netloc
        failure = self._unreadable.get(host)
        if failure is not None:
            raise Refused(
                failure.word, f"robots.txt of {host} could not be read, so nothing was fetched there: {failure.detail}"
            )
        if rp is not None and not rp.allowed(request.url, ROBOT_NAME):
            raise Refused("robots_forbidden", f"robots.txt of {host} closes this page to us; it is left alone.")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == _TOO_MANY_REQUESTS:
            self._settle(netloc, Failure("robots_unreachable", bad_status(response.status).detail))
        elif response.status >= 400:
            self._settle(netloc, None)
        else:
            await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        cause = explain(exc)
        # No answer at all is told by its own name; whatever else robots.txt was, it was not readable.
        word = cause.word if cause.word in _NO_ANSWER else "robots_unreachable"
        self._settle(netloc, Failure(word, cause.detail))

    def _settle(self, netloc: str, failure: Failure | None) -> None:
        """Let the requests that wait for *netloc* go on without rules, or be refused with *failure*."""
        if failure is not None:
            self._unreadable[netloc] = failure
        super()._robots_error(Refused("robots", "settled"), netloc)
