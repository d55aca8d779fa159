"""The authority file of the States: complete, unambiguous, and sure of its risky names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

UNR = Namespace("https://w3id.org/unres/ontology#")
STATE = "https://w3id.org/unres/state/"
FILE = Path(__file__).parent.parent / "ontology" / "states.ttl"
LANGUAGES = {"zh", "en", "fr", "es", "ru", "ar"}
SURE = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)

FORMER = {"CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"}  # ISO 3166-3
NOT_MEMBERS = {"COK", "NIU", "PSE", "VAT", "VDR"}

# Today's members admitted by the end of a year: "Growth in membership" (United Nations) less the former members, with
# Syria apart from Egypt in 1960.
GROWTH = {1945: 49, 1960: 98, 1975: 140, 1990: 157, 1994: 184, 2000: 189, 2002: 191, 2006: 192, 2011: 193}


@cache
def graph() -> Graph:
    """Return the file as read."""
    return Graph().parse(FILE)


def states() -> set[str]:
    """Return the codes of all States."""
    return {str(s).removeprefix(STATE) for s in graph().subjects(RDF.type, UNR.State)}


def values(code: str, predicate: URIRef) -> list[Literal]:
    """Return the literals of a property of a State."""
    return [o for o in graph().objects(URIRef(STATE + code), predicate) if isinstance(o, Literal)]


def claims(*predicates: URIRef) -> dict[tuple[str, str], set[str]]:
    """Return (label, language) -> codes of the States that claim it, for some kinds of label."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for predicate in predicates:
        for subject, label in graph().subject_objects(predicate):
            assert isinstance(label, Literal)
            found[str(label), label.language or ""].add(str(subject).removeprefix(STATE))
    return found


def contains(phrase: str, name: str, language: str) -> bool:
    """Tell whether a name stands in a phrase; word boundaries count where the script has them."""
    if language in ("zh", "ar"):
        return name in phrase or (name.startswith("ال") and "لل" + name[2:] in phrase)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", phrase) is not None


def test_sizes() -> None:
    members = {code for code in states() - FORMER if values(code, UNR.memberSince)}
    assert len(members) == 193
    assert len(states()) == 193 + len(FORMER | NOT_MEMBERS) == 204
    assert states() - members == FORMER | NOT_MEMBERS


def test_codes_are_unique() -> None:
    for code in states():
        assert re.fullmatch("[A-Z]{3}", code)
        assert [str(v) for v in values(code, UNR.iso3)] == [code]
        assert [v for v in values(code, UNR.m49) if re.fullmatch(r"\d{3}", v)] or code == "VDR"
    numbers = Counter(str(o) for o in graph().objects(None, UNR.m49))
    matches = Counter(str(o) for o in graph().objects(None, SKOS.exactMatch))
    assert set(numbers.values()) == set(matches.values()) == {1}
    assert len(matches) == len(states())


@pytest.mark.parametrize(("year", "members"), GROWTH.items())
def test_membership_grew_as_it_did(year: int, members: int) -> None:
    current = states() - FORMER
    assert sum(int(v) <= year for code in current for v in values(code, UNR.memberSince)) == members


def test_former_states_have_their_years() -> None:
    for code in states():
        years = [int(v) for p in (UNR.validFrom, UNR.validUntil) for v in values(code, p)]
        assert len(years) == (2 if code in FORMER else 0)
        assert years == sorted(years)


def test_one_preferred_name_a_language() -> None:
    for code in states():
        assert Counter(v.language for v in values(code, SKOS.prefLabel)) == Counter(LANGUAGES)


def test_no_name_is_claimed_twice() -> None:
    assert {label: codes for label, codes in claims(*SURE, UNR.shortLabel).items() if len(codes) > 1} == {}


def test_a_name_means_one_state_in_any_language_and_case() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for (label, _), codes in claims(*SURE).items():
        found[label.casefold()] |= codes
    assert {label: codes for label, codes in found.items() if len(codes) > 1} == {}


def test_each_label_stands_once() -> None:
    kinds = Counter(key for predicate in (*SURE, UNR.shortLabel, UNR.notLabel) for key in claims(predicate))
    assert [key for key, times in kinds.items() if times > 1] == []


def test_names_are_written_plainly() -> None:
    for label, language in claims(*SURE, UNR.shortLabel, UNR.notLabel):
        assert language in LANGUAGES
        assert label == " ".join(label.split())
        assert not re.search("['\u00a0\u2010\u2011\u202f\u200e\u200f\u064b-\u0652*]", label)
        assert not re.match(r"(the (?!former)|l’|la |le |les |el |los |las )", label), label


