"""Documents whose line ends a copy has lost, or that have a sign before each line, are read as those that have them."""

from __future__ import annotations

import pytest

from kg.data import PACKAGE
from kg.extract import extract
from kg.model import Facts, Role
from kg.read.decode import decode
from kg.read.plain import read_plain

# Samples of which one line tells everything: their footnotes, if any, have marks that differ from figures.
SAMPLES = (
    "A_HRC_RES_28_2.zh.gb18030.txt",
    "A_HRC_RES_32_6.en.utf16.txt",
    "A_HRC_RES_50_4.en.txt",
    "A_HRC_RES_6_17.en.txt",
    "A_RES_41_128.en.txt",
    "A_RES_60_251.en.txt",
    "A_RES_60_251.zh.txt",
    "A_RES_75_180.zh.txt",
    "A_RES_75_182.en.cp1252.txt",
    "A_RES_77_213.en.txt",
    "S_RES_2538_2020.zh.txt",
)

WRITTEN = {
    "en": """United Nations
A/RES/75/901
General Assembly
Distr.: General
3 March 2021
[without reference to a Main Committee (A/75/L.901)]
75/901. Lamps for harbours
The General Assembly,
Recalling its resolution 74/12 of 3 December 2019,¹
Noting the report of the Secretary-General (A/75/902) and recalling that lamps go out,
1. Requests the Secretary-General:
(a) To light the lamps named in resolution 74/13;
(b) To keep them burning;
2. Renews the thanks that it gave in resolution 74/14;
3. Decides to remain seized of the matter.
47th plenary meeting
3 March 2021
¹ See also resolution 73/15.""",
    "fr": """Nations Unies
A/RES/75/901
Assemblée générale
Distr. générale
3 mars 2021
75/901. Les lampes des ports
L’Assemblée générale,
Rappelant sa résolution 74/12 du 3 décembre 2019,
Prenant note du rapport du Secrétaire général (A/75/902),
1. Prie le Secrétaire général :
a) D’allumer les lampes dont parle la résolution 74/13 ;
b) De les garder allumées ;
2. Décide de rester saisie de la question.
47e séance plénière
3 mars 2021""",
    "es": """Naciones Unidas
A/RES/75/901
Asamblea General
Distr. general
3 de marzo de 2021
75/901. Las lámparas de los puertos
La Asamblea General,
Recordando su resolución 74/12, de 3 de diciembre de 2019,
Tomando nota del informe del Secretario General (A/75/902),
1. Solicita al Secretario General que encienda las lámparas de la resolución 74/13;
2. Decide seguir ocupándose de la cuestión.
47ª sesión plenaria
3 de marzo de 2021""",
    "ru": """Организация Объединенных Наций
A/RES/75/901
Генеральная Ассамблея
Distr.: General
3 March 2021
75/901. Фонари для гаваней
Генеральная Ассамблея,
ссылаясь на свою резолюцию 74/12 от 3 декабря 2019 года,
принимая к сведению доклад Генерального секретаря (A/75/902),
1. просит Генерального секретаря зажечь фонари, названные в резолюции 74/13;
2. постановляет продолжать заниматься этим вопросом.
47-е пленарное заседание,
3 марта 2021 года""",
    "ar": """الأمم المتحدة
A/RES/75/901
الجمعية العامة
Distr.: General
3 March 2021
75/901 - مصابيح الموانئ
إن الجمعية العامة،
إذ تشير إلى قرارها 74/12 المؤرخ 3 كانون الأول/ديسمبر 2019،
وإذ تحيط علما بتقرير الأمين العام (A/75/902)،
1 - تطلب إلى الأمين العام أن يضيء المصابيح المذكورة في القرار 74/13؛
2 - تقرر أن تبقي المسألة قيد نظرها.
الجلسة العامة 47
3 آذار/مارس 2021""",
    "zh": """联合国
A/RES/75/901
大会
Distr.: General
3 March 2021
75/901. 港口的灯
大会，
回顾其2019年12月3日第74/12号决议，
注意到秘书长的报告(A/75/902)，
1. 请秘书长点亮第74/13号决议所列的灯；
2. 决定继续处理此案。
2021年3月3日
第47次全体会议""",
}


def read(words: str) -> Facts:
    return extract(read_plain(words.encode(), "a.txt"))


