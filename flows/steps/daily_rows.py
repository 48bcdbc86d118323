"""What a morning's summary is made from: the views as of the cut-off, the law's days, the registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.steps.case_flags import strongest
from flows.steps.law import OfficeLaw
from pipeline.cases.obligations import all_owed
from pipeline.cases.words import country_words, language_words
from pipeline.records.assessment import Claim
from pipeline.records.daily import DailyAnswer, DailyDuty, DailyFlag, DailyInput, DailyPickup, DailyStory, FlagDetail
from pipeline.records.days import day_in_vietnam
from pipeline.records.obligations import AcceptedFinding, OfficeDays
from pipeline.records.press import Agency
from pipeline.records.registers import Register
from pipeline.reports.daily.work import AHEAD
from pipeline.store import audit, case_evidence, daily, registers, views
from pipeline.store.connect import Store, Tx
from pipeline.store.registers import RegisterRow
from pipeline.text.sentences import sentence_spans

LOOKS_BACK = timedelta(days=1)
_ACTS = {"spoke": "đã giải thích, làm rõ", "issued": "đã phát hành văn bản", "copied_ministry": "đã đồng gửi Bộ"}


def read_daily_input(
    store: Store, law: OfficeLaw, days: OfficeDays, agency: Agency, day: date, cutoff: datetime
) -> DailyInput:
    """The rows of *agency* for the morning of *day*, as known at *cutoff*; what is new is new since a day before."""
    since = cutoff - LOOKS_BACK
    first_day = day_in_vietnam(since)
    with store.reading() as tx:
        head = audit.head_at(tx, cutoff)
        books = [one for one in registers.register_rows(tx, cutoff) if one.agency_id in ("", agency.id)]
        return DailyInput(
            agency_id=agency.id,
            agency_name=agency.name,
            day=day,
            since=since,
            cutoff=cutoff,
            collected_at=daily.collected_at(tx, cutoff),
            count=daily.count(tx, agency.id, since, first_day, cutoff),
            stories=tuple(map(_shortened, daily.stories(tx, agency.id, since, first_day, cutoff))),
            warnings=daily.warnings(tx, agency.id, since, cutoff),
            pickups=tuple(map(_worded, daily.pickups(tx, agency.id, since, cutoff))),
            statements=daily.statements(tx, agency.id, since, first_day, cutoff),
            flags=_flags(tx, daily.flags(tx, agency.id, since, cutoff)),
            waiting=daily.waiting(tx, agency.id, cutoff),
            cases=views.case_rows(tx, agency.id, cutoff),
            clocks=views.clock_rows(tx, agency.id, cutoff),
            duties=(*_duties(tx, law, days, agency.id, day, cutoff), *_questions(books)),
            answers=(*_acts(tx, agency.id, since, cutoff), *_told(books, first_day)),
            sources=views.source_rows(tx, cutoff),
            audit_head=head.entry_hash if head else "",
        )


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


def _told(books: list[RegisterRow], first_day: date) -> tuple[DailyAnswer, ...]:
    """What the registers say was answered or given out since."""
    found = []
    for one in books:
        if one.answered_on is not None and one.answered_on >= first_day:
            found.append(DailyAnswer(one.entry_id, one.answered_on, "trả lời câu hỏi của báo chí", one.title))
        if one.register is Register.OFFICIAL_INFORMATION and one.day >= first_day:
            found.append(DailyAnswer(one.entry_id, one.day, "cung cấp thông tin chính thức", one.title))
    return tuple(found)
