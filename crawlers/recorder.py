"""Keeps every exchange: first in the archive, then in the log, then in the count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from crawlers.fetchlog import FetchLog, LogRecord
from crawlers.job import LOG_NAME, WARC_NAME, CrawlJob
from crawlers.judge import Exchange, Verdict, capture_id_of, failure_records, judge, records_of
from crawlers.outcome import Failure
from crawlers.spool import Spool
from crawlers.tally import Tally
from crawlers.warc import RecordedResponse

NOT_MODIFIED = 304


class Recorder:
    """The only writer of a run's archive and log."""

    def __init__(
        self, job: CrawlJob, software: str, written: Iterable[LogRecord], on_change: Callable[[Tally, str], None]
    ) -> None:
        """*written* is what the run's log already holds (a run taken up again after it was killed)."""
        written = tuple(written)
        self._job = job
        self._on_change = on_change
        self._spool = Spool(job.out_dir / WARC_NAME, software, self.now())
        self._log = FetchLog(job.out_dir / LOG_NAME, written)
        self.tally = Tally()
        for record in written:
            self.tally.add(record)

    def now(self) -> datetime:
        """The stamp of a fetch that is made now."""
        return self._job.fixed_now or datetime.now(UTC)

    def keep(self, exchange: Exchange, response: RecordedResponse, ip_address: str | None) -> Verdict:
        """Archive and log an answer -> what it is worth.  A 304 has no body and is only logged."""
        verdict = judge(exchange, response, self._job.caps)
        if response.status == NOT_MODIFIED:
            self._write(exchange, records_of(exchange, response, None, Verdict(b"")))
            return Verdict(b"")
        identifier = capture_id_of(response)
        if not self._log.holds_capture(identifier):
            place = self._spool.append(response, identifier, ip_address)
            self._write(exchange, records_of(exchange, response, place, verdict))
        return verdict

    def fail(self, exchange: Exchange, failure: Failure) -> None:
        """Log a request that brought no answer."""
        self._write(exchange, failure_records(exchange, failure))

    def note(self, source_id: str, records: Iterable[LogRecord]) -> None:
        """Log records that belong to no exchange."""
        self._count(source_id, self._log.append(records))

    def close(self) -> None:
        self._spool.close()
        self._log.close()

    def _write(self, exchange: Exchange, records: Iterable[LogRecord]) -> None:
        self._count(exchange.source_id, self._log.append(records))

    def _count(self, source_id: str, new: Iterable[LogRecord]) -> None:
        for record in new:
            self.tally.add(record)
        self._on_change(self.tally, source_id)
