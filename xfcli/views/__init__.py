"""What the officer looks at, as values: the list, the case laid open, the morning page."""
