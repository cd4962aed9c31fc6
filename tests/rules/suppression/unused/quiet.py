from sqlalchemy.orm import Session


def users(session: Session):
    return session.query(User).all()  # backlint: ignore[sqlalchemy-legacy-query]


text = "# backlint: ignore[nonsense]"
"""
# backlint: ignore[nonsense]
"""
# Backlint: the linter that backlint: is about.
about = 1  # backlint: see its documentation [there]
itself = 2  # backlint: ignore[suppression-unused, sqlalchemy-legacy-query]
