"""The window: thin widgets over plain state. Enter by `quizapp.app`."""
