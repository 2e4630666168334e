"""`python -m question_bank` is the command line `question-bank`."""

from question_bank.cli.main import main

if __name__ == "__main__":
    main()
