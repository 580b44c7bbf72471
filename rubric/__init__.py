"""What is asked, and what is missing."""
