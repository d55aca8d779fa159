"""Symbols: real ones in many spellings, refused texts, spans in prose, numbers of adopted texts, the data."""

from __future__ import annotations

import pytest

from kg.series import series, table
from kg.symbols import (
    SymbolError,
    adopted,
    canonical,
    council_year,
    find,
    find_suffixes,
    format,
    is_valid,
    page,
    parse,
    parts,
    with_suffix,
)

# as written | canonical | organ | kind | session | number | year
SYMBOLS = """
A/RES/70/153 | A/RES/70/153 | A | resolution | 70 | 153 |
a/res/70/153 | A/RES/70/153 | A | resolution | 70 | 153 |
A/hrc/RES/27/12 | A/HRC/RES/27/12 | A/HRC | resolution | 27 | 12 |
A/RES/70/153/Corr.1 | A/RES/70/153/Corr.1 | A | resolution | 70 | 153 |
A/RES/72/266 A | A/RES/72/266A | A | resolution | 72 | 266 |
A/RES/67/234b | A/RES/67/234B | A | resolution | 67 | 234 |
A/RES/48/218[B] | A/RES/48/218B | A | resolution | 48 | 218 |
A/RES/75/254 A-C | A/RES/75/254A-C | A | resolution | 75 | 254 |
A/RES/74/255a-b | A/RES/74/255A-B | A | resolution | 74 | 255 |
A/RES/217 A (III) | A/RES/217(III)A | A | resolution | III | 217 |
A/RES/217(III)A | A/RES/217(III)A | A | resolution | III | 217 |
A/RES/217(III)[A] | A/RES/217(III)A | A | resolution | III | 217 |
A/RES/1514 (XV) | A/RES/1514(XV) | A | resolution | XV | 1514 |
A/RES/2200A(XXI) | A/RES/2200(XXI)A | A | resolution | XXI | 2200 |
A/RES/377(V)A | A/RES/377(V)A | A | resolution | V | 377 |
A/RES/1874(s-iv) | A/RES/1874(S-IV) | A | resolution | S-IV | 1874 |
A/RES/3201 (S-VI) | A/RES/3201(S-VI) | A | resolution | S-VI | 3201 |
A/RES/1000 (ES-I) | A/RES/1000(ES-I) | A | resolution | ES-I | 1000 |
A/RES/S-27/2 | A/RES/S-27/2 | A | resolution | S-27 | 2 |
A/RES/ES‑11/1 | A/RES/ES-11/1 | A | resolution | ES-11 | 1 |
A/RES72/276 | A/RES/72/276 | A | resolution | 72 | 276 |
A/DEC/69/555 | A/DEC/69/555 | A | decision | 69 | 555 |
A/HRC/RES/56/2 | A/HRC/RES/56/2 | A/HRC | resolution | 56 | 2 |
A/HRC/RES/S-9/1 | A/HRC/RES/S-9/1 | A/HRC | resolution | S-9 | 1 |
A/HRC/DEC/22/116 | A/HRC/DEC/22/116 | A/HRC | decision | 22 | 116 |
A/HRC/PRST/OS/12/1 | A/HRC/PRST/OS/12/1 | A/HRC | presidential-statement | 12 | 1 |
S/RES/1325 (2000) | S/RES/1325(2000) | S | resolution | | 1325 | 2000
S/RES/1325 | S/RES/1325(2000) | S | resolution | | 1325 | 2000
Ｓ／ＲＥＳ／１３２５（２０００） | S/RES/1325(2000) | S | resolution | | 1325 | 2000
S/PRST/2015/22 | S/PRST/2015/22 | S | presidential-statement | | 22 | 2015
S/2020/1072 | S/2020/1072 | S | document | | 1072 | 2020
S/25704 | S/25704 | S | document | | 25704 |
S/INF/69 | S/INF/69 | S | document | | 69 |
S/PV.8765 | S/PV.8765 | S | meeting-record | | 8765 |
S/PV.4568 (Resumption 1) | S/PV.4568(Resumption1) | S | meeting-record | | 4568 |
S/AC.51/2017/2 | S/AC.51/2017/2 | S/AC.51 | document | | 2 | 2017
S/AC.51.2017/2 | S/AC.51/2017/2 | S/AC.51 | document | | 2 | 2017
S/C.3/32/Rev.1/Corr.1 | S/C.3/32/Rev.1/Corr.1 | S/C.3 | document | | 32 |
E/RES/2006/2 | E/RES/2006/2 | E | resolution | 2006 | 2 | 2006
E/RES/2021/2 B | E/RES/2021/2B | E | resolution | 2021 | 2 | 2021
E/RES/1235 (XLII) | E/RES/1235(XLII) | E | resolution | XLII | 1235 |
E/DEC/2010/205 | E/DEC/2010/205 | E | decision | 2010 | 205 | 2010
E/DEC/281(LXIII) | E/DEC/281(LXIII) | E | decision | LXIII | 281 |
E/2021/L.35 | E/2021/L.35 | E | draft | 2021 | 35 | 2021
E/2007/30/Rev.1 | E/2007/30/Rev.1 | E | document | 2007 | 30 | 2007
E/CN.4/RES/2005/55 | E/CN.4/RES/2005/55 | E/CN.4 | resolution | 2005 | 55 | 2005
E/CN.4/SUB.2/RES/2000/22 | E/CN.4/Sub.2/RES/2000/22 | E/CN.4/Sub.2 | resolution | 2000 | 22 | 2000
E/CN.4/1998/53/Add.2 | E/CN.4/1998/53/Add.2 | E/CN.4 | document | 1998 | 53 | 1998
E/CN.17/2002/PC.2/3 | E/CN.17/2002/PC.2/3 | E/CN.17 | document | 2002 | 3 | 2002
E/ESCWA/S-6/14 | E/ESCWA/S-6/14 | E/ESCWA | document | S-6 | 14 |
E/ESCAP/RES/72/7 | E/ESCAP/RES/72/7 | E/ESCAP | resolution | 72 | 7 |
T/RES/2200(LXI) | T/RES/2200(LXI) | T | resolution | LXI | 2200 |
UNEP/EA.5/Res.14 | UNEP/EA.5/RES.14 | UNEP/EA | resolution | 5 | 14 |
UNEP/EA.2/5 | UNEP/EA.2/5 | UNEP/EA | document | 2 | 5 |
UNEP/OzL.Pro.28/12 | UNEP/OzL.Pro.28/12 | UNEP/OzL.Pro.28 | document | | 12 |
UNEP(DTIE)/Hg/CONF/4 | UNEP(DTIE)/Hg/CONF/4 | UNEP(DTIE)/Hg/CONF | document | | 4 |
UNEP/CBD/BS/COP-MOP/5/17 | UNEP/CBD/BS/COP-MOP/5/17 | UNEP/CBD/BS/COP-MOP | document | 5 | 17 |
A/70/53 | A/70/53 | A | document | 70 | 53 |
A / 70 / 53 | A/70/53 | A | document | 70 | 53 |
А/70/53 | A/70/53 | A | document | 70 | 53 |
A/٧٠/٥٣ | A/70/53 | A | document | 70 | 53 |
A/2170 | A/2170 | A | document | | 2170 |
A/ES-10/273 | A/ES-10/273 | A | document | ES-10 | 273 |
A/S-12/2 | A/S-12/2 | A | document | S-12 | 2 |
A/70/L.1 | A/70/L.1 | A | draft | 70 | 1 |
A/75/L22/Add.1 | A/75/L.22/Add.1 | A | draft | 75 | 22 |
A/C.3/70/L.25/Rev.1 | A/C.3/70/L.25/Rev.1 | A/C.3 | draft | 70 | 25 |
A/70/PV.80 | A/70/PV.80 | A | meeting-record | 70 | 80 |
A/C.6/69/SR.19 | A/C.6/69/SR.19 | A/C.6 | meeting-record | 69 | 19 |
A/C.6/64/SR.1–28/Corrigendum | A/C.6/64/SR.1-28/Corrigendum | A/C.6 | meeting-record | 64 | 1-28 |
A/HRC/23/61 | A/HRC/23/61 | A/HRC | document | 23 | 61 |
A/HRC/55/43.Add.1 | A/HRC/55/43/Add.1 | A/HRC | document | 55 | 43 |
A/HRC/WG.6/41/ZWE/1 | A/HRC/WG.6/41/ZWE/1 | A/HRC/WG.6 | document | 41 | 1 |
A/AC.109/2114 | A/AC.109/2114 | A/AC.109 | document | | 2114 |
A/AC.287/2017/PC.4/2 | A/AC.287/2017/PC.4/2 | A/AC.287 | document | | 2 | 2017
A/CONF.192/2018/RC/3 | A/CONF.192/2018/RC/3 | A/CONF.192 | document | | 3 | 2018
A/CONF.157/24 (Part I) | A/CONF.157/24(PartI) | A/CONF.157 | document | | 24 |
A/CONF/157/24 (Part I) | A/CONF.157/24(PartI) | A/CONF.157 | document | | 24 |
A/CONF.157/24 (PARTI)/CORR.1 | A/CONF.157/24(PartI)/Corr.1 | A/CONF.157 | document | | 24 |
A/73/12 (part II) | A/73/12(PartII) | A | document | 73 | 12 |
A/75/6 (Sect. 29B) | A/75/6(Sect.29B) | A | document | 75 | 6 |
A/75/6/Sect.8 | A/75/6(Sect.8) | A | document | 75 | 6 |
A/75/6 (Sect. 3)/Add.6/Corr. 1 | A/75/6(Sect.3)/Add.6/Corr.1 | A | document | 75 | 6 |
A/75/7Add.2 | A/75/7/Add.2 | A | document | 75 | 7 |
A/56/45 (Suppl.) | A/56/45(Supp) | A | document | 56 | 45 |
A/75/6 (Sects. 2 and 9B) | A/75/6(Sects.2and9B) | A | document | 75 | 6 |
A/74/6 (Introduction) | A/74/6(Introduction) | A | document | 74 | 6 |
A/57/4 (Part One) | A/57/4(PartOne) | A | document | 57 | 4 |
A/56/45(supp) | A/56/45(Supp) | A | document | 56 | 45 |
A/75/49 (vol. I) | A/75/49(Vol.I) | A | document | 75 | 49 |
A/62/5 (Vols. I-III) | A/62/5(Vols.I-III) | A | document | 62 | 5 |
A/INF/75/3/Rev.1 | A/INF/75/3/Rev.1 | A | document | 75 | 3 |
NPT/CONF.2010/50 (Vol. I) | NPT/CONF.2010/50(Vol.I) | NPT/CONF.2010 | document | | 50 |
NPT/CONF.2000/28 (Parts I and II) | NPT/CONF.2000/28(PartsIandII) | NPT/CONF.2000 | document | | 28 |
NPT/CONF.2000/28(Part I和II) | NPT/CONF.2000/28(PartsIandII) | NPT/CONF.2000 | document | | 28 |
NPT/CONF.2000/28 (Parts I-II)/Corr.1 | NPT/CONF.2000/28(PartsIandII)/Corr.1 | NPT/CONF.2000 | document | | 28 |
NPT/CONF.2020/PC.I/WP.13 | NPT/CONF.2020/PC.I/WP.13 | NPT/CONF.2020/PC.I | document | | 13 |
BWC/CONF.VIII/4 | BWC/CONF.VIII/4 | BWC/CONF.VIII | document | | 4 |
FCCC/CP/2015/10/Add.1 | FCCC/CP/2015/10/Add.1 | FCCC/CP | document | | 10 | 2015
CRPD/C/GC/6 | CRPD/C/GC/6 | CRPD/C | document | | 6 |
CERD/C/304/Add.64 | CERD/C/304/Add.64 | CERD/C | document | | 304 |
HRI/GEN/1/Rev.9 (Vol. I) | HRI/GEN/1/Rev.9(Vol.I) | HRI | document | | 1 |
CAC/COSP/2019/17 | CAC/COSP/2019/17 | CAC/COSP | document | | 17 | 2019
ISBA/25/A/15/Corr.1 | ISBA/25/A/15/Corr.1 | ISBA | document | 25 | 15 |
SPLOS/30/10/Add.1 | SPLOS/30/10/Add.1 | SPLOS | document | 30 | 10 |
SPLOS/316 | SPLOS/316 | SPLOS | document | | 316 |
ICCD/COP(14)/23/Add.1 | ICCD/COP(14)/23/Add.1 | ICCD/COP | document | 14 | 23 |
ST/SGB/2013/4/Amend.1 | ST/SGB/2013/4/Amend.1 | ST | document | | 4 | 2013
ST/SG/AC.10/48/Add.1 | ST/SG/AC.10/48/Add.1 | ST/SG/AC.10 | document | | 48 |
JIU/REP/2019/9 | JIU/REP/2019/9 | JIU | report | | 9 | 2019
TD/519/Add.2/Corr.1 | TD/519/Add.2/Corr.1 | TD | document | | 519 |
TD/B/EFD/1/3 | TD/B/EFD/1/3 | TD/B/EFD | document | 1 | 3 |
CD/8/Rev.9 | CD/8/Rev.9 | CD | document | | 8 |
CD/2179 | CD/2179 | CD | document | | 2179 |
GC(64)/INF/3 | GC(64)/INF/3 | GC | document | 64 | 3 |
GC(64)/RES/12 B | GC(64)/RES/12B | GC | resolution | 64 | 12 |
GC.18/Res.9 | GC.18/RES.9 | GC | resolution | 18 | 9 |
HSP/EB.2020/12/Rev.1 | HSP/EB.2020/12/Rev.1 | HSP/EB | document | 2020 | 12 |
WHA58/2005/REC/1 | WHA58/2005/REC/1 | WHA58 | document | | 1 | 2005
EB136/8 | EB136/8 | EB136 | document | | 8 |
WT/MIN(15)/48 | WT/MIN(15)/48 | WT/MIN | document | 15 | 48 |
EC-96/DG.1 | EC-96/DG.1 | EC-96 | document | | 1 |
CCM/CONF/2015/7 | CCM/CONF/2015/7 | CCM/CONF | document | | 7 | 2015
""".strip().splitlines()


