"""How long texts take that were written to take long: `make bench` prints it."""

import time
from itertools import cycle, islice
from pathlib import Path

from blog.transfer.importing import open_text
from blog.transfer.reading import DecodedText

CHARACTERS = 1_000_000

_TITLE_BLOCK = "Aaa Bbb (2020)\nRating: 8/10\n\nAnn Bee is a doctor.\n\n"
_REPEATED = {
    "roles in brackets": "(played by A B) ",
    "roles of relatives": "her mother (played by A B), ",
    "roles with asides": "Ann Bee - called x (y) (played by Cee Dee/Eee Fff) ",
    "title lines": "Aaa (가나) 2020\n",
    "open brackets": "(",
    "names": "Ann Bee Cee ",
    "cues": 'The verdict: (played by Ann Bee) and overall, next is "Aaa Bbb" (2010). ',
}


def time_hostile_texts() -> str:
    """Read a million characters of each kind, as an import does before it writes; a table of seconds."""
    lines = [f"{'hostile text, 1 MB':24}{'s':>8}"]
    for name, repeated in _REPEATED.items():
        text = _TITLE_BLOCK + "".join(islice(cycle(repeated), CHARACTERS))
        started = time.perf_counter()
        open_text(Path("hostile.txt"), DecodedText(text, "utf-8"), titles=None)
        lines.append(f"{name:24}{time.perf_counter() - started:8.1f}")
    return "\n".join(lines)
