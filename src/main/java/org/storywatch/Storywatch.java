package org.storywatch;

import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.audit.Audit;
import org.storywatch.audit.Growth;
import org.storywatch.config.Settings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Condition;
import org.storywatch.ops.DataFolder;
import org.storywatch.ops.Disk;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.ops.OpenFiles;
import org.storywatch.ops.Troubles;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revisions;
import org.storywatch.stage.Revising;
import org.storywatch.stage.Subscriptions;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;

/// Plugs the parts of the program together, starts them from the page backwards to the feeds, and
/// closes them in the opposite order: polling stops, the loops finish what they have in hand, mail
/// closes, and health answers until the end.
public final class Storywatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storywatch.class);

  /// Between two looks at the books.
  private static final Duration AUDIT = Duration.ofSeconds(10);

  /// The logs of a broker and its connections, with room to grow.
  static final long FILES = 1000;

  private final Settings settings;
  private final Set<Part> parts;
  private final Closing closing = new Closing();
  private final Meters measured = closing.add(new Meters());
  private final Health health = new Health(measured.registry());
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Connection connection;
  private final Engine engine;

  Storywatch(Settings settings, Set<Part> parts) {
    this.settings = settings;
    this.parts = Set.copyOf(parts);
    this.connection = new Connection(settings, closing, health, stop);
    this.engine =
        new Engine(
            settings, closing, health, InstantSource.system(), measured.registry(), connection);
  }

  /// Starts every part; waits for a cluster that does not answer, visible in health.
  ///
  /// @throws StartFailure when it cannot start as it is configured
  synchronized void start() throws StartFailure, InterruptedException {
    enough();
    DataFolder data = open(settings.data());
    measured.tell(Main.Version.number(), settings.data());
    health.add("disk", () -> Disk.of(settings.data()).condition());
    Watch watch = Watch.read(settings, has(Part.FEEDS));
    String secret = settings.web().secret().orElse(data.secret());
    Outbound outbound = closing.add(new Outbound(settings.net()));
    Revisions revisions = new Revisions();
    Present profiles = new Present(watch.filed(), revisions);
    Pages pages = new Pages(engine, watch, profiles, revisions, secret, outbound);
    pages.start(parts);
    Optional<Cluster> joined = connection.join(data.instance(), engine.meters());
    if (joined.isPresent()) {
      if (has(Part.WEB)) {
        pages.open(joined.get());
      }
      if (audit(joined.get(), profiles) && follow(joined.get(), revisions)) {
        start(joined.get(), watch, profiles, revisions, pages, secret, outbound);
      }
    }
  }

  private void start(
      Cluster cluster,
      Watch watch,
      Present profiles,
      Revisions revisions,
      Pages pages,
      String secret,
      Outbound outbound)
      throws InterruptedException {
    if (has(Part.WEB)) {
      pages.follow(cluster);
    }
    if (has(Part.TELL)) {
      // The page's own: who leaves by it is left alone from then on.
      Subscriptions subscriptions = new Subscriptions(pages.recent().subscribers());
      engine.follow("subscriptions", subscriptions.of(cluster));
      new Tellers(engine).start(cluster, subscriptions, profiles, pages.mail(), secret);
    }
    if (has(Part.MATCH)) {
      pages.looking(new Matchers(engine).start(cluster, watch, revisions)::sought);
    }
    if (has(Part.FEEDS) || has(Part.WEB)) {
      new Pollers(engine, outbound)
          .start(cluster, watch.lists(), pages.roll(), pages.recent(), secret, has(Part.FEEDS));
    }
    if (has(Part.WEB)) {
      pages.edit(cluster);
    }
    int feeds = watch.lists().feeds().size();
    LOG.info("watching {} feeds for {} profiles", feeds, profiles.ids().size());
  }

  /// Knows what people changed of profiles, now and from now on.
  ///
  /// @return whether it does, or the program was told to stop
  private boolean follow(Cluster cluster, Revisions revisions) throws InterruptedException {
    Optional<Follower> follower =
        connection.persist(
            "profiles",
            () -> {
              Revising.recall(cluster, revisions);
              return Revising.follow(cluster, revisions);
            });
    follower.ifPresent(following -> engine.follow("profiles", following));
    return follower.isPresent();
  }

  /// Begins before anything is written.
  ///
  /// @return whether it does, or the program was told to stop
  private boolean audit(Cluster cluster, Present profiles) throws InterruptedException {
    Gauge.builder("profiles", () -> profiles.ids().size())
        .description("Profiles that every article is compared with")
        .strongReference(true)
        .register(engine.meters());
    Optional<Growth> growth = connection.persist("audit", () -> new Growth(cluster));
    growth.ifPresent(grown -> {
      Audit audit = closing.add(new Audit(engine.meters(), grown, AUDIT));
      health.add("audit", audit::condition, audit.heartbeat());
      audit.start();
    });
    return growth.isPresent();
  }

  /// How the program is.
  Health health() {
    return health;
  }

  /// Waits until the program is told to stop, or has died of itself.
  ///
  /// @return whether it was told to
  boolean awaitEnd() throws InterruptedException {
    Troubles troubles = new Troubles();
    while (!stop.await(1, TimeUnit.SECONDS)) {
      Map<String, Condition> conditions = health.conditions();
      troubles.lines(conditions).forEach(line -> LOG.atLevel(line.level()).log(line.words()));
      Map<String, Condition> dead = new LinkedHashMap<>(conditions);
      dead.values().removeIf(one -> one.level() != Condition.Level.DEAD);
      if (!dead.isEmpty()) {
        dead.forEach((part, condition) -> LOG.error("{}: {}", part, condition.words()));
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    stop.countDown();
    synchronized (this) {
      closing.close();
    }
  }

  private boolean has(Part part) {
    return parts.contains(part);
  }

  /// Refuses to begin what would end in the middle for want of open files.
  private void enough() throws StartFailure {
    Optional<OpenFiles> files = OpenFiles.now();
    long needed = settings.kafka().embedded() ? FILES : FILES / 2;
    Optional<String> few = files.flatMap(now -> now.tooFew(needed));
    if (few.isPresent()) {
      throw new StartFailure(few.get());
    }
    files.ifPresent(now -> health.add("files", () -> OpenFiles.now().orElse(now).condition()));
  }

  private DataFolder open(java.nio.file.Path folder) throws StartFailure {
    try {
      return closing.add(DataFolder.open(folder));
    } catch (IOException e) {
      throw new StartFailure(String.valueOf(e.getMessage()));
    }
  }
}
