package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.chronicle.Tally;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profiles;
import org.storywatch.story.Development;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Feeds, profiles and subscribers enough for every partition to have work, what was published so
/// far, and what each stage has made of it, read from the topics.
final class Flow implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final List<String> GROUPS =
      List.of("storywatch.feeds", "storywatch.match", "storywatch.tell", "storywatch.deliver");
  private static final int MORE_FEEDS = 8;
  private static final int PROFILES = 4;
  private static final int SUBSCRIBERS = 3;

  private final Path folder;
  private final String bootstrap;
  private final Cluster cluster;
  private final Outlets outlets = new Outlets();
  private final List<Piece> story = new ArrayList<>();
  private final List<Piece> told = new ArrayList<>();
  private final Set<String> copied = new HashSet<>();
  private int published;
  private int edition;

  Flow(Path folder, String bootstrap) throws IOException {
    this.folder = folder;
    this.bootstrap = bootstrap;
    this.cluster = new Cluster(bootstrap, "auditor", new SimpleMeterRegistry());
    Path seeds = Path.of("seeds/libya-ceasefire");
    Matcher matcher = new Matcher(Profiles.read(Path.of("seeds")).profiles(), Background.shipped());
    for (int i = 0; i < PROFILES; i++) {
      copy(seeds, folder.resolve("seeds/profile-" + i));
    }
    for (Piece piece : World.sample().pieces()) {
      if (piece.kind() == Piece.Kind.ORDINARY) {
        publish(piece);
      } else if (piece.kind() == Piece.Kind.DEVELOPMENT
          && !matcher.match(article(piece)).isEmpty()) {
        story.add(piece);
      }
    }
    for (int i = 0; i < MORE_FEEDS; i++) {
      String id = "first-" + i;
      outlets.publish(
          "Paper " + i, new Outlets.Item(id, "https://example.org/" + id, id, id + " in full."));
      published++;
    }
    tell();
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  /// Starts a process with all stages.
  Program start(String name) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    StringBuilder subscribers = new StringBuilder();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      subscribers.append("  - {address: reader-%d@example.org, most: 1000}%n".formatted(i));
    }
    return Program.run(
        own,
        """
        kafka: {bootstrap: '%s'}
        feeds: [../feeds.opml]
        profiles: ../seeds
        fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
        mail: {from: 'Storywatch <alerts@example.org>', flood: off, per-minute: 1000}
        subscribers:
        %s\
        """
            .formatted(bootstrap, subscribers));
  }

  /// One more entry in every feed, and the next piece of the story in one.
  void news() {
    edition++;
    for (String outlet : outlets.names()) {
      String id = "edition-" + edition + "-" + outlet.replace(' ', '-');
      String title = "Edition %d of %s".formatted(edition, outlet);
      outlets.publish(
          outlet, new Outlets.Item(id, "https://example.org/" + id, title, title + " in full."));
      published++;
    }
    tell();
  }

  private void tell() {
    if (!story.isEmpty()) {
      told.add(story.getFirst());
      publish(story.removeFirst());
    }
  }

  /// The story so far once more, by another outlet.
  void copies() {
    for (Piece piece : told) {
      String url = "https://example.org/again/" + piece.id();
      String outlet = outlets.names().getFirst();
      outlets.publish(outlet, new Outlets.Item(url, url, piece.title(), piece.text()));
      published++;
      copied.add(url);
    }
  }

  /// Waits until each stage has done all its work, and prints how long that took each of them.
  ///
  /// @return until the last of them had
  Duration settle(String what) {
    long begun = System.nanoTime();
    Map<String, BooleanSupplier> open = new LinkedHashMap<>();
    open.put("feeds", this::read);
    open.put("match", this::compared);
    open.put("tell", this::told);
    open.put("deliver", this::delivered);
    StringBuilder line = new StringBuilder(what + ":");
    while (!open.isEmpty()) {
      Map.Entry<String, BooleanSupplier> next = open.entrySet().iterator().next();
      if (next.getValue().getAsBoolean()) {
        line.append(" %s %.1f s".formatted(next.getKey(), since(begun).toMillis() / 1000.0));
        open.remove(next.getKey());
      } else {
        assertThat(since(begun)).as("%s, %s", line, next.getKey()).isLessThan(LONG);
        pause();
      }
    }
    System.out.println(line);
    return since(begun);
  }

  /// What must hold after every run.
  void assertNothingIsLostOrTwice() {
    assertThat(all(Topic.ARTICLES, Article.class))
        .extracting(article -> article.id() + " " + article.feed() + " " + article.url())
        .doesNotHaveDuplicates()
        .hasSize(published);
    assertThat(all(Topic.MATCHES, Match.class))
        .extracting(match -> match.profile() + "/" + match.article().id())
        .doesNotHaveDuplicates();
    List<Alert> alerts = all(Topic.ALERTS, Alert.class);
    assertThat(alerts).isNotEmpty().extracting(Alert::id).doesNotHaveDuplicates();
    Map<String, Set<String>> heard = new HashMap<>();
    for (Alert alert : alerts) {
      Development development = alert.development().orElseThrow();
      heard
          .computeIfAbsent(development.profile() + "/" + development.id(), _ -> new HashSet<>())
          .add(alert.subscriber());
      assertThat(copied).doesNotContain(development.first().url().toString());
    }
    assertThat(heard.values()).allMatch(everybody -> everybody.size() == SUBSCRIBERS);
    Map<String, Delivery> last = last(Topic.DELIVERIES, Delivery.class);
    assertThat(last).hasSameSizeAs(alerts);
    assertThat(last.values()).allMatch(one -> one.state() == Delivery.State.ACCEPTED);
  }

  /// Waits until the partitions of every stage are divided among so many processes.
  void awaitShared(int processes) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      await()
          .atMost(LONG)
          .ignoreExceptions() // groups that are not there yet
          .until(() ->
              admin.describeConsumerGroups(GROUPS).all().get().values().stream()
                  .map(ConsumerGroupDescription::members)
                  .allMatch(members -> areShared(members, processes)));
    }
  }

  private static boolean areShared(Collection<MemberDescription> members, int processes) {
    List<Integer> shares =
        members.stream().map(member -> member.assignment().topicPartitions().size()).toList();
    return shares.size() == processes
        && Collections.max(shares) - Collections.min(shares) <= 1
        && shares.stream().mapToInt(Integer::intValue).sum() >= 4;
  }

  Cluster cluster() {
    return cluster;
  }

  private boolean read() {
    return all(Topic.ARTICLES, Article.class).size() >= published;
  }

  private boolean compared() {
    return last(Topic.TALLIES, Tally.class).values().stream().mapToLong(Tally::articles).sum()
        >= published;
  }

  private boolean told() {
    Set<String> told = new HashSet<>();
    for (Development development : last(Topic.DEVELOPMENTS, Development.class).values()) {
      told.add(development.profile() + "/" + development.first().id());
      development
          .members()
          .forEach(member -> told.add(development.profile() + "/" + member.article()));
    }
    List<Match> matches = all(Topic.MATCHES, Match.class);
    return !matches.isEmpty()
        && matches.stream()
            .allMatch(match -> told.contains(match.profile() + "/" + match.article().id()));
  }

  private boolean delivered() {
    Map<String, Delivery> last = last(Topic.DELIVERIES, Delivery.class);
    List<Alert> alerts = all(Topic.ALERTS, Alert.class);
    return !alerts.isEmpty()
        && alerts.stream()
            .allMatch(alert ->
                last.containsKey(alert.id())
                    && last.get(alert.id()).state() == Delivery.State.ACCEPTED);
  }

  private <T> List<T> all(Topic topic, Class<T> type) {
    List<T> all = new ArrayList<>();
    cluster.readAll(
        topic,
        record -> {
          try {
            all.add(record.as(type));
          } catch (Unreadable e) {
            throw new AssertionError(e);
          }
        });
    return all;
  }

  private <T> Map<String, T> last(Topic topic, Class<T> type) {
    Map<String, T> last = new HashMap<>();
    cluster.readAll(
        topic,
        record -> {
          try {
            last.put(record.key(), record.as(type));
          } catch (Unreadable e) {
            throw new AssertionError(e);
          }
        });
    return last;
  }

  private void publish(Piece piece) {
    String url = "https://example.org/" + piece.outlet().slug() + "/" + piece.id();
    outlets.publish(
        piece.outlet().title(), new Outlets.Item(url, url, piece.title(), piece.text()));
    published++;
  }

  private static Article article(Piece piece) {
    return new Article(
        Article.SCHEMA,
        piece.id(),
        "",
        piece.outlet().title(),
        URI.create("https://example.org/" + piece.id()),
        piece.title(),
        piece.author(),
        piece.text(),
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    outlets.close();
  }
}
