"""What the law sets in days: which clocks a case has, when they run out, and why."""
