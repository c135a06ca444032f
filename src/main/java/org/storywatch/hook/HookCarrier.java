package org.storywatch.hook;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;

/// Posts alerts to the addresses of programs. Who answers with a status of 2xx has it; who answers
/// 410 wants none any more; everything else is tried again, so a receiver may get one twice and
/// knows it by its id.
public final class HookCarrier implements Carrier {
  private final Outbound outbound;
  private final Map<String, String> secrets;
  private final String secret;
  private final InstantSource clock;

  /// @param secrets what calls to some of the addresses are signed with, by address
  /// @param secret what the secrets of all others are made of
  public HookCarrier(
      Outbound outbound, Map<String, String> secrets, String secret, InstantSource clock) {
    this.outbound = outbound;
    this.secrets = Map.copyOf(secrets);
    this.secret = secret;
    this.clock = clock;
  }

  /// A carrier that brings to webhooks what is for them, and leaves everything else to another.
  public Carrier or(Carrier mail) {
    return new Carrier() {
      @Override
      public Outcome carry(Message message) {
        return Subscriber.isHook(message.alerts().getFirst().subscriber())
            ? HookCarrier.this.carry(message)
            : mail.carry(message);
      }

      @Override
      public void hurry() {
        mail.hurry();
      }
    };
  }

  @Override
  public Outcome carry(Message message) {
    String address = message.alerts().getFirst().subscriber();
    String body;
    URI url;
    try {
      body = Parts.json(message);
      url = URI.create(address);
    } catch (RuntimeException e) {
      return new Outcome.Impossible("no call could be made of this: " + e.getMessage());
    }
    String key =
        Optional.ofNullable(secrets.get(address))
            .orElseGet(() -> Signature.secret(address, secret));
    Map<String, String> headers =
        Map.of(
            Signature.HEADER,
            Signature.of(body, key, clock.instant()),
            "Idempotency-Key",
            Parts.id(message));
    return switch (outbound.post(url, headers, body)) {
      case Reply.Refused refused -> new Outcome.Postponed(refused.words());
      case Reply.Failed failed -> new Outcome.Postponed(failed.words());
      case Reply.Answer answer -> outcome(answer.status());
    };
  }

  private static Outcome outcome(int status) {
    String words = "answered " + status;
    if (status >= 200 && status < 300) {
      return new Outcome.Accepted(words);
    }
    return status == 410 ? new Outcome.Refused(words) : new Outcome.Postponed(words);
  }
}
