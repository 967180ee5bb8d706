"""Asking the verifier that others wrote, in the folder of this file; a test is left out where it is not installed."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent


def ask(**asked: Any) -> dict[str, Any]:
    """What check.mjs answers to `documents`, `check`, `sign` and `list`."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules").is_dir():
        pytest.skip(
            "Badges are held against others' verifier only with Node: `npm ci --ignore-scripts` in tests/verifier"
        )
    done = subprocess.run(
        [node, HERE / "check.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
