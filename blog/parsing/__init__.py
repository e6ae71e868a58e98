"""Recognition: the typed parts of an old review post. Pure: import, paste and tests share it, Django is not needed.

Source of the forms that are met: import-formats, section numbers as in that paper (titles 2, ratings 4, data lines 5,
disclaimers 6, sections 7, roles 8, furniture 9, several posts 10, letters 11, watch list 12).
"""