def test_table_is_whole() -> None:
    assert len(SYMBOLS) == 123


@pytest.mark.parametrize("row", SYMBOLS)
def test_parse(row: str) -> None:
    written, expected, organ, kind, session, number, year = (cell.strip() for cell in row.split("|"))
    symbol = parse(written)
    assert format(symbol) == str(symbol) == expected
    assert parse(expected) == symbol
    found = (symbol.organ, symbol.kind, symbol.session or "", symbol.number, str(symbol.year or ""))
    assert found == (organ, kind, session, number, year)


MARKS = ["\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad"]
SPELLINGS = [
    *(f"A/RES{mark}/S-27/2{mark}" for mark in MARKS),
    *(f"A/RES/S{hyphen}27/2" for hyphen in "‐‑‒–—―−－"),
    *(f"A/RES/{space}S-27/2" for space in " \u00a0\u2009\u202f\u3000\n\t"),
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_typography(written: str) -> None:
    assert canonical(written) == "A/RES/S-27/2"
    assert [format(symbol) for found in find(f"({written})") for symbol in found.symbols] == ["A/RES/S-27/2"]


REFUSED = """
and/or | he/she | N/A | km/h | HIV/AIDS | TCP/IP | GE.17-11923 | 1/CP.21 | C/68 | X/2 | 70/153 | A | A/ | /70/1
A//70/1 | A/RES/70 | A/RES/ | A/RES/70/one | S/RES/9999 | S/RES/1325(III) | S/RES/2312(2106) | A/RES/70/1 (2015)
A/HRC/RES/56 | E/CN.4 | A/C.3 | A/HRC/WG.6 | ICCD/COP(14) | A/HRC | A/70/53 A | A/70/53 (III) | A/RES/217(IIII)
A/RES/217(III | A/75/6(Sect.29 | A/75/345-S/2020/898 | A/RES/و23/1 | A/75/318. | A/75/318¹² | A/७५/३१८
A/70/1/Add | A/70/1/Corr. | A/70/1 (Part Q) | S/RES/L.5 | S/RES/X1 | S/RES/99999999 | A/70.5
http://undocs.org/A/RES/70/1 | HRC/A/RES/S-19/1 | A/RES/70/153 and 70/154 | A/RES/72/266 A and B | XYZ/2020/1
""".replace("\n", "|").split("|")
REFUSED = [text.strip() for text in REFUSED if text.strip()]


@pytest.mark.parametrize("text", [*REFUSED, "", " "])
def test_refused(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(SymbolError, match="is no UN symbol"):
        parse(text)


def test_refused_is_whole() -> None:
    assert len(REFUSED) == 50


# In each text the symbols stand between ‹ and ›; what they are follows.
PROSE = [
    ("the report (‹A/75/399›, para. 96) and", "A/75/399"),
    ("see ‹A/CONF.157/24 (Part I)› and Corr.1", "A/CONF.157/24(PartI)"),
    ("guided by ‹S/RES/2554 (2020)›, which", "S/RES/2554(2020)"),
    ("guided by ‹S/RES/2554› (adopted in 2020)", "S/RES/2554(2020)"),
    ("budget ‹A/75/6 (Sect. 29B)›; accounts ‹A/75/5 (Vol. II)›.", "A/75/6(Sect.29B) A/75/5(Vol.II)"),
    ("parts ‹A/RES/72/266 A› and B", "A/RES/72/266A"),
    ("‹A/RES/72/266› Also in 2018", "A/RES/72/266"),
    ("‹A/RES/72/266› L’Assemblée", "A/RES/72/266"),
    ("‹A/RES/72/266›\nA new line", "A/RES/72/266"),
    ("‹A/RES/72/266› ‹A/RES/72/267›", "A/RES/72/266 A/RES/72/267"),
    ("joint ‹E/2001/22-E/C.12/2000/21›, chap. I", "E/2001/22 E/C.12/2000/21"),
    ("joint ‹E/CN.4/2001/2–E/CN.4/Sub.2/2000/46›)", "E/CN.4/2001/2 E/CN.4/Sub.2/2000/46"),
    ("joint ‹A/67/65/Corr.1‑E/2012/48/Corr.1›.", "A/67/65/Corr.1 E/2012/48/Corr.1"),
    ("joint ‹GOV/INF/2005/ \n10-GC(49)/INF/6›", "GOV/INF/2005/10 GC(49)/INF/6"),
    ("joint ‹A/76/64-\n  E/2021/11›", "A/76/64 E/2021/11"),
    ("见‹A/75/865›和‹A/75/867›号文件", "A/75/865 A/75/867"),
    ("第‹A/RES/70/1›号决议", "A/RES/70/1"),
    ("主席声明（‹S/PRST/2015/25›）", "S/PRST/2015/25"),
    ("‹Ａ／７５／３９９›，第96段", "A/75/399"),
    ("‹NPT/CONF.2000/28(Part I和II)›", "NPT/CONF.2000/28(PartsIandII)"),
    ("انظر ‹A/75/L.107› و‹A/75/L.108›، الفقرة 3", "A/75/L.107 A/75/L.108"),
    ("(‹A\u200e/75/\u200e399›\u200f)", "A/75/399"),
    ("документ ‹А/75/182›, приложение", "A/75/182"),
    ("note ‹A/75/318›¹²", "A/75/318"),
    ("guided by ‹a/res/70/153› and ‹s/RES/2024(2011)›", "A/RES/70/153 S/RES/2024(2011)"),
    ("covers ‹A/RES/75/254 A-C›.", "A/RES/75/254A-C"),
    ("of 2015 ‹A/RES/70/1› (2015)", "A/RES/70/1"),
    ("note ‹A/75/318›.2 The", "A/75/318"),
    ("range ‹A/75/6 (Sect. 3)/Add.6/Corr.1›-3", "A/75/6(Sect.3)/Add.6/Corr.1"),
    ("‹A/HRC/55/43.Add.1›.", "A/HRC/55/43/Add.1"),
    ("‹ISBA/25/A/15›, ‹SPLOS/316›, ‹ICCD/COP(14)/23/Add.1›", "ISBA/25/A/15 SPLOS/316 ICCD/COP(14)/23/Add.1"),
    ("‹ST/SGB/2018/1›, ‹JIU/REP/2019/9›, ‹TD/519›", "ST/SGB/2018/1 JIU/REP/2019/9 TD/519"),
    ("‹CD/2179›: ‹UNEP/EA.5/Res.14›", "CD/2179 UNEP/EA.5/RES.14"),
    ("‹COFI/2014/4.2/Rev.1›, appendix", "COFI/2014/4.2/Rev.1"),
    ("‹A/C.1/75/L.23› as amended in ‹A/C.1/75/L.24›", "A/C.1/75/L.23 A/C.1/75/L.24"),
    ("an ‹A/75/318 (Part II)› (Part of it)", "A/75/318(PartII)"),
    ("‹A/75/318› (Part of it)", "A/75/318"),
    ("‹A/75/318›/Summary-of-views", "A/75/318"),
]
UNTOUCHED = [
    "and/or he/she and N/A at 50 km/h, HIV/AIDS, TCP/IP, VIH/sida, et/ou, y/o, и/или",
    "GE.17-11923 of decision 1/CP.21, X/2, XII/11, C/68; resolutions 70/153, S-10/2 and ES-10/18",
    "https://undocs.org/en/A/RES/70/1 http://undocs.org/A/75/318 www.un.org/A/75/318",
    "https://undocs.org/api?symbol=S/2020/1072",
    "the class A/75, size A/4, series S/5, posts P-2/1, team T/PCCs, С‑2/1, 2013/20, I-24/7",
    "E/CN.4 and A/C.3 and A/HRC are bodies",
    "НАТО/2020/5 МОСТ/75/318 XYZ/2020/1 fooA/75/318",
    "1267/1989/2253",
    "/A/ A/ S/ / //",
]


def test_prose_is_whole() -> None:
    assert (len(PROSE), len(UNTOUCHED)) == (38, 9)


@pytest.mark.parametrize(("marked", "expected"), PROSE)
def test_find(marked: str, expected: str) -> None:
    text = marked.replace("‹", "").replace("›", "")
    spans = [part.partition("›")[0] for part in marked.split("‹")[1:]]
    found = list(find(text))
    assert [text[start:end] for start, end, _ in found] == spans
    assert [format(symbol) for one in found for symbol in one.symbols] == expected.split()


@pytest.mark.parametrize("text", UNTOUCHED)
def test_find_nothing(text: str) -> None:
    assert list(find(text)) == []


@pytest.mark.parametrize("row", SYMBOLS)
def test_find_canonical(row: str) -> None:
    expected = row.split("|")[1].strip()
    ((start, end, symbols),) = find(f"in {expected}, and")
    assert (start, end, [format(symbol) for symbol in symbols]) == (3, 3 + len(expected), [expected])


def test_find_suffixes() -> None:
    text = "A/CONF.157/24 (Part I) and Corr.1 and Rev. 2/Add.3, Address 5"
    assert [text[start:end] for start, end, _ in find_suffixes(text)] == ["Corr.1", "Rev. 2", "Add.3"]
    assert [suffix for _, _, suffix in find_suffixes(text, 34)] == ["Rev.2", "Add.3"]
    assert [suffix for _, _, suffix in find_suffixes(text, 22, 34)] == ["Corr.1"]


ADOPTED = [
    (row["body"], row["kind"], number, expected) for row in table()["adopted"] for number, expected in row["examples"].items()
]
NOT_ADOPTED = [(row["body"], row["kind"], number) for row in table()["adopted"] for number in row["refused"]]


def test_series_is_whole() -> None:
    assert (len(table()["adopted"]), len(ADOPTED), len(NOT_ADOPTED)) == (18, 38, 36)
    assert all(row["examples"] and row["refused"] for row in table()["adopted"])


@pytest.mark.parametrize(("body", "kind", "number", "expected"), ADOPTED)
def test_adopted(body: str, kind: str, number: str, expected: str) -> None:
    symbol = adopted(body, kind, number)
    assert (format(symbol), symbol.body, symbol.kind) == (expected, body, kind)
    assert parse(expected) == symbol


@pytest.mark.parametrize(("body", "kind", "number"), [*NOT_ADOPTED, ("ICJ", "resolution", "1/1"), ("GA", "resolution", "")])
def test_not_adopted(body: str, kind: str, number: str) -> None:
    with pytest.raises(SymbolError):
        adopted(body, kind, number)


@pytest.mark.parametrize("row", table()["repairs"], ids=lambda row: str(row["example"]))
def test_repairs(row: dict[str, str]) -> None:
    assert canonical(row["example"]) == row["canonical"]
    assert not any(pattern.search(row["canonical"].upper()) for pattern, _ in series().repairs)


def test_council() -> None:
    years = table()["council"]
    assert years == sorted(set(years))
    known = {
        1: 1946,
        15: 1946,
        16: 1947,
        242: 1967,
        338: 1973,
        687: 1991,
        1325: 2000,
        1540: 2004,
        2560: 2020,
        2561: 2021,
    }
    assert {number: council_year(number) for number in known} == known
    assert council_year(0) is None
    assert council_year(years[-1] + 1) is None


def test_with_suffix() -> None:
    document = with_suffix(parse("A/CONF.157/24"), " (Part I)")
    assert format(with_suffix(document, "Corr. 1")) == "A/CONF.157/24(PartI)/Corr.1"
    assert with_suffix(parse("A/RES/70/153"), "Corr.1") != parse("A/RES/70/153")
    with pytest.raises(SymbolError):
        with_suffix(document, "annex")


def test_parts() -> None:
    assert [one.part for one in parts(parse("A/RES/75/254 A-C"))] == ["A", "B", "C"]
    assert parts(parse("A/RES/72/266 A")) == (parse("A/RES/72/266A"),)
    assert parts(parse("A/RES/70/1")) == (parse("A/RES/70/1"),)


def test_page() -> None:
    assert page(parse("A/RES/70/153")) == "https://docs.un.org/en/A/RES/70/153"
    assert page(parse("S/RES/1325 (2000)"), "zh") == "https://docs.un.org/zh/S/RES/1325(2000)"
