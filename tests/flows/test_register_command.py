"""``lamro register`` as its user meets it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from case_hands import some_case, staff
from sample_house import House

Lamro = Callable[..., tuple[int, str, str]]


def _add(lamro: Lamro, house: House, *words: str) -> tuple[int, str, str]:
    return lamro("register", "add", *words, house=house)


def test_a_register_from_question_to_answer(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    own = some_case(copied)
    code, said, _ = _add(lamro, copied, "newsroom_question", "-d", "2025-11-24", "-t", "=Đập có vỡ?", "--case", own[:8])
    assert code == 0
    identity = said.split(": ")[1][:8]
    assert "chưa trả lời" in lamro("register", "list", house=copied)[1]
    assert _add(lamro, copied, "newsroom_question", "-d", "2025-11-24", "-t", "=Đập có vỡ?")[0] == 1  # there already
    answer = ("register", "answer", identity, "--answer", "Không.", "--answered-on", "25/11/2025")
    assert lamro(*answer, house=copied)[0] == 0
    said = lamro("register", "list", "--all", "--year", "2025", house=copied)[1]
    assert "Trả lời 25/11/2025: Không." in said
    assert "[bản trước khi sửa]" in said
    target = tmp_path / "so.csv"
    assert lamro("register", "list", "newsroom_question", "--csv", str(target), house=copied)[0] == 0
    (row,) = csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines())
    assert (row["title"], row["case_id"], row["answered_on"]) == ("'=Đập có vỡ?", own, "2025-11-25")
    assert lamro("register", "correct", identity, "-r", "nhầm", "--strike", house=copied)[0] == 0
    assert "chưa có mục nào" in lamro("register", "list", house=copied)[1]
    actions = copied.rows("select action from audit_log where action like 'register%' order by seq")
    assert [one for (one,) in actions] == ["register.added", "register.corrected", "register.struck"]


def test_what_is_missing_is_asked_for(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter(["Bản tin tháng", "Cửa khẩu Đắk Ruê", "km, jra"])

    def prompt(text: str, **_: object) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("typer.prompt", prompt)
    assert _add(lamro, copied, "border_bulletin", "-d", "2025-11-20")[0] == 0
    assert [one.split(" (")[0] for one in asked] == ["Nội dung bản tin", "Cửa khẩu, khu vực biên giới", "Ngôn ngữ"]
    assert copied.rows('select "language" from registers') == [(["km", "jra"],)]


def test_secret_matter_and_strangers_are_refused(copied: House, lamro: Lamro) -> None:
    words = ("official_information", "-d", "2025-11-20", "--channel", "văn bản", "-t")
    code, _, errors = _add(lamro, copied, *words, "Độ mật: Tối mật")
    assert (code, "bí mật nhà nước" in errors) == (1, True)
    assert _add(lamro, copied, *words, "Tin", "--secret")[0] == 1
    assert _add(lamro, copied, *words, "Tin", "--agency", "khong-co")[0] == 1
    assert "register_entries" in copied.counts()
    assert copied.counts()["register_entries"] == 0
    staff(copied, {})
    assert _add(lamro, copied, *words, "Tin")[0] == 1


def test_kinds_name_the_circular(copied: House, lamro: Lamro) -> None:
    code, said, _ = lamro("register", "kinds", house=copied)
    assert code == 0
    assert "Điểm đ khoản 3 Điều 6 Thông tư số 22/2016/TT-BTTTT" in said
