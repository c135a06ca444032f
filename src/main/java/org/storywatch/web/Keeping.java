package org.storywatch.web;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what people change on a page to where it is kept for every process; says in their words
/// why it cannot, such as while the broker is not reached yet. For any threads.
///
/// @param <T> a change
public final class Keeping<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private volatile Optional<Consumer<T>> sink = Optional.empty();

  /// Takes changes from now on.
  ///
  /// @param opened returns when a change is safe, and throws when that is not known
  public void open(Consumer<T> opened) {
    sink = Optional.of(opened);
  }

  /// Keeps a change.
  ///
  /// @param what it is about, for the log
  /// @return empty when it is safe, or why not, for people
  public Optional<String> keep(String what, T change) {
    if (sink.isEmpty()) {
      return Optional.of(
          "Storywatch is not connected to its broker yet. Please try again in a moment.");
    }
    try {
      sink.get().accept(change);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.warn("What was changed of {} cannot be kept: {}", what, e.toString());
      return Optional.of("The broker did not take it. Nothing was changed; please try again.");
    }
  }
}
