"""The command line `question-bank`, a module for each command. Enter by `main`."""
