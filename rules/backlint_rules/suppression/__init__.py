"""Rules about the comments that keep other rules quiet."""
