package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;

/// Reads a topic, gives each record to a [Stage], and writes what it gives back in one transaction
/// with the offsets, one for each partition: a process that lost a partition cannot commit for it,
/// see [Writers] and KIP-447. The transaction begins when all that belongs in it is there, so that
/// no stage is too slow for it.
///
/// When a transaction fails, what the stage remembers may be ahead of what is true; the loop then
/// starts over with a new consumer, and the stage reads its memory anew. It does the same when the
/// stage throws: see [Blame]. Where only the commit was refused, it stays in its group: see
/// [Membership].
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Clients clients;
  private final String name;
  private final Topic input;
  private final Stage stage;
  private final Bounds bounds;
  private final InstantSource clock = InstantSource.system();
  private final Lag lag = new Lag();
  private final Blame blame = new Blame();
  private final Relapses relapses = new Relapses();
  private final LoopMeters meters;
  private final LagWatch watch;
  private final MeterRegistry registry;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Heartbeat heart = new Heartbeat();
  private volatile long asked;
  private volatile Condition condition = Condition.trying("not started");

  Loop(
      Clients clients,
      String name,
      Topic input,
      Stage stage,
      Bounds bounds,
      MeterRegistry registry) {
    this.clients = clients;
    this.name = name;
    this.input = input;
    this.stage = stage;
    this.bounds = bounds;
    this.meters = new LoopMeters(name, lag, clock, registry);
    this.watch = new LagWatch(clients, name, input, lag, meters, clock, LOOK);
    this.registry = registry;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// Begins to read.
  public void start() {
    thread.start();
    watch.start();
  }

  /// How the loop is. Records that were lost are told of until the program is started again.
  public Condition condition() {
    Condition now = condition;
    if (now.level() == Condition.Level.DEAD) {
      return now;
    }
    String before = now.level() == Condition.Level.WELL ? "" : now.words() + "; ";
    return meters
        .loss(input)
        .or(watch::alarm)
        .or(() -> relapses.words(clock.instant()))
        .map(words -> Condition.trying(before + words))
        .orElse(now);
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  /// Lets it end, and does not wait for that.
  public void stop() {
    if (stop.getCount() > 0) {
      asked = System.nanoTime();
      stop.countDown();
    }
  }

  /// Finishes the batch in hand and stops. What takes long is cut short after some seconds.
  @Override
  public void close() {
    stop();
    watch.close();
    Ending.press(thread, asked, stage::hurry);
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    try {
      while (!backoff.stopping()) {
        member(backoff);
      }
      condition = Condition.trying("stopped");
    } catch (RuntimeException | Error e) {
      condition = Condition.dead(name + " died: " + e);
      LOG.error("{} died", name, e);
    } finally {
      heart.end();
      stage.stopped();
    }
  }

  /// Reads until there is trouble.
  private void member(Backoff backoff) {
    heart.beat();
    try (Writers writers = new Writers(clients, name, registry);
        Membership member =
            new Membership(clients, name, input, stage, writers, lag, meters, clock, heart)) {
      Intake intake = new Intake(member.consumer(), name, lag, meters);
      member.begin();
      while (!backoff.stopping()) {
        turn(member, intake, writers);
        backoff.worked();
      }
    } catch (KafkaException e) {
      trouble("Kafka: " + Unreachable.words(e));
      LOG.warn("{} starts over: {}", name, Unreachable.words(e));
      backoff.rest();
    } catch (RuntimeException e) {
      meters.error();
      if (!blame.bearable(e)) {
        throw e;
      }
      trouble("starts over after an error of this program: " + e);
      LOG.error("{} starts over after an error of this program", name, e);
      backoff.rest();
    } finally {
      boolean _ = Thread.interrupted(); // only close() does that, and what follows is short
    }
  }

  private void turn(Membership member, Intake intake, Writers writers) {
    try {
      round(member.consumer(), intake, writers);
    } catch (CommitFailedException e) {
      trouble("its group was shared anew while it wrote");
      LOG.info("{} reads its memory anew: {}", name, Unreachable.words(e));
      member.again();
    }
  }

  private void trouble(String words) {
    relapses.add(condition, words, clock.instant());
    condition = Condition.trying(words);
  }

  private void round(Consumer<String, byte[]> consumer, Intake intake, Writers writers) {
    heart.beat();
    ConsumerRecords<String, byte[]> polled = intake.poll(stage.urgent() ? Duration.ZERO : WAIT);
    Batch batch = new Batch(input, bounds, System.nanoTime());
    Optional<RuntimeException> thrown = take(polled, batch);
    if (thrown.isPresent()) {
      for (Batch.Part ready : batch.parts()) {
        if (ready.processed() > 0) {
          write(ready, intake.next(ready, polled), consumer, writers);
        }
      }
      throw thrown.get();
    }
    stage.tick(clock.instant()).forEach(batch::add);
    for (Batch.Part part : batch.parts()) {
      // Also where nothing was read: the brokers then ask whether we are a member still.
      write(part, intake.next(part, polled), consumer, writers);
      int partition = part.partition().partition();
      List<Out> came = stage.committed(partition);
      while (!came.isEmpty()) {
        writers.of(partition).write(came);
        came = stage.committed(partition);
      }
    }
    intake.stand(polled, batch.offsets());
    condition = Condition.well("reading " + input.topicName());
  }

  /// Processes what fits in the batch.
  ///
  /// @return what the stage threw, if it did
  private Optional<RuntimeException> take(ConsumerRecords<String, byte[]> polled, Batch batch) {
    for (ConsumerRecord<String, byte[]> kafka : polled) {
      if (batch.full(System.nanoTime())) {
        break;
      }
      heart.beat();
      In record = new In(input, kafka);
      Optional<String> verdict = blame.verdict(record);
      if (verdict.isPresent()) {
        batch.dead(kafka, new DeadLetter(record, name, verdict.get()));
        continue;
      }
      try {
        batch.add(kafka, stage.process(record).stream().map(Out::kafka).toList());
      } catch (Unreadable e) {
        batch.dead(kafka, new DeadLetter(record, name, String.valueOf(e.getMessage())));
      } catch (KafkaException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("{} threw at {}", name, record.place());
        blame.threw(record, e);
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private void write(
      Batch.Part part, OffsetAndMetadata next, Consumer<String, byte[]> consumer, Writers writers) {
    TopicPartition partition = part.partition();
    writers
        .of(partition.partition())
        .write(part.written(), Map.of(partition, next), consumer.groupMetadata());
    blame.written(part.processed());
    for (DeadLetter letter : part.deadLetters()) {
      LOG.error("{} is a dead letter: {}", letter.record().place(), letter.reason());
      meters.deadLetter();
    }
  }
}
