"""What backlint knows about Python code: text in, findings out.

Nothing in this package reads files, starts threads or knows an editor's protocol.
"""
