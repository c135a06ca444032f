package org.storywatch.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.storywatch.alert.Delivery;

/// What became of mails, as far as people ask.
public enum Outcome {
  /// The mail server took it.
  SENT("sent", "No mail was sent yet."),
  /// It is due later, or is tried again.
  WAITING("waiting", "No mail waits: nothing is due, and nothing was put off."),
  /// Nobody knows.
  UNKNOWN(
      "perhaps sent",
      "Of each mail it is known whether the mail server took it. One is perhaps sent when the"
          + " connection broke after it was handed over and before the server answered."),
  /// The mail server does not want it.
  REFUSED("refused", "The mail server refused no mail."),
  /// Whom it was for does not want it any more.
  DROPPED("not sent", "No mail was held back because its reader left, paused or muted it.");

  private final String words;
  private final String none;

  Outcome(String words, String none) {
    this.words = words;
    this.none = none;
  }

  /// What people call it.
  public String words() {
    return words;
  }

  /// What is to be said where no mail is so.
  public String none() {
    return none;
  }

  /// What addresses call it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @param delivery empty where no try was made yet
  static Outcome of(Optional<Delivery> delivery) {
    return delivery
        .map(known ->
            switch (known.state()) {
              case ACCEPTED -> SENT;
              case SENDING, POSTPONED -> WAITING;
              case UNKNOWN -> UNKNOWN;
              case REFUSED -> REFUSED;
              case DROPPED -> DROPPED;
            })
        .orElse(WAITING);
  }

  /// @return empty for what is none, which asks for all
  static Optional<Outcome> named(Optional<String> key) {
    return Arrays.stream(values())
        .filter(one -> key.filter(one.key()::equals).isPresent())
        .findAny();
  }
}
