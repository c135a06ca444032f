package org.storywatch.stage;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.stream.In;
import org.storywatch.stream.Unreadable;

/// Reads records that are a stage's memory and not its work: one that is not readable is left out,
/// and said so.
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);

  private Records() {}

  static <T> Optional<T> read(In record, Class<T> type) {
    try {
      return Optional.of(record.as(type));
    } catch (Unreadable e) {
      LOG.error("{} {} is left out: {}", record.topic().topicName(), record.key(), e.getMessage());
      return Optional.empty();
    }
  }
}
