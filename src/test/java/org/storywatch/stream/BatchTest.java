package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Bounds BOUNDS = new Bounds(3, 100, Duration.ofMillis(500));

  private final Batch batch = new Batch(Topic.ALERTS, BOUNDS, 0);

  @Test
  void anEmptyBatchIsNeverFullSinceTheLoopWouldNotGetOn() {
    assertThat(batch.full(Duration.ofHours(1).toNanos())).isFalse();
  }

  @Test
  void itIsFullWithSoManyRecords() {
    read(0, 1);
    read(1, 1);
    assertThat(batch.full(0)).isFalse();
    read(2, 1);
    assertThat(batch.full(0)).isTrue();
  }

  @Test
  void itIsFullWithSoManyBytesOfWhatWasReadAndWhatIsToBeWritten() {
    read(0, 40);
    assertThat(batch.full(0)).isFalse();
    batch.add(1, List.of(Out.of(Topic.SILENCES, "key", "x".repeat(60))));
    assertThat(batch.full(0)).isTrue();
  }

  @Test
  void itIsFullAfterSuchATime() {
    read(0, 1);
    assertThat(batch.full(Duration.ofMillis(499).toNanos())).isFalse();
    assertThat(batch.full(Duration.ofMillis(500).toNanos())).isTrue();
  }

  @Test
  void oneRecordMayBeMoreThanTheBound() {
    read(0, 1000);
    assertThat(batch.full(0)).isTrue();
    assertThat(batch.parts()).singleElement().returns(1, Batch.Part::processed);
  }

  @Test
  void eachPartitionIsATransactionOfItsOwn() {
    read(7, 1);
    read(8, 1);
    batch.add(1, List.of(Out.of(Topic.SILENCES, "key", "words")));
    batch.add(2, List.of());
    assertThat(batch.parts())
        .extracting(part -> part.partition().partition(), Batch.Part::processed)
        .containsExactly(tuple(0, 2), tuple(1, 0));
    assertThat(batch.offsets())
        .containsExactly(entry(new TopicPartition("storywatch.alerts", 0), next(9)));
  }

  private static OffsetAndMetadata next(long offset) {
    return new OffsetAndMetadata(offset, Optional.empty(), "");
  }

  private void read(long offset, int bytes) {
    String topic = Topic.ALERTS.topicName();
    batch.add(new ConsumerRecord<>(topic, 0, offset, "key", new byte[bytes]), List.of());
  }
}
