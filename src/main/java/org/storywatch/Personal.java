package org.storywatch;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Links;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Tokens;
import org.storywatch.config.Settings;
import org.storywatch.mail.AlertMail;
import org.storywatch.mine.Mine;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;
import org.storywatch.roster.Roster;
import org.storywatch.stage.Showing;
import org.storywatch.stage.Subscribing;
import org.storywatch.stream.Cluster;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Desk;
import org.storywatch.web.FeedbackSink;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;

/// What concerns single subscribers: the mails with their links, the pages behind these, and the
/// operator's page of all of them.
final class Personal {
  private static final String PART = "subscribers";

  private final Recent recent;
  private final AlertMail mail;
  private final Mine mine;
  private final Roster roster;

  /// @param secret of which the links are made
  Personal(Settings settings, String secret, Recent recent, InstantSource clock) {
    Tokens tokens = new Tokens(secret);
    this.recent = recent;
    this.mail = new AlertMail(settings.mail(), new Links(settings.web().publicUrl(), tokens));
    Book book = new Book(recent.subscribers(), clock);
    this.mine = new Mine(settings.web(), tokens, book, recent, clock);
    this.roster = new Roster(settings.web(), book, recent);
  }

  /// Makes the mails.
  AlertMail mail() {
    return mail;
  }

  /// The pages.
  List<Routes> pages() {
    return List.of(mine, roster);
  }

  /// Says in health that the pages cannot act yet.
  void announce(Health health) {
    health.add(PART, () -> Condition.trying("what they said is not read yet"));
  }

  /// Lets the pages act, once it is known who left: nobody is to come back by an old link.
  void open(Engine engine, Cluster cluster, FeedbackSink feedback) throws InterruptedException {
    Optional<Subscribing> ready =
        engine
            .connection()
            .persist(
                PART,
                () -> {
                  Showing.recall(cluster, recent);
                  return new Subscribing(cluster);
                });
    if (ready.isPresent()) {
      mine.open(desk(engine.closing().add(ready.get())), feedback);
      engine.health().add(PART, () -> Condition.well("their links work"));
    }
  }

  private static Desk desk(Subscribing subscribing) {
    return new Desk() {
      @Override
      public void keep(Subscriber word) {
        subscribing.keep(word);
      }

      @Override
      public void ask(Alert question) {
        subscribing.ask(question);
      }
    };
  }
}
