"""Which files can be read, and what is said of the others."""

from pathlib import Path

import pytest

from blog.transfer.reading import UnreadableFile, decode, read_file

TEXT = "소금길 – “Salt Road”, a café in winter\n"


@pytest.mark.parametrize(
    "encoded, encoding",
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_unicode_is_read_with_its_mark_and_utf_8_without(encoded, encoding):
    decoded = decode(encoded)

    assert decoded.text == TEXT
    assert decoded.encoding == encoding


def test_windows_1252_is_recognised_and_said():
    decoded = decode("“Salt Road” – a café".encode("windows-1252"))

    assert decoded.text == "“Salt Road” – a café"
    assert decoded.encoding == "Windows-1252"


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (TEXT.encode("utf-16-le"), "binary"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (b"\xff\xfea", "damaged"),
        (("소금길의 겨울 " * 20).encode("euc-kr"), "encoding is not known"),
        (b"caf\x81 is not a letter of Windows-1252", "encoding is not known"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, words):
    with pytest.raises(UnreadableFile, match=words):
        decode(data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read_file(tmp_path)
