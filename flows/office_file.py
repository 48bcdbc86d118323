"""office.yml: read and checked, written by ``lamro init``."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from flows.mail_settings import EXAMPLE
from flows.office_shape import OfficeShape, office_content, office_record
from pipeline.cases.file_faults import fault_lines
from pipeline.errors import OfficeError
from pipeline.records.office import Office

_HEADER = """\
# Cơ quan sử dụng Làm Rõ. Sửa tay được; mỗi lệnh `lamro` đọc lại tệp này. Những gì văn bản dựa vào được giữ lịch sử
# (lamro office history): văn bản lập lại cho thời điểm chốt cũ theo khai báo đã biết lúc đó.
#   profile     province | ministry
#   watched     mã cơ quan, địa phương theo dõi (data/reference/agencies.csv)
#   thresholds  flag: từ điểm này là nội dung cần kiểm chứng; case: từ điểm này mở vụ việc (cao hơn)
#   superior    cơ quan chủ quản, ghi trên tên cơ quan trong văn bản (có thể để trống)
#   contact     địa chỉ liên hệ ghi trong User-Agent để tòa soạn có thể trao đổi
#   press_contact  đầu mối ghi trong thông cáo, công văn của vụ việc; không ghi thì để chỗ trống
#   recipients  nơi nhận báo cáo tuần, có ngày bắt đầu và kết thúc (valid_from, valid_to); email: có thì gửi thư;
#               agencies: chỉ nhận về những mã này, không ghi thì nhận về mọi cơ quan theo dõi;
#               letters: [weekly, daily] nếu nhận cả điểm báo ngày, không ghi thì chỉ nhận báo cáo tuần.
#               ministry: true là Bộ gửi thông báo và nhận công văn đồng gửi;
#               papers: [notice, dossier, press-release, ministry-copy] văn bản của vụ việc được gửi tới nơi này; không
#               ghi thì Bộ nhận notice, dossier, ministry-copy, nơi khác nhận notice, dossier, press-release.
#               Thư chỉ gửi đến địa chỉ có ở đây: không lệnh nào nhận một địa chỉ khác
#   weekly      together: true thì mỗi tuần lập và gửi MỘT báo cáo chung về mọi nơi theo dõi (thay cho mỗi nơi một
#               báo cáo, một thư); nơi nhận có ghi agencies thì vẫn nhận báo cáo riêng của những mã đó
#   mail        máy chủ thư của cơ quan; không có mục này thì không gửi gì, báo cáo chỉ được lưu
#   roles       tên đăng nhập hệ điều hành của chuyên viên, cán bộ xử lý, người phê duyệt
#   alerts      có thể để trống: địa chỉ thư được nhắc thời hạn, officer: [...] khi sắp đến hạn, approver: [...] khi
#               quá hạn; thư chỉ ghi mã, tên vụ việc và hạn chót, và chỉ gửi đến địa chỉ ghi ở đây
"""


def load_office(path: Path, known_agencies: frozenset[str]) -> Office:
    """The office of *path*.  Raises :class:`OfficeError` naming every field that is wrong."""
    if not path.exists():
        raise OfficeError(f"Chưa có {path.name} ở {path.parent}: hãy chạy `lamro init` trước.")
    try:
        raw = OfficeShape.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise OfficeError(_faults(path.name, error)) from error
    unknown = ", ".join(f"“{slug}”" for slug in sorted(set(raw.watched) - known_agencies))
    if unknown:
        raise OfficeError(f"{path.name}: watched: không có mã {unknown}; các mã ở data/reference/agencies.csv")
    return office_record(raw, path.resolve().parent)


def write_office(path: Path, office: Office) -> None:
    """Write *office* as YAML with a comment on each field.  Raises :class:`OfficeError` where a file stands."""
    if path.exists():
        raise OfficeError(f"Đã có {path}: hãy sửa tệp đó, hoặc xóa trước khi tạo lại.")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:  # what is written must load again: the next command reads it
        OfficeShape.model_validate(office_content(office))
    except ValidationError as error:
        raise OfficeError(_faults(path.name, error)) from error
    body = yaml.safe_dump(office_content(office), allow_unicode=True, sort_keys=False)
    path.write_text(_HEADER + body + ("" if office.mail else EXAMPLE), encoding="utf-8")


def _faults(name: str, error: ValidationError | yaml.YAMLError | UnicodeDecodeError) -> str:
    if isinstance(error, ValidationError):
        return fault_lines(name, error, OfficeShape)
    if isinstance(error, UnicodeDecodeError):
        return f"{name}: không phải văn bản UTF-8 ({error}); hãy lưu lại tệp dưới dạng UTF-8"
    return f"{name}: không đúng cú pháp YAML: {error}"
