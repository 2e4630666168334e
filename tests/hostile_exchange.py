"""Files made to do harm, for each format that is read. Enter by `hostile_files`.

What must become of each: "refused" (the file as a whole, with line and words), "left out" (its
question, with line and reason) or "safe" (it is read, and what it carries is plain text).
"""

from __future__ import annotations

import io
import random
import stat
import warnings
import zipfile
from collections.abc import Iterator

NOISE = random.Random(7).randbytes(200_000)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<!DOCTYPE quiz [<!ENTITY a0 "lol">{LAUGHS}]>'
REMOTE = '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/evil.dtd">'
FILE = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
SCRIPT = (
    '<script>alert(1)</script><img src="/etc/passwd" onerror="x()"><a href="javascript:x">k</a>'
)
CITE = "Source x: “"

Hostile = tuple[str, bytes, str]


def _both(name: str) -> list[Hostile]:
    """What no text format may choke on."""
    return [
        ("empty", b"", "refused"),
        ("blanks", b" \n\t\n" * 1000, "refused"),
        ("noise", NOISE, "refused"),
        ("zeros", b"\0" * 100_000, "refused"),
        ("half-utf-16", b"\xff\xfe" + b"a" * 10_001, "refused"),
        ("picture", b"\x89PNG\r\n\x1a\n" + NOISE, "refused"),
        ("too-large", b"x\n" * (11 * 1024 * 1024), "refused"),
    ]


def _gift() -> list[Hostile]:
    def text(name: str, content: str, expected: str) -> Hostile:
        return name, content.encode("utf-8"), expected

    return [
        *_both("gift"),
        text("one-line", "a" * 15_000_000, "left out"),
        text("opening", "{" * 400_000, "left out"),
        text("closing", "}" * 5_000_000, "left out"),
        text("backslashes", "\\" * 400_001 + "{=a}", "left out"),
        text("equals", "a{" + "=" * 400_000 + "}", "left out"),
        text("colons", ":" * 400_000, "left out"),
        text("hashes", "a{=b" + "#" * 400_000 + "}", "safe"),
        text("unclosed", "What?{=a ~b\n\nNext?{T}\n", "safe"),
        text("weight", "What?{~%99999%a =b}", "safe"),
        text("weight-over", "What?{~%999%a =b}", "left out"),
        text("huge-number", "What?{#1e999999999}", "left out"),
        text("long-number", f"What?{{#{'9' * 400_000}}}", "left out"),
        text("script", f"[html]{SCRIPT.replace('=', chr(92) + '=')}Q?{{T}}", "safe"),
        text("deep-html", f"[html]{'<b>' * 50_000}{{T}}", "left out"),
        text("options", "a{=b" + "~%50%c" * 60_000 + "}", "left out"),
        text("tags", "// " + "[tag:" * 400_000 + "\nQ?{T}", "safe"),
        text("ids", "// [id:../../x]\nQ?{T}\n\n// [id:../../x]\nR?{F}", "safe"),
        text("citations", f"Q?{{T####{CITE * 9_000}}}", "safe"),
        text("category", "$CATEGORY: " + "../" * 100_000 + "\n\nQ?{T}", "safe"),
        text("entities", "[html]" + "&amp;lt;" * 60_000 + "{T}", "left out"),
        text("nbsp", f"[html]Q{'&nbsp;' * 80_000}?{{T}}", "safe"),
        text("blank-lines-in-html", f"[html]Q{'<br> ' * 90_000}?{{T}}", "safe"),
        text("many", "a{T}\n\n" * 60_000, "refused"),
        text("control", "Q\x07\x1b[31m?\x00{T}", "refused"),
        text("bidi", "Q\u202e?{T}\n", "safe"),
    ]


