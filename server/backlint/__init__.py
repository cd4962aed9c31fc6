"""backlint: a language server and command-line linter for Python backends."""

__version__ = "0.1.0"
