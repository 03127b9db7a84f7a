"""Facts -> answers: what a report says, section by section."""