def _moodle() -> list[Hostile]:
    def text(name: str, content: str, expected: str) -> Hostile:
        return name, content.encode("utf-8"), expected

    def quiz(inner: str) -> str:
        return f"<?xml version='1.0'?>\n<quiz>\n{inner}\n</quiz>"

    def short(stem: str, answer: str = "a", fraction: str = "100") -> str:
        return (
            f'<question type="shortanswer"><questiontext format="html"><text>{stem}</text>'
            f'</questiontext><answer fraction="{fraction}"><text>{answer}</text></answer>'
            "</question>"
        )

    escaped = SCRIPT.replace("&", "&amp;").replace("<", "&lt;")
    return [
        *_both("xml")[:-1],
        text("billion-laughs", f"<?xml version='1.0'?>{DOCTYPE}<quiz>&a11;</quiz>", "refused"),
        text("remote-dtd", f"{REMOTE}<quiz/>", "refused"),
        text("local-file", f"{FILE}<quiz>{short('&x;')}</quiz>", "refused"),
        ("laughs-utf-16", f"{DOCTYPE}<quiz>&a11;</quiz>".encode("utf-16"), "refused"),
        text("doctype-only", "<!DOCTYPE quiz><quiz/>", "refused"),
        text("unknown-entity", quiz(short("&bomb;")), "refused"),
        text("not-xml", "Hello\nWorld", "refused"),
        text("other-xml", "<html><body/></html>", "refused"),
        text("cut-off", quiz(short("x"))[:-30], "refused"),
        text("no-question", quiz(""), "refused"),
        text("deep", "<quiz>" + "<question>" * 100_000, "refused"),
        text("million-tags", "<quiz>" + "<a/>" * 4_000_000, "refused"),
        text("attributes", f"<quiz {' '.join(f'a{n}=.' for n in range(50_000))}>", "refused"),
        text("long-text", quiz(short("x" * 9_000_000)), "left out"),
        text("deep-html", quiz(short("&lt;b>" * 50_000)), "left out"),
        text("script", quiz(short(f"{escaped}Q?")), "safe"),
        text("weight", quiz(short("Q?", fraction="1e99")), "left out"),
        text("cloze-braces", quiz('<question type="cloze"><questiontext><text>'
             + "{1:SHORTANSWER:" * 50_000 + "</text></questiontext></question>"), "left out"),
        text("many", quiz(short("Q?") * 60_000), "refused"),
    ]  # fmt: skip


def _aiken() -> list[Hostile]:
    def text(name: str, content: str, expected: str) -> Hostile:
        return name, content.encode("utf-8"), expected

    good = "Q?\nA. a\nB. b\nANSWER: A\n"
    return [
        *_both("aiken"),
        text("one-line", "a" * 15_000_000, "left out"),
        text("answers", "ANSWER: A\n" * 15_000, "left out"),
        text("options", "Q?\n" + "A. a\n" * 400_000, "left out"),
        text("alphabet", "Q?\n" + "".join(f"{chr(65 + n)}. {n}\n" for n in range(40)), "left out"),
        text("no-answer", "Q?\nA. a\nB. b\n", "left out"),
        text("no-options", "Q?\nANSWER: A\n", "left out"),
        text("wrong-letter", "Q?\nA. a\nB. b\nANSWER: Z\n", "left out"),
        text("answer-words", "Q?\nA. a\nB. b\nANSWER: " + "x" * 1_000_000, "left out"),
        text("twins", "Q?\nA. a\nB. A\nANSWER: A\n", "left out"),
        text("one-option", "Q?\nA. a\nANSWER: A\n", "left out"),
        text("skipped", "Q?\nA. a\nC. c\nANSWER: A\n", "left out"),
        text("empty-option", "Q?\nA.\nB. b\nANSWER: A\n", "left out"),
        text("long-stem", "x" * 200_000 + "\n" + good[3:], "left out"),
        text("lines", "word\n" * 3_000_000, "left out"),
        text("script", SCRIPT + "\n" + good[3:], "safe"),
        text("path", "../../etc/passwd\n" + good[3:], "safe"),
        text("many", good * 60_000, "refused"),
        text("bidi", "Q\u202e?\n" + good[3:], "safe"),
        text("greek", "Q?\nΑ. a\nΒ. b\nANSWER: Α\n", "left out"),
        text("lower", "q?\na. a\nb. b\nanswer: a\n", "left out"),
    ]


def _table(delimiter: str) -> list[Hostile]:
    def text(name: str, content: str, expected: str) -> Hostile:
        return name, content.replace(",", delimiter).encode("utf-8"), expected

    head = "kind,question,answer 1,share 1,answer 2,share 2\n"
    good = "single-choice,Q?,a,100,b,0\n"
    return [
        *_both("table"),
        text("no-header", "a,b,c\n1,2,3\n", "refused"),
        text("twice", "question,question,answer 1\n", "refused"),
        text("no-answers", "question,kind\nQ?,date\n", "refused"),
        text("header-only", head, "refused"),
        text("open-quote", head + 'single-choice,"Q?,a\n' + good * 1000, "refused"),
        text("quote-in-cell", head + 'single-choice,"Q"x",a,100,b,0\n', "refused"),
        text("long-cell", head + f"single-choice,{'x' * 5_000_000},a,100,b,0\n", "refused"),
        text("columns", "question," + ",".join(f"answer {n}" for n in range(5000)), "refused"),
        text("commas", head + "," * 15_000_000, "refused"),
        text("quotes", head + '"' * 1_000_001, "refused"),
        text("share", head + "single-choice,Q?,a,1e9,b,0\n", "left out"),
        text("kind", head + "essay,Q?,a,100,b,0\n", "left out"),
        text("number", head + f"numeric,Q?,{'9' * 100_000},100\n", "left out"),
        text("dots", head + f"numeric,Q?,{'.' * 60_000} {'.' * 60_000},100\n", "left out"),
        text("date", head + "date,Q?,2020-02-31\n", "left out"),
        text("gap", head + "cloze,Q {1},a,100\n", "left out"),
        text("formula", head + "single-choice,=cmd|' /C calc'!A0,a,100,b,0\n", "safe"),
        text("script", head + f'single-choice,"{SCRIPT.replace(chr(34), "")}",a,100,b,0\n', "safe"),
        text("many", head + good * 60_000, "refused"),
        text("answer-0", "question,answer 9999\nQ?,x\n", "safe"),
    ]


