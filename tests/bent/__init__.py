"""Good sheets bent in named ways, with what they say known beforehand: nothing may be misread in silence.

python -m tests.bent 20000 bends so many and prints how many were read wrongly, way by way.
"""
