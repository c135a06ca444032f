package org.storywatch;

import java.util.Optional;
import java.util.Set;
import org.storywatch.alert.Carrier;
import org.storywatch.hook.HookCarrier;
import org.storywatch.mail.AlertMail;
import org.storywatch.mail.FolderCarrier;
import org.storywatch.net.Outbound;
import org.storywatch.revision.Present;
import org.storywatch.smtp.SmtpCarrier;
import org.storywatch.stage.Carried;
import org.storywatch.stage.Delivering;
import org.storywatch.stage.Evidence;
import org.storywatch.stage.FeedNotes;
import org.storywatch.stage.Subscriptions;
import org.storywatch.stage.Telling;
import org.storywatch.stage.Usual;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;

/// Plugs together what decides who is told, and what hands it over.
record Tellers(Engine engine) {
  /// Starts it, from the mail backwards.
  ///
  /// @param subscriptions followed by somebody else
  /// @param profiles those that there are now
  /// @param secret what the secrets of webhooks are made of
  void start(
      Cluster cluster,
      Subscriptions subscriptions,
      Present profiles,
      AlertMail mail,
      String secret) {
    FeedNotes notes = new FeedNotes();
    Carried carried = new Carried(engine.clock());
    Delivering delivering =
        new Delivering(
            carrier(mail, secret),
            notes,
            subscriptions,
            carried,
            engine.settings().manners(),
            engine.clock(),
            engine.meters());
    engine.health().add("mail", delivering::condition);
    engine.closing().add(notes.of(cluster)).start();
    engine.closing().add(carried.of(cluster)).start();
    Optional<Evidence> evidence =
        engine.settings().manners().silence() ? Optional.of(new Evidence()) : Optional.empty();
    evidence.ifPresent(all -> engine.follow("evidence", all.of(cluster)));
    engine.run(cluster, "deliver", Topic.ALERTS, delivering);
    engine.run(
        cluster,
        "tell",
        Topic.MATCHES,
        new Telling(subscriptions, usual(profiles), evidence, engine.clock(), engine.meters()));
  }

  /// How many developments a profile may have in a day before it is a flood: more where it was told
  /// to rather tell too much, fewer where it was told to rather miss something.
  private Usual usual(Present profiles) {
    int normal = engine.settings().manners().flood();
    return new Usual() {
      @Override
      public Set<String> profiles() {
        return profiles.ids();
      }

      @Override
      public int aDay(String profile) {
        return profiles.line(profile).map(line -> line.within(normal)).orElse(normal);
      }
    };
  }

  private Carrier carrier(AlertMail mail, String secret) {
    Carrier mails =
        engine.settings().mail().smtp().isPresent()
            ? engine.closing().add(new SmtpCarrier(engine.settings().mail(), mail, engine.clock()))
            : new FolderCarrier(engine.settings().mail(), mail);
    Outbound outbound = engine.closing().add(new Outbound(engine.settings().net()));
    return new HookCarrier(outbound, engine.settings().hookSecrets(), secret, engine.clock())
        .or(mails);
  }
}
