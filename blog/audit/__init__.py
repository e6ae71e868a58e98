"""The leak report: looks in everything that leaves the site for words of posts that must not stand there.

It is the other pair of eyes: it reads what editors stored and what visitors are sent, and shares no code with the
spoiler boundary whose work it judges.
"""
