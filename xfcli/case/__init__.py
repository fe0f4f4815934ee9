"""What a case (信访事项) is: its words, its entries, and the one function from entries to its state."""
