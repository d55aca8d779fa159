"""Two works side by side: paragraphs that correspond, words that changed, the page and the terminal."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kg.build import build
from kg.build.texts import keep, kept
from kg.cli import run
from kg.data import PACKAGE
from kg.diff.align import align
from kg.diff.compare import Comparison, compare
from kg.diff.page import render
from kg.diff.words import parts
from kg.errors import UsageError
from kg.rdf.terms import BASE
from kg.read import read
from kg.read.numbering import unnumbered
from kg.store import open_store
from kg.texts import paragraphs, table
from kg.web.assets import words

HEAD = (
    "A/RES/{0}\nResolution adopted by the General Assembly on 17 December {1}\n"
    "{0}. Lamps <b>for</b> harbours\nThe General Assembly,\n"
)
FIRST = HEAD.format("74/300", 2019) + (
    "Recalling its resolution 73/7 of 17 December 2018 on the lamps of the southern harbours,\n"
    "Convinced that every keeper needs a warm coat in the months of the winter storms,\n"
    "1. Requests the keepers to report on the state of the stairs before the autumn;\n"
    "2. Decides to keep the old bell of the eastern tower in its place beside the door;\n"
    "3. Invites the fishermen to bring oil to the towers whenever they return from the sea.\n"
)
SECOND = HEAD.format("75/900", 2020) + (
    "Recalling its resolution 74/300 of 17 December 2019 on the lamps of the southern harbours,\n"
    "Welcoming <script>alert(1)</script> the new stone stairs that lead down to the landing,\n"
    "Convinced that every keeper needs a warm coat in the months of the winter storms,\n"
    "1. Invites the fishermen to bring oil to the towers whenever they return from the sea;\n"
    "2. Urges the keepers to report on the state of the stairs before the autumn.\n"
)
CHINESE = (
    "A/RES/74/300\n74/300. 港口的灯\n大会，\n回顾其2018年12月17日第73/7号决议，\n1. 请看守人报告楼梯的情况；\n",
    "A/RES/75/900\n75/900. 港口的灯\n大会，\n回顾其2019年12月17日第74/300号决议，\n1. 敦促看守人报告楼梯的情况；\n",
)
ARABIC = (
    "A/RES/74/300\n74/300 - المنارات\nإن الجمعية العامة،\n"
    "إذ تشير إلى قرارها 73/7 المؤرخ 17 كانون الأول/ديسمبر 2018،\n1 - تقرر أن تستريح؛\n"
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build two works in English and Chinese, the first in Arabic too."""
    folder = tmp_path_factory.mktemp("two")
    for i, text in enumerate((FIRST, SECOND, *CHINESE, ARABIC)):
        (folder / f"{i}.txt").write_text(text, "utf-8")
    build([str(folder)], folder / "out", BASE)
    return folder / "out"


@pytest.fixture(scope="module")
def english(out: Path) -> Comparison:
    """Compare the works in English."""
    return compare(open_store(out), out, "74/300", "75/900", "en")


def test_what_became_of_each_paragraph(english: Comparison) -> None:
    rows = [(r.kind, r.left and r.left.provision, r.right and r.right.provision) for r in english.rows]
    assert rows == [
        ("changed", "PP1", "PP1"),
        ("added", None, "PP2"),
        ("same", "PP2", "PP3"),
        ("dropped", "OP2", None),
        ("changed", "OP3", "OP1"),
        ("moved", "OP1", "OP2"),
    ]


def test_changed_citations_and_verbs(english: Comparison) -> None:
    first, changed = english.rows[0], english.rows[5]
    assert (first.citations.dropped, first.citations.added) == (("A/RES/73/7",), ("A/RES/74/300",))
    assert (first.verbs.dropped, first.verbs.added) == ((), ())
    assert (changed.verbs.dropped, changed.verbs.added) == (("request",), ("urge",))


