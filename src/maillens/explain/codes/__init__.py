"""What the numbers of SMTP mean: reply codes (`550`) and enhanced status codes (`5.1.1`)."""
