"""The bar of a long run."""

import io

from blog.transfer.progress import ProgressBar, bar_line


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_bar_tells_the_share_the_rate_and_the_time_left():
    line = bar_line(75, 0.25, 6.0, unit="posts")

    assert line.startswith("[######                  ]")
    assert "25%" in line
    assert "75 posts" in line
    assert "12.5 a second" in line
    assert line.endswith("18 s left")


def test_long_times_are_told_in_minutes_and_the_end_tells_none():
    assert bar_line(10, 0.1, 20.0, unit="posts").endswith("3 min 0 s left")
    assert "left" not in bar_line(10, 1.0, 20.0, unit="posts")


def test_the_bar_is_drawn_on_a_terminal_only():
    terminal, pipe = Terminal(), io.StringIO()

    for stream in (terminal, pipe):
        bar = ProgressBar(stream, unit="posts")
        bar.show(1, 1.0)
        bar.clear()

    assert "1 posts" in terminal.getvalue()
    assert pipe.getvalue() == ""
