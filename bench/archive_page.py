"""Archive pages of any length, made from a fixed vocabulary: what the importer is timed and stopped with."""

import random

from bench.content import WORDS, WORDS_IN_A_REVIEW

_SYLLABLES = "ba be bo da do du ga go ha ho ja jo ka ko ma mo na no ra ro sa so ta to".split()
_HANGUL = "가나다라마바사아자차카타파하"
_CAST = 4
_PARAGRAPH = 100
# Words outside the paragraphs whose number depends on the length.
_WORDS_ELSEWHERE = 450


def archive_page(posts: int, *, words: int = WORDS_IN_A_REVIEW, seed: int = 1) -> str:
    """The text of an archive page of that many reviews, the newest first; the same for the same `seed`."""
    dice = random.Random(seed)
    people = [_name(dice) for _ in range(max(_CAST, posts // 5))]
    reviews = (_review(dice, number, people, words) for number in range(posts, 0, -1))
    return "Monthly Archives: March 2019\n\n" + "\n\n".join(reviews) + "\n"


def _review(dice: random.Random, number: int, people: list[str], words: int) -> str:
    title = f"{dice.choice(WORDS).title()} of the {dice.choice(WORDS).title()} {number}"
    native = "".join(dice.choices(_HANGUL, k=4))
    cast = [(actor, _name(dice)) for actor in dice.sample(people, _CAST)]
    (actor, character), (other_actor, other_character) = cast[:2]
    return "\n\n".join(
        [
            f"{title}\n\nStandard",
            "Disclaimer: this review tells the whole plot.",
            f"File:{title}.jpg",
            f"{title}\n({native})\nMyDramaList rating: {dice.randint(10, 20) / 2}/10",
            f"Hello everyone! {_sentence(dice, 40)}",
            f"{title} is a 12-episode Netflix K-Drama, each episode around 58 minutes long. It follows {character} "
            f"(played by {actor}), who met {other_character} (played by {other_actor}). {_sentence(dice, 60)}",
            *(_sentence(dice, _PARAGRAPH) for _ in range(max(0, words - _WORDS_ELSEWHERE) // _PARAGRAPH)),
            "I want to make some cast comments now.",
            *(f"{name} is good. {_sentence(dice, 50)}" for name, _ in cast),
            f"All in all, I was very happy with this drama. {_sentence(dice, 50)}",
            "Thank you for reading! Until next time!",
        ]
    )


def _name(dice: random.Random) -> str:
    return " ".join(dice.choice(_SYLLABLES).capitalize() + ending for ending in ("n", "m", "ng"))


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."
