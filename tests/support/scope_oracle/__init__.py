"""Compares the scopes that our facts know with those of CPython's ``symtable``."""
