"""Who said it: the speaker of each statement, by the text of the mention."""

import pytest

import diplotext


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("– Мы рады встрече с коллегами, – отметил Ержан Сатов.", "Ержан Сатов"),
        ("«Мы готовы к диалогу», – добавил глава МИД Замбии.", "глава МИД Замбии"),
        ("Министр Ержан Сатов подчеркнул, что проект важен.", "Ержан Сатов"),
        ("Глава МИД Замбии подчеркнул, что проект важен.", "Глава МИД Замбии"),
        ("По словам Ержана Сатова, квоты вырастут.", "Ержана Сатова"),
        ("Как отметил Ержан Сатов, работа близка к концу.", "Ержан Сатов"),
        ("Визит состоится осенью, сообщает МИД Чили.", "МИД Чили"),
        ("«Стороны готовы», — говорится в сообщении МИД Чили.", "МИД Чили"),
        ("Рейс откроют в мае. Об этом сообщил Ержан Сатов.", "Ержан Сатов"),
        ("Отмечено, что поставки выросли вдвое.", None),
        (
            "Министр Ержан Сатов встретился с послом Чили. Он отметил, что торговля растёт.",
            "Ержан Сатов",
        ),
        (
            "Министр Ержан Сатов, встретившись с Сами Гарби, отметил, что торговля растёт.",
            "Ержан Сатов",
        ),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    statement = diplotext.extract(text).statements[-1]
    assert (statement.speaker.text if statement.speaker else None) == speaker


def test_direct_speech_names_no_one_within_it() -> None:
    text = "«Я видел Сами Гарби в порту», — сказал собеседник агентства."
    assert diplotext.extract(text).statements[0].speaker is None


def test_statement_of_a_transcript_runs_to_the_next_turn() -> None:
    text = "Ержан Сатов: Рад видеть Вас.\nМы ждали встречи.\nСами Гарби: Благодарю."
    found = [(s.text, s.speaker.text) for s in diplotext.extract(text).statements]
    assert found == [
        ("Рад видеть Вас.\nМы ждали встречи", "Ержан Сатов"),
        ("Благодарю", "Сами Гарби"),
    ]


@pytest.mark.parametrize("text", ["", "—", "«", '"', "— ", ": :", "«»«»«", "Об этом", "по словам,"])
def test_any_text_is_accepted(text: str) -> None:
    assert diplotext.extract(text).statements == ()
