"""What the site makes from the package while it is built."""
