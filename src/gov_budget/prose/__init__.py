"""From the sentences of a budget to the claims they make."""
