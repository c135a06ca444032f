package org.storywatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.alert.Subscribers;
import org.storywatch.audit.Audit;
import org.storywatch.audit.Growth;
import org.storywatch.config.Settings;
import org.storywatch.dossier.Dossiers;
import org.storywatch.feedlist.FeedListPages;
import org.storywatch.feedlist.Roll;
import org.storywatch.mail.AlertMail;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Condition;
import org.storywatch.ops.DataFolder;
import org.storywatch.ops.Disk;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.ops.OpenFiles;
import org.storywatch.search.Search;
import org.storywatch.stage.Archiving;
import org.storywatch.stage.Enrolling;
import org.storywatch.stage.Hearing;
import org.storywatch.stage.LiveMatcher;
import org.storywatch.stage.Matching;
import org.storywatch.stage.Noting;
import org.storywatch.stage.Showing;
import org.storywatch.stage.Subscriptions;
import org.storywatch.stage.Verdicts;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.trend.Counting;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.WebSettings;
import org.storywatch.websub.Callbacks;
import org.storywatch.websub.Door;

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
  private final InstantSource clock = InstantSource.system();
  private final Closing closing = new Closing();
  private final Meters measured = closing.add(new Meters());
  private final PrometheusMeterRegistry meters = measured.registry();
  private final Health health = new Health(meters);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Roll roll = new Roll();

  Storywatch(Settings settings, Set<Part> parts) {
    this.settings = settings;
    this.parts = Set.copyOf(parts);
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
    Counting counting = closing.add(new Counting(settings.data().resolve("trend.json"), clock));
    String secret = settings.web().secret().orElse(data.secret());
    WebSettings web = settings.web().with(secret);
    Recent recent = new Recent(web.keyed(watch.watched()), watch.subscribers(), counting.trend());
    Personal personal = new Personal(settings, secret, watch.subscribers(), recent, clock);
    AlertMail mail = personal.mail();
    if (has(Part.WEB)) {
      personal.announce(health);
    }
    Outbound outbound = closing.add(new Outbound(settings.net()));
    FeedListPages feeds = new FeedListPages(web, roll, recent, outbound, clock);
    Dossiers dossiers = new Dossiers(web, recent, watch.sensitivities(), clock);
    Dashboard dashboard = dashboard(web, recent, personal, feeds, dossiers);
    Connection connection = new Connection(settings, closing, health, stop);
    Optional<Cluster> joined = connection.join(data.instance(), meters);
    if (joined.isPresent()) {
      if (has(Part.WEB)) {
        Hearing hearing = closing.add(new Hearing(joined.get()));
        Door door = new Door(new Callbacks(settings.web().publicUrl(), secret));
        dashboard.hubs(door, hearing::hear);
        Noting noting = closing.add(new Noting(joined.get(), meters));
        dashboard.feedback(noting::note);
        feeds.open(closing.add(new Enrolling(joined.get()))::keep);
        personal.open(connection, joined.get(), closing, health, noting::note);
      }
      if (audit(connection, joined.get(), watch)) {
        start(connection, joined.get(), watch, recent, counting, secret, mail, dossiers);
      }
    }
  }

  private void start(
      Connection connection,
      Cluster cluster,
      Watch watch,
      Recent recent,
      Counting counting,
      String secret,
      AlertMail mail,
      Dossiers dossiers)
      throws InterruptedException {
    if (has(Part.WEB)) {
      Follower follower = closing.add(Showing.of(cluster, recent, counting));
      health.add("page", follower::condition, follower.heartbeat());
      follower.start();
    }
    if (has(Part.TELL)) {
      Subscriptions subscriptions = new Subscriptions(new Subscribers(watch.subscribers()));
      Follower follower = closing.add(subscriptions.of(cluster));
      health.add("subscriptions", follower::condition, follower.heartbeat());
      follower.start();
      new Tellers(settings, closing, health, clock, meters)
          .start(cluster, subscriptions, watch.profiles(), mail, secret);
    }
    if (has(Part.MATCH)) {
      Archiving archiving =
          closing.add(new Archiving(cluster, settings.archive(), settings.archived(), clock));
      health.add("archive", archiving::condition, archiving.heartbeat());
      archiving.start();
      LiveMatcher matcher = closing.add(watch.matcher(settings.archive(), clock));
      health.add("background", matcher::condition, matcher.heartbeat());
      matcher.start();
      Verdicts verdicts = new Verdicts();
      Follower feedback = closing.add(verdicts.of(cluster));
      health.add("feedback", feedback::condition, feedback.heartbeat());
      feedback.start();
      Matching matching = new Matching(cluster, matcher, verdicts, meters);
      loop(cluster, "match", Topic.ARTICLES, matching);
      dossiers.looking(matching::sought);
    }
    if (has(Part.FEEDS) || has(Part.WEB)) {
      new Pollers(settings, closing, health, clock, meters)
          .start(connection, cluster, watch.lists(), roll, recent, secret, has(Part.FEEDS));
    }
    int feeds = watch.lists().feeds().size();
    LOG.info("watching {} feeds for {} profiles", feeds, watch.profiles().size());
  }

  /// Begins before anything is written.
  ///
  /// @return whether it does, or the program was told to stop
  private boolean audit(Connection connection, Cluster cluster, Watch watch)
      throws InterruptedException {
    Gauge.builder("profiles", () -> watch.profiles().size())
        .description("Profiles that every article is compared with")
        .strongReference(true)
        .register(meters);
    Optional<Growth> growth = connection.persist("audit", () -> new Growth(cluster));
    growth.ifPresent(grown -> {
      Audit audit = closing.add(new Audit(meters, grown, AUDIT));
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
    while (!stop.await(1, TimeUnit.SECONDS)) {
      if (health.dead()) {
        health.conditions().entrySet().stream()
            .filter(part -> part.getValue().level() == Condition.Level.DEAD)
            .forEach(part -> LOG.error("{}: {}", part.getKey(), part.getValue().words()));
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

  private Dashboard dashboard(WebSettings web, Recent recent, Personal personal, Routes... pages)
      throws StartFailure {
    Routes[] others =
        Stream.concat(Stream.of(personal.pages()), Stream.of(pages)).toArray(Routes[]::new);
    Dashboard dashboard =
        new Dashboard(web, recent, health, meters, personal.mail(), clock, others);
    if (has(Part.MATCH)) {
      dashboard.search(closing.add(new Search(settings.archive(), clock)));
    }
    try {
      closing.add(dashboard).start();
      return dashboard;
    } catch (org.storywatch.web.StartFailure e) {
      throw new StartFailure(String.valueOf(e.getMessage()));
    }
  }

  private void loop(Cluster cluster, String name, Topic input, Stage stage) {
    Loop loop = closing.add(cluster.loop(name, input, stage));
    health.add(name, loop::condition, loop.heartbeat());
    loop.start();
  }
}
