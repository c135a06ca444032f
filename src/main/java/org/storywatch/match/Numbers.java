package org.storywatch.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Numbers by name that were fitted to labelled news, such as a resource of the program.
///
/// @param file where they stand, for people
record Numbers(String file, Properties values) {
  /// Those that come with the program.
  ///
  /// @throws IllegalStateException when it was built without them
  static Numbers shipped(String file) {
    try (InputStream in = Numbers.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without " + file);
      }
      Properties values = new Properties();
      values.load(in);
      return new Numbers(file, values);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /// @throws IllegalStateException when it is missing
  double of(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(file + " lacks " + key);
    }
    return Double.parseDouble(value);
  }
}
