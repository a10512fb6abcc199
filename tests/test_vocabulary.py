"""Every word of the lexicons is found in all its cases, singular and plural where it has one.

The words are the library's own, their forms are pymorphy3's (vocabulary.py), the sentences around
them plain ones in which the form belongs. Portfolios and organisations have tests of their own
in unit/. GAPS are phrases that are not found yet: a test fails when one of them starts to be, and
when another is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

import pytest
from test_generated_data import MEMBERS
from vocabulary import CASES, adjective, decline, is_plural, morph

import diplotext
from diplotext.entities import default_lexicon

BATCH = 40
# A sentence for each case; the words stand at the mark.
ABOUT = {
    "nomn": "Обсуждается {}.",
    "gent": "Речь шла и о роли {}.",
    "datv": "Итоги подвели благодаря {}.",
    "accs": "Доклад был про {}.",
    "ablt": "Стороны гордятся {}.",
    "loct": "Стороны говорили о {}.",
}


class Sentence(NamedTuple):
    """A sentence with a mark, the words at the mark, the word they are a form of, its meaning."""

    frame: str
    words: str
    base: str
    wanted: Any


ALL = ""
# What is not found yet, by test: the phrase, and the cases in which it is not.
GAPS: dict[str, dict[str, str]] = {
    "roles": {
        # An organisation that belongs to the name of the office.
        "комиссар ЕС": ALL,
        "комиссар ЕС, plural": ALL,
        "член Еврокомиссии": ALL,
        "член Еврокомиссии, plural": ALL,
        # People of an embassy, not its spokespersons.
        "представитель посольства Чили, plural": ALL,
        "представительница посольства Чили, plural": "gent datv accs ablt loct",
        "представитель Чили при ООН, plural": ALL,
        "представительница Чили при ООН, plural": "gent datv accs ablt loct",
        # «о после» is «после» to everybody.
        "посол ООН": "loct",
        "посол по особым делам Чили": "loct",
        "посол по особым поручениям Чили": "loct",
    },
    "meetings": {
        "бизнес-завтрак: informal_meeting": ALL,
        "прогулка: informal_meeting": ALL,
        # Found beside a verb of taking place alone.
        "диалог: strategic_dialogue": ALL,
        "приём: reception": ALL,
        "собрание: session": ALL,
    },
    "areas": {
        # Proper names of places, projects and bodies.
        "Арал": ALL,
        "Байконур": ALL,
        "Всемирные игры кочевников": ALL,
        "Камбаратинская ГЭС-1": ALL,
        "Каспий": ALL,
        "МФСА": ALL,
        "Рогунская ГЭС": ALL,
        "Срединный коридор": ALL,
        "Средний коридор": ALL,
        "ТМТМ": ALL,
        "ЦАРИКЦ": ALL,
        "съезд лидеров мировых и традиционных религий": ALL,
        "форум межрегионального сотрудничества": ALL,
        "форум регионов": ALL,
        # A noun that is another entity, or never an area by itself.
        "государственно-частное партнёрство": ALL,
        "межгосударственное взаимодействие": ALL,
        "контакты между людьми": ALL,
        "цели устойчивого развития": ALL,
        "Цели устойчивого развития": ALL,
        "вопросы молодёжи": "gent nomn",
        "вызовы и угрозы": "loct",
        # Taken by parts.
        "космическая связь": ALL,
        "оценка соответствия": ALL,
        "халал": ALL,
        # After «в» alone, or in the nominative of «таких, как».
        "БПЛА": "loct",
        "индустриальный парк": "loct",
        "малое и среднее предпринимательство": "loct",
        "малый и средний бизнес": "loct nomn",
        "среднее образование": "loct",
        "средний бизнес": "loct",
        "большие данные": "nomn",
        "малый бизнес": "nomn",
        "статистические данные": "nomn",
    },
}


def check(
    test: str,
    case: str,
    mentions: str,
    sentences: Iterable[Sentence],
    means: Callable[..., Any],
    *,
    parts: bool = False,
) -> None:
    """Nothing is lost but the known gaps, and they are; a part of the words is enough if told."""
    rest, lost = iter(sentences), set()
    while batch := list(islice(rest, BATCH)):
        text, places = "", []
        for sentence in batch:
            start = len(text) + sentence.frame.index("{}")
            places.append((start, start + len(sentence.words)))
            text += sentence.frame.format(sentence.words) + "\n\n"
        found = getattr(diplotext.extract(text), mentions)
        for (start, stop), sentence in zip(places, batch, strict=True):
            if parts:
                fits = [m for m in found if start <= m.start and m.stop <= stop]
            else:
                fits = [m for m in found if m.span == (start, stop)]
            if not any(sentence.wanted in means(mention) for mention in fits):
                lost.add(sentence.base)
    known = GAPS.get(test, {})
    assert sorted(lost) == sorted(base for base, cases in known.items() if case in (cases or case))


def country_codes(mention: Any) -> tuple[str, ...]:
    return (mention.code, *mention.alternatives)


@pytest.mark.parametrize("case", CASES)
def test_states(case: str) -> None:
    sentences = [
        Sentence(ABOUT[case], decline(name, case, prefer="Geox") or name, name, row.code)
        for row in default_lexicon("countries")
        for name in (row.name, *row.names)
        if row.code in MEMBERS
    ]
    assert len(sentences) > 400
    check("states", case, "countries", sentences, country_codes)


# Gender, number and noun for adjectives.
NOUNS = (("masc", "sing", "парламент"), ("femn", "sing", "сторона"))
NOUNS += (("neut", "sing", "правительство"), ("masc", "plur", "власть"))
BONDS = (("neut", "sing", "сотрудничество"), ("femn", "plur", "связь"))
BONDS += (("neut", "plur", "отношение"), ("masc", "sing", "диалог"))


@pytest.mark.parametrize("case", CASES)
def test_adjectives_of_states(case: str) -> None:
    rows = [row for row in default_lexicon("countries") if row.code in MEMBERS]
    words = [(word, row.code) for row in rows for word in row.adjectives]
    assert {code for _, code in words} == set(MEMBERS)
    sentences = []
    for index, (word, code) in enumerate(words):  # genders and the plural take turns
        gender, number, noun = NOUNS[(index + CASES.index(case)) % len(NOUNS)]
        frame = ABOUT[case].format(f"{{}} {decline(noun, case, number)}")
        sentences.append(Sentence(frame, adjective(word, case, number, gender), word, code))
    check("adjectives of states", case, "countries", sentences, country_codes)


# The form in which a currency stands after a number, a sentence for it, and the number.
AMOUNTS = {
    "one": ("nomn", "sing", "Это стоило {}.", "1"),
    "two": ("gent", "sing", "Это стоило {}.", "2"),
    "five": ("gent", "plur", "Это стоило {}.", "5"),
    "million": ("gent", "plur", "Это стоило {}.", "1,5 млн"),
    "to five": ("datv", "plur", "Сумма приближается к {}.", "пяти"),
    "with five": ("ablt", "plur", "Это сопоставимо с {}.", "пятью"),
    "about five": ("loct", "plur", "Речь шла о {}.", "пяти"),
}


@pytest.mark.parametrize("number", AMOUNTS)
def test_currencies(number: str) -> None:
    """Each currency in circulation, with what tells it from others of its name."""
    case, grammatical, frame, amount = AMOUNTS[number]
    sentences = []
    for row in default_lexicon("money"):
        if (row.note or "").startswith("until"):
            continue
        for noun in row.forms:
            words = [amount, *currency(row, noun, case, grammatical)]
            sentences.append(Sentence(frame, " ".join(words), f"{row.code} {noun}", row.code))
    assert len({sentence.wanted for sentence in sentences}) >= 150
    check("currencies", number, "money", sentences, lambda mention: [mention.currency])


def currency(row: Any, noun: str, case: str, number: str) -> list[str]:
    fixed = len(row.surfaces) == len(row.forms)  # «лари» of Georgia, which is no «ларь»
    words = [noun if fixed else decline(noun, case, number) or noun]
    if not row.adjectives:
        return words + list(row.qualifiers[:1])
    gender = "masc" if fixed else morph().parse(noun)[0].tag.gender or "masc"
    if case == "gent":  # «две чешских кроны», «два чешских лева»
        number = "plur"
    return [adjective(row.adjectives[0], case, number, gender), *words]


# What an office is of, by what its row says that it takes; the first that fits.
BODIES = {
    "state_council": "Государственного совета Кубы",
    "government": "правительства Чили",
    "foreign_affairs": "МИД Чили",
    "organization": "ООН",
    "country": "Чили",
    "host": "Чили в Перу",
    "embassy": "посольства Чили",
    "permanent_mission": "постоянного представительства Чили при ООН",
    "consulate": "генерального консульства Чили",
    "parliament": "парламента Чили",
    "presidential_administration": "администрации президента Чили",
    "office": "президента Чили",
    "security_council": "Совета безопасности Чили",
    "central_bank": "Центрального банка Чили",
    "national_security": "Комитета национальной безопасности Казахстана",
    "prosecutor_general": "Генеральной прокуратуры Чили",
    "court": "Верховного суда Чили",
    "staff": "Генерального штаба Чили",
    "chamber_of_commerce": "Торгово-промышленной палаты Чили",
    "party": "партии",
    "delegation": "делегации Чили",
    "commission": "Межправительственной комиссии",
    "region": "Павлодарской области",
    "city": "города",
    "press_service": "пресс-службы МИД Чили",
    "ministry": "Министерства экономики Чили",
    "unit": "департамента МИД Чили",
    "agency": "Роскомнадзора",
    "host_organization": "Чили при ООН",
    "committee": "комитета парламента Чили",
    "organization_topic": "Всемирного банка по Центральной Азии",
    "party_committee": "парткома",
    "place": "Дубая",
    "nation": "чилийского народа",
    "bare": "",
}
CHAIRS = "chairman_of_state"


@pytest.mark.parametrize("case", CASES)
def test_roles(case: str) -> None:
    sentences = []
    for row in default_lexicon("titles"):
        body = next(words for kind, words in BODIES.items() if kind in row.takes)
        body = "КНР" if row.role == CHAIRS and body == "Чили" else body
        for word in row.words:
            for number in ("sing", "plur"):
                words = decline(word, case, number, prefer="anim")
                if words and not (number == "plur" and row.role == CHAIRS):
                    base = f"{word} {body}".strip()
                    plural = f"{base}, plural" if number == "plur" else base
                    words = f"{words} {body}".strip()
                    sentences.append(Sentence(ABOUT[case], words, plural, row.role))
    assert len({sentence.wanted for sentence in sentences}) >= 47
    check("roles", case, "titles", sentences, lambda mention: [mention.role])


# What stands after the noun of a meeting, where it is not «президентов Чили и Перу».
TAILS = {
    **dict.fromkeys(("вызов", "демарш"), "посла Чили в МИД Перу"),
    **dict.fromkeys(("приём", "аудиенция"), "президентом Чили главы МИД Перу"),
    **dict.fromkeys(("завтрак", "обед", "ужин"), "в честь президента Чили"),
    **dict.fromkeys(("заседание", "онлайн-заседание"), "делегаций Чили и Перу"),
    **dict.fromkeys(("сессия", "совещание"), "делегаций Чили и Перу"),
    "собрание": "глав делегаций Чили и Перу",
}
# Kinds that the words beside a noun tell, not the noun alone.
TOLD = {
    "delegation_visit": ("визит", "делегации Чили в Перу"),
    "head_of_government_meeting": ("встреча", "глав правительств СНГ"),
    "intergovernmental_commission": ("заседание", "Межправительственной комиссии Чили и Перу"),
}


@pytest.mark.parametrize("case", CASES)
def test_meetings(case: str) -> None:
    sentences = []
    for row in default_lexicon("meetings"):
        pairs = [(word, TAILS.get(word)) for word in (*row.nouns, *row.typed)]
        for word, tail in [TOLD[row.id]] if row.id in TOLD else pairs:
            default = "президента Чили в Перу" if "visit" in row.id else "президентов Чили и Перу"
            frame = ABOUT[case].format(f"{{}} {tail or default}")
            numbers = ("plur",) if is_plural(word) else ("sing", "plur")
            forms = filter(None, (decline(word, case, number) for number in numbers))
            sentences += [Sentence(frame, form, f"{word}: {row.id}", row.id) for form in forms]
    assert len({sentence.wanted for sentence in sentences}) == 31
    check("meetings", case, "meetings", sentences, lambda mention: [mention.kind])


UNDECLINED = {"три силы зла", "хаб"}  # by pymorphy3
AREAS = {
    "gent": "Стороны развивают сотрудничество в сфере {}.",
    "loct": "Стороны развивают сотрудничество в {}.",
    "nomn": "Стороны развивают сотрудничество в таких сферах, как {}.",
}


@pytest.mark.parametrize("case", AREAS)
def test_areas(case: str) -> None:
    sentences = [
        Sentence(AREAS[case], decline(word, case) or word, word, row.id)
        for row in default_lexicon("areas")
        for word in row.words
        if word not in UNDECLINED
    ]
    assert len({sentence.wanted for sentence in sentences}) >= 85
    # Of «нефть и газ», «рыбная отрасль» the conjuncts and the adjective are the mentions.
    check("areas", case, "areas", sentences, lambda mention: mention.areas, parts=True)


@pytest.mark.parametrize("case", CASES)
def test_adjectives_of_areas(case: str) -> None:
    words = [(word, row.id) for row in default_lexicon("areas") for word in row.adjectives]
    sentences = []
    for index, (word, area) in enumerate(words):
        gender, number, noun = BONDS[(index + CASES.index(case)) % len(BONDS)]
        frame = ABOUT[case].format(f"{{}} {decline(noun, case, number)} Чили и Перу")
        sentences.append(Sentence(frame, adjective(word, case, number, gender), word, area))
    check("adjectives of areas", case, "areas", sentences, lambda mention: mention.areas)
