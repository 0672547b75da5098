"""The words of the program in other languages: what there is to say, and whether it is said."""
