from __future__ import annotations

import sys
from pathlib import Path

# importlib mode puts no test folder on the path; the invented week is shared by tests/reports and tests/render.
sys.path.insert(0, str(Path(__file__).parent))
