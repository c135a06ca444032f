package org.storywatch.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/// Somebody who is told: from the configuration, or one record of a compacted topic, by address.
///
/// @param schema the version of this record's form
/// @param address where mails go, or the `https://` or `http://` of a webhook
/// @param profiles the ids of the profiles that they follow; empty for those of the configuration,
///   and there for all
/// @param cadence how often they want to hear
/// @param hour when a daily digest is wanted, 0 to 23 in their own time zone
/// @param zone their time zone
/// @param most how many mails a day at most; what is more becomes a digest
/// @param state whether they are told at present
/// @param muted the strands that they want to hear nothing more of
/// @param at when this was said, [Instant#EPOCH] for the configuration; a later word holds
public record Subscriber(
    int schema,
    String address,
    Set<String> profiles,
    Cadence cadence,
    int hour,
    ZoneId zone,
    int most,
    State state,
    Set<String> muted,
    Instant at) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// When a daily digest comes where nobody said another hour.
  public static final int USUAL_HOUR = 7;

  /// How many mails a day come at most where nobody said another number.
  public static final int USUAL_MOST = 20;

  /// Whether somebody is told.
  public enum State {
    /// Yes.
    ACTIVE,
    /// Not now.
    PAUSED,
    /// Never again, unless they ask for it.
    LEFT
  }

  /// Copies the sets.
  public Subscriber {
    profiles = Set.copyOf(profiles);
    muted = Set.copyOf(muted);
  }

  /// Somebody of the configuration, in UTC, with the usual hour and number.
  public static Subscriber of(String address, Set<String> profiles, Cadence cadence) {
    return new Subscriber(
        SCHEMA,
        address,
        profiles,
        cadence,
        USUAL_HOUR,
        ZoneOffset.UTC,
        USUAL_MOST,
        State.ACTIVE,
        Set.of(),
        Instant.EPOCH);
  }

  /// What they are known by.
  public String key() {
    return key(address);
  }

  /// What an address is known by: without regard to case, but for a webhook, where case may matter.
  public static String key(String address) {
    return isHook(address) ? address : address.toLowerCase(Locale.ROOT);
  }

  /// Whether an address is that of a webhook.
  public static boolean isHook(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  /// The same subscriber with other profiles.
  public Subscriber following(Set<String> others) {
    return new Subscriber(schema, address, others, cadence, hour, zone, most, state, muted, at);
  }
}
