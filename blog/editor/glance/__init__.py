"""What an editor sees beside a post while writing it: its figures, what is missing, hints, and whom to speak of."""
