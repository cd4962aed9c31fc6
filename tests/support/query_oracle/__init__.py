"""Compares chains of ``Query`` methods with what the fix makes of them, on the real library.

Random chains (``chains``) are put into a module, the fix rewrites it, and both are executed on
data with duplicates and NULLs (``models``). What they return or raise, the SQL that they emit and
what is in the tables and in the session afterwards must be the same (``comparison``).
"""
