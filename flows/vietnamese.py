"""The command line's own words in Vietnamese: what typer says in English of its options, errors and prompts.

Typer has no translations: most of its words are written into its code.  Its public hooks are used where there are any
(the words of a command, errors that are raised and not printed); the titles of the help page and what a prompt says of
a wrong answer are set on its modules.  New words of a new version of typer appear in English, and nothing else happens.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

INTERRUPTED = 130
_HELP = {
    "DEPRECATED_STRING": "(không còn dùng) ",
    "DEFAULT_STRING": "[mặc định: {}]",
    "ENVVAR_STRING": "[biến môi trường: {}]",
    "REQUIRED_LONG_STRING": "[bắt buộc]",
    "ARGUMENTS_PANEL_TITLE": "Tham số",
    "OPTIONS_PANEL_TITLE": "Tùy chọn",
    "COMMANDS_PANEL_TITLE": "Lệnh",
}
_METAVARS = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]..."}
_SAID = [
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"^Error: ", "Lỗi: "),
        (r"Missing argument (.*?)\.(\s|$)", r"Thiếu tham số \1.\2"),
        (r"Missing option (.*?)\.(\s|$)", r"Thiếu tùy chọn \1.\2"),
        (r"Missing command\.", "Thiếu tên lệnh."),
        (r"Choose from:", "Chọn một trong:"),
        (r"No such command (.*?)\.", r"Không có lệnh \1."),
        (r"No such option: (\S+)", r"Không có tùy chọn \1"),
        (r"\(Possible options: (.*)\)", r"(có thể là \1)"),
        (r"Did you mean (.*)\?", r"Có phải \1?"),
        (r"Invalid value for (.+?): ", r"Giá trị của \1 không hợp lệ: "),
        (r"Invalid value: ", "Giá trị không hợp lệ: "),
        (r"Value error, ", ""),
        (r"('.*?') is not one of (.*)\.", r"\1 không phải là một trong: \2."),
        (r"('.*?') does not match the formats? (.*)\.", r"\1 không đọc được; viết theo dạng \2."),
        (r"Value ('.*?') is not a valid .*", r"\1 không đọc được."),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"Thừa tham số: \1"),
        (r"Option (.*?) requires an argument\.", r"Tùy chọn \1 cần một giá trị."),
        (r"Option (.*?) requires (\d+) arguments\.", r"Tùy chọn \1 cần \2 giá trị."),
        (r"Option (.*?) does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
        (r"Input should be a valid integer.*", "phải là số nguyên."),
        (r"Input should be a valid number.*", "phải là một số."),
        (r"Input should be greater than or equal to (\S+)", r"phải từ \1 trở lên"),
        (r"Input should be less than or equal to (\S+)", r"không được quá \1"),
        (r"(?:file|dir|path|File|Directory|Path) ('.*?') does not exist\.", r"không có \1."),
        (r"(?:file|dir|path|File|Directory|Path) ('.*?') is a file\.", r"\1 là tệp, không phải thư mục."),
        (r"(?:file|dir|path|File|Directory|Path) ('.*?') is a directory\.", r"\1 là thư mục, không phải tệp."),
        (r"(?:file|dir|path|File|Directory|Path) ('.*?') is not readable\.", r"không đọc được \1."),
        (r"(?:file|dir|path|File|Directory|Path) ('.*?') is not writable\.", r"không ghi được vào \1."),
        (r"'%Y-%m-%d', '%d/%m/%Y'", "2026-01-31 hoặc 31/01/2026"),
        (r"'([^'\n]*)'", r"“\1”"),
    )
]


def said(words: str) -> str:
    """A message of typer's in Vietnamese; what is none stays as it is, but for its quotation marks."""
    for pattern, vietnamese in _SAID:
        words = pattern.sub(vietnamese, words)
    return words


def run(command: Any) -> None:
    """Run *command*, an app's, on this process's arguments and end it; errors of usage are told in Vietnamese, with
    exit status 2.

    Raises :class:`SystemExit` with the status, :class:`KeyboardInterrupt` where the user stops it, and whatever the
    commands raise.
    """
    _speak_at_prompts()
    _dress(command)
    try:
        status = command(standalone_mode=False)
    except typer.Abort:
        Console(stderr=True).print("Đã dừng: câu hỏi chưa được trả lời.")
        sys.exit(1)
    except typer.TyperException as error:
        if not hasattr(error, "format_message"):
            raise
        _tell(error)
        sys.exit(getattr(error, "exit_code", 1))
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    sys.exit(status if isinstance(status, int) else 0)


def _tell(error: Any) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":  # its message is the help page, which was printed
        return
    console, context = Console(stderr=True), error.ctx if hasattr(error, "ctx") else None
    if context is not None:
        console.print(Text(context.get_usage()))
        console.print(Text(f"Xem hướng dẫn: {context.command_path} {context.help_option_names[0]}", style="dim"))
    console.print(Panel(Text(said(error.format_message())), border_style="red", title="Lỗi", title_align="left"))


def _dress(command: Any) -> None:
    """Give *command*, and those under it, Vietnamese words for what typer adds to each, once."""
    if getattr(command, "speaks", False):
        return
    command.speaks = True
    page, usage = command.format_help, command.get_usage

    def format_help(context: Any, formatter: Any) -> None:
        _title_pages()
        if (option := command.get_help_option(context)) is not None:
            option.help = "Hiện hướng dẫn này rồi dừng."
        page(context, formatter)

    command.format_help = format_help
    command.get_usage = lambda context: usage(context).replace("Usage:", "Cách dùng:", 1)
    for name in ("options_metavar", "subcommand_metavar"):
        if (words := getattr(command, name, None)) in _METAVARS:
            setattr(command, name, _METAVARS[words])
    for below in getattr(command, "commands", {}).values():
        _dress(below)


def _title_pages() -> None:
    from typer import rich_utils  # a quarter of a second: only for a help page

    for name, words in _HELP.items():
        setattr(rich_utils, name, words)


def _speak_at_prompts() -> None:
    prompts = sys.modules.get("typer._click.termui")
    echo: Callable[..., None] | None = getattr(prompts, "echo", None)
    if prompts is None or echo is None or getattr(echo, "speaks", False):
        return

    def spoken(message: Any = None, *args: Any, **options: Any) -> None:
        echo(said(message) if isinstance(message, str) and message.startswith("Error: ") else message, *args, **options)

    spoken.speaks = True  # type: ignore[attr-defined]
    setattr(prompts, "echo", spoken)  # noqa: B010  # mypy knows no such module
