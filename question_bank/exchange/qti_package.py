"""A QTI package as files in memory: the items of one, and a new one. Enter by `open_package`,
`pack`.

Archives are read in memory with limits (`question_bank.documents.archives`): nothing is unpacked to
a disk, links and names that point outside are refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from question_bank.documents.archives import Archive
from question_bank.documents.markup_trees import Element, local_name
from question_bank.errors import BankProblemsError, DocumentError, Problem
from question_bank.exchange.opening import xml_of
from question_bank.exchange.rich import clean

MANIFEST = "imsmanifest.xml"
_LINK = 0o120000
_KIND_OF_FILE = 0o170000
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """Items as (name of the file, root), topics by name, and what the manifest says in words."""

    items: list[tuple[str, Element]] = field(default_factory=list)
    topics: dict[str, list[str]] = field(default_factory=dict)
    said: str = ""
    title: str = ""
    problems: list[Problem] = field(default_factory=list)


def open_package(data: bytes, path: Path | str) -> Package:
    """The items of a package, or the one item of an XML file.

    Raises:
        BankProblemsError: it is neither, or may do harm.
    """
    if not data.startswith(b"PK"):
        root = xml_of(data, path)
        if local_name(root) != "assessmentitem":
            message = (
                f"The file is no QTI item: its first tag is <{local_name(root)}>, not "
                "<assessmentItem>. Tests and packages come as a .zip."
            )
            raise BankProblemsError(path, [Problem(1, 1, message)])
        return Package([(Path(path).name, root)])
    try:
        return _open_archive(data, path)
    except DocumentError as error:
        message = f"The package cannot be used: {error}"
        raise BankProblemsError(path, [Problem(1, 1, message)]) from None


def _open_archive(data: bytes, path: Path | str) -> Package:
    archive = Archive(data)
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        for member in zipped.infolist():
            if (member.external_attr >> 16) & _KIND_OF_FILE == _LINK:
                raise DocumentError(
                    f"it holds a link, {member.filename[:80]!r}, that may point outside of it; "
                    "it was made to do harm."
                )
    package = Package()
    listed: list[str] = []
    manifest = next((name for name in archive.names if PurePosixPath(name).name == MANIFEST), "")
    if manifest:
        root = xml_of(archive.read(manifest), f"{path}/{manifest}")
        listed = _read_manifest(root, PurePosixPath(manifest).parent, package)
    names = [name for name in listed if name in archive] or [
        name for name in archive.names if name.lower().endswith(".xml") and name != manifest
    ]
    for missing in (name for name in listed if name not in archive):
        package.problems.append(
            Problem(1, 1, f"The manifest names {missing[:80]!r}, which is not in the package.")
        )
    for name in dict.fromkeys(names):
        _add(archive, name, path, package)
    if not package.items:
        message = "There is no QTI item in this package."
        raise BankProblemsError(path, package.problems or [Problem(1, 1, message)])
    return package


def _add(archive: Archive, name: str, path: Path | str, package: Package) -> None:
    try:
        root = xml_of(archive.read(name), f"{path}/{name}")
    except BankProblemsError as error:
        package.problems += [
            Problem(one.line, one.column, f"{name}: {one.message}") for one in error.problems
        ]
        return
    if local_name(root) == "assessmentitem":
        package.items.append((name, root))


def _read_manifest(root: Element, folder: PurePosixPath, package: Package) -> list[str]:
    """The files of the manifest's resources, in order; titles, descriptions and keywords."""
    listed = []
    for element in root.iter():
        if local_name(element) == "resource" and (href := element.get("href", "")):
            name = str(folder / unquote(href))
            listed.append(name)
            package.topics[name] = _keywords(element)
    for child in root:
        if local_name(child) == "metadata":
            package.said = "".join(child.itertext())
            package.title = next(
                (" ".join("".join(one.itertext()).split()) for one in child.iter()
                 if local_name(one) == "title"), ""
            )  # fmt: skip
    return listed


def _keywords(resource: Element) -> list[str]:
    words = [
        " ".join("".join(one.itertext()).split())
        for one in resource.iter()
        if local_name(one) == "keyword"
    ]
    return [word for word in words if word]


@dataclass(frozen=True, slots=True)
class PackedItem:
    """An item to write: an identifier for XML, its title, its text, its topics."""

    identifier: str
    text: str
    topics: tuple[str, ...]


def pack(items: Sequence[PackedItem], identifier: str, title: str, said: str) -> bytes:
    """The package; the same input gives the same bytes. `said` describes it in words."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [
            (MANIFEST, _manifest(items, identifier, title, said)),
            *((f"items/{n:05d}.xml", one.text) for n, one in enumerate(items, start=1)),
        ]:
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _string(text: str) -> str:
    return f"<lom:string>{escape(clean(text))}</lom:string>"


def _manifest(items: Sequence[PackedItem], identifier: str, title: str, said: str) -> str:
    description = f"<lom:description>{_string(said)}</lom:description>" if said else ""
    resources = []
    for n, one in enumerate(items, start=1):
        words = "".join(f"<lom:keyword>{_string(word)}</lom:keyword>" for word in one.topics)
        about = (
            f"<metadata><lom:lom><lom:general>{words}</lom:general></lom:lom></metadata>"
            if words
            else ""
        )
        resources.append(
            f'    <resource identifier={quoteattr(f"R{n:05d}")} type="imsqti_item_xmlv2p1" '
            f'href="items/{n:05d}.xml">{about}<file href="items/{n:05d}.xml"/></resource>\n'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" '
        'xmlns:lom="http://ltsc.ieee.org/xsd/LOM" '
        f"identifier={quoteattr(identifier)}>\n"
        "  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>"
        f"<lom:lom><lom:general><lom:title>{_string(title)}</lom:title>{description}"
        "</lom:general></lom:lom></metadata>\n"
        "  <organizations/>\n  <resources>\n" + "".join(resources) + "  </resources>\n</manifest>\n"
    )
