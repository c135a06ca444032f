package org.storywatch.stage;

import java.util.ArrayList;
import java.util.List;
import org.storywatch.alert.Delivery;
import org.storywatch.ledger.Ledger;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;

/// What became of tries and is not written yet. It outlives trouble with the broker, which takes
/// the partitions away and gives them back: what was carried must not be forgotten by that.
final class Unwritten {
  private final List<Word> words = new ArrayList<>();

  private record Word(int partition, Delivery delivery) {}

  /// A word of an alert, as it is written.
  ///
  /// @param partition that of the alert
  static Out out(int partition, Delivery delivery) {
    return Out.beside(partition, Topic.DELIVERIES, delivery.alert(), delivery);
  }

  /// A try has ended.
  void add(int partition, Delivery delivery) {
    words.add(new Word(partition, delivery));
  }

  /// A partition is ours, and this is what is written of it: adds what is not.
  void complete(int partition, Ledger ledger) {
    // Another process may have had the partition meanwhile, and have sent it again.
    words.removeIf(word -> word.partition() == partition && !ledger.isSending(word.delivery()));
    words.stream()
        .filter(word -> word.partition() == partition)
        .forEach(word -> ledger.add(word.delivery()));
  }

  /// What may be written by whom this partition belongs to.
  List<Out> of(int partition) {
    return words.stream()
        .filter(word -> word.partition() == partition)
        .map(word -> out(partition, word.delivery()))
        .toList();
  }

  /// All that may be written by whom this partition belongs to is written.
  void written(int partition) {
    words.removeIf(word -> word.partition() == partition);
  }
}
