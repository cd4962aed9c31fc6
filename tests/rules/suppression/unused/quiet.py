from sqlalchemy.orm import Session


def users(session: Session):
    return session.query(User).all()  # backlint: ignore[sqlalchemy-legacy-query]


text = "# backlint: ignore[nonsense]"
"""
# backlint: ignore[nonsense]
"""
