"""The terminal: the verbs and their options, what is asked, what is shown, how errors are said."""
