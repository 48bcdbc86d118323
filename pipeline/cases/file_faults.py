"""What is wrong in a file that an office writes itself, in Vietnamese: which field, and what is allowed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails


def faults(error: ValidationError, model: type[BaseModel]) -> str:
    """Every fault of a file that was read as *model*, a line each."""
    return "\n".join(_explain(detail, model) for detail in error.errors())


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> str:
    path = ".".join(str(step + 1) if isinstance(step, int) else step for step in detail["loc"])
    where = f"mục «{path}»" if path else "toàn tệp"
    context: dict[str, Any] = detail.get("ctx", {})
    given = detail["input"]
    match detail["type"]:
        case "missing":
            what = "thiếu, cần ghi rõ"
        case "extra_forbidden":
            what = f"không có trong mẫu; chỉ được dùng: {', '.join(_allowed(model, detail['loc'][:-1]))}"
        case "value_error":
            what = str(context["error"])
        case "model_type" | "dict_type":
            fields = ", ".join(_allowed(model, detail["loc"]))
            what = f"cần các dòng «mục: giá trị» với {fields}; đang ghi “{given}”"
        case "list_type":
            what = f"cần một danh sách, mỗi dòng bắt đầu bằng dấu gạch ngang; đang ghi “{given}”"
        case kind if kind.startswith("date"):
            what = f"chỉ nhận một ngày (2026-01-31); đang ghi “{given}”"
        case "string_type":
            what = f"cần chữ; số hoặc ngày thì đặt trong dấu ngoặc kép; đang ghi “{given}”"
        case "string_too_short":
            what = f"cần ít nhất {context['min_length']} ký tự; đang ghi “{given}”"
        case "int_type" | "int_parsing" | "int_from_float":
            what = f"cần một số nguyên; đang ghi “{given}”"
        case "greater_than_equal" | "less_than_equal":
            bound = f"từ {context['ge']} trở lên" if "ge" in context else f"không quá {context['le']}"
            what = f"phải {bound}; đang ghi “{given}”"
        case _:
            what = f"sai kiểu dữ liệu; đang ghi “{given}”"
    return f"{where}: {what}"


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
