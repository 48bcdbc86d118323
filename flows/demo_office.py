"""The office of the demo: this login may do everything, so that every command can be tried."""

from __future__ import annotations

from pathlib import Path

from flows.actor import login
from flows.office_file import write_office
from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds


def write_demo_office(path: Path, watched: tuple[str, ...]) -> None:
    """Write the demo's office.yml."""
    own = login()
    office = Office(
        name="Văn phòng mẫu (chạy thử)",
        superior="Ủy ban nhân dân tỉnh Đắk Lắk",
        profile=ProfileKind.PROVINCE,
        watched=watched,
        thresholds=Thresholds(flag=0.5, case=0.7),
        contact="lamro-demo@example.vn",
        recipients=(
            Recipient("Bộ Văn hóa, Thể thao và Du lịch", "", None, None, ministry=True),
            Recipient("Sở Văn hóa, Thể thao và Du lịch", "", None, None),
        ),
        roles=tuple((role, (own,)) for role in Role),
    )
    write_office(path, office)
