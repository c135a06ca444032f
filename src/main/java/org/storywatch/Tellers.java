package org.storywatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Carrier;
import org.storywatch.config.Settings;
import org.storywatch.hook.HookCarrier;
import org.storywatch.mail.AlertMail;
import org.storywatch.mail.FolderCarrier;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.profile.Profile;
import org.storywatch.smtp.SmtpCarrier;
import org.storywatch.stage.Carried;
import org.storywatch.stage.Delivering;
import org.storywatch.stage.Evidence;
import org.storywatch.stage.FeedNotes;
import org.storywatch.stage.Subscriptions;
import org.storywatch.stage.Telling;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;

/// Plugs together what decides who is told, and what hands it over.
final class Tellers {
  private final Settings settings;
  private final Closing closing;
  private final Health health;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /// @param closing closes what is started here
  Tellers(
      Settings settings,
      Closing closing,
      Health health,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.closing = closing;
    this.health = health;
    this.clock = clock;
    this.meters = meters;
  }

  /// Starts it, from the mail backwards.
  ///
  /// @param subscriptions followed by somebody else
  /// @param secret what the secrets of webhooks are made of
  void start(
      Cluster cluster,
      Subscriptions subscriptions,
      List<Profile> profiles,
      AlertMail mail,
      String secret) {
    FeedNotes notes = new FeedNotes();
    Carried carried = new Carried(clock);
    Delivering delivering =
        new Delivering(
            carrier(mail, secret),
            notes,
            subscriptions,
            carried,
            settings.manners(),
            clock,
            meters);
    health.add("mail", delivering::condition);
    follow(notes.of(cluster));
    follow(carried.of(cluster));
    Optional<Evidence> evidence =
        settings.manners().silence() ? Optional.of(new Evidence()) : Optional.empty();
    evidence.ifPresent(all -> {
      Follower follower = follow(all.of(cluster));
      health.add("evidence", follower::condition, follower.heartbeat());
    });
    loop(cluster, "deliver", Topic.ALERTS, delivering);
    loop(
        cluster,
        "tell",
        Topic.MATCHES,
        new Telling(subscriptions, usual(profiles), evidence, clock, meters));
  }

  /// How many developments a profile may have in a day before it is a flood: more where it was told
  /// to rather tell too much, fewer where it was told to rather miss something.
  private Map<String, Integer> usual(List<Profile> profiles) {
    Map<String, Integer> usual = new HashMap<>();
    profiles.forEach(profile ->
        usual.put(profile.id(), profile.sensitivity().within(settings.manners().flood())));
    return usual;
  }

  private Carrier carrier(AlertMail mail, String secret) {
    Carrier mails =
        settings.mail().smtp().isPresent()
            ? closing.add(new SmtpCarrier(settings.mail(), mail, clock))
            : new FolderCarrier(settings.mail(), mail);
    Outbound outbound = closing.add(new Outbound(settings.net()));
    return new HookCarrier(outbound, settings.hookSecrets(), secret, clock).or(mails);
  }

  private Follower follow(Follower follower) {
    closing.add(follower).start();
    return follower;
  }

  private void loop(Cluster cluster, String name, Topic input, Stage stage) {
    Loop loop = closing.add(cluster.loop(name, input, stage));
    health.add(name, loop::condition, loop.heartbeat());
    loop.start();
  }
}
