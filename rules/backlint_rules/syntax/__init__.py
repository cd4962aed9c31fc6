"""Text to tokens to a syntax tree, for what people write and while they write it."""
