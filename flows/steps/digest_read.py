"""What a digest is made from, gathered: the store as of the cut-off, the office and its law as known then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from flows.steps.law import OfficeLaw
from pipeline.cases.obligations import all_owed
from pipeline.post.words import undelivered_words
from pipeline.records.agencies import Agency
from pipeline.records.days import day_in_vietnam
from pipeline.records.obligations import OfficeDays
from pipeline.records.office import Office
from pipeline.records.weekly import AgencyLabel, DigestInput, Due, Scope
from pipeline.reports.fairness import since_of
from pipeline.reports.stories import SHOWN
from pipeline.store import audit, digests, outbox
from pipeline.store.connect import Store


def scope_of(
    office: Office, known: Mapping[str, Agency], wanted: Sequence[str], monday: date, cutoff: datetime
) -> Scope:
    """*wanted* slugs in the week from *monday*, compared with the watched ones of the same kinds that exist then."""
    sunday = monday + timedelta(days=6)
    kinds = {known[one].kind for one in wanted}
    others = (one for one in office.watched if known[one].kind in kinds and known[one].exists_on(sunday))
    comparable = tuple(sorted({*wanted, *others}))
    return Scope(tuple(wanted), comparable, monday, sunday, since_of(sunday), cutoff)


def read_digest_input(
    store: Store, office: Office, law: OfficeLaw, days: OfficeDays, known: Mapping[str, Agency], scope: Scope
) -> DigestInput:
    """The rows as of the scope's cut-off, nothing later; so have to be *office*, *law* and *days*."""
    with store.reading() as tx:
        head = audit.head_at(tx, scope.known_at)
        stories = digests.stories(tx, scope, SHOWN)
        return DigestInput(
            scope=scope,
            labels=tuple(AgencyLabel(one, known[one].name, known[one].kind) for one in scope.comparable),
            recipients=tuple(
                one.name for one in office.recipients_of(scope.subject_id, day_in_vietnam(scope.known_at))
            ),
            collection=digests.collection(tx, scope),
            counts=digests.counts(tx, scope),
            shares=digests.shares(tx, scope),
            stories=stories,
            story_days=digests.story_days(tx, scope, [one.story_id for one in stories]),
            warnings=digests.warnings(tx, scope),
            flags=digests.flags(tx, scope),
            decisions=digests.decisions(tx, scope),
            cases=digests.cases(tx, scope),
            clocks=digests.clocks(tx, scope),
            responses=digests.responses(tx, scope),
            followed=digests.followed(tx, scope),
            dues=dues_after(days, law, scope.last_day),
            measures=tuple((one.letter, one.clause.text) for one in law.profile.measures),
            sources=digests.sources(tx, scope),
            levels=digests.levels(tx, scope),
            thresholds=digests.thresholds_known(tx, scope.known_at),
            versions=digests.versions(tx, scope),
            audit_head=head.entry_hash if head else "",
            signature=digests.signature(tx, scope.known_at),
            undelivered=tuple(undelivered_words(one) for one in outbox.undelivered(tx, scope.known_at)),
            queries=digests.number_queries(),
        )


def dues_after(office_days: OfficeDays, law: OfficeLaw, sunday: date) -> tuple[Due, ...]:
    """What the office owes in the seven days after *sunday*, but for the findings of cases: their clocks are told."""
    days = {sunday + timedelta(days=n) for n in range(1, 8)}
    owed = [
        one
        for year in sorted({day.year for day in days})
        for one in all_owed(law.profile, year, office_days, (), law.holidays)
    ]
    return tuple(Due(one.name, one.last_day, one.about, one.clause.citation) for one in owed if one.last_day in days)
