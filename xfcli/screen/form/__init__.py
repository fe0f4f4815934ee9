"""Forms: what is asked one field after the other, checked where it is given and asked again.

`fields` says what a field is and `state` what a form holds and what a key does to it: both are pure.
`petition` is the form of a registration. `page` draws any form on a terminal, `lines` asks it line by
line where the terminal is too plain for that. `drafts` keeps what was typed.
"""
