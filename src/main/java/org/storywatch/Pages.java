package org.storywatch;

import java.util.Set;
import java.util.stream.Stream;
import org.storywatch.alert.Subscribers;
import org.storywatch.catalogue.Catalogue;
import org.storywatch.config.Settings;
import org.storywatch.dossier.Dossiers;
import org.storywatch.dossier.Editing;
import org.storywatch.dossier.Looking;
import org.storywatch.feedlist.FeedListPages;
import org.storywatch.feedlist.Roll;
import org.storywatch.mail.AlertMail;
import org.storywatch.net.Outbound;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revisions;
import org.storywatch.search.Search;
import org.storywatch.stage.Enrolling;
import org.storywatch.stage.Hearing;
import org.storywatch.stage.Noting;
import org.storywatch.stage.Revising;
import org.storywatch.stage.Showing;
import org.storywatch.stream.Cluster;
import org.storywatch.trend.Counting;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.StartFailure;
import org.storywatch.web.WebSettings;
import org.storywatch.websub.Callbacks;
import org.storywatch.websub.Door;

/// The pages of this process. They answer from the start, and act once the cluster is there; a
/// process without the stage for them answers for health and meters all the same.
final class Pages {
  private final Engine engine;
  private final String secret;
  private final Counting counting;
  private final Recent recent;
  private final Personal personal;
  private final Roll roll = new Roll();
  private final FeedListPages feeds;
  private final Editing editing;
  private final Dossiers dossiers;
  private final Dashboard dashboard;

  /// @param profiles those that there are now
  /// @param revisions followed by somebody else
  /// @param secret of which links, keys and callbacks are made
  /// @param outbound the way to sites and pages that somebody names
  Pages(
      Engine engine,
      Watch watch,
      Present profiles,
      Revisions revisions,
      String secret,
      Outbound outbound) {
    Settings settings = engine.settings();
    this.engine = engine;
    this.secret = secret;
    this.counting =
        engine.closing().add(new Counting(settings.data().resolve("trend.json"), engine.clock()));
    WebSettings web = settings.web().with(secret);
    Subscribers subscribers = new Subscribers(watch.subscribers(), profiles::ids);
    this.recent = new Recent(new Watching(profiles, web), subscribers, counting.trend());
    this.personal = new Personal(settings, secret, recent, engine.clock());
    this.feeds = new FeedListPages(web, roll, recent, outbound, engine.clock());
    this.editing = new Editing(profiles, revisions, engine.clock());
    this.dossiers = new Dossiers(web, recent, editing, outbound, engine.clock());
    Catalogue catalogue = new Catalogue(web, recent, editing, outbound, engine.clock());
    this.dashboard =
        new Dashboard(
            web,
            recent,
            engine.health(),
            engine.meters(),
            personal.mail(),
            engine.clock(),
            Stream.concat(personal.pages().stream(), Stream.of(feeds, catalogue, dossiers))
                .toArray(Routes[]::new));
  }

  /// Answers from now on.
  ///
  /// @param parts of this process
  void start(Set<Part> parts) throws org.storywatch.StartFailure {
    if (parts.contains(Part.WEB)) {
      personal.announce(engine.health());
    }
    if (parts.contains(Part.MATCH)) {
      Search search = new Search(engine.settings().archive(), engine.clock());
      dashboard.search(engine.closing().add(search));
    }
    try {
      engine.closing().add(dashboard).start();
    } catch (StartFailure e) {
      throw new org.storywatch.StartFailure(String.valueOf(e.getMessage()));
    }
  }

  /// Hears hubs and readers from now on.
  void open(Cluster cluster) throws InterruptedException {
    Closing closing = engine.closing();
    Hearing hearing = closing.add(new Hearing(cluster));
    Door door = new Door(new Callbacks(engine.settings().web().publicUrl(), secret));
    dashboard.hubs(door, hearing::hear);
    feeds.polls(hearing::hear);
    Noting noting = closing.add(new Noting(cluster, engine.meters()));
    dashboard.feedback(noting::note);
    personal.open(engine, cluster, noting::note);
  }

  /// Lets feeds and profiles be changed from now on. What was changed before has to be read by
  /// then, since the last word holds.
  void edit(Cluster cluster) {
    Closing closing = engine.closing();
    feeds.open(closing.add(new Enrolling(cluster))::keep);
    editing.open(closing.add(new Revising(cluster))::keep);
  }

  /// Shows what comes from now on.
  void follow(Cluster cluster) {
    engine.follow("page", Showing.of(cluster, recent, counting));
  }

  /// Says what profiles look for from now on: this process matches.
  void looking(Looking opened) {
    dossiers.looking(opened);
  }

  Recent recent() {
    return recent;
  }

  /// The feeds that are read, also by processes that do not show them.
  Roll roll() {
    return roll;
  }

  /// Makes the mails, for those who send and those who show them.
  AlertMail mail() {
    return personal.mail();
  }
}
