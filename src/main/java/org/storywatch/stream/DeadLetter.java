package org.storywatch.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record that cannot be processed, kept with its bytes and the reason for people to look at.
///
/// @param record as it was read
/// @param stage who could not process it
/// @param reason why, in words for people
record DeadLetter(In record, String stage, String reason) {
  ProducerRecord<String, byte[]> kafka() {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), record.key(), record.bytes());
    letter.headers().add("stage", bytes(stage));
    letter.headers().add("reason", bytes(reason));
    letter.headers().add("from", bytes(record.place()));
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
