"""Step 1: the press comes in.  The WARC files and logs of a run's folder are the spool that later steps read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from crawlers.addresses import host_of
from crawlers.collect import CollectOutcome, Progress, collect
from crawlers.job import Caps, CrawlJob
from crawlers.shortfall import shortfall
from flows.steps.feed_clocks import feed_validators, other_validators, sources_to_ask
from pipeline.records.press import Source
from pipeline.store import feeds, press
from pipeline.store.connect import Store
from pipeline.store.feeds import FeedBook

RECHECK_DAYS = 3
HALF_A_DAY = timedelta(hours=12)
KNOWN_NAME = "known.txt"


@dataclass(frozen=True, slots=True)
class Way:
    """How pages come in: from the network, from one exempt loopback network, or from a recording; from which feeds."""

    replay: Path | None = None
    exempt_network: str | None = None
    fixed_now: datetime | None = None
    caps: Caps = field(default_factory=Caps)
    due: frozenset[str] | None = None  # addresses of the feeds to be asked (a round of watching); None: all
    book: FeedBook | None = None  # of the same sources, kept from round to round


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
    itself, or edit in silence.  A feed that still owes a page is read again, changed or not; one whose server
    asked to be left alone (Retry-After) is left alone, and so are hosts of which a page did.
    Raises :class:`CollectorFailed`."""
    since = now - timedelta(days=RECHECK_DAYS)
    with store.reading() as tx:
        known, dated_by_crawl = press.known_page_urls(tx), feeds.dated_by_crawl(tx, now)
        if not way.replay:
            histories = (way.book or FeedBook(sources)).histories(tx, now)
            resting, rests = feeds.resting_pages(tx, now), feeds.resting_hosts(tx, now)
            known += resting
            pages = other_validators(press.validators(tx, now, since), histories)
            recheck = press.recheck_urls(tx, watched, since)
    folder.mkdir(parents=True, exist_ok=True)
    known_file = folder / KNOWN_NAME
    known_file.write_text("\n".join(known), encoding="utf-8")
    job = CrawlJob(
        run_id=run_id,
        out_dir=folder,
        sources=sources if way.replay else sources_to_ask(sources, histories, way.due, now),
        contact=contact,
        fixed_now=way.fixed_now,
        known_urls_file=known_file,
        validators=() if way.replay else (*pages, *feed_validators(histories, now)),
        recheck=() if way.replay else _asked_again(recheck, resting, rests),
        resting_hosts=() if way.replay else tuple(rests.items()),
        dated_by_crawl=dated_by_crawl,
        exempt_network=way.exempt_network,
        replay_warc=way.replay,
        caps=way.caps,
    )
    outcome = collect(job, on_progress)
    known_file.unlink(missing_ok=True)
    return replace(outcome, failed_sources=tuple(sorted(outcome.failed_sources)))


def _asked_again(recheck: Iterable[str], resting: Iterable[str], rests: Container[str]) -> tuple[str, ...]:
    """Those of *recheck* that did not fail a short time ago and whose host does not rest."""
    failed = set(resting)
    return tuple(url for url in recheck if url not in failed and host_of(url) not in rests)


def night_shortfall(store: Store, sources: tuple[Source, ...], now: datetime) -> str:
    """In words (Vietnamese) that the night that began at *now* brought far too little, "" where it did not."""
    with store.reading() as tx:
        nights = feeds.pages_by_night(tx, now + HALF_A_DAY)
    expected = sum(source.expected_min for source in sources)
    return shortfall(nights.get(0, 0), [pages for ago, pages in nights.items() if ago > 0], expected)
