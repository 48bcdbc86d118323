"""The manifest of exported evidence in words, for officials and outsiders."""

from __future__ import annotations

from datetime import datetime

from pipeline.records.audit import AuditEntry
from pipeline.records.days import VIETNAM
from pipeline.records.evidence import ExportedRecord, Manifest, SubjectKind

KINDS = {
    SubjectKind.ARTICLE: "bài",
    SubjectKind.CAPTURE: "bản ghi trang",
    SubjectKind.CLAIM: "nội dung được nêu",
    SubjectKind.ASSESSMENT: "nội dung cần kiểm chứng",
    SubjectKind.CASE: "vụ việc giải thích, làm rõ",
}
_TYPES = {"response": "trả lời của máy chủ", "revisit": "trả lời, nội dung như lần trước", "request": "yêu cầu đã gửi"}


def manifest_text(manifest: Manifest) -> str:
    """The inventory (bản kê) that lies beside the exported file."""
    answers = [record for record in manifest.records if record.type != "request"]
    requests = len(manifest.records) - len(answers)
    lines = [
        "BẢN KÊ BẰNG CHỨNG",
        "",
        f"Cơ quan: {manifest.office}",
        f"Về: {KINDS[manifest.subject.kind]}, mã {manifest.subject.id}",
        f"Lập lúc: {_when(manifest.made_at)} (giờ Việt Nam), đăng nhập {manifest.made_by}",
        "",
        f"Tệp bản ghi: {manifest.warc.name} ({manifest.warc.size} byte; WARC 1.1, ISO 28500:2017)",
        f"SHA-256: {manifest.warc.sha256}",
        f"Gồm {len(answers)} trả lời và {requests} yêu cầu, chép nguyên từng byte từ kho lưu.",
        "",
        "I. CÁC BẢN GHI",
        *(line for number, record in enumerate(answers, start=1) for line in _record(number, record)),
    ]
    if manifest.missing:
        lines += ["", "Không còn trong kho lưu:", *(f"  {words}" for words in manifest.missing)]
    lines += [
        "",
        "II. CÁC LẦN HỎI TRANG",
        *(f"  {_when(a.at)}  {_answer(a.status, a.error)}  {a.url}" for a in manifest.asked),
    ]
    lines += ["", "III. NHẬT KÝ KIỂM TOÁN", *(line for entry in manifest.audit for line in _entry(entry))]
    lines += ["", "Đầu chuỗi nhật ký khi lập bản kê:", *_entry(manifest.head), "", *_HOW_TO_CHECK]
    return "\n".join(lines) + "\n"


_HOW_TO_CHECK = (
    "CÁCH KIỂM TRA",
    "  Tệp không bị sửa: chạy “sha256sum -c SHA256SUMS” trong thư mục này.",
    "  Bản ghi đọc được: mở tệp .warc.gz bằng bất kỳ chương trình đọc WARC nào (ví dụ “warcio check -v TỆP”).",
    "  Nội dung đúng là nội dung đã nhận: SHA-256 ghi ở mục I là mã của nội dung do máy chủ gửi, trước khi giải nén.",
    "  Nhật ký: mã của mỗi mục là SHA-256 trên JSON (khóa xếp theo thứ tự chữ cái, không dấu cách) của seq, at, actor,",
    "  action, subject, payload_hash, previous; các trường nằm trong manifest.json.",
)


def _record(number: int, record: ExportedRecord) -> list[str]:
    lines = [
        "",
        f"{number}. {record.url}",
        f"   Nhận lúc {_when(record.fetched_at)}, mã trạng thái {record.status}: {_TYPES[record.type]}",
    ]
    if record.capture_id:
        lines.append(f"   Mã bản ghi: {record.capture_id}")
    if record.payload_sha256:
        checked = "đã đối chiếu, khớp" if record.intact else "KHÔNG KHỚP với nội dung trong kho lưu"
        lines.append(f"   SHA-256 của nội dung: {record.payload_sha256} ({checked})")
    place = f"byte {record.offset}, dài {record.length}"
    return [*lines, f"   Trong tệp: {place}; trong kho lưu: {record.archived_in}, byte {record.archived_offset}"]


def _entry(entry: AuditEntry) -> list[str]:
    return [
        f"  #{entry.seq}  {_when(entry.at)}  {entry.actor}  {entry.action}  {entry.subject}",
        f"      mã mục {entry.entry_hash}",
        f"      mục trước {entry.previous}; lời ghi {entry.payload_hash}",
    ]


def _answer(status: int | None, error: str | None) -> str:
    if status is None:
        return f"không có trả lời ({error})"
    return "chưa thay đổi (304)" if status == 304 else f"mã {status}"


def _when(instant: datetime) -> str:
    return f"{instant.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"
