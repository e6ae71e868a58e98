"""Who speaks in the first sentence of a paragraph: the writer, or the plot."""

import pytest

from blog.parsing.sections.opinions import is_opinion

OPINIONS = """
I was not prepared for the ferry.
Honestly, I've never liked boats.
For me it is a story about water.
What I enjoyed was the rain.
What moved me most is how she rows.
What makes this drama so special is its patience with boats.
One thing that struck me is the silence.
If there is one scene to remember, it is the storm.
Let me begin by admitting that I cried.
As I said, boats are not my thing.
My favourite part is the harbour.
"""
PLOT = """
Min Seo rows across the bay every night.
What she does not know is that the ferry is leaking.
What makes it worse is that her brother sold the oars.
It turns out that the captain is her father.
I won't say who does it.
I can't tell more than that.
If she rows, she sinks.
The captain, I think, has a wooden leg.
In the end everybody swims.
During World War I the family lost the ferry.
Her letter says: I never left you.
When Seo I Han finds the oars, he leaves.
At night she writes a column called My Late Lunch.
The mayor, whose name I can't remember, sinks it.
"""


@pytest.mark.parametrize("text", OPINIONS.strip().splitlines())
def test_what_the_writer_thinks(text: str) -> None:
    assert is_opinion(text)


@pytest.mark.parametrize("text", PLOT.strip().splitlines())
def test_what_happens(text: str) -> None:
    assert not is_opinion(text)