def joined(words: str) -> str:
    """Return a text as one line."""
    return " ".join(line.strip() for line in words.splitlines() if line.strip())


def told(facts: Facts) -> tuple[object, ...]:
    """Return what the structure of a text decides: its work, its paragraphs, and where what it cites stands."""
    work, roles = facts.work, (Role.PREAMBULAR, Role.OPERATIVE)
    paragraphs = [block.provision for block in facts.text.blocks if block.role in roles]
    cited = {(c.target, c.provision, c.verb, c.footnote) for c in facts.citations}
    return work.symbol, work.title, work.adopted, work.meeting, paragraphs, cited, facts.ballot


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_as_one_line(name: str) -> None:
    words = decode((PACKAGE / "samples" / name).read_bytes(), name)
    assert told(read(joined(words))) == told(read(words))


@pytest.mark.parametrize("language", WRITTEN)
def test_a_document_as_one_line(language: str) -> None:
    whole = read(WRITTEN[language])
    assert whole.work.symbol == "A/RES/75/901"
    assert {"A/RES/74/12", "A/RES/74/13", "A/75/902"} <= {c.target for c in whole.citations}
    assert told(read(joined(WRITTEN[language]))) == told(whole)


@pytest.mark.parametrize("sign", ["> ", ">", "> > ", "• ", "- "])
def test_a_sign_before_every_line_says_nothing(sign: str) -> None:
    lines = WRITTEN["en"].replace("\n75/901", "\n\n75/901").splitlines()
    signed = "\n".join((sign + line).rstrip() for line in lines)
    assert told(read(signed)) == told(read("\n".join(lines)))


def test_a_page_a_line() -> None:
    """The body alone is one line, as some pages on the web have it."""
    cover, formula, body = WRITTEN["en"].partition("The General Assembly,")
    assert told(read(cover + joined(formula + body))) == told(read(WRITTEN["en"]))


def test_lines_stay_lines_where_the_formula_is_one() -> None:
    words = WRITTEN["en"].replace("of the matter.", "of the matter. 4. Requests what no line begins with.")
    assert [b.provision for b in read(words).text.blocks if b.provision == "OP4"] == []


def test_footnotes_below_a_rule_and_heads_of_pages() -> None:
    words = (
        "Resolution adopted by the General Assembly on 3 March 2021 75/301. Lamps for harbours The General Assembly, "
        "Recalling its resolution 74/12 of 3 December 2019,1 Noting the report of the Secretary-General,2 "
        "_______________ 1 See also resolution 73/15. 2 A/75/902. "
        "A/RES/75/301 Lamps for harbours 21-01234 2/4 Noting also that lamps go out at night, and that those who look after "
        "them, whoever they are and wherever they come from, A/RES/75/301 Lamps for harbours 3/4 21-01234 need oil, "
        "1. Requests the Secretary-General to light the lamps named in resolution 74/13; "
        "2. Decides to remain seized of the matter. 47th plenary meeting 3 March 2021"
    )
    facts = read(words)
    assert (facts.work.symbol, facts.work.adopted, facts.work.meeting) == ("A/RES/75/301", "2021-03-03", "47")
    blocks = {block.provision: block.text for block in facts.text.blocks if block.role is not Role.FOOTNOTE}
    assert blocks["PP3"].endswith("wherever they come from, need oil,")
    assert [label for label in blocks if label != "HEADER"] == ["PP1", "PP2", "PP3", "OP1", "OP2"]
    cited = {(c.target, c.provision, c.footnote) for c in facts.citations}
    assert {("A/RES/73/15", "PP1", "1"), ("A/75/902", "PP2", "2"), ("A/RES/74/13", "OP1", None)} <= cited


def test_a_body_that_does_things_in_a_sentence_enacts_nothing() -> None:
    words = (
        "S/PRST/2021/30\nStatement by the President of the Security Council\nThe President made the following statement:\n"
        "“The Security Council, recalling its resolution 2532 (2020), commends those who look after the lamps of harbours, "
        "whoever they are and wherever they come from, and, reaffirming its statement S/PRST/2020/10, asks for oil.\n"
        "“The Security Council, noting the report of the Secretary-General (S/2021/11), looks forward to the morning.”\n"
    )
    assert not [block for block in read(words).text.blocks if block.role is Role.FORMULA]
