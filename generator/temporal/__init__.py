"""Time in a text: mentions are found by the rules of a language pack, and worked out against the calendar."""
