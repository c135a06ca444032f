package org.storywatch.net;

import java.io.IOException;

/// An answer came that cannot be used. Its message is the words for people.
final class Unusable extends IOException {
  private static final long serialVersionUID = 1;

  Unusable(String words) {
    super(words);
  }
}
