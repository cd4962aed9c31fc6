"""Settings: what they may be, where they are found, and which rules they turn on."""
