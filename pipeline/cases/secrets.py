"""State-secret matter is refused at every door; a stub says only that there is some."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.errors import IllegalTransition, SecretMatter
from pipeline.records.case_acts import SecretStub, stub_id
from pipeline.records.plain import plain
from pipeline.records.profile import Profile

_DEGREES = "TUYỆT MẬT|TỐI MẬT|MẬT"
# A marking stands alone on its line, in capitals, perhaps in a frame or after its label.
_LINE = re.compile(
    rf"^[^\w\n]*(?:(?:ĐỘ MẬT|Độ mật|DẤU MẬT|Dấu mật)\s*[:：]\s*)?(?P<degree>{_DEGREES})[^\w\n]*$", re.MULTILINE
)
# The two higher degrees in capitals mean what they say wherever a person writes them.
_ANYWHERE = re.compile(r"(?<!\w)(?P<degree>TUYỆT\s+MẬT|TỐI\s+MẬT)(?!\w)")
_LABELLED = re.compile(r"\b(?:độ|dấu)\s+mật\s*[:：]\s*(?P<degree>tuyệt mật|tối mật|mật)\b", re.IGNORECASE)
_LONGEST = 60


def marking(text: str, *, quoting: bool = False) -> str:
    """The degree of secrecy with which *text* is marked, in capitals; "" where it is not.

    A marking stands alone on its line or after its label; TUYỆT MẬT and TỐI MẬT in capitals are one anywhere, unless
    the text is *quoting* the press, whose headlines shout.  MẬT within a sentence ("tài liệu MẬT", "mật ong") is none.
    """
    seen = plain(text)
    found = _LINE.search(seen) or _LABELLED.search(seen) or (None if quoting else _ANYWHERE.search(seen))
    return " ".join(found.group("degree").upper().split()) if found else ""


def refuse_secret(profile: Profile | None, *texts: str, declared: bool = False, quoting: bool = False) -> None:
    """Raises :class:`SecretMatter` where a person has *declared* the matter secret, or one of *texts* is marked so
    (*quoting*: as :func:`marking`).

    The message names the clause and quotes nothing of the matter.
    """
    degree = next((one for text in texts if (one := marking(text, quoting=quoting))), "")
    if not degree and not declared:
        return
    why = f"có dấu độ mật “{degree}”" if degree else "được khai là bí mật nhà nước"
    law = f" ({'; '.join(clause.citation for clause in profile.secrets)})" if profile else ""
    raise SecretMatter(
        f"Từ chối: nội dung {why}; không lưu gì của nội dung này. Thực hiện theo pháp luật về bảo vệ bí mật nhà nước"
        f"{law}. Nếu cần ghi nhận là có tài liệu: lamro case secret MÃ --register-number … --legal-item …"
    )


def stub(case_id: str, standing: Iterable[SecretStub], register_number: str, legal_item: str, login: str) -> SecretStub:
    """That there is a document: its number in the register and the legal item that makes it secret, nothing else.

    Raises :class:`IllegalTransition` where one is missing, longer than a reference is, or entered already.
    """
    number, item = " ".join(register_number.split()), " ".join(legal_item.split())
    if not number or not item:
        raise IllegalTransition("Cần số đăng ký trong sổ tài liệu mật và điều, khoản làm căn cứ.")
    if max(len(number), len(item)) > _LONGEST:
        raise IllegalTransition(
            f"Chỉ ghi số đăng ký và điều, khoản (mỗi mục tối đa {_LONGEST} ký tự), không ghi nội dung."
        )
    own = stub_id(case_id, number)
    if any(one.stub_id == own for one in standing):
        raise IllegalTransition("Số đăng ký này đã được ghi nhận.")
    return SecretStub(own, case_id, number, item, login)
