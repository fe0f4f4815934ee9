"""Wrong lines on purpose: is each noticed by the tests? (`python -m tests.mutation`)

Our own, since cosmic-ray runs the whole suite for each change, and mutmut puts a door before every
function, which the tests of structure and start-up see, and leaves tables and defaults alone.
"""
