"""``lamro init``: an office.yml to begin with."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace


def init(
    context: typer.Context,
    agency: Annotated[
        list[str], typer.Option("--agency", "-a", help="Mã cơ quan, địa phương theo dõi, ví dụ dak-lak (lặp lại được).")
    ],
    name: Annotated[str, typer.Option("--name", prompt="Tên cơ quan sử dụng", help="Tên cơ quan sử dụng Làm Rõ.")],
    contact: Annotated[
        str,
        typer.Option(
            "--contact", prompt="Địa chỉ liên hệ (ghi trong User-Agent)", help="Thư điện tử hoặc trang liên hệ."
        ),
    ],
    superior: Annotated[str, typer.Option("--superior", help="Cơ quan chủ quản, ví dụ UBND tỉnh Đắk Lắk.")] = "",
    profile: Annotated[
        str,
        typer.Option("--profile", help="province (địa phương, Thông tư 22/2016) hoặc ministry (bộ, Thông tư 02/2019)."),
    ] = "province",
) -> None:
    """Tạo tệp office.yml: cơ quan theo dõi, ngưỡng, liên hệ, nơi nhận, vai trò theo tên đăng nhập."""
    from flows.actor import login as own_login
    from flows.jobs import known_agencies
    from flows.office_file import write_office
    from pipeline.errors import OfficeError
    from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds

    place: Workplace = context.obj
    known = known_agencies()
    for slug in agency:
        if slug not in known:
            near = ", ".join(sorted(s for s in known if s[:3] == slug[:3])[:5]) or "data/reference/agencies.csv"
            raise OfficeError(f"không có mã “{slug}”; gần giống: {near}")
    if profile not in {kind.value for kind in ProfileKind}:
        raise OfficeError(f"profile: “{profile}” không hợp lệ; chọn province hoặc ministry")
    login = own_login()
    office = Office(
        name=name,
        superior=superior,
        profile=ProfileKind(profile),
        watched=tuple(agency),
        thresholds=Thresholds(0.5, 0.7),
        contact=contact,
        recipients=(Recipient(name, "", None, None),),
        roles=((Role.ANALYST, (login,)), (Role.OFFICER, (login,)), (Role.APPROVER, ())),
    )
    write_office(place.office_path, office)
    console = Console()
    console.print(f"Đã tạo {place.office_path}. Theo dõi: {', '.join(known[slug].name for slug in agency)}.")
    console.print(f"Đăng nhập “{login}” là chuyên viên và cán bộ xử lý. Hãy ghi thêm người phê duyệt vào mục roles.")
    console.print("Tiếp theo: [bold]lamro sources check[/bold], rồi [bold]lamro nightly[/bold].")
