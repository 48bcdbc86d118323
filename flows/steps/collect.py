"""Step 1: the press comes in.  The WARC files and logs of a run's folder are the spool that later steps read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from crawlers.collect import CollectOutcome, Progress, collect
from crawlers.job import Caps, CrawlJob, Validator
from pipeline.records.press import Source
from pipeline.store import press
from pipeline.store.connect import Store

RECHECK_DAYS = 3
KNOWN_NAME = "known.txt"


@dataclass(frozen=True, slots=True)
class Way:
    """How pages come in: from the network, from one exempt loopback network, or from a recording."""

    replay: Path | None = None
    exempt_network: str | None = None
    fixed_now: datetime | None = None
    caps: Caps = field(default_factory=Caps)


def collect_night(
    store: Store,
    folder: Path,
    run_id: str,
    sources: tuple[Source, ...],
    watched: tuple[str, ...],
    contact: str,
    now: datetime,
    way: Way,
    on_progress: Callable[[Progress], None] | None = None,
) -> CollectOutcome:
    """Run the collector into *folder* (``spool/RUN``).  Pages that the store knows are not fetched again;
    pages about *watched* agencies of the last days are, with a conditional request: an outlet may correct
    itself, or edit in silence.  Raises :class:`CollectorFailed`."""
    with store.reading() as tx:
        known = press.known_page_urls(tx)
        validators = tuple(Validator(*row) for row in press.validators(tx))
        since = now - timedelta(days=RECHECK_DAYS)
        recheck = [] if way.replay else press.recheck_urls(tx, watched, since)
    folder.mkdir(parents=True, exist_ok=True)
    known_file = folder / KNOWN_NAME
    known_file.write_text("\n".join(known), encoding="utf-8")
    job = CrawlJob(
        run_id=run_id,
        out_dir=folder,
        sources=sources,
        contact=contact,
        fixed_now=way.fixed_now,
        known_urls_file=known_file,
        validators=() if way.replay else validators,
        recheck=tuple(recheck),
        exempt_network=way.exempt_network,
        replay_warc=way.replay,
        caps=way.caps,
    )
    outcome = collect(job, on_progress)
    known_file.unlink(missing_ok=True)
    return replace(outcome, failed_sources=tuple(sorted(outcome.failed_sources)))
