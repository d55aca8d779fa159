"""The operative words: a scheme that reads, without a word in two concepts, and with the same concept on both sides."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

UNR = Namespace("https://w3id.org/unres/ontology#")
VERB = "https://w3id.org/unres/verb/"
FILE = Path(__file__).parent.parent / "ontology" / "verbs.ttl"
LANGUAGES = {"zh", "en", "fr", "es", "ru", "ar"}
CASED = LANGUAGES - {"zh", "ar"}
TOP = {"observing", "reinforcing", "evaluative", "directive", "deciding"}
SOUGHT = (SKOS.altLabel, SKOS.hiddenLabel, UNR.openingLabel)

WITHOUT_WORDS: set[tuple[str, str]] = set()

# Chinese and English words that open the same paragraphs, 60 times and more, without also and further: the words and
# how often (UN DGACM AKN4UN resolutions).
PAIRS = """
回顾 Recalling 5139 | 鼓励 Encourages 4037 | 请 Requests 3589 | 促请 Calls upon 2803 | 重申 Reaffirming 2796
认识到 Recognizing 2338 | 决定 Decides 2297 | 欢迎 Welcomes 2032 | 敦促 Urges 1954 | 注意到 Noting 1887
确认 Recognizes 1679 | 欢迎 Welcoming 1668 | 重申 Reaffirms 1663 | 邀请 Invites 1467 | 回顾 Recalls 1429
强调指出 Stresses 1269 | 表示注意到 Takes note 1228 | 表示注意到 Taking note 1108 | 确认 Recognizing 1093
注意到 Notes 1076 | 强调 Emphasizes 970 | 强调 Emphasizing 894 | 强调指出 Stressing 848 | 重申 Reiterates 540
着重指出 Underlines 455 | 铭记 Bearing in mind 448 | 审议了 Having considered 433 | 深信 Convinced 429
表示关切 Expressing concern 415 | 承认 Acknowledging 414 | 着重指出 Underlining 403
关切地注意到 Noting with concern 394 | 重申 Reiterating 389
深为关切 Deeply concerned 381 | 关切 Concerned 336 | 赞赏地注意到 Noting with appreciation 328
赞赏地注意到 Notes with appreciation 326 | 呼吁 Calls for 315 | 认识到 Recognizes 306 | 赞扬 Commends 263
关切地注意到 Notes with concern 225 | 鼓励 Encouraging 222 | 表示赞赏 Expresses its appreciation 221
承认 Acknowledges 220 | 意识到 Aware 212 | 念及 Mindful 205 | 认可 Endorses 203 | 表示关切 Expresses concern 203
谴责 Condemning 195 | 表示赞赏地注意到 Takes note with appreciation 192 | 表示深为关切 Expressing deep concern 190
申明 Affirms 174 | 意识到 Conscious 174 | 极为关切地注意到 Noting with great concern 168 | 遵循 Guided 164
申明 Affirming 162 | 特别指出 Underscores 162 | 特别指出 Underscoring 158 | 肯定 Acknowledging 156 | 要求 Demands 152
建议 Recommends 149 | 欣见 Welcoming 148 | 谴责 Condemns 145 | 赞扬 Commending 135 | 促请 Calls on 135
采取行动 Acting 132 | 重点指出 Highlighting 129 | 满意地注意到 Noting with satisfaction 125 | 认定 Determining 122
考虑到 Considering 121 | 再次请 Reiterates its request 116 | 欣见 Welcomes 114 | 指出 Noting 111 | 敦促 Urging 107
表示严重关切 Expressing grave concern 98 | 严重关切 Gravely concerned 98 | 考虑到 Taking into account 95
期待 Looks forward 84 | 呼吁 Appeals 84 | 认识到 Cognizant 80 | 授权 Authorizes 74 | 支持 Supports 73
考虑到 Takes into account 70 | 认识到 Recognising 69 | 审查了 Having examined 65 | 赞赏 Appreciates 63
"""
ROWS = [tuple(row.strip().split(" ", 1)) for line in PAIRS.strip().splitlines() for row in line.split("|")]

# The frequent pairs that name two concepts: one word of the one language stands for two of the other.
APART = {("请", "Invites"): 54}


@cache
def graph() -> Graph:
    """Return the file as read."""
    return Graph().parse(FILE)


def verbs() -> set[str]:
    """Return the names of the concepts, top concepts included."""
    return {str(s).removeprefix(VERB) for s in graph().subjects(RDF.type, UNR.Verb)}


def labels(name: str, *predicates: URIRef) -> set[Literal]:
    """Return the labels of a concept."""
    found = (o for p in predicates for o in graph().objects(URIRef(VERB + name), p))
    return {o for o in found if isinstance(o, Literal)}


def members(pair: str) -> set[str]:
    """Return the verbs that a pair leaves open, none for a verb."""
    return {str(o).removeprefix(VERB) for o in graph().objects(URIRef(VERB + pair), SKOS.narrower)}


def meant(language: str, form: str) -> set[str]:
    """Return the verbs that a form can mean."""
    return {verb for name in owners()[language, form] for verb in members(name) or {name}}


@cache
def owners() -> dict[tuple[str, str], set[str]]:
    """Return the concepts of each (language, sought form)."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in verbs():
        for label in labels(name, *SOUGHT):
            out[str(label.language), str(label)].add(name)
    return out