def test_a_phrase_that_is_no_mention_contains_a_name() -> None:
    for (phrase, language), codes in claims(UNR.notLabel).items():
        labels = (v for code in codes for p in (*SURE, UNR.shortLabel) for v in values(code, p))
        names = [v for v in labels if v.language == language]
        assert any(contains(phrase, name, language) for name in names), phrase


def test_entries_are_sorted() -> None:
    entries = re.findall(r"^<state/(\w+)>", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert entries == sorted(states())


LOOKUPS = [
    ("en", "the former Yugoslav Republic of Macedonia", "MKD"),
    ("en", "Turkey", "TUR"), ("en", "Türkiye", "TUR"), ("en", "Swaziland", "SWZ"), ("en", "Eswatini", "SWZ"),
    ("en", "Cape Verde", "CPV"), ("en", "Burma", "MMR"), ("en", "Vietnam", "VNM"), ("en", "Syria", "SYR"),
    ("en", "Kingdom of the Netherlands", "NLD"), ("en", "Netherlands (Kingdom of the)", "NLD"),
    ("en", "Bolivia (Plurinational State of)", "BOL"), ("en", "Cote d’Ivoire", "CIV"), ("en", "Zaire", "COD"),
    ("en", "Byelorussian SSR", "BLR"), ("en", "United Arab Republic", "EGY"), ("en", "Soviet Union", "SUN"),
    ("en", "Federal Republic of Yugoslavia", "SCG"), ("en", "Democratic Yemen", "YMD"), ("en", "Holy See", "VAT"),
    ("en", "Congo", "COG"), ("en", "Democratic Republic of the Congo", "COD"),
    ("en", "Republic of Korea", "KOR"), ("en", "Democratic People’s Republic of Korea", "PRK"),
    ("en", "Guinea", "GIN"), ("en", "Equatorial Guinea", "GNQ"), ("en", "Papua New Guinea", "PNG"),
    ("zh", "刚果共和国", "COG"), ("zh", "刚果民主共和国", "COD"), ("zh", "几内亚比绍", "GNB"),
    ("zh", "斯威士兰", "SWZ"),
    ("zh", "荷兰王国", "NLD"), ("zh", "委内瑞拉玻利瓦尔共和国", "VEN"), ("zh", "美国", "USA"),
    ("zh", "巴勒斯坦国", "PSE"),
    ("fr", "Pays-Bas (Royaume des)", "NLD"), ("fr", "États-Unis", "USA"), ("fr", "Etats-Unis", "USA"),
    ("es", "Países Bajos (Reino de los)", "NLD"), ("es", "Rumanía", "ROU"), ("es", "Nueva Zelandia", "NZL"),
    ("ru", "Соединенных Штатов Америки", "USA"), ("ru", "Соединённых Штатов Америки", "USA"),
    ("ru", "Российской Федерацией", "RUS"), ("ru", "Франции", "FRA"), ("ru", "Гвинеи-Бисау", "GNB"),
    ("ru", "Нидерланды (Королевство)", "NLD"), ("ru", "Тимору-Лешти", "TLS"),
    ("ar", "فييت نام", "VNM"), ("ar", "هولندا (مملكة)", "NLD"), ("ar", "في مالي", "MLI"), ("ar", "سلطنة عمان", "OMN"),
]  # fmt: skip


def test_the_table_of_lookups_is_whole() -> None:
    assert len(LOOKUPS) == 52


@pytest.mark.parametrize(("language", "name", "code"), LOOKUPS)
def test_lookup(language: str, name: str, code: str) -> None:
    assert claims(*SURE)[name, language] == {code}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Tanganyika"), ("en", "Palestine"), ("en", "Southern Rhodesia"), ("en", "Taiwan"), ("en", "Salvador"),
        ("zh", "刚果"), ("en", "Micronesia"), ("ar", "مالي"), ("ar", "عمان"), ("en", "American Samoa"),
        ("en", "Hong Kong"),
    ],
)  # fmt: skip
def test_not_a_sure_name(language: str, name: str) -> None:
    assert claims(*SURE)[name, language] == set()


def test_a_longer_phrase_hides_the_name() -> None:
    phrases = claims(UNR.notLabel)
    assert phrases["Lake Chad", "en"] == {"TCD"}
    assert phrases["Northern Ireland", "en"] == {"IRL"}
    assert phrases["United States dollars", "en"] == {"USA"}
