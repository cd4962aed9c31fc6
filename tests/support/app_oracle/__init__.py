"""Compares applications with what the fix makes of them, on the real libraries.

Random applications (``apps``) have handlers of startup and shutdown; the fix writes them as a
``lifespan``, and both are started and stopped in every way in which a server may do that. What
runs, in which order, and what the server is told must be the same (``comparison``).
"""
