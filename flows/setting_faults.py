"""What is wrong with a file of settings, every fault at once, in words for those who edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_SHOWN = 60  # characters of what stands there
_NUMBERS = ("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing", "finite_number")
_ADDRESSES = ("email", "sender")


def fault_lines(file_name: str, error: ValidationError) -> str:
    """A line for each fault of *file_name*: the field, what it must be, what stands there."""
    return "\n".join(f"{file_name}: {_explain(detail)}" for detail in error.errors())


def _explain(detail: ErrorDetails) -> str:
    field = ".".join(map(str, detail["loc"]))
    return f"{field}: {_what(detail, field)}" if field else _what(detail, field)


def _what(detail: ErrorDetails, field: str) -> str:
    told: dict[str, Any] = detail.get("ctx", {})
    there = _there(detail["input"])
    match detail["type"]:
        case "missing":
            return "thiếu, cần ghi rõ"
        case "extra_forbidden":
            return "không có mục nào tên như vậy; xem lại chính tả, hoặc bỏ đi"
        case "enum" | "literal_error":
            return f"chỉ nhận {str(told['expected']).replace(' or ', ' hoặc ')}{there}"
        case "value_error":
            return str(told["error"])
        case "string_too_short":
            return f"phải có ít nhất {told['min_length']} ký tự{there}"
        case "too_short":
            return f"phải có ít nhất {told['min_length']} mục trong danh sách"
        case "string_pattern_mismatch" if field.rpartition(".")[2] in _ADDRESSES:
            return f"không phải một địa chỉ thư điện tử dùng được (chữ không dấu, một địa chỉ){there}"
        case "string_pattern_mismatch":
            return f"có ký tự không dùng được ở mục này, hoặc xuống dòng{there}"
        case "string_type":
            return f"phải là chữ (đặt trong ngoặc kép nếu là số){there}"
        case "list_type":
            return f"phải là một danh sách, ví dụ [a, b]{there}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"phải gồm các mục con, mỗi mục một dòng “tên: giá trị”{there}"
        case "bool_type" | "bool_parsing":
            return f"chỉ nhận true hoặc false{there}"
        case kind if kind in _NUMBERS:
            return f"phải là một số{there}"
        case kind if kind.startswith("date"):
            return f"phải là một ngày, ví dụ 2025-06-30{there}"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            return f"{_bound(told)}{there}"
        case _:
            return f"không dùng được ({detail['msg']}){there}"


def _bound(told: dict[str, Any]) -> str:
    words = {"gt": "phải lớn hơn", "ge": "phải từ", "lt": "phải nhỏ hơn", "le": "không được quá"}
    return next(f"{words[name]} {value}{' trở lên' if name == 'ge' else ''}" for name, value in told.items())


def _there(value: object) -> str:
    """What stands there; nothing of what is long or has parts."""
    told = str(value)
    if value is None:
        return "; đang để trống"
    if isinstance(value, (list, dict)) or len(told) > _SHOWN:
        return ""
    return f"; đang ghi “{' '.join(told.split())}”"
