"""Entries of the registers, as the circular that binds the office asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from pipeline.cases.languages import Languages
from pipeline.cases.register_forms import FORMS, Form, rule_of
from pipeline.errors import RegisterRefused
from pipeline.records.days import day_in_vietnam
from pipeline.records.law import RegisterRule
from pipeline.records.profile import Profile
from pipeline.records.registers import Register, RegisterEntry, register_entry_id, register_version_id

FIRST_DAY = date(2000, 1, 1)
_LONGEST = 2000
_PERSON = re.compile(r"^(?:nhà báo|phóng viên|ông|bà|mr|mrs|ms)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An entry as a person gives it; None or () where nothing is said (in a correction: as it was)."""

    day: date | None = None
    title: str | None = None
    channel: str | None = None
    language: tuple[str, ...] | None = None
    organisation: str | None = None
    link: str | None = None
    case: str | None = None  # the full id
    answer: str | None = None
    answered_on: date | None = None

    def given(self) -> dict[str, object]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name)) not in (None, "", ())}


def new_entry(
    profile: Profile, register: Register, agency_id: str, told: EntryWords, languages: Languages, login: str,
    now: datetime,
) -> RegisterEntry:  # fmt: skip
    """The first version of an entry.  Without a language it is Vietnamese.

    Raises :class:`RegisterRefused` for a register that the office's circular does not ask for, a field that is missing,
    of no use in it or not valid.
    """
    rule, form = rule_of(profile, register), FORMS[register]
    values = told.given()
    _refuse_wrong_fields(form, values)
    channel, clause = _channel(rule, form, _text(told.channel))
    day = told.day or FIRST_DAY
    entry = RegisterEntry(
        version_id="", entry_id="", register=register, agency_id=agency_id, day=day, title=_text(told.title),
        channel=channel, clause_id=clause, language=languages.canonical(told.language or ("vi",)),
        organisation=_text(told.organisation), link=_text(told.link), case_id=told.case or "",
        answer=_text(told.answer), answered_on=told.answered_on, void=False, reason="", actor=login,
    )  # fmt: skip
    _check(entry, now)
    words = (entry.title, entry.channel, entry.organisation, entry.link, ",".join(entry.language))
    own = register_entry_id(register, agency_id, day, *words)
    return replace(entry, entry_id=own, version_id=own)


def corrected(
    profile: Profile, old: RegisterEntry, told: EntryWords, languages: Languages, reason: str, login: str,
    now: datetime, *, void: bool = False,
) -> RegisterEntry:  # fmt: skip
    """The version that stands after *old*: what *told* gives, the rest as it was; with *void* struck out.

    Raises :class:`RegisterRefused` without a reason, without any change, and as :func:`new_entry`.
    """
    rule, form = rule_of(profile, old.register), FORMS[old.register]
    values = told.given()
    if not reason.strip():
        raise RegisterRefused("Cần ghi lý do sửa.")
    _refuse_wrong_fields(form, {**values, **{name: True for name in form.needed}})
    channel, clause = _channel(rule, form, _text(told.channel)) if told.channel else (old.channel, old.clause_id)
    made = replace(
        old, day=told.day or old.day, title=_text(told.title) or old.title, channel=channel, clause_id=clause,
        language=languages.canonical(told.language) if told.language else old.language,
        organisation=_text(told.organisation) or old.organisation, link=_text(told.link) or old.link,
        case_id=told.case or old.case_id, answer=_text(told.answer) or old.answer,
        answered_on=told.answered_on or old.answered_on, void=void,
    )  # fmt: skip
    if made == old:
        raise RegisterRefused("Không có gì khác với mục đang có.")
    _check(made, now)
    version = register_version_id(old.entry_id, now)
    return replace(made, version_id=version, reason=" ".join(reason.split()), actor=login)


def _refuse_wrong_fields(form: Form, values: Mapping[str, object]) -> None:
    missing = [label for name, label in form.labels.items() if name in form.needed and name not in values]
    if missing:
        raise RegisterRefused(f"{form.name}: còn thiếu: {'; '.join(missing)}.")
    foreign = sorted(set(values) - set(form.labels))
    if foreign:
        raise RegisterRefused(f"{form.name} không có mục “{foreign[0]}”; các mục: {', '.join(form.labels)}.")


def _channel(rule: RegisterRule, form: Form, given: str) -> tuple[str, str]:
    """The channel in words and, where the circular names the ways, the id of its clause."""
    if rule.ways:
        way = next((one for one in rule.ways if one.ref.rpartition(".")[2] == given), None)
        if way is None:
            first, last = (one.ref.rpartition(".")[2] for one in (rule.ways[0], rule.ways[-1]))
            raise RegisterRefused(
                f"{form.name}: phương thức là số khoản từ {first} đến {last} của {rule.clauses[0].citation} "
                "(lamro register kinds)."
            )
        return way.text.rstrip(" ;."), way.clause_id
    if form.choices and given not in form.choices:
        raise RegisterRefused(f"{form.name}: hình thức là một trong: {', '.join(form.choices)}.")
    return given, ""


def _check(entry: RegisterEntry, now: datetime) -> None:
    today = day_in_vietnam(now)
    for day in filter(None, (entry.day, entry.answered_on)):
        if not FIRST_DAY <= day <= today:
            raise RegisterRefused(f"Ngày {day:%d/%m/%Y} không hợp lệ: sổ chỉ ghi việc đã diễn ra.")
    if bool(entry.answer) != bool(entry.answered_on):
        raise RegisterRefused("Trả lời và ngày trả lời phải ghi cùng nhau.")
    if entry.answered_on and entry.answered_on < entry.day:
        raise RegisterRefused("Ngày trả lời đứng trước ngày hỏi.")
    if entry.link and not entry.link.startswith(("https://", "http://")):
        raise RegisterRefused("Đường dẫn phải bắt đầu bằng https:// hoặc http://.")
    if _PERSON.match(entry.organisation):
        raise RegisterRefused("Chỉ ghi tên cơ quan báo chí; sổ không ghi tên người.")
    if max(len(entry.title), len(entry.answer)) > _LONGEST:
        raise RegisterRefused(f"Mỗi mục tối đa {_LONGEST} ký tự; tài liệu dài thì ghi đường dẫn.")


def _text(words: str | None) -> str:
    return " ".join((words or "").split())
