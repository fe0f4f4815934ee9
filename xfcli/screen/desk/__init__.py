"""The desk: what is to be done as a list to choose from, and the steps of a case at one key each.

`board` draws a list on a terminal, `steps` says what each step asks and which command it is, `chain`
goes on from a registration.
"""
