"""What each register is called and asks for.  Where the law asks for it stands in data/regulations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import RegisterRefused
from pipeline.records.law import RegisterRule
from pipeline.records.profile import Profile
from pipeline.records.registers import Register


@dataclass(frozen=True, slots=True)
class Form:
    """``labels``: Vietnamese, of the fields that the register has; ``needed`` of them must be filled."""

    name: str
    labels: Mapping[str, str]
    needed: frozenset[str]
    choices: tuple[str, ...] = ()  # of the field "channel"; () where it holds any words


_LINK = {"link": "Đường dẫn"}
_CASE = {"case": "Vụ việc (mã)"}
_LANGUAGE = {"language": "Ngôn ngữ (mã ISO 639, cách nhau bằng dấu phẩy)"}

FORMS: dict[Register, Form] = {
    Register.OFFICIAL_INFORMATION: Form(
        "Sổ thông tin chính thức đã cung cấp",
        {"day": "Ngày cung cấp", "title": "Nội dung thông tin", "channel": "Cung cấp qua (thông cáo, văn bản, cổng…)"}
        | _LANGUAGE | _LINK | _CASE,
        frozenset({"day", "title", "channel"}),
    ),
    Register.CHANNEL: Form(
        "Sổ phương thức cung cấp thông tin quảng bá",
        {"day": "Ngày", "title": "Nội dung, sản phẩm", "channel": "Phương thức (số khoản)"} | _LANGUAGE | _LINK,
        frozenset({"day", "title", "channel"}),
    ),
    Register.FOREIGN_PRESS: Form(
        "Sổ hỗ trợ, hợp tác với báo chí nước ngoài",
        {"day": "Ngày", "organisation": "Cơ quan báo chí nước ngoài (tên cơ quan)", "title": "Nội dung hỗ trợ, hợp tác"}
        | _LANGUAGE | _LINK,
        frozenset({"day", "organisation", "title"}),
    ),
    Register.PRESS_CONFERENCE: Form(
        "Sổ họp báo, giao ban báo chí",
        {"day": "Ngày tổ chức, tham dự", "channel": "Hình thức", "title": "Nội dung"} | _LANGUAGE | _LINK | _CASE,
        frozenset({"day", "channel", "title"}),
        ("họp báo định kỳ", "họp báo đột xuất", "giao ban báo chí", "hội nghị cung cấp thông tin"),
    ),
    Register.BORDER_BULLETIN: Form(
        "Sổ bản tin cho khu vực cửa khẩu, biên giới",
        {"day": "Ngày", "title": "Nội dung bản tin", "channel": "Cửa khẩu, khu vực biên giới"}
        | _LANGUAGE | _LINK | _CASE,
        frozenset({"day", "title", "channel", "language"}),
    ),
    Register.NEWSROOM_QUESTION: Form(
        "Sổ câu hỏi của báo chí và trả lời",
        {"day": "Ngày hỏi", "title": "Câu hỏi", "answer": "Trả lời", "answered_on": "Ngày trả lời"}
        | _LANGUAGE | _LINK | _CASE,
        frozenset({"day", "title"}),
    ),
}  # fmt: skip


def rule_of(profile: Profile, register: Register) -> RegisterRule:
    """Where the office's own circular asks for *register*; raises :class:`RegisterRefused` where it does not."""
    found = next((one for one in profile.registers if one.register is register), None)
    if found is None:
        names = ", ".join(one.register.value for one in profile.registers)
        raise RegisterRefused(
            f"{profile.regulation.short} không có “{FORMS[register].name}” ({register.value}); các sổ: {names}."
        )
    return found


def basis_words(rule: RegisterRule) -> str:
    """The clauses of *rule*, each named with its circular."""
    return "; ".join(clause.citation[0].upper() + clause.citation[1:] for clause in rule.clauses)
