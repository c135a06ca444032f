package org.storywatch.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.archive.Frequencies;
import org.storywatch.match.Matcher;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Profile;
import org.storywatch.revision.Revisions;

/// The matcher that is in use. A thread makes another one when somebody changed a profile, and from
/// time to time with the background as the archive has it by then.
public final class LiveMatcher implements Supplier<Matcher>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveMatcher.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// So many looks at what was changed come to one at the archive.
  private static final int SELDOM = 60;

  private final Filed filed;
  private final Revisions revisions;
  private final Background table;
  private final Path archive;
  private final InstantSource clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("background").daemon().unstarted(this::run);
  private final Heartbeat heart = new Heartbeat();
  private Background background;
  private int made;
  private Renewal renewal = Renewal.NEVER;
  private volatile Matcher matcher;
  private volatile int most;
  private volatile Condition condition;

  /// @param profiles what was filed, weighed against the table
  /// @param revisions what was changed of it until now, and is kept up to date by somebody else
  /// @param table the background that comes with the program
  /// @param archive the folder of the archive, which may be missing
  public LiveMatcher(
      Filed filed,
      List<Profile> profiles,
      Revisions revisions,
      Background table,
      Path archive,
      InstantSource clock) {
    this.filed = filed;
    this.revisions = revisions;
    this.table = table;
    this.archive = archive;
    this.clock = clock;
    this.background = table;
    this.matcher = use(profiles, table);
    revise();
    this.condition = condition(table);
  }

  /// The most profiles that it ever had.
  public int most() {
    return most;
  }

  /// Begins to look at the archive.
  public void start() {
    thread.start();
  }

  @Override
  public Matcher get() {
    return matcher;
  }

  /// What the background is made of.
  public Condition condition() {
    return condition;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      boolean _ = thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Beats each time it looks.
  public Heartbeat heartbeat() {
    return heart;
  }

  private void run() {
    try {
      int round = 0;
      do {
        heart.beat();
        revise();
        if (round++ % SELDOM == 0) {
          look();
        }
      } while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      condition = Condition.dead("the background died: " + e);
      LOG.error("the background died", e);
    } finally {
      heart.end();
    }
  }

  /// Makes another matcher where somebody changed a profile.
  final void revise() {
    int changes = revisions.changes();
    if (changes != made) {
      made = changes;
      matcher = use(revisions.of(filed).profiles(background), background);
      LOG.info("the profiles are made anew: {} changes hold", revisions.holding());
    }
  }

  /// Only for the thread that looks, and before there is one.
  private Matcher use(List<Profile> profiles, Background weighed) {
    most = Math.max(most, profiles.size());
    return new Matcher(profiles, weighed);
  }

  /// Makes another matcher where it is time. An archive that cannot be read says so by itself; the
  /// background then stays as it is.
  void look() {
    try {
      Instant now = clock.instant();
      int articles = Frequencies.articles(archive);
      if (renewal.isDue(articles, now)) {
        Background found = Frequencies.count(archive, table).with(table);
        if (!found.equals(background)) {
          made = revisions.changes();
          matcher = use(revisions.of(filed).profiles(found), found);
          background = found;
          condition = condition(found);
          LOG.info("the background is renewed: {}", condition.words());
        }
        renewal = new Renewal(now, articles);
      }
    } catch (IOException e) {
      LOG.debug("the background is not renewed: {}", e.toString());
    }
  }

  private Condition condition(Background found) {
    return Condition.well(
        String.format(
            Locale.ROOT,
            "%,d terms of %,d articles, %,d of them from the archive",
            found.counts().size(),
            found.articles(),
            found.articles() - table.articles()));
  }
}
