package org.storywatch.websub;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Decides on the calls of hubs. Pure but for the key.
public final class Door {
  /// Longer content is not looked at: the feed is polled instead.
  public static final int LONGEST = 2 << 20;

  private static final int LONG_ENOUGH = 300;
  private static final int CHALLENGE = 4_000;
  private static final long A_DAY = 86_400;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final Callbacks callbacks;

  public Door(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  /// What a call is answered with.
  ///
  /// @param status of HTTP
  /// @param body as plain text
  /// @param word what is to be handed on, before the answer is given
  public record Answer(int status, String body, Optional<Word> word) {
    private static Answer no(int status, String words) {
      return new Answer(status, words + "\n", Optional.empty());
    }
  }

  /// The address that was called.
  ///
  /// @param topic the short name of what was subscribed to
  public record Called(String feed, String topic, String seal) {}

  /// Whether we gave this address to a hub; if not, the rest of the call need not be read.
  public boolean knows(Called called) {
    return callbacks.ours(called.feed(), called.topic(), called.seal());
  }

  /// A hub asks whether we want what somebody asked it for (section 5.3), or says that it will not
  /// (section 5.2).
  ///
  /// @param parameter a parameter of the call by its name, empty where it is missing
  public Answer asked(Called called, Function<String, String> parameter, Instant now) {
    if (!knows(called) || !Callbacks.name(parameter.apply("hub.topic")).equals(called.topic())) {
      return Answer.no(404, "Nobody here asked for that.");
    }
    String challenge = parameter.apply("hub.challenge");
    return switch (parameter.apply("hub.mode")) {
      case "subscribe" ->
          challenge.isEmpty() || challenge.length() > CHALLENGE
              ? Answer.no(400, "hub.challenge is missing or too long.")
              : new Answer(
                  200,
                  challenge,
                  Optional.of(
                      Word.leased(
                          called.feed(), now, seconds(parameter.apply("hub.lease_seconds")))));
      case "denied" -> {
        String why = cut(parameter.apply("hub.reason"));
        yield new Answer(200, "", Optional.of(Word.denied(called.feed(), now, why)));
      }
      // We let leases end; who asks for this is somebody else.
      default -> Answer.no(404, "Nobody here asked for that.");
    };
  }

  /// A hub tells of something (section 7). What is not signed is acknowledged and forgotten, so
  /// that a liar learns nothing (section 7.1).
  ///
  /// @param signature the header `X-Hub-Signature`, empty where it is missing
  /// @param body its first bytes, one more than [#LONGEST] at most
  public Answer told(Called called, String signature, String type, byte[] body, Instant now) {
    if (!knows(called)) {
      return Answer.no(404, "Nobody here asked for that.");
    }
    if (body.length > LONGEST) {
      return new Answer(202, "", Optional.of(Word.nudge(called.feed(), now)));
    }
    String secret = callbacks.secret(called.feed(), called.topic());
    return Signature.fits(signature, body, secret)
        ? new Answer(202, "", Optional.of(Word.content(called.feed(), now, cut(type), body)))
        : new Answer(202, "", Optional.empty());
  }

  private static long seconds(String words) {
    return SECONDS.matcher(words).matches() ? Long.parseLong(words) : A_DAY;
  }

  private static String cut(String words) {
    return words.length() > LONG_ENOUGH ? words.substring(0, LONG_ENOUGH) : words;
  }
}
