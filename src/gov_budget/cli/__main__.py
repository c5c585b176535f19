"""``python -m gov_budget.cli``: the command line where the script is not on the path."""

from gov_budget.cli import main

if __name__ == "__main__":
    main(prog_name="gov-budget")
