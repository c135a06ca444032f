package org.storywatch.config;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.net.AddressPolicy;
import org.storywatch.net.Cidr;

/// Who is told.
///
/// @param subscribers in the order of the file
/// @param secrets what calls of webhooks are signed with, by address
record People(List<Subscriber> subscribers, Map<String, String> secrets) {
  private static final int MOST_MAILS = 1000;

  /// How they are treated.
  static Manners manners(Keys mail) {
    Manners usual = Manners.USUAL;
    return new Manners(
        mail.value("unknown", words -> Values.oneOf(Manners.Unknown.class, words))
            .orElse(usual.unknown()),
        mail.value("per-minute", words -> Values.number(words, 1, 10_000))
            .orElse(usual.perMinute()),
        Set.copyOf(mail.values("insist", words -> words).orElse(List.of())),
        mail.value("flood", words -> Values.numberOrOff(words, 1, MOST_MAILS))
            .orElse(usual.flood()),
        mail.value("silence", Values::onOrOff).orElse(usual.silence()));
  }

  /// Reads the list of the file.
  ///
  /// @param allowed the private networks that may be reached; a webhook there needs no TLS
  static People of(Keys keys, List<Cidr> allowed, Problems problems) {
    List<Subscriber> all = new ArrayList<>();
    Map<String, String> secrets = new HashMap<>();
    for (Keys one : keys.groups("subscribers")) {
      Optional<Subscriber> read = subscriber(one, new AddressPolicy(allowed));
      Optional<String> secret = one.secret("secret", Values::secret);
      one.refuseUnknown();
      read.ifPresent(fresh -> {
        if (all.stream().anyMatch(other -> other.key().equals(fresh.key()))) {
          problems.add("subscribers", fresh.address() + " stands there twice");
        } else {
          all.add(fresh);
        }
        secret.ifPresent(words -> {
          if (Subscriber.isHook(fresh.address())) {
            secrets.put(fresh.address(), words);
          } else {
            one.refuse("secret", "only calls of a webhook are signed with a secret");
          }
        });
      });
    }
    return new People(List.copyOf(all), Map.copyOf(secrets));
  }

  private static Optional<Subscriber> subscriber(Keys one, AddressPolicy policy) {
    Optional<String> mail = one.value("address", Values::address);
    Optional<URI> hook = one.secret("webhook", words -> Servers.hook(words, policy));
    boolean named = one.has("address") || one.has("webhook");
    Set<String> profiles = Set.copyOf(one.values("profiles", words -> words).orElse(List.of()));
    Cadence cadence =
        one.value("cadence", words -> Values.oneOf(Cadence.class, words)).orElse(Cadence.IMMEDIATE);
    int hour =
        one.value("hour", words -> Values.number(words, 0, 23)).orElse(Subscriber.USUAL_HOUR);
    ZoneId zone = one.value("zone", Values::zone).orElse(ZoneOffset.UTC);
    int most =
        one.value("most", words -> Values.number(words, 1, MOST_MAILS))
            .orElse(Subscriber.USUAL_MOST);
    if (!named || (mail.isPresent() && hook.isPresent())) {
      one.refuse("address", "each subscriber needs a mail address, or else a webhook");
      return Optional.empty();
    }
    return mail.or(() -> hook.map(URI::toString))
        .map(address ->
            new Subscriber(
                Subscriber.SCHEMA,
                address,
                profiles,
                cadence,
                hour,
                zone,
                most,
                Subscriber.State.ACTIVE,
                Set.of(),
                Instant.EPOCH));
  }
}
