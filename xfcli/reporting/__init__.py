"""The report upward: what each figure means, how it is counted, said, sealed and opened to its cases."""
