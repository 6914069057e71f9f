"""Help, the tour and the settings, in English."""

HELPING: dict[str, str] = {
    "key.tour": "The tour",
    "key.redraw": "Draw the screen anew",
    "help.hint": "A key or words, in Chinese or English…",
    "help.keys": "type to filter · ↑↓ scroll · Esc closes",
    "tour.title": "Heshu: the tour",
    "tour.what": (
        "Every figure of the text has been found and held against the others. You "
        "judge them one by one; each key is a verdict on disk."
    ),
    "tour.facts": "to the next and the previous fact",
    "tour.verdicts": "confirmed, wrong, unclear (one key, one verdict)",
    "tour.correct": "correct: the right value, evidence, a note",
    "tour.checks": "to the next check that asks for a look; among its figures",
    "tour.words": "of a check: real error, false alarm, explained",
    "tour.notes": "a note, tags",
    "tour.queue": "to the next figure to verify, the worst first",
    "tour.search": "search all articles",
    "tour.panes": "to the next pane; open the chosen article",
    "tour.undo": "undo your last change",
    "tour.help": "all keys; commands by name",
    "tour.quit": "quit; you come back to this place",
    "tour.keys": "Any key begins; F2 shows this again",
    "setting.facts.dictionaries": (
        "word lists of local names; a relative path counts from the folder of this file"
    ),
    "setting.facts.without": "names of installed extractors that are left out",
    "setting.interface.lang": "language of the interface; empty: that of the locale",
    "setting.reader.mouse": ("whether the reader takes the mouse; else the terminal selects by it"),
    "setting.reader.line_length": (
        "the longest line of text in cells, two for each Chinese character"
    ),
    "setting.reader.plain": "whether to ask and answer line by line, as with --plain",
    "setting.reader.tour": "whether a reviewer new to a store is shown the tour",
    "setting.theme.name": "the theme; empty: by the terminal",
    "setting.theme.colours": (
        "in place of that of the theme; empty: the theme's (ansi keeps its own)"
    ),
    "setting.kind.text": "text",
    "setting.kind.texts": "list of texts",
    "setting.kind.flag": "true or false",
    "setting.kind.number": "whole number",
    "setting.kind.colour": "colour #rrggbb",
    "setting.kind.paths": "list of files",
    "config.file": "The settings file: {path}",
    "config.no_file": "The settings file: {path} (there is none yet)",
    "config.how": (
        "Lines that begin with # are the defaults. This output is itself a settings file."
    ),
    "config.keys": (
        'Keys: id = list of keys, as printed on the keyboard (".", "Ctrl+R", "PgDn"); [] for none'
    ),
    "config.row": "{kind}; {meaning}",
    "config.choices": "one of {choices}",
    "config.bounds": "{least} to {most}",
    "init.done": "The store is there: {path}",
    "init.group": "The store is there, and its group may write to it: {path}",
}
