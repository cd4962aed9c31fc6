"""Which versions of Python and of libraries a file's project allows.

Readers (one module per kind of file) collect *declarations*; ``resolution`` makes one range of
those about the same distribution; ``project`` finds the declarations that concern a file.
"""
