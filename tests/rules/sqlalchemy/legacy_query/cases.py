CASES = {
    'CRLF': (
        'from sqlalchemy.orm import Session\r\n'
        '\r\n'
        '\r\n'
        'def f(s: Session):\r\n'
        '    s.query(User)\r\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\r\n'
    ),
    'CR': (
        'from sqlalchemy.orm import Session\r'
        'def f(s: Session):\r'
        '    s.query(User)\r'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\r'
    ),
    'tab': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '\ts.query(User)\n'
        '#  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'form feed': (
        'from sqlalchemy.orm import Session\n'
        '\x0cdef f(s: Session):\n'
        '    s.query(User)\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'wide and astral': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        "    '寬😀'; s.query(Üser)\n"
        '#           ^^^^^ sqlalchemy-legacy-query: `query(Üser)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'no final newline': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session): return s.query(User)\n'
        '#                           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.'
    ),
    'byte order mark': (
        '\ufefffrom sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    s.query(User)\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'half typed below': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    s.query(User)\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
        '    x = (\n'
    ),
    'broken line': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    s.query(User) +\n'
        '    s.query(A)\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(A)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'backslash': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    s \\\n'
        '        .query(User)\n'
        '#        ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'in an f-string': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        "    f'{s.query(User).count()}'\n"
        '#        ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.\n'
    ),
    'walrus in a comprehension': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    [q for q in (1,) if (t := s.query(User))]\n'
        '#                               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'match': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    match s.query(User).first():\n'
        '#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.\n'
        '        case None:\n'
        '            s.query(A)\n'
        '#             ^^^^^ sqlalchemy-legacy-query: `query(A)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'except star': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    try:\n'
        '        s.query(User)\n'
        '#         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
        '    except* ValueError:\n'
        '        s.query(A)\n'
        '#         ^^^^^ sqlalchemy-legacy-query: `query(A)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
    ),
    'entities over several lines': (
        'from sqlalchemy.orm import Session\n'
        'def f(s: Session):\n'
        '    s.query(\n'
        '#     ^^^^^ sqlalchemy-legacy-query: `query(A, B.c)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.\n'
        '        A,\n'
        '        B.c,\n'
        '    )\n'
    ),
}
