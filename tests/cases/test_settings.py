"""The office's settings as text: what papers rest on comes back as it was, and nothing else is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.settings import (
    duties_content,
    duties_of,
    holidays_content,
    holidays_of,
    office_content,
    office_of,
)
from pipeline.records.obligations import EventAbroad, OfficeDays, ReportRequest
from pipeline.records.office import MailServer, Office, ProfileKind, Recipient, Role, Security, Thresholds

words = st.text(min_size=1, max_size=12)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
maybe = st.none() | days
recipients = st.lists(st.builds(Recipient, words, st.just(""), maybe, maybe), max_size=3).map(tuple)
offices = st.builds(
    Office,
    name=words,
    profile=st.sampled_from(ProfileKind),
    watched=st.lists(words, min_size=1, max_size=4).map(tuple),
    thresholds=st.builds(Thresholds, st.floats(0.01, 1), st.floats(0.01, 1)),
    contact=st.just(""),
    recipients=recipients,
    roles=st.just(()),
    superior=words | st.just(""),
)
duties = st.builds(
    OfficeDays,
    events=st.lists(st.builds(EventAbroad, words, words, days, days), max_size=3).map(tuple),
    requests=st.lists(st.builds(ReportRequest, words, days, words, maybe), max_size=3).map(tuple),
    finding_target_days=st.none() | st.integers(0, 60),
)


@given(offices)
def test_an_office_comes_back_as_it_was(office: Office) -> None:
    assert office_of(office_content(office)) == office


@given(duties)
def test_own_obligations_come_back_as_they_were(own: OfficeDays) -> None:
    assert duties_of(duties_content(own)) == own


@given(st.dictionaries(days, words, max_size=4), st.frozensets(days, max_size=4), days)
def test_a_calendar_comes_back_as_it_was(extra: dict[date, str], removed: frozenset[date], day: date) -> None:
    calendar = Holidays(extra, removed)
    again = holidays_of(holidays_content(calendar))
    assert (again.extra, again.removed) == (extra, removed)
    assert (again.name(day), again.is_working(day)) == (calendar.name(day), calendar.is_working(day))


def test_days_in_another_order_are_the_same_calendar() -> None:
    one, two = date(2026, 1, 2), date(2026, 3, 2)
    assert holidays_content(Holidays({one: "a", two: "b"})) == holidays_content(Holidays({two: "b", one: "a"}))


@given(offices, words)
def test_who_may_act_and_where_mail_goes_is_no_part_of_it(office: Office, secret: str) -> None:
    more = replace(
        office,
        contact=secret,
        roles=((Role.OFFICER, (secret,)),),
        recipients=tuple(replace(one, email=secret) for one in office.recipients),
        mail=MailServer(secret, 25, Security.NONE, secret, secret, secret, secret),
    )
    assert office_content(more) == office_content(office)
