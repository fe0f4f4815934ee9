"""What is owed to the people in the register: masks, an access log, keeping times, repeats found fairly."""
