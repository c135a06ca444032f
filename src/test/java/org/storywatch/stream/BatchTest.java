package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Bounds BOUNDS = new Bounds(3, 100, Duration.ofMillis(500));

  private final Batch batch = new Batch(BOUNDS, 0);

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
    batch.add(new ProducerRecord<>("out", "key", new byte[60]));
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
    assertThat(batch.processed()).isEqualTo(1);
  }

  private void read(long offset, int bytes) {
    batch.add(new ConsumerRecord<>("in", 0, offset, "key", new byte[bytes]), List.of());
  }
}
