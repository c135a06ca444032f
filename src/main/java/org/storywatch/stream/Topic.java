package org.storywatch.stream;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The topics that join the stages. Each record is JSON; each topic holds one kind of record.
public enum Topic {
  /// What the feeds gave, by article id.
  ARTICLES(Duration.ofDays(30)),
  /// What people changed of the feeds that are read, by feed id.
  FEEDS,
  /// What people changed of profiles, by profile and what it is about.
  PROFILES,
  /// What is remembered of each feed, by feed id.
  FEED_STATES,
  /// The entries that are known of each feed, by feed id, in the partition of its state.
  FEED_ENTRIES,
  /// What hubs say of feeds, by feed id.
  HUB_WORDS(Duration.ofDays(1)),
  /// Articles that fit a profile, by profile, so that one process at a time owns its story.
  MATCHES(Duration.ofDays(30)),
  /// What profiles took note of, by profile: all that they learn from, told or not, in one order.
  NOTED(Duration.ofDays(30)),
  /// How many articles were compared with the profiles, by partition and hour, in the partition of
  /// the articles.
  TALLIES,
  /// How long nothing was told of each profile, by profile, in the partition of its matches.
  SILENCES,
  /// What people say of articles that fit a profile, or nearly, by profile and article.
  FEEDBACK,
  /// What subscribers want, by address.
  SUBSCRIPTIONS,
  /// What is new in each story, by profile and development, in the partition of the profile's
  /// matches.
  DEVELOPMENTS,
  /// Who is to be told of what, by subscriber.
  ALERTS(Duration.ofDays(90)),
  /// What became of each alert, by alert id, in the partition of the alert.
  DELIVERIES,
  /// Records that could not be processed, with the reason in a header.
  DEAD_LETTERS(Duration.ofDays(30));

  private static final String PREFIX = "storywatch.";
  private static final String LIMIT = "max.message.bytes";
  private static final String BYTES = Integer.toString(Clients.RECORD_LIMIT + 4096);

  /// How long records are kept; zero where only the last of each key is.
  private final Duration kept;

  Topic() {
    this(Duration.ZERO);
  }

  Topic(Duration kept) {
    this.kept = kept;
  }

  /// Its name on the broker.
  public String topicName() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The topic in whose partition of the same number its records stand, whoever reads the one has
  /// the other; empty where the key alone decides.
  Optional<Topic> beside() {
    return switch (this) {
      case FEED_ENTRIES -> Optional.of(FEED_STATES);
      case TALLIES -> Optional.of(ARTICLES);
      case SILENCES, DEVELOPMENTS -> Optional.of(MATCHES);
      case DELIVERIES -> Optional.of(ALERTS);
      default -> Optional.empty();
    };
  }

  /// Whether it was always divided as the topic that it stands beside, since both are as old.
  boolean divided() {
    return this == DEVELOPMENTS || this == DELIVERIES;
  }

  /// Those whose partitions divide the work among processes, and those that stand beside them; the
  /// others are read as a whole by everybody.
  static Set<Topic> dividing() {
    Set<Topic> all = EnumSet.noneOf(Topic.class);
    for (Topic topic : values()) {
      topic
          .beside()
          .ifPresent(input -> {
            all.add(topic);
            all.add(input);
          });
    }
    return all;
  }

  /// The part of a key that decides about the partition.
  String route(String key) {
    return this == DEVELOPMENTS ? key.substring(0, key.indexOf('/')) : key;
  }

  Map<String, String> settings() {
    return kept.isZero()
        ? Map.of("cleanup.policy", "compact", LIMIT, BYTES)
        : Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(kept.toMillis()),
            LIMIT,
            BYTES);
  }
}
