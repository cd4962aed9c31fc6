"""A file that is edited at random, compared with one that a fresh process opens."""
