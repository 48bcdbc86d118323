"""Two sentences side by side: do they speak of the same, and in what do they differ?"""

from pipeline.assessment.contrast.compare import contrast
from pipeline.assessment.contrast.opposed import in_words, opposed
from pipeline.assessment.contrast.records import Contrast, Difference, Kind, Words
from pipeline.assessment.contrast.refuting import refutes, stands
from pipeline.assessment.contrast.support import best_support

__all__ = [
    "Contrast",
    "Difference",
    "Kind",
    "Words",
    "best_support",
    "contrast",
    "in_words",
    "opposed",
    "refutes",
    "stands",
]
