"""The office of a replay without office.yml: all provinces and ministries of the recorded day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pipeline.records.agencies import Agency
from pipeline.records.days import day_in_vietnam
from pipeline.records.office import Office, ProfileKind, Role, Thresholds


def office_for_replay(known: Mapping[str, Agency], now: datetime) -> Office:
    """Watches every agency that exists on the day of *now*; thresholds as shipped; nobody has a role."""
    day = day_in_vietnam(now)
    watched = tuple(sorted(agency.id for agency in known.values() if agency.exists_on(day)))
    return Office(
        name="Chạy lại bản ghi",
        superior="",
        profile=ProfileKind.PROVINCE,
        watched=watched,
        thresholds=Thresholds(flag=0.5, case=0.7),
        contact="replay of a recording, no request leaves this machine",
        recipients=(),
        roles=tuple((role, ()) for role in Role),
    )
