"""Rules about sqlalchemy."""
