"""What the regulations demand: which step may follow which, and what it must state.

Each rule is a pure function `(case, what the officer typed) -> Draft`; it refuses by raising Refused
(a step is missing or forbidden) or BadValue (a value cannot be), with the command that mends it. `register` opens and corrects cases, `routes` finds their
way, `handling` carries them through, `reviews` is 复查 and 复核, `closing` ends and reopens them;
`notes` is what happens beside the steps, `papers` and `privacy` are about personal data.
"""
