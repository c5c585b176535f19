"""Workbooks, new and old: every cell as it is displayed, with the places its number format prints."""
