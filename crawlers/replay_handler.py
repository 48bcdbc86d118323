"""A Scrapy download handler that answers from a recorded night."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import NotSupported
from scrapy.http import Headers, Response

from crawlers.failures import Refused
from crawlers.recording import Recording, RecordRef
from crawlers.spider import spider_of

SYNTHETIC = "synthetic"  # the flag of an answer that we made up: it is not archived


class ReplayHandler(BaseDownloadHandler):
    """Answers http and https requests from the spider's recording; no name is resolved, no socket opened."""

    lazy = False

    async def download_request(self, request: Request) -> Response:
        recording = spider_of(self.crawler).recording
        if recording is None:
            raise NotSupported("The replay handler was asked without a recording.")
        ref = _chosen(request, recording)
        if ref is None:
            return _missing(request, recording)
        recorded = recording.read(ref)
        headers = Headers()
        for name, value in recorded.headers:
            headers.appendlist(name, _as_sent(value))
        request.meta["recorded_at"] = recorded.fetched_at
        return Response(request.url, status=recorded.status, headers=headers, body=recorded.payload)


def _as_sent(value: str) -> bytes:
    """A header's bytes: the reader of archives takes them for UTF-8 where they can be, else for Latin-1."""
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace")


def _chosen(request: Request, recording: Recording) -> RecordRef | None:
    """The record that the spider asked for; after a redirect the latest one of the new address."""
    wanted: tuple[str, RecordRef | None] | None = request.meta.get("record")
    if wanted is not None and wanted[0] == request.url and wanted[1] is not None:
        return wanted[1]
    versions = recording.versions(request.url)
    return versions[-1] if versions else None


def _missing(request: Request, recording: Recording) -> Response:
    """A robots.txt that was not recorded is a missing one; any other address is an error."""
    if urlsplit(request.url).path == "/robots.txt":
        return Response(request.url, status=404, flags=[SYNTHETIC])
    request.meta["recorded_at"] = recording.now
    raise Refused("not_recorded", f"{recording.path.name} holds no answer of this address; it cannot be replayed.")
