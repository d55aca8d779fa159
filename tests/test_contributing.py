"""The example in CONTRIBUTING.md works: a missed form of a language is a line in that language's file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kg.language import raw

GUIDE = Path(__file__).parent.parent / "CONTRIBUTING.md"
MISSED = "Приложение № 2"


def changed() -> dict[str, Any]:
    """Return the rule that the guide shows."""
    block = re.search(r"^ {8}\[\[rules\]\]\n(?: {8}.*\n)+", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert block
    (rule,) = tomllib.loads(re.sub(r"^ {8}", "", block.group(), flags=re.MULTILINE))["rules"]
    return dict(rule)


def test_the_example_of_the_guide() -> None:
    rule = changed()
    (present,) = [r for r in raw("ru")["rules"] if r["id"] == rule["id"]]
    assert not re.search(present["pattern"], MISSED)
    assert MISSED in rule["examples"]
    assert set(present["examples"]) < set(rule["examples"])
    for line in rule["examples"]:
        assert re.search(rule["pattern"], line), line
    for line in (*rule["refuse"], *present["refuse"]):
        assert not re.search(rule["pattern"], line), line
