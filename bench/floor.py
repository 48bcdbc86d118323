"""The unavoidable part of a night: one full extraction and one segmentation of each page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from crawlers.recover import recover
from crawlers.warc import decode_payload, read_payload
from pipeline.records.press import Capture, FetchKind

MAX_DECODED_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Floor:
    """CPU seconds in one warm process."""

    pages: int
    trafilatura: float
    word_tokenize: float

    @property
    def seconds(self) -> float:
        return self.trafilatura + self.word_tokenize


def floor_of(spool: Path) -> Floor:
    """Extract (trafilatura, default mode, metadata) and segment (underthesea) every page of *spool*'s runs."""
    from trafilatura import bare_extraction
    from underthesea import word_tokenize

    pages = [page for folder in sorted(spool.iterdir()) for page in _pages(folder)]
    bare_extraction(pages[0], with_metadata=True)
    word_tokenize("Câu mở đầu để bộ tách từ sẵn sàng.")
    started = time.process_time()
    found = [bare_extraction(page, with_metadata=True) for page in pages]
    extracted = time.process_time()
    for document in found:
        if document is not None:
            word_tokenize(f"{getattr(document, 'title', '') or ''}. {getattr(document, 'text', '') or ''}")
    return Floor(len(pages), extracted - started, time.process_time() - extracted)


def _pages(folder: Path) -> list[bytes]:
    captures = [
        record
        for record in recover(folder).records
        if isinstance(record, Capture) and record.kind is FetchKind.PAGE and record.status == 200
    ]
    return [
        decode_payload(
            read_payload(folder / capture.warc_path, capture.warc_offset, capture.warc_length), MAX_DECODED_BYTES
        )
        for capture in captures
    ]
