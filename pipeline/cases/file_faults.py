"""What is wrong in a file that an office writes itself: every fault at once, which field, and what is allowed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_SHOWN = 60  # characters of what stands there
_NUMBERS = ("float_type", "float_parsing", "finite_number")
_WHOLE = ("int_type", "int_parsing", "int_from_float")
_ADDRESSES = {"email", "sender", "officer", "approver"}
_BOUNDS = {"gt": "phải lớn hơn", "ge": "phải từ", "lt": "phải nhỏ hơn", "le": "không được quá"}


def fault_lines(file_name: str, error: ValidationError, model: type[BaseModel]) -> str:
    """A line for each fault of *file_name*, which was read as *model*; places in a list are counted from 1."""
    return "\n".join(f"{file_name}: {_explain(detail, model)}" for detail in error.errors())


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> str:
    steps = [str(step + 1) if isinstance(step, int) else step for step in detail["loc"]]
    what = _what(detail, model)
    return f"{'.'.join(steps)}: {what}" if steps else what


def _what(detail: ErrorDetails, model: type[BaseModel]) -> str:
    told: dict[str, Any] = detail.get("ctx", {})
    there = _there(detail["input"])
    match detail["type"]:
        case "missing":
            return "thiếu, cần ghi rõ"
        case "extra_forbidden":
            return f"không có mục nào tên như vậy; chỉ được dùng: {', '.join(_allowed(model, detail['loc'][:-1]))}"
        case "enum" | "literal_error":
            return f"chỉ nhận {str(told['expected']).replace(' or ', ' hoặc ')}{there}"
        case "value_error":
            return str(told["error"])
        case "string_too_short":
            return f"phải có ít nhất {told['min_length']} ký tự{there}"
        case "too_short":
            return f"phải có ít nhất {told['min_length']} mục trong danh sách"
        case "string_pattern_mismatch" if _ADDRESSES & {*map(str, detail["loc"])}:
            return f"không phải một địa chỉ thư điện tử dùng được (chữ không dấu, một địa chỉ){there}"
        case "string_pattern_mismatch":
            return f"có ký tự không dùng được ở mục này, hoặc xuống dòng{there}"
        case "string_type":
            return f"phải là chữ; số hoặc ngày thì đặt trong ngoặc kép{there}"
        case "list_type":
            return f"phải là một danh sách, ví dụ [a, b] hoặc mỗi dòng bắt đầu bằng dấu gạch ngang{there}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"phải gồm các dòng “mục: giá trị” với {', '.join(_allowed(model, detail['loc']))}{there}"
        case "bool_type" | "bool_parsing":
            return f"chỉ nhận true hoặc false{there}"
        case kind if kind in _WHOLE:
            return f"phải là một số nguyên{there}"
        case kind if kind in _NUMBERS:
            return f"phải là một số{there}"
        case kind if kind.startswith("date"):
            return f"phải là một ngày, ví dụ 2026-01-31{there}"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            bound = next(f"{_BOUNDS[name]} {value}{' trở lên' * (name == 'ge')}" for name, value in told.items())
            return f"{bound}{there}"
        case _:
            return f"không dùng được ({detail['msg']}){there}"


def _there(value: object) -> str:
    """What stands there; nothing of what is long or has parts."""
    told = str(value)
    if value is None:
        return "; đang để trống"
    if isinstance(value, (list, dict)) or len(told) > _SHOWN:
        return ""
    return f"; đang ghi “{' '.join(told.split())}”"


def _allowed(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The fields that may stand at *loc* of a file that is read as *model*."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
