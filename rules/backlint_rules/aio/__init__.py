"""Rules about asynchronous code, whatever library runs it."""
