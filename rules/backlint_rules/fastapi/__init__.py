"""Rules about fastapi."""
