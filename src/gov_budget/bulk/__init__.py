"""The same equations over many budgets at once, column-wise, on an existing engine."""
