"""Keeps every exchange: first in the archive, then in the log, then in the count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from crawlers.cdxj import IndexLine, line_of, scan_lines, write_index
from crawlers.earlier import Earlier, EarlierPayloads
from crawlers.fetchlog import FetchLog, LogRecord
from crawlers.job import LOG_NAME, CrawlJob
from crawlers.judge import Exchange, Verdict, capture_id_of, judge
from crawlers.log_records import failure_records, records_of
from crawlers.members import RecordedRequest, request_member, response_member, revisit_member
from crawlers.outcome import Failure
from crawlers.rotation import Archive
from crawlers.tally import Tally
from crawlers.warc import NOT_MODIFIED, Place, RecordedResponse
from crawlers.writing import FolderHeld
from pipeline.records.ids import content_hash

OTHERS = "other"
"""The group of what belongs to no source of the job."""


class Recorder:
    """The only writer of a run's archive, log and index."""

    def __init__(
        self, job: CrawlJob, software: str, written: Iterable[LogRecord], on_change: Callable[[Tally, str], None]
    ) -> None:
        """*written* is what the run's log already holds (a run taken up again after it was killed).

        Raises :class:`CollectorFailed` where another process is writing in the run's folder.
        """
        written = tuple(written)
        self._held = FolderHeld(job.out_dir)
        self._job = job
        self._bodies = {known.url: known.body_sha256 for known in job.validators if known.body_sha256}
        self._dated_by_crawl = frozenset(job.dated_by_crawl)
        self._on_change = on_change
        self._groups = {source.id: source.kind.value for source in job.sources}
        self._archive = Archive(job.out_dir, job.run_id, software, job.max_warc_bytes, self.now)
        self._earlier = None if job.replay_warc else EarlierPayloads(job.out_dir, _asked_again(job), self.now())
        self._index: list[IndexLine] | None = [] if not written else None  # None: made from the files at the end
        self._log = FetchLog(job.out_dir / LOG_NAME, written)
        self.tally = Tally()
        for record in written:
            self.tally.add(record)

    def now(self) -> datetime:
        """The stamp of a fetch that is made now."""
        return self._job.fixed_now or datetime.now(UTC)

    def keep(
        self,
        exchange: Exchange,
        response: RecordedResponse,
        ip_address: str | None,
        request: RecordedRequest | None = None,
    ) -> Verdict:
        """Archive and log an answer -> what it is worth.

        *request* is None in a replay, where none was made.  A 304 has no body and no capture: it is a revisit
        record and a line of the log.  A payload that this address gave before is a revisit record too.
        """
        asked = exchange.chain[0] if exchange.chain else exchange.url
        verdict = judge(exchange, response, self._job.caps, self._bodies.get(asked), asked in self._dated_by_crawl)
        identifier = capture_id_of(response)
        if response.status == NOT_MODIFIED:
            self._put(exchange, response, identifier, ip_address, request)
            self._write(exchange, records_of(exchange, response, None, Verdict(b"")))
            return Verdict(b"")
        if not self._log.holds_capture(identifier):
            place = self._put(exchange, response, identifier, ip_address, request)
            self._write(exchange, records_of(exchange, response, place, verdict))
        return verdict

    def fail(self, exchange: Exchange, failure: Failure) -> None:
        """Log a request that brought no answer."""
        self._write(exchange, failure_records(exchange, failure))

    def note(self, source_id: str, records: Iterable[LogRecord]) -> None:
        """Log records that belong to no exchange."""
        self._count(source_id, self._log.append(records))

    def close(self) -> None:
        self._archive.close()
        write_index(self._job.out_dir, scan_lines(self._job.out_dir) if self._index is None else self._index)
        self._log.close()
        self._held.release()

    def _put(
        self,
        exchange: Exchange,
        response: RecordedResponse,
        identifier: str,
        ip_address: str | None,
        request: RecordedRequest | None,
    ) -> Place:
        """Archive the answer and the *request* behind it, in one write -> the answer's place."""
        earlier = self._earlier.behind(response) if self._earlier else None
        if response.status == NOT_MODIFIED or earlier is not None:
            member = revisit_member(response, identifier, ip_address, earlier)
        else:
            member = response_member(response, identifier, ip_address)
        asked = (request_member(request, response, identifier),) if request else ()
        place = self._archive.write(self._groups.get(exchange.source_id, OTHERS), member, *asked)
        if self._index is not None:
            self._index.append(_line(response, place, earlier))
        return place

    def _write(self, exchange: Exchange, records: Iterable[LogRecord]) -> None:
        self._count(exchange.source_id, self._log.append(records))

    def _count(self, source_id: str, new: Iterable[LogRecord]) -> None:
        for record in new:
            self.tally.add(record)
        self._on_change(self.tally, source_id)


def _asked_again(job: CrawlJob) -> set[str]:
    """Addresses of *job* that were most likely asked before."""
    lists = {url for source in job.sources for url in (*source.feeds, *source.sitemaps, *source.sections)}
    return lists | set(job.recheck) | {validator.url for validator in job.validators}


def _line(response: RecordedResponse, place: Place, earlier: Earlier | None) -> IndexLine:
    revisit = earlier is not None or response.status == NOT_MODIFIED
    digest = earlier.payload_sha256 if earlier else "" if revisit else content_hash(response.payload)
    return line_of(response, place, earlier.place if earlier else None, digest and f"sha256:{digest}", revisit)
