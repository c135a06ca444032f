package org.storywatch.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.storywatch.story.Development;

/// Who is told of a development.
///
/// @param subscribers all of them
public record Audience(List<Subscriber> subscribers) {
  /// Keeps its own copy of the list.
  public Audience {
    subscribers = List.copyOf(subscribers);
  }

  /// One alert for each subscriber of the development's profile.
  ///
  /// @param now when the alerts arise
  public List<Alert> alerts(Development development, Instant now) {
    return subscribers.stream()
        .filter(subscriber -> subscriber.profiles().contains(development.profile()))
        .map(subscriber ->
            new Alert(
                Alert.SCHEMA,
                id(development, subscriber),
                subscriber.address(),
                subscriber.cadence(),
                development,
                now))
        .toList();
  }

  private static String id(Development development, Subscriber subscriber) {
    String all = development.profile() + "\n" + development.id() + "\n" + subscriber.address();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
