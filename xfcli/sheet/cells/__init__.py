"""Reading one cell: its text, a day, people, a fixed word. Nothing here raises: a `Flaw` is a value."""
