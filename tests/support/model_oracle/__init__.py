"""Compares declarative classes with what the fix makes of them, on the real library.

Random classes (``models``) are put into a module, the fix rewrites it, and both are executed. The
schema that they stand for, in three dialects, how they are mapped and what their instances do must
be the same (``comparison``).
"""
