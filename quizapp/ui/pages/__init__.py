"""The pages of the window, one module each; all are `Page`s."""
