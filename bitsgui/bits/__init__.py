"""Vocabulary and rules of background transfers: pure, standard library only."""
