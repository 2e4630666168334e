"""What is kept: people, banks known, attempts, backups. Rows never leave this package.

Enter by `quizapp.storage.database.Database.open(paths)`; its repositories give and take the frozen
values of `quizapp.quiz`. `first_page` reads what Home shows with the standard library alone.
"""
