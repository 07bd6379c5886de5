"""Second answers: slow and simple programs that share no code with what they check."""
