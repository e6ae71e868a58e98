"""Facts of a work: from data lines (`Episodes: 16`) and from running text (import-formats, section 5)."""
