"""``python -m backlint``."""

from backlint.cli import main

main()
