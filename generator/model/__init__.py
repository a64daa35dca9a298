"""The nouns, frozen and slotted: what flows from stage to stage. Imports only the standard library and `errors`."""
