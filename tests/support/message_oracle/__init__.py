"""Random conversations with the server, whose answers have to be those of a fresh one."""
