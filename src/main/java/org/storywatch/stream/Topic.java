package org.storywatch.stream;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// The topics that join the stages. Each record is JSON; each topic holds one kind of record.
public enum Topic {
  /// What the feeds gave, by article id.
  ARTICLES(Duration.ofDays(30)),
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
