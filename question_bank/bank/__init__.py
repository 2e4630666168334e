"""Banks: the typed model, and the YAML file that it is read from and written to.

Enter by `question_bank.bank.reader.load_bank` and `question_bank.bank.writer.save_bank`.
"""
