package org.storywatch.stream;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends transactions that hang: still open in a partition, while those who coordinate transactions
/// know nothing of it (KIP-664). A broker that was killed, or not heard of for a while, may leave
/// one behind; no writer can end it, and who reads what was committed would wait behind it for
/// ever.
final class Hanging {
  private static final Logger LOG = LoggerFactory.getLogger(Hanging.class);
  private static final int PATIENCE = 10;

  /// Kafka's own topic of where groups stopped.
  private static final String COMMITS = "__consumer_offsets";

  /// A transaction in a partition.
  private record Open(TopicPartition partition, ProducerState producer) {}

  /// Where to look.
  private interface Where {
    Collection<TopicPartition> of(Admin admin)
        throws ExecutionException, TimeoutException, InterruptedException;
  }

  private Hanging() {}

  /// Aborts what hangs in these partitions.
  ///
  /// @param since what was written to last after this is left alone
  /// @return whether there was anything; not where the brokers do not tell, or do not let us
  static boolean end(Clients clients, Collection<TopicPartition> partitions, Instant since) {
    return end(clients, _ -> partitions, since);
  }

  /// The same for what groups committed of what they have read. As long as such a transaction is
  /// open, nobody who takes over is told where to go on (KIP-447).
  static boolean endCommits(Clients clients, Instant since) {
    return end(clients, Hanging::commits, since);
  }

  private static boolean end(Clients clients, Where where, Instant since) {
    try (Admin admin = clients.admin()) {
      boolean any = false;
      for (Open open : open(admin, where.of(admin), since)) {
        if (hangs(admin, open)) {
          abort(admin, open);
          any = true;
        }
      }
      return any;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("what is left open by a writer cannot be found: {}", e.toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<TopicPartition> commits(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    return admin
        .describeTopics(List.of(COMMITS))
        .allTopicNames()
        .get(PATIENCE, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private static List<Open> open(Admin admin, Collection<TopicPartition> partitions, Instant since)
      throws ExecutionException, TimeoutException, InterruptedException {
    return admin
        .describeProducers(partitions)
        .all()
        .get(PATIENCE, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .flatMap(entry ->
            entry.getValue().activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .filter(producer -> producer.lastTimestamp() < since.toEpochMilli())
                .map(producer -> new Open(entry.getKey(), producer)))
        .toList();
  }

  /// Whether its coordinator has no such transaction, or one that is not in this partition, or a
  /// later one of the same writer.
  private static boolean hangs(Admin admin, Open open)
      throws ExecutionException, TimeoutException, InterruptedException {
    long producer = open.producer().producerId();
    Collection<TransactionListing> known =
        admin
            .listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producer)))
            .all()
            .get(PATIENCE, TimeUnit.SECONDS);
    List<String> ids = known.stream().map(TransactionListing::transactionalId).toList();
    Map<String, TransactionDescription> all =
        admin.describeTransactions(ids).all().get(PATIENCE, TimeUnit.SECONDS);
    return all.values().stream()
        .noneMatch(one ->
            one.topicPartitions().contains(open.partition())
                && one.producerEpoch() <= open.producer().producerEpoch() + 1);
  }

  private static void abort(Admin admin, Open open)
      throws ExecutionException, TimeoutException, InterruptedException {
    ProducerState producer = open.producer();
    LOG.warn(
        "{} has a transaction that hangs since {}; it is aborted",
        open.partition(),
        Instant.ofEpochMilli(producer.lastTimestamp()));
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                open.partition(),
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0)))
        .all()
        .get(PATIENCE, TimeUnit.SECONDS);
  }
}
