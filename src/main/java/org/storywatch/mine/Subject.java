package org.storywatch.mine;

import java.util.Optional;

/// What a link is about, read from what [org.storywatch.alert.Links#subject] wrote.
///
/// @param of an article or a strand of the profile's story
record Subject(String profile, String of) {
  static Optional<Subject> of(String subject) {
    int end = subject.indexOf('\n');
    return end < 1 || end == subject.length() - 1
        ? Optional.empty()
        : Optional.of(new Subject(subject.substring(0, end), subject.substring(end + 1)));
  }
}
