package org.storywatch.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record that cannot be processed, kept with its key, bytes and headers, and the reason and its
/// place for people to look at.
///
/// @param record as it was read
/// @param stage who could not process it
/// @param reason why, in words for people
record DeadLetter(In record, String stage, String reason) {
  /// What a strange record makes a parser say may be as long as the record.
  private static final int LONGEST = 1000;

  DeadLetter {
    reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + " …" : reason;
  }

  ProducerRecord<String, byte[]> kafka() {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), record.key(), record.bytes());
    record.headers().forEach(header -> letter.headers().add(header));
    letter.headers().add("stage", bytes(stage));
    letter.headers().add("reason", bytes(reason));
    letter.headers().add("from", bytes(record.place()));
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
