"""Small office documents for tests: DOCX parts from their XML; real ones in other forms."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMESPACES = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ROOTS = {"document": "document", "header": "hdr", "footer": "ftr"}
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive; every member has the same date, so that the bytes are the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX with a body; `parts` are the insides of footnotes, numbering, styles, settings, header …"""
    inner = {"document": f"<w:body>{body}</w:body>"} | parts
    members = {f"word/{name}.xml": _part(name, xml) for name, xml in inner.items()}
    references = "".join(f'<Relationship Id="{n}" Type="{_KINDS}/{n}" Target="{n}.xml"/>' for n in parts)
    members["word/_rels/document.xml.rels"] = f'<Relationships xmlns="x">{references}</Relationships>'
    return zipped(members)


def _part(name: str, inner: str) -> str:
    root = _ROOTS.get(name, name)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'


def p(*runs: str, style: str = "", number: tuple[int, int] | None = None, more: str = "") -> str:
    """Return a paragraph; runs without mark-up become text; `number` is (list, level)."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{inner}{more}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, looks: str = "") -> str:
    """Return a run of text; `looks` are its properties."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def reference(identifier: int, kind: str = "footnote", mark: str = "") -> str:
    """Return a run that refers to a note; with a `mark` of its own it is typed behind."""
    own = ' w:customMarkFollows="1"' if mark else ""
    typed = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:{kind}Reference w:id="{identifier}"{own}/>{typed}</w:r>'


def note(identifier: int, *paragraphs: str, kind: str = "footnote") -> str:
    """Return a note of one or more paragraphs."""
    return f'<w:{kind} w:id="{identifier}">{"".join(paragraphs)}</w:{kind}>'


def levels(definition: int, *rules: tuple[str, str], first: str = "") -> str:
    """Return a definition of list levels, each of a number format and a text such as "%1."."""
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(rules)
    )
    return f'<w:abstractNum w:abstractNumId="{definition}">{first}{inner}</w:abstractNum>'


def listed(identifier: int, definition: int, *starts: int) -> str:
    """Return a list of a definition; `starts` are the numbers with which its levels start anew."""
    inner = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for i, start in enumerate(starts)
    )
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{definition}"/>{inner}</w:num>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells; a cell without mark-up becomes a paragraph."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def converted(files: Sequence[Path], form: str, folder: Path) -> None:
    """Write files in another form into a folder, by LibreOffice; without it the test is skipped."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not there: it makes the files")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", form, "--outdir", folder, *files], check=True, capture_output=True
    )
