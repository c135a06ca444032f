package org.storywatch.websub;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Link;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Said;
import org.storywatch.net.Outbound;
import org.storywatch.net.Reply;

/// Asks hubs to tell us of feeds (WebSub, section 5.1).
public final class Hubs {
  private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);
  private static final String LEASE_SECONDS = "864000";

  private final Outbound outbound;
  private final Callbacks callbacks;
  private final URI publicUrl;

  /// @param publicUrl the page as it is reached from outside
  /// @param key shared by all processes, hard to guess
  public Hubs(Outbound outbound, URI publicUrl, String key) {
    this.outbound = outbound;
    this.callbacks = new Callbacks(publicUrl, key);
    this.publicUrl = publicUrl;
  }

  /// The address of ours that the hub of a feed is given.
  public String callback(String feed, Lease lease) {
    return callbacks.url(feed, lease.topic());
  }

  /// Asks the hub of a feed. Whether it will tell it says later, by a call of its own.
  ///
  /// @return empty when it was not asked, since it could not reach us
  public Optional<Said> ask(String feed, Lease lease, Instant now) {
    Optional<String> objection = outbound.objection(publicUrl);
    if (objection.isPresent()) {
      LOG.debug("No hub is asked: web.public-url: {}", objection.get());
      return Optional.empty();
    }
    String callback = callback(feed, lease);
    String error =
        Link.parse(lease.hub())
            .map(hub -> ask(hub, lease.topic(), callback, feed))
            .orElse("has no address that can be used");
    LOG.info(
        "Hub {} was asked to tell of {}{}",
        Link.parse(lease.hub()).map(Link::shown).orElse(publicUrl),
        lease.topic(),
        error.isEmpty() ? "" : ", but it " + error);
    return Optional.of(new Said.Asked(now, callback, error));
  }

  private String ask(URI hub, String topic, String callback, String feed) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.callback", callback);
    form.put("hub.mode", "subscribe");
    form.put("hub.topic", topic);
    form.put("hub.lease_seconds", LEASE_SECONDS);
    form.put("hub.secret", callbacks.secret(feed, Callbacks.name(topic)));
    return switch (outbound.post(hub, form)) {
      case Reply.Refused refused -> refused.words();
      case Reply.Failed failed -> failed.words();
      case Reply.Answer answer ->
          answer.status() >= 200 && answer.status() < 300
              ? ""
              : "refused it (" + answer.status() + ")";
    };
  }
}
