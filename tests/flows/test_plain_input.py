"""What is typed reaches no command with signs that nobody can see; the page prints none either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from case_hands import some_case
from sample_house import House

from pipeline.records.plain import plain

Lamro = Callable[..., tuple[int, str, str]]


def test_control_and_direction_signs_go_and_letters_stay() -> None:
    assert plain("12/TC\x1b[31m-UBND\u202e\u200b\x9b") == "12/TC[31m-UBND"
    assert plain("dòng 1\r\ndòng 2\tx") == "dòng 1\ndòng 2\tx"
    assert plain("Đắk Lắk") == "Đắk Lắk"


def test_a_remark_and_a_file_s_name_are_kept_and_shown_without_them(
    copied: House, lamro: Lamro, tmp_path: Path
) -> None:
    case = some_case(copied)[:8]
    assert lamro("case", "comment", case, "--text", "xem \x1b[31mđỏ\u202e", house=copied)[0] == 0
    paper = tmp_path / "a\u202egpj.txt"
    paper.write_text("biên bản", encoding="utf-8")
    code, said, errors = lamro("case", "attach", case, str(paper), house=copied)
    assert code == 0, errors
    assert copied.rows("select name from attachments") == [("agpj.txt",)]
    assert copied.rows("select reason from case_events where kind = 'commented'") == [("xem [31mđỏ",)]
    shown = said + lamro("case", "show", case, house=copied)[1]
    assert not [sign for sign in shown if sign in "\x1b\u202e"]