def test_size() -> None:
    assert verbs() >= TOP
    pairs = {name for name in verbs() if members(name)}
    assert 40 <= len(verbs() - TOP - pairs) <= 60
    assert 10 <= len(pairs) <= 20


def test_the_scheme_holds_every_concept_below_one_top_concept() -> None:
    scheme = URIRef(VERB + "scheme")
    assert {str(o).removeprefix(VERB) for o in graph().objects(scheme, SKOS.hasTopConcept)} == TOP
    for name in verbs():
        assert (URIRef(VERB + name), SKOS.inScheme, scheme) in graph(), name
        broader = [str(o).removeprefix(VERB) for o in graph().objects(URIRef(VERB + name), SKOS.broader)]
        assert set(broader) <= TOP, name
        assert len(broader) == 0 if name in TOP else bool(members(name)) or len(broader) == 1, name


def test_a_pair_has_the_types_of_its_verbs() -> None:
    types = {name: set(graph().objects(URIRef(VERB + name), SKOS.broader)) for name in verbs()}
    for pair in verbs():
        assert all(not members(verb) and verb not in TOP for verb in members(pair)), pair
        assert not members(pair) or types[pair] == set().union(*(types[verb] for verb in members(pair))), pair


def test_every_concept_has_a_name_in_each_language() -> None:
    for name in verbs():
        found = [label.language for label in labels(name, SKOS.prefLabel)]
        assert sorted(map(str, found)) == sorted(LANGUAGES), name


def test_every_concept_can_be_found_in_each_language() -> None:
    lacking = {
        (name, language)
        for name in verbs() - TOP
        if not members(name)
        for language in LANGUAGES - {owner for (owner, form) in owners() if name in meant(owner, form)}
    }
    assert lacking == WITHOUT_WORDS


def test_no_form_stands_in_two_concepts() -> None:
    assert {form: names for form, names in owners().items() if len(names) > 1} == {}


def test_no_form_stands_under_two_properties_of_a_concept() -> None:
    for name in verbs():
        kinds = [labels(name, p) for p in (SKOS.altLabel, SKOS.hiddenLabel, UNR.openingLabel)]
        assert len(set().union(*kinds)) == sum(map(len, kinds)), name
        assert not labels(name, SKOS.prefLabel) & labels(name, SKOS.altLabel, SKOS.hiddenLabel), name


def test_forms_have_both_initials_where_the_script_has_them() -> None:
    small = [(lang, form) for lang, form in owners() if lang in CASED and form[0].islower()]
    assert len(small) > 1000
    assert [f for f in small if (f[0], f[1][0].upper() + f[1][1:]) not in owners()] == []


def test_words_that_are_also_nouns_are_sought_at_openings_only() -> None:
    nouns = {
        "en": "notes requests calls demands",
        "fr": "note demande engage",
        "es": "pide insta exhorta",
        "zh": "请 决定 建议",
    }
    for language, words in nouns.items():
        for word in words.split():
            (name,) = owners()[language, word]
            assert Literal(word, lang=language) in labels(name, UNR.openingLabel), word


def test_table_is_whole() -> None:
    assert len(ROWS) == 86
    assert min(int(rest.rsplit(" ", 1)[1]) for _, rest in ROWS) >= 60


@pytest.mark.parametrize(("chinese", "rest"), ROWS)
def test_chinese_and_english_name_the_same_concept(chinese: str, rest: str) -> None:
    english = rest.rsplit(" ", 1)[0]
    assert meant("zh", chinese) & meant("en", english)


@pytest.mark.parametrize(("chinese", "english"), APART)
def test_known_differences_are_still_differences(chinese: str, english: str) -> None:
    assert not meant("zh", chinese) & meant("en", english)


def test_the_file_is_sorted_and_names_every_node() -> None:
    names = [line.split(">")[0] for line in FILE.read_text("utf-8").splitlines() if line.startswith("<verb/")]
    assert names == sorted(names)
    assert not [node for node in graph().all_nodes() if isinstance(node, BNode)]
