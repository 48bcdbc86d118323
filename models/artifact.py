"""The model file: words and numbers in skops' form, the same bytes for the same model, nothing that can run.

skops trusts a long list of library types by itself; a model file of ours needs four plain ones, and a file that
names any other is refused before anything of it is built.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.features import Vocabulary
from models.predict import VERSION_LENGTH, TextModel
from pipeline.errors import ModelMissing, ModelRefused

FILE = "model.skops"
# Type and the skops node that builds it: a node of another kind could build something else under a plain name.
TRUSTED = frozenset(
    {
        ("builtins.dict", "DictNode"),
        ("builtins.list", "ListNode"),
        ("builtins.str", "JsonNode"),
        ("builtins.str", "TypeNode"),
        ("numpy.ndarray", "NdArrayNode"),
    }
)
_FORMAT = "lamro text model 1"
_KEYS = {"format", "recipe", "terms", "numbers", "digest"}
_LARGEST = 64 * 1024 * 1024  # bytes
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def save(model: TextModel, path: Path) -> None:
    """Write *model* to *path*, whole or not at all; equal models give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(to_bytes(model))
    os.replace(part, path)


def load(path: Path) -> TextModel:
    """The model in *path*.

    Raises :class:`ModelMissing` where there is no file and :class:`ModelRefused` where it is not one of ours.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ModelRefused(f"{path.name} is larger than any model of ours")
        return from_bytes(path.read_bytes())
    except FileNotFoundError as error:
        raise ModelMissing(f"no text model at {path}: run `lamro train`") from error


def to_bytes(model: TextModel) -> bytes:
    """The file's content; raises nothing for a model that :func:`models.train.train` made."""
    import numpy
    import skops.io

    numbers = numpy.array([*model.vocabulary.idf, *model.weights, model.bias, model.slope, model.offset], dtype="<f8")
    payload = {
        "format": _FORMAT,
        "recipe": model.recipe,
        "terms": "\n".join(model.vocabulary.terms),
        "numbers": numbers,
    }
    return _canonical(skops.io.dumps(payload | {"digest": _digest(payload)}))


def from_bytes(content: bytes) -> TextModel:
    """The model in *content*; raises :class:`ModelRefused` for anything that :func:`to_bytes` did not write."""
    import skops.io

    try:
        _refuse_other_types(content)
        payload = skops.io.loads(content, trusted=[])
    except ModelRefused:
        raise
    except Exception as error:  # skops, zipfile, json and numpy raise a dozen kinds for a file that is not theirs
        raise ModelRefused(f"the model file cannot be read ({error}); remove it and run `lamro train`") from error
    return _model(payload)


def _model(payload: Any) -> TextModel:
    from models.style import STYLE_NAMES

    if not isinstance(payload, dict) or set(payload) != _KEYS or payload["format"] != _FORMAT:
        raise ModelRefused("the model file has another form; remove it and run `lamro train`")
    if payload["digest"] != _digest(payload):
        raise ModelRefused("the model file was changed after it was written; remove it and run `lamro train`")
    terms = tuple(payload["terms"].split("\n")) if payload["terms"] else ()
    numbers = [float(number) for number in payload["numbers"]]
    if len(numbers) != 2 * len(terms) + len(STYLE_NAMES) + 3 or not all(map(math.isfinite, numbers)):
        raise ModelRefused("the model file was made by another version of Làm Rõ; remove it and run `lamro train`")
    idf, weights, (bias, slope, offset) = numbers[: len(terms)], numbers[len(terms) : -3], numbers[-3:]
    recipe = payload["recipe"]
    vocabulary = Vocabulary(terms, tuple(idf))
    return TextModel(vocabulary, tuple(weights), bias, slope, offset, recipe[:VERSION_LENGTH], recipe)


def _digest(payload: dict[str, Any]) -> str:
    words = "\0".join((payload["format"], payload["recipe"], payload["terms"]))
    return hashlib.sha256(words.encode() + b"\0" + payload["numbers"].astype("<f8").tobytes()).hexdigest()


def _refuse_other_types(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if any(member.file_size > _LARGEST for member in file.infolist()):
            raise ModelRefused("the model file unpacks to more than any model of ours")
        schema = json.loads(file.read("schema.json"))
    for node in _nodes(schema):
        kind, loader = f"{node.get('__module__')}.{node.get('__class__')}", node.get("__loader__")
        if (kind, loader) not in TRUSTED or node.get("type", "numpy") != "numpy":
            raise ModelRefused(f"the model file holds a {kind} ({loader}), which no model of ours does")


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every node of a skops schema that names a class."""
    if isinstance(schema, dict):
        if "__class__" in schema or "__loader__" in schema:
            yield schema
        for value in schema.values():
            yield from _nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _nodes(value)


def _canonical(content: bytes) -> bytes:
    """*content* with memory addresses renumbered in order, fixed times, members by name, uncompressed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    schema = json.loads(members.pop("schema.json"))
    names: dict[str, str] = {}
    addresses: dict[int, int] = {}
    for number, node in enumerate(_nodes(schema)):
        if "file" in node:
            node["file"] = names.setdefault(node["file"], f"{number}.npy")
        if "__id__" in node:
            node["__id__"] = addresses.setdefault(node["__id__"], number)
    files = {names[name]: data for name, data in members.items()}
    files["schema.json"] = json.dumps(schema, indent=1, sort_keys=True).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(files):
            file.writestr(zipfile.ZipInfo(name, _FIXED_TIME), files[name])
    return target.getvalue()
