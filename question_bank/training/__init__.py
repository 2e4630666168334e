"""Trains the English pipeline that `question_bank.annotation` annotates with.

Enter by `python -m question_bank.training TREEBANKS OUT [--seed N]`. Nothing here is needed to make
questions; spaCy (the extra `generate`) is.
"""
