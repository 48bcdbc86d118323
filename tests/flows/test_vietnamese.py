"""The command line speaks Vietnamese, also where typer does the talking."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from flows.vietnamese import said

Lamro = Callable[..., tuple[int, str, str]]
ENGLISH = (
    "Usage", "Options", "Arguments", "Commands", "Show this", "[required]", "[default", "Missing", "Invalid", "is not",
    "unexpected", "No such", "Try ", "Error", "Aborted", "Input should", "requires",
)  # fmt: skip


def refuse_english(words: str) -> None:
    assert [word for word in ENGLISH if word in words] == []


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Missing option '--reason' / '-r'.", "Thiếu tùy chọn “--reason” / “-r”."),
        ("Missing argument 'x'. Choose from:\n\ta,\n\tb", "Thiếu tham số “x”. Chọn một trong:\n\ta,\n\tb"),
        ("No such command 'foo'. Did you mean 'for'?", "Không có lệnh “foo”. Có phải “for”?"),
        ("No such option: --x (Possible options: --xy)", "Không có tùy chọn --x (có thể là --xy)"),
        ("Option '--x' requires an argument.", "Tùy chọn “--x” cần một giá trị."),
        ("Got unexpected extra argument(s) (b c)", "Thừa tham số: b c"),
        (
            "Invalid value for '--year': Input should be a valid integer, unable to parse string as an integer",
            "Giá trị của “--year” không hợp lệ: phải là số nguyên.",
        ),
        ("Error: Value error, 'z' is not one of 'a', 'b'.", "Lỗi: “z” không phải là một trong: “a”, “b”."),
        ("cần một địa chỉ", "cần một địa chỉ"),
    ],
)
def test_messages(english: str, vietnamese: str) -> None:
    assert said(english) == vietnamese


@pytest.mark.parametrize(
    "words",
    [(), ("case",), ("case", "export"), ("case", "notice-ended"), ("register", "add"), ("obligations",), ("replay",)],
)
def test_help_pages(lamro: Lamro, words: tuple[str, ...]) -> None:
    code, page, errors = lamro(*words, "--help")
    assert (code, errors) == (0, "")
    assert "Cách dùng: " in page
    assert "Hiện hướng dẫn này rồi dừng." in page
    refuse_english(page)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("case", "foo"), "Không có lệnh “foo”."),
        (("case", "list", "--foo"), "Không có tùy chọn --foo"),
        (("obligations", "--year", "3000"), "không được quá 2100"),
        (("obligations", "--year", "hai"), "phải là số nguyên"),
        (("case", "notice", "x", "--dated", "mai"), "viết theo dạng 2026-01-31 hoặc 31/01/2026"),
        (("case", "export", "x", "-d", "thư"), "“thư” không phải là một trong: “notice”"),
        (("case", "list", "a", "b"), "Thừa tham số: a b"),
        (("case", "show", "--evidence=1"), "không nhận giá trị"),
        (("case", "confirm", "x", "-r"), "cần một giá trị"),
        (("replay", "/khong/co"), "không có “/khong/co”"),
        (("replay",), "Thiếu tham số “warc”"),
    ],
)
def test_errors_of_usage(lamro: Lamro, words: tuple[str, ...], told: str) -> None:
    code, out, errors = lamro(*words)
    assert (code, out) == (2, "")
    assert told in " ".join(errors.split())
    assert ("Xem hướng dẫn: " in errors) is ("Cách dùng: " in errors)
    refuse_english(errors)


def test_a_wrong_answer_at_a_prompt_and_its_end(lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("thư\n"))
    code, said_, errors = lamro("case", "export", "x")
    assert code == 1
    assert "Lỗi: “thư” không phải là một trong" in said_ + errors
    assert "Đã dừng: câu hỏi chưa được trả lời." in errors
    refuse_english(said_ + errors)


def test_a_list_is_never_cut_inside_a_word_at_80_columns(lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    for words, names in (
        (("register", "add"), ("official_information", "press_conference", "newsroom_question")),
        (("case", "export"), ("press-release", "ministry-copy")),
    ):
        monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
        page = lamro(*words, "--help")[1]
        assert all(name in page for name in names)
