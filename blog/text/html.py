"""From HTML to the plain text that a reader would see."""

import re
from io import StringIO
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag

_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(["script", "style", "template"])
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def parse_fragment(html: str) -> BeautifulSoup:
    """The tree of an HTML fragment.

    Beautiful Soup takes it from a file: of a short text as such it warns where that may be a name (`notes.txt`) or an
    address, which anybody may have written.
    """
    return BeautifulSoup(StringIO(html), "html.parser")


def html_to_text(html: str) -> str:
    """The words of an HTML fragment.

    Args:
        html: a fragment; it need not be well-formed.

    Returns:
        One line a paragraph, list item, heading or line break; runs of blanks folded as a browser folds them;
        no-break blanks are kept, comments, scripts and styles are left out.
    """
    pieces: list[str] = []

    def walk(node: Tag) -> None:
        for child in node.children:
            if isinstance(child, Tag):
                if child.name in _SILENT:
                    continue
                if child.name == "br":
                    pieces.append("\n")
                elif child.name in _BLOCKS:
                    pieces.append("\n")
                    walk(child)
                    pieces.append("\n")
                else:
                    walk(child)
            elif type(child) is NavigableString:  # Comments and declarations are subclasses of it.
                pieces.append(_BLANKS.sub(" ", str(child)))

    walk(parse_fragment(html))
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def with_absolute_addresses(html: str, base: str) -> str:
    """The fragment for a reader elsewhere: what it links to and shows named by whole addresses.

    Args:
        html: a fragment of HTML.
        base: the absolute address of the page that it stands on, by which relative addresses are read (RFC 3986, 5).
    """
    if "href" not in html and "src" not in html:
        return html
    soup = parse_fragment(html)
    for name in ("href", "src"):
        for element in soup.select(f"[{name}]"):
            element[name] = _joined(base, str(element[name]))
    return str(soup)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # What is no address, such as "http://[", stays as it is.
        return address