def _zip(files: dict[str, str | bytes], *, link: str = "") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # twice the same name is one of the tricks
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
            if link:
                info = zipfile.ZipInfo(link)
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
                archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def _item(body: str, declared: str = "") -> str:
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x" '
        f'title="t" adaptive="false" timeDependent="false">{declared}<itemBody>{body}</itemBody>'
        "</assessmentItem>"
    )


def _qti() -> list[Hostile]:
    key = (
        '<responseDeclaration identifier="R" cardinality="single" baseType="identifier">'
        "<correctResponse><value>A</value></correctResponse></responseDeclaration>"
    )
    choice = (
        '<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>{}</prompt>'
        '<simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b'
        "</simpleChoice></choiceInteraction>"
    )
    good = _item(choice.format("Q?"), key)
    script = _item(choice.format(SCRIPT.replace('onerror="x()">', "/>") + "Q?"), key)
    bomb = _zip({"i.xml": good, "bomb.xml": b"<a>" + b" " * 150_000_000 + b"</a>"})

    def one(name: str, files: dict[str, str | bytes], expected: str, link: str = "") -> Hostile:
        return name, _zip(files, link=link), expected

    return [
        ("empty", b"", "refused"),
        ("noise", NOISE, "refused"),
        ("noise-in-zip", b"PK\x03\x04" + NOISE, "refused"),
        ("cut-off", _zip({"i.xml": good})[:-40], "refused"),
        ("bomb", bomb, "refused"),
        one("traversal", {"../../evil.xml": good}, "refused"),
        one("absolute", {"/etc/evil.xml": good}, "refused"),
        one("drive", {"C:\\evil.xml": good}, "refused"),
        one("link", {"i.xml": good}, "refused", link="passwd.xml"),
        one("entries", {f"{n}.xml": "" for n in range(2_500)}, "refused"),
        one("nothing", {"readme.txt": "x"}, "refused"),
        one("manifest-only", {"imsmanifest.xml": "<manifest/>"}, "refused"),
        one("manifest-outside", {"imsmanifest.xml": '<manifest><resources><resource '
            'href="../../etc/passwd"/></resources></manifest>'}, "refused"),
        one("manifest-laughs", {"imsmanifest.xml": f"{DOCTYPE}<manifest>&a11;</manifest>",
            "i.xml": good}, "refused"),
        one("item-laughs", {"i.xml": f"{DOCTYPE}<assessmentItem>&a11;</assessmentItem>"},
            "refused"),
        ("local-file", f"{FILE}{_item('&x;')}".encode(), "refused"),
        ("remote-dtd", f"{REMOTE}{good}".encode(), "refused"),
        ("other-xml", b"<html/>", "refused"),
        ("deep", b"<assessmentItem>" + b"<div>" * 100_000, "refused"),
        ("no-body", b"<assessmentItem/>", "left out"),
        ("no-key", _item(choice.format("Q?")).encode(), "left out"),
        ("upload", _item('<p>Q?</p><uploadInteraction responseIdentifier="R"/>', key).encode(),
         "left out"),
        ("custom", _item('<p>Q?</p><customInteraction responseIdentifier="R"/>', key).encode(),
         "left out"),
        ("long-text", _item(choice.format("x" * 5_000_000), key).encode(), "left out"),
        ("script", script.encode(), "safe"),
        ("huge-score", good.replace("</correctResponse>", '</correctResponse><mapping><mapEntry '
         'mapKey="A" mappedValue="1e999999999"/></mapping>').encode(), "safe"),
    ]  # fmt: skip


_FORMATS = {
    "gift": _gift,
    "moodle-xml": _moodle,
    "aiken": _aiken,
    "csv": lambda: _table(","),
    "tsv": lambda: _table("\t"),
    "qti": _qti,
}


def hostile_files(name: str) -> Iterator[Hostile]:
    """(name, bytes, what must become of it) of each file for a format."""
    yield from _FORMATS[name]()
