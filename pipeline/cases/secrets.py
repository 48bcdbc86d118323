"""State-secret matter is refused at every door; a stub says only that there is some."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.errors import IllegalTransition, SecretMatter
from pipeline.records.case_acts import SecretStub, stub_id
from pipeline.records.profile import Profile

_DEGREES = "TUYỆT MẬT|TỐI MẬT|MẬT"
# A marking stands alone on its line, in capitals, perhaps in a frame or after its label.
_LINE = re.compile(
    rf"^[^\w\n]*(?:(?:ĐỘ MẬT|Độ mật|DẤU MẬT|Dấu mật)\s*[:：]\s*)?(?P<degree>{_DEGREES})[^\w\n]*$", re.MULTILINE
)
_LABELLED = re.compile(r"\b(?:độ|dấu)\s+mật\s*[:：]\s*(?P<degree>tuyệt mật|tối mật|mật)\b", re.IGNORECASE)
_LONGEST = 60
_AROUND = " “”\"'‘’«»[]().:;,-–—*·…"
_SHORTEST = 6
"""Letters and digits from which a register number is looked for: "12" stands in every paper."""


def marking(text: str) -> str:
    """The degree of secrecy that a marking line of *text* (NFC) gives, in capitals; "" where none does.

    The word within a sentence ("bí mật đời tư", "mật ong") is no marking.
    """
    found = _LINE.search(text) or _LABELLED.search(text)
    return found.group("degree").upper() if found else ""


def refuse_secret(profile: Profile | None, *texts: str, declared: bool = False) -> None:
    """Raises :class:`SecretMatter` where a person has *declared* the matter secret, or one of *texts* is marked so.

    The message names the clause and quotes nothing of the matter.
    """
    degree = next((one for text in texts if (one := marking(text))), "")
    if not degree and not declared:
        return
    why = f"có dấu độ mật “{degree}”" if degree else "được khai là bí mật nhà nước"
    law = f" ({'; '.join(clause.citation for clause in profile.secrets)})" if profile else ""
    raise SecretMatter(
        f"Từ chối: nội dung {why}; không lưu gì của nội dung này. Thực hiện theo pháp luật về bảo vệ bí mật nhà nước"
        f"{law}. Nếu cần ghi nhận là có tài liệu: lamro case secret MÃ --register-number … --legal-item …"
    )


def refuse_secret_paper(texts: Iterable[str], press: Iterable[str], numbers: Iterable[str]) -> None:
    """Raises :class:`SecretMatter` where the words of a paper (*texts*) must not leave the house.

    That is where they bear a marking that is none of the *press*: headlines and sentences that an outlet has printed
    are public, and quoting them is no disclosure.  A register number of a stub (*numbers*) is refused wherever it
    stands.  The message quotes nothing of the matter.
    """
    told = [unicodedata.normalize("NFC", text) for text in texts]
    public = [_plain(one) for one in press]
    for text in told:
        degree = _own_marking(text, public)
        if degree:
            raise SecretMatter(
                f"Từ chối: văn bản có dấu độ mật “{degree}” không phải lời trích báo chí; không lập, không gửi. Hãy gỡ "
                "nội dung đó khỏi vụ việc (lamro case secret MÃ --purge …), sổ hoặc office.yml rồi lập lại."
            )
    plain = [_plain(text) for text in told]
    for number in numbers:
        if sum(sign.isalnum() for sign in number) < _SHORTEST:
            continue
        found = re.compile(rf"(?<!\w){re.escape(_plain(number))}(?!\w)")
        if any(found.search(text) for text in plain):
            raise SecretMatter(
                "Từ chối: văn bản chứa số đăng ký của một tài liệu mật; không lập, không gửi. Số đó chỉ nằm trong ghi "
                "nhận của vụ việc (lamro case secret): hãy gỡ nó khỏi những nơi khác rồi lập lại."
            )


def _own_marking(text: str, public: list[str]) -> str:
    """The degree that a marking of *text* gives which is no quote of what is *public*; "" where none does."""
    for pattern in (_LINE, _LABELLED):
        for found in pattern.finditer(text):
            own, line = _plain(found.group()), _plain(_line_of(text, found))
            # A line of its own: only a headline that says no more is a quote of it.
            if not (own in public if own == line else any(own in one for one in public)):
                return found.group("degree").upper()
    return ""


def _line_of(text: str, found: re.Match[str]) -> str:
    return text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]


def _plain(text: str) -> str:
    """*text* on one line in small letters, without quotation marks and the like around it."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(_AROUND).casefold()


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
