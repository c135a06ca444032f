package org.storywatch.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records of one write that Kafka can never take, however often it is tried: too large for their
/// topic, mostly since somebody has lowered its limit. Each is left out, and a dead letter tells
/// what it began with.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int SHOWN = 10_000;

  private final String stage;
  private final List<ProducerRecord<String, byte[]>> records;

  /// What was said in the last attempt, by the record's place in the list.
  private final Map<Integer, String> reasons = new ConcurrentHashMap<>();

  /// What is left out, with the reason.
  private final Map<Integer, String> known = new LinkedHashMap<>();

  Refusals(String stage, List<ProducerRecord<String, byte[]>> records) {
    this.stage = stage;
    this.records = List.copyOf(records);
  }

  /// Sends what is not known to be refused; all that is refused is known when the transaction is
  /// aborted.
  @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when any record did
  void send(Producer<String, byte[]> producer) {
    for (int i = 0; i < records.size(); i++) {
      int place = i;
      ProducerRecord<String, byte[]> record = records.get(i);
      if (known.containsKey(i)) {
        producer.send(letter(record, known.getOrDefault(i, "")));
      } else {
        producer.send(record, (_, failure) -> look(place, failure));
      }
    }
  }

  private void look(int place, @Nullable Exception failure) {
    if (failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException) {
      reasons.put(place, Unreachable.words(failure));
    }
  }

  /// Whether a record of the last attempt was refused.
  boolean any() {
    return !reasons.isEmpty();
  }

  /// Leaves the largest of what was refused out of the next attempt. Small ones may have been
  /// refused only for the large one that they were packed together with.
  void learn() {
    Optional<Integer> largest =
        reasons.keySet().stream().max(Comparator.comparingInt(place -> size(records.get(place))));
    largest.ifPresent(place -> known.put(place, reasons.getOrDefault(place, "")));
    reasons.clear();
  }

  private static int size(ProducerRecord<String, byte[]> record) {
    return record.value().length;
  }

  /// The rest was written: says what was not.
  ///
  /// @return how many that are
  int told() {
    known.forEach((place, reason) -> {
      ProducerRecord<String, byte[]> record = records.get(place);
      LOG.error(
          "{} {} can never be written and is left out: {}", record.topic(), record.key(), reason);
    });
    return known.size();
  }

  private ProducerRecord<String, byte[]> letter(
      ProducerRecord<String, byte[]> record, String reason) {
    byte[] value = record.value();
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(
            Topic.DEAD_LETTERS.topicName(),
            record.key(),
            Arrays.copyOf(value, Math.min(SHOWN, value.length)));
    letter.headers().add("stage", bytes(stage));
    letter.headers().add("reason", bytes(reason));
    letter.headers().add("from", bytes(record.topic()));
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
