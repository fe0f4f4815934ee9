"""What the regulations demand: which step may follow which, and what it must state.

Each rule is a pure function `(case, what the officer typed) -> Draft`; it refuses by raising, with
the missing step and the command for it. `register` opens and corrects cases, `routing` finds their
way, `handling` carries them through, `reviewing` is 复查 and 复核, `ending` closes and reopens them;
`noting` is what happens beside the steps, `papers`, `looking` and `keeping` are about personal data.
"""
