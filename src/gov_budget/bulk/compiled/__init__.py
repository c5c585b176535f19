"""Each shape of equation as filters, joins and one group-by.

A module compiles the forms of one shape for all rules at once: its function takes the frames and
the statements and returns what is already judged, in the columns of :data:`parts.JUDGED`.
"""