def test_a_new_number_alone_is_no_change() -> None:
    for one, two in (("3. (a) Decides", "12. (b) Decides"), ("٣ - تقرر", "٤ - تقرر"), ("3. 决定", "4. 决定")):
        assert unnumbered(one) == unnumbered(two)


def test_changed_words_in_chinese_are_words(out: Path) -> None:
    found = compare(open_store(out), out, "74/300", "75/900", "zh")
    changed = [(p.left, p.right) for p in found.rows[1].parts if not p.same]
    assert changed == [("请", "敦促")]


def test_changed_words_give_both_texts_back() -> None:
    one, two = "The keepers of the lamp shall rest in May 2020.", "The keeper of all lamps shall rest until June 2021."
    found = parts(one, two)
    assert "".join(p.left for p in found) == one and "".join(p.right for p in found) == two
    assert parts(one, one) == (parts(one, one)[0],) and parts(one, one)[0].same


def test_scraps_between_changes_are_part_of_them() -> None:
    changed = [(p.left, p.right) for p in parts("bring warm coats and new oil", "fetch old bells and thin wicks") if not p.same]
    assert changed == [("bring warm coats and new oil", "fetch old bells and thin wicks")]


def test_the_alignment_is_the_best_one_and_not_the_first_one() -> None:
    pairs = align(["a b c d", "a b c d e f g h"], ["a b c d e f g h", "x y z"])
    assert [(p.left, p.right) for p in pairs] == [(0, None), (1, 0), (None, 1)]


def test_every_paragraph_stands_once() -> None:
    first, second = [f"w{i} x{i} y{i}" for i in range(9)], [f"w{i} x{i} y{i}" for i in (4, 1, 2, 8, 7, 30)]
    pairs = align(first, second)
    assert sorted(p.left for p in pairs if p.left is not None) == list(range(9))
    assert [p.right for p in pairs if p.right is not None] == list(range(6))


def test_a_language_that_was_not_read_is_named(out: Path) -> None:
    with pytest.raises(UsageError, match=r"in ar: A/RES/74/300 was read in ar, en, zh; A/RES/75/900 was read in en, zh"):
        compare(open_store(out), out, "74/300", "75/900", "ar")


def test_without_a_language_one_that_both_have(out: Path) -> None:
    assert compare(open_store(out), out, "74/300", "75/900").language == "en"


def test_the_page_escapes_and_asks_nothing(english: Comparison) -> None:
    page = render(english)
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "<b>" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_the_page_of_an_arabic_text_runs_from_right_to_left(out: Path) -> None:
    page = render(compare(open_store(out), out, "74/300", "74/300", "ar"))
    assert '<html lang="ar" dir="rtl">' in page and words("diff")["ar"]["heading"] in page


def test_the_words_of_the_page_are_whole() -> None:
    found = words("diff")
    assert {frozenset(one) for one in found.values()} == {frozenset(found["en"])}


def test_the_same_bytes_twice(out: Path, english: Comparison) -> None:
    assert render(compare(open_store(out), out, "74/300", "75/900", "en")) == render(english)


def command(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", "diff", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert not ended.value.code


def test_on_the_terminal(out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    command(monkeypatch, "74/300", "75/900", "-d", out)
    printed = capsys.readouterr().out
    assert "[-Requests-]" in printed and "{+Urges+}" in printed
    assert "1 added, 1 dropped, 1 moved, 2 changed, 1 same" in printed


def test_the_page_goes_into_a_file(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "74/300", "75/900", "-d", out, "--lang", "zh", "--html", "-o", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_paragraphs_are_kept_as_they_were_read(tmp_path: Path) -> None:
    assert kept(tmp_path) == set()  # which makes the folders
    for sample in sorted((PACKAGE / "samples").glob("*.*")):
        if sample.name == "README.md":
            continue
        text = read(sample.read_bytes(), sample.name)
        keep(tmp_path, "x", text.content, table(text.blocks))
        expected = [(block.role, block.provision, block.text) for block in text.blocks if block.text]
        assert [(p.role, p.provision, p.words) for p in paragraphs(tmp_path, "x")] == expected
