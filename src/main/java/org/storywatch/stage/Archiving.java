package org.storywatch.stage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.archive.Archive;
import org.storywatch.archive.Commits;
import org.storywatch.archive.Damage;
import org.storywatch.article.Article;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Offsets;
import org.storywatch.stream.Replay;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;

/// Puts every article into the archive, in a thread of its own: whatever befalls the archive, the
/// stages go on. After any trouble it reads on from what was committed last.
public final class Archiving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);
  private static final Duration WAIT = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Path folder;
  private final Duration kept;
  private final Commits commits;
  private final InstantSource clock;
  private final Thread thread = Thread.ofPlatform().name("archive").unstarted(this::run);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Heartbeat heart = new Heartbeat();
  private volatile Condition condition = Condition.trying("not started");

  /// @param folder where the archive is
  /// @param kept how long an article stays there after it was fetched
  public Archiving(Cluster cluster, Path folder, Duration kept, InstantSource clock) {
    this(cluster, folder, kept, Commits.USUAL, clock);
  }

  Archiving(Cluster cluster, Path folder, Duration kept, Commits commits, InstantSource clock) {
    this.cluster = cluster;
    this.folder = folder;
    this.kept = kept;
    this.commits = commits;
    this.clock = clock;
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  /// How the archive is.
  public Condition condition() {
    return condition;
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  /// Commits what was read, and stops.
  @Override
  public void close() {
    stop.countDown();
    try {
      boolean _ = thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    try {
      while (!backoff.stopping()) {
        heart.beat();
        follow(backoff);
        backoff.rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      condition = Condition.dead("the archive died: " + e);
      LOG.error("the archive died", e);
    } finally {
      heart.end();
    }
  }

  private void follow(Backoff backoff) throws InterruptedException {
    try (Archive archive = Archive.open(folder);
        Replay replay = cluster.replay(Topic.ARTICLES, archive.covered())) {
      if (archive.covered().equals(Offsets.NONE)) {
        LOG.info("the archive in {} is empty and is read from Kafka", folder);
      }
      read(archive, replay, backoff);
    } catch (Unreachable e) {
      trying(Unreachable.words(e));
    } catch (IOException e) {
      if (Damage.isBehind(e)) {
        discard(e);
      } else {
        trying(words(e));
      }
    }
  }

  private void read(Archive archive, Replay replay, Backoff backoff)
      throws IOException, Unreachable {
    int articles = archive.articles();
    int waiting = 0;
    Instant last = clock.instant();
    while (!backoff.stopping()) {
      heart.beat();
      for (In record : replay.next(WAIT)) {
        Optional<Article> article = Records.read(record, Article.class);
        if (article.isPresent()) {
          archive.add(article.get());
          waiting++;
        }
      }
      Instant now = clock.instant();
      if (commits.isDue(waiting, last, now)) {
        archive.forget(now.minus(kept));
        archive.commit(replay.offsets());
        articles = archive.articles();
        waiting = 0;
      }
      if (waiting == 0 || now.isBefore(last)) { // the clock may be set back
        last = now;
      }
      condition =
          Condition.well(
              String.format(Locale.ROOT, "%,d articles, %,d not committed yet", articles, waiting));
      backoff.worked();
    }
    if (waiting > 0) {
      archive.commit(replay.offsets());
    }
  }

  private void discard(IOException why) {
    try {
      Archive.discard(folder, why);
      condition = Condition.trying("is made anew");
    } catch (IOException e) {
      trying(words(e));
    }
  }

  private void trying(String words) {
    if (!condition.words().equals(words)) {
      LOG.warn("the archive tries again: {}", words);
    }
    condition = Condition.trying(words);
  }

  /// The system's own exceptions often say nothing but the file.
  private String words(IOException e) {
    String words = Unreachable.words(e);
    String kind = e instanceof FileSystemException ? " (" + e.getClass().getSimpleName() + ")" : "";
    return folder + " cannot be written: " + words + kind;
  }
}
