"""Files of old posts: whether they can be read, in which encoding, and the text in them."""

import codecs
from dataclasses import dataclass
from pathlib import Path

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Tab, line feed, vertical tab, form feed, carriage return, and the mark that old editors put at the end of a file.
_CONTROLS_OF_TEXT = frozenset(b"\t\n\x0b\x0c\r\x1a")
# European prose in Windows-1252 has an accent or a curly quote now and then; Korean in EUC-KR has little else.
_MOST_HIGH_BYTES = 0.25


class UnreadableFile(Exception):
    """A file that cannot be imported; its message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, and the encoding that it was read in, where that is not plain UTF-8."""

    text: str
    encoding: str | None = None


def read_file(path: Path) -> DecodedText:
    """The text of the file at `path`.

    Raises:
        UnreadableFile: it is missing, a folder, empty, binary, in an unknown encoding, or may not be read.
    """
    if path.is_dir():
        raise UnreadableFile("this is a folder. Name the files in it; folders cannot be imported in this version.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("there is no such file.") from None
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read ({error.strerror or error}).") from None
    return decode(data)


def decode(data: bytes) -> DecodedText:
    """The text of `data`: UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises:
        UnreadableFile: it is empty, binary, or in another encoding.
    """
    if data.startswith(_UTF32):
        raise UnreadableFile("its encoding is UTF-32. Save it as UTF-8 and import it again.")
    if data[:2] in _UTF16:
        decoded = _decoded_as_utf16(data)
    elif _is_binary(data):
        raise UnreadableFile(
            "this is no text but a binary file (or UTF-16 without its mark). Save the text as UTF-8 and import that."
        )
    else:
        decoded = _decoded_by_bytes(data)
    if not decoded.text.strip():
        raise UnreadableFile("the file is empty.")
    return decoded


def _decoded_as_utf16(data: bytes) -> DecodedText:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"it begins like UTF-16 and is damaged at byte {error.start}. Save it as UTF-8 and import it again."
        ) from None
    if "\x00" in text:
        raise UnreadableFile("this is no text but a binary file.")
    return DecodedText(text, "UTF-16")


def _is_binary(data: bytes) -> bool:
    return any(byte < 32 and byte not in _CONTROLS_OF_TEXT for byte in set(data))


def _decoded_by_bytes(data: bytes) -> DecodedText:
    try:
        return DecodedText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = error.start
    unknown = UnreadableFile(
        f"its encoding is not known: it is not UTF-8 (byte {place} does not fit), nor UTF-16 with its mark, nor "
        "Windows-1252. Save it as UTF-8 and import it again."
    )
    visible = len(data) - sum(data.count(blank) for blank in (b" ", b"\n", b"\r", b"\t"))
    if sum(byte >= 0x80 for byte in data) > _MOST_HIGH_BYTES * visible:
        raise unknown
    try:
        return DecodedText(data.decode("windows-1252"), "Windows-1252")
    except UnicodeDecodeError:
        raise unknown from None
