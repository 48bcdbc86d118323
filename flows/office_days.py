"""nghia-vu.yml beside office.yml: what the office enters itself about what it owes; it need not be there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.setting_faults import fault_lines
from pipeline.errors import OfficeError
from pipeline.records.obligations import EventAbroad, OfficeDays, ReportRequest

NAME = "nghia-vu.yml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Event(_Strict):
    name: str = Field(min_length=3)
    place: str = Field(min_length=2)
    starts_on: date
    ends_on: date

    @model_validator(mode="after")
    def days_in_order(self) -> _Event:
        if self.ends_on < self.starts_on:
            raise ValueError("ends_on đứng trước starts_on")
        return self


class _Request(_Strict):
    number: str = Field(min_length=1)
    received_on: date
    about: str = Field(min_length=3)
    answer_by: date | None = None


class _Days(_Strict):
    events_abroad: list[_Event] = []
    requests: list[_Request] = []
    finding_target_days: int | None = Field(None, ge=0, le=60)


def load_office_days(office_path: Path) -> OfficeDays:
    """The file beside *office_path*; empty where there is none.  Raises :class:`OfficeError` naming the field."""
    path = office_path.parent / NAME
    if not path.exists():
        return OfficeDays()
    try:
        raw = _Days.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {})
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise OfficeError(f"{NAME}: không đọc được: {error}") from error
    except ValidationError as error:
        raise OfficeError(fault_lines(NAME, error)) from error
    return OfficeDays(
        events=tuple(EventAbroad(one.name, one.place, one.starts_on, one.ends_on) for one in raw.events_abroad),
        requests=tuple(ReportRequest(one.number, one.received_on, one.about, one.answer_by) for one in raw.requests),
        finding_target_days=raw.finding_target_days,
    )
