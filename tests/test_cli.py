"""The command line: formats, choices, errors, pipes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import diplotext
from diplotext import Document
from diplotext.cli import main

TEXT = "Кредит на 2 млрд долларов."
VISIT = Path(__file__).parent.parent / "examples" / "communiques" / "visit.txt"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "кредит.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_text(capsys: pytest.CaptureFixture[str], file: str) -> None:
    out = run(capsys, "--only", "money", file)
    assert out.splitlines()[:2] == [TEXT, " " * 10 + "money──────────"]
    assert out.splitlines()[3].split() == ["type", "text", "values"]
    assert "amount=2000000000; currency=USD" in out
    assert "\x1b" not in out


def test_table(capsys: pytest.CaptureFixture[str], file: str) -> None:
    out = run(capsys, "--format", "table", "--only", "money", file)
    head, line = out.splitlines()
    assert head.startswith("type   text")
    assert line.startswith("money  2 млрд долларов  amount=2000000000; currency=USD")


def test_json(capsys: pytest.CaptureFixture[str], file: str) -> None:
    out = run(capsys, "--format", "json", file)
    assert Document.from_json(out) == diplotext.extract(TEXT)


def test_json_of_several_files(capsys: pytest.CaptureFixture[str], file: str) -> None:
    found = json.loads(run(capsys, "--format", "json", file, file))
    assert [item["text"] for item in found] == [TEXT, TEXT]


def test_json_lines(capsys: pytest.CaptureFixture[str], file: str) -> None:
    lines = run(capsys, "--format", "jsonl", file, str(VISIT)).splitlines()
    assert [Document.from_json(line).text for line in lines] == [
        TEXT,
        VISIT.read_text(encoding="utf-8"),
    ]


def test_only_keeps_some_types(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "--format", "json", "--only", "money, countries", str(VISIT))
    data = json.loads(out)
    assert {item["type"] for item in data["mentions"]} == {"money", "country"}
    assert data["people"] == data["events"] == []


def test_names_of_only_are_those_of_documents() -> None:
    from diplotext.cli import TYPES

    doc = diplotext.extract(VISIT.read_text(encoding="utf-8"))
    for name, cls in TYPES.items():
        assert all(isinstance(mention, cls) for mention in getattr(doc, name))
        assert hasattr(diplotext, f"find_{name}")


def test_several_files_are_told_apart(capsys: pytest.CaptureFixture[str], file: str) -> None:
    out = run(capsys, file, file)
    assert out.count("== кредит.txt") == 2


def test_nothing_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run(capsys, str(empty)).split() == ["nothing", "found"]
    assert json.loads(run(capsys, "--format", "json", str(empty)))["mentions"] == []


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf" + TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", raw)
    assert json.loads(run(capsys, "--format", "json"))["text"] == TEXT


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"diplotext {diplotext.__version__}\n"


@pytest.mark.parametrize(
    ("only", "message"),
    [
        ("moneys", "diplotext: --only: unknown type 'moneys'; did you mean 'money'? known: "),
        ("money,tittles", "did you mean 'titles'"),
        ("", "unknown type ''"),
    ],
)
def test_unknown_type(
    capsys: pytest.CaptureFixture[str], file: str, only: str, message: str
) -> None:
    assert main(["--only", only, file]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


def test_unknown_format(capsys: pytest.CaptureFixture[str], file: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--format", "xml", file])
    assert stop.value.code == 2


def test_missing_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt: No such file" in capsys.readouterr().err


def test_directory(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
    assert "directory" in capsys.readouterr().err


def test_other_encoding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Кредит".encode("cp1251"))
    assert main([str(path)]) == 2
    assert "old.txt: not UTF-8 (byte 0)" in capsys.readouterr().err


def command(*arguments: str, **settings: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **settings}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "diplotext", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_closed_pipe_is_quiet() -> None:
    with command("--format", "jsonl", *[str(VISIT)] * 6) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_narrow_encoding_of_the_terminal(file: str) -> None:
    with command(file, PYTHONIOENCODING="ascii") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert rb"\u041a" in out


def test_html_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "--format", "html", str(VISIT))
    assert out.startswith("<!DOCTYPE html>")
    assert "visit.txt" in out


def test_explain(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Глава МИД Чада Али Гарби прибыл. Министр доволен.", encoding="utf-8")
    lines = run(capsys, "--explain", "--only", "titles", str(path)).splitlines()
    assert lines[0] == "title «Глава МИД Чада» [0, 14)"
    assert lines[1] == "├─ role: foreign_minister"
    assert "      by references.same_office" in lines
    assert "titles: «Министр» [33, 40) matched" in lines


def test_plover(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Чад и Перу подписали Соглашение о торговле.", encoding="utf-8")
    (line,) = run(capsys, "--format", "plover", str(path)).splitlines()
    assert json.loads(line)["event"] == "SUPPORT"
