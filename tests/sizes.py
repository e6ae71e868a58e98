"""How long a proof is: `make test` runs the usual size, `make prove` the stated one."""

import os

PROVE = os.environ.get("PROVE") == "1"

# Examples that Hypothesis draws for each property.
EXAMPLES = 1_000 if PROVE else 40

# Posts in the crowded site of the query counts.
POSTS = 1_000 if PROVE else 100


def sized(usual: int, stated: int) -> int:
    """Return the size of one proof: `stated` under `make prove`, else `usual`."""
    return stated if PROVE else usual
