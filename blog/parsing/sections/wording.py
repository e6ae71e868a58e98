"""Wording that paragraphs open with, whatever they announce: patterns to build others from, for folded text."""

WILL = (
    r"(?:i(?:'d| would|'ll| will|'m going to| am going to| want| wanted| should| need)|let me|let's|let us|time to|now)"
)
"""Before what is going to be done."""
TELL = (
    r"(?:talk|say|speak|tell|write|discuss|share|make|give|go|move|turn|get|introduce|look|comment|have|spend|devote"
    r"|add)"
)
"""What is going to be done, with words."""
OH = (
    r"(?:(?:and|so|now|but|well|okay|ok|right|alright|all right|anyways?|then|next|next up|first|first off|also|finally"
    r"|lastly|last but not least|to finish(?: off)?|honestly|personally|still|of course|speaking of which)\b[,:.]? )*"
)
"""What a sentence may open with before it says anything: `Right, on to …`, `Okay, the cast then`."""
ON_TO = (
    r"(?:as for|as to|as far as|now for|about|on to|onto|over to|moving on to|going on to|coming to|turning to"
    r"|getting to|when it comes to|with regards? to|regarding|concerning|speaking of|then|next up:?"
    r"|(?:that|which) brings (?:me|us) to|time for)"
)
"""Before the next subject."""
