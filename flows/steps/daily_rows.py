"""What a morning's summary is made from: the views as of the cut-off, the law's days, the registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.steps.case_flags import strongest
from flows.steps.law import OfficeLaw
from pipeline.cases.obligations import all_owed
from pipeline.cases.words import country_words, language_words
from pipeline.records.agencies import Agency
from pipeline.records.assessment import Claim
from pipeline.records.daily import (
    Collection,
    DailyAnswer,
    DailyDuty,
    DailyFlag,
    DailyInput,
    DailyPickup,
    DailyStory,
    FlagDetail,
    Reach,
)
from pipeline.records.days import day_in_vietnam
from pipeline.records.obligations import AcceptedFinding, OfficeDays
from pipeline.records.registers import Register
from pipeline.reports.daily.reach import first_instant, reach_of
from pipeline.reports.daily.work import AHEAD
from pipeline.store import audit, case_evidence, daily, registers, views
from pipeline.store.connect import Store, Tx
from pipeline.store.registers import RegisterRow
from pipeline.text.sentences import sentence_spans

_ACTS = {"spoke": "đã giải thích, làm rõ", "issued": "đã phát hành văn bản", "copied_ministry": "đã đồng gửi Bộ"}


def read_daily_input(
    store: Store, law: OfficeLaw, days: OfficeDays, agency: Agency, day: date, cutoff: datetime
) -> DailyInput:
    """The rows of *agency* for the morning of *day*, as known at *cutoff*; what is new is what was recorded since
    the page of an earlier day, without one since a day before."""
    with store.reading() as tx:
        before = daily.pages_before(tx, agency.id, day, cutoff)
        running = daily.collection(tx, cutoff)
        reach = reach_of(day, cutoff, before, daily.collection(tx, first_instant(before, cutoff)), running)
        head = audit.head_at(tx, reach.until)
        books = [one for one in registers.register_rows(tx, cutoff) if one.agency_id in ("", agency.id)]
        cases = [
            row for row in views.case_rows(tx, agency.id, cutoff) if not _of_running(row.opened_at, reach, running)
        ]
        own = {row.case_id for row in cases}
        return DailyInput(
            agency_id=agency.id,
            agency_name=agency.name,
            day=day,
            reach=reach,
            cutoff=cutoff,
            collected_at=daily.collected_at(tx, reach.until),
            count=daily.count(tx, agency.id, reach),
            stories=tuple(map(_shortened, daily.stories(tx, agency.id, reach))),
            warnings=daily.warnings(tx, agency.id, reach),
            pickups=tuple(map(_worded, daily.pickups(tx, agency.id, reach))),
            statements=daily.statements(tx, agency.id, reach),
            flags=_flags(tx, daily.flags(tx, agency.id, reach)),
            waiting=daily.waiting(tx, agency.id, reach.until),
            cases=tuple(cases),
            clocks=tuple(row for row in views.clock_rows(tx, agency.id, cutoff) if row.case_id in own),
            duties=(*_duties(tx, law, days, agency.id, day, cutoff), *_questions(books)),
            answers=(*_acts(tx, agency.id, reach.since, cutoff), *_told(books, reach.since)),
            sources=views.source_rows(tx, reach.until),
            audit_head=head.entry_hash if head else "",
            before=before,
            collection=running,
        )


def _of_running(opened_at: datetime, reach: Reach, running: Collection | None) -> bool:
    """Whether the collection that runs has opened it: it is for the next page, which holds all of that collection."""
    return running is not None and reach.until < running.started_at == opened_at


def _shortened(story: DailyStory) -> DailyStory:
    """The lead's first sentence."""
    spans = sentence_spans(story.lead)
    lead = story.lead[spans[0].start : spans[0].end] if spans else ""
    return replace(story, lead=lead, language=_foreign(story.language))


def _worded(pickup: DailyPickup) -> DailyPickup:
    return replace(pickup, country=country_words(pickup.country), language=_foreign(pickup.language))


def _foreign(language: str) -> str:
    """The language in words; "" for Vietnamese."""
    return "" if language == "vi" else language_words(language)


def _flags(tx: Tx, details: tuple[FlagDetail, ...]) -> tuple[DailyFlag, ...]:
    leading = {one.assessment_id: strongest(one.signals) for one in details}
    claims = {
        one.claim_id: one
        for one in case_evidence.claims_by_id(tx, [signal.claim_id for signal in leading.values() if signal])
    }
    return tuple(_flag(one, claims) for one in details)


def _flag(one: FlagDetail, claims: dict[str, Claim]) -> DailyFlag:
    signal = strongest(one.signals)
    if signal is None:
        return DailyFlag(one.assessment_id, one.title, one.url, one.score, "", "", "")
    claim = claims.get(signal.claim_id)
    against = next((each.quote for each in signal.evidence if each.quote), "")
    told = against if against not in signal.explanation else ""
    sentence = claim.sentence if claim else ""
    return DailyFlag(one.assessment_id, one.title, one.url, one.score, sentence, signal.explanation, told)


def _duties(
    tx: Tx, law: OfficeLaw, days: OfficeDays, agency_id: str, day: date, cutoff: datetime
) -> tuple[DailyDuty, ...]:
    """What ends within days.  That a paper was sent is known of findings only: the others are not told as overdue."""
    findings = [
        AcceptedFinding(one.case_id, one.agency_id, one.title, day_in_vietnam(one.accepted_at))
        for one in daily.accepted(tx, agency_id, cutoff)
    ]
    last = day + timedelta(days=AHEAD)
    owed = {
        one.obligation_id: one
        for year in sorted({day.year, last.year})
        for one in all_owed(law.profile, year, days, findings, law.holidays)
    }
    return tuple(
        DailyDuty(one.obligation_id, one.name, one.about, one.last_day, "obligations")
        for one in owed.values()
        if one.agency_id or (one.last_day is not None and day <= one.last_day)
    )


def _questions(books: list[RegisterRow]) -> tuple[DailyDuty, ...]:
    return tuple(
        DailyDuty(one.entry_id, f"Câu hỏi của báo chí chờ trả lời từ {one.day:%d/%m/%Y}", one.title, None, "registers")
        for one in books
        if one.register is Register.NEWSROOM_QUESTION and one.answered_on is None
    )


def _acts(tx: Tx, agency_id: str, since: datetime, cutoff: datetime) -> tuple[DailyAnswer, ...]:
    return tuple(replace(one, what=_ACTS[one.what]) for one in daily.answers(tx, agency_id, since, cutoff))


def _told(books: list[RegisterRow], since: datetime) -> tuple[DailyAnswer, ...]:
    """What was entered in the registers since as answered or given out."""
    found = []
    for one in books:
        if one.answered_on is not None and (one.changed_at or one.entered_at) > since:
            found.append(DailyAnswer(one.entry_id, one.answered_on, "trả lời câu hỏi của báo chí", one.title))
        if one.register is Register.OFFICIAL_INFORMATION and one.entered_at > since:
            found.append(DailyAnswer(one.entry_id, one.day, "cung cấp thông tin chính thức", one.title))
    return tuple(found)
