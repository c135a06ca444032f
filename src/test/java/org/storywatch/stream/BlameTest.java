package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BlameTest {
  private final Blame blame = new Blame();

  @Test
  void aRecordIsLeftOutAfterThreeTries() {
    assertThat(threw(7)).isTrue();
    assertThat(threw(7)).isTrue();
    assertThat(blame.verdict(record(7))).isEmpty();
    assertThat(threw(7)).isTrue();
    assertThat(blame.verdict(record(7)).orElseThrow()).contains("3 times", "a bug at 7");
    assertThat(blame.verdict(record(8))).isEmpty();
  }

  @Test
  void otherRecordsBetweenTheTriesDoNotMakeItBeForgotten() {
    for (int time = 0; time < 3; time++) {
      assertThat(threw(7)).isTrue();
      blame.written(20);
    }
    assertThat(blame.verdict(record(7))).isPresent();
  }

  @Test
  void wherePartOfTheRecordsIsBadTheOthersGoOn() {
    for (int offset = 0; offset < 20; offset++) {
      assertThat(guilty(offset)).isTrue();
      blame.written(1);
    }
  }

  @Test
  void whereThreeAreBadInARowTheStageIs() {
    assertThat(guilty(0)).isTrue();
    blame.written(0);
    assertThat(guilty(1)).isTrue();
    assertThat(guilty(2)).isFalse();
  }

  @Test
  void whatIsAboutNoRecordIsBorneTwiceUnlessAllIsWellBetween() {
    IllegalStateException thrown = new IllegalStateException("who knows");
    assertThat(blame.bearable(thrown)).isTrue();
    assertThat(blame.bearable(thrown)).isTrue();
    blame.written(0);
    assertThat(blame.bearable(thrown)).isTrue();
    assertThat(blame.bearable(thrown)).isTrue();
    assertThat(blame.bearable(thrown)).isFalse();
  }

  private boolean guilty(long offset) {
    boolean first = threw(offset);
    boolean second = threw(offset);
    boolean third = threw(offset);
    return first && second && third;
  }

  private boolean threw(long offset) {
    IllegalStateException thrown = new IllegalStateException("a bug at " + offset);
    blame.threw(record(offset), thrown);
    return blame.bearable(thrown);
  }

  private static In record(long offset) {
    return new In(Topic.ARTICLES, new ConsumerRecord<>("in", 0, offset, "key", new byte[0]));
  }
}
