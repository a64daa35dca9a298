"""What the stages know about a language: words, sentences, clauses, tense, and the packs that hold it as data."""
