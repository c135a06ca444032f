package org.storywatch.fact;

/// A word or number of a text, with its place.
///
/// @param word in small letters, without accents, possessives and differences between British and
///   American spelling; a number as it stands
/// @param start where it begins in the text
/// @param end where it ends
record Token(String word, int start, int end) {
  boolean isNumber() {
    return Character.isDigit(word.charAt(0));
  }
}
