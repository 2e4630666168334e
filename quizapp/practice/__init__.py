"""Practice that sticks: when a question comes back, and what a person has done so far.

Plain values and arithmetic: no Qt, no database; days, clock and chance are passed in. Enter by
`days.day_of`, `rating.rate`, `memory.review`, `forecast.forecast` and `activity.streak_of`.
"""
