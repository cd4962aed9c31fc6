"""What is known of code, as plain data: scopes, bindings, calls, and what they are."""
