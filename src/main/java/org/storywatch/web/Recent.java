package org.storywatch.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feedback.Feedback;
import org.storywatch.live.Changes;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.trend.Trend;

/// What the page shows: the newest records of each kind, for any number of threads.
///
/// Records may come twice, in any order, and a delivery before its alert. An older one never takes
/// the place of a newer one.
public final class Recent {
  private static final int ROOM = 200;
  private static final int MORE_ROOM = 1000;

  private final Shelf<Article> articles = new Shelf<>(ROOM, Article::id, Article::fetched);
  private final Shelf<Alert> alerts = new Shelf<>(ROOM, Alert::id, Alert::created);
  private final Shelf<Development> developments =
      new Shelf<>(MORE_ROOM, Development::id, Development::told);
  private final Shelf<Delivery> deliveries = new Shelf<>(MORE_ROOM, Delivery::alert, Delivery::at);
  private final ProfileMemory profiles = new ProfileMemory();
  private final FeedStates feeds = new FeedStates();
  private final Supplier<List<Watched>> watched;
  private final Subscribers subscribers;
  private final Trend trend;
  private final Changes changes = new Changes();

  /// Nothing is known of profiles and subscribers.
  public Recent() {
    this(List.of(), List.of(), new Trend());
  }

  /// The same profiles are watched all the time.
  ///
  /// @param configured the subscribers of the configuration
  public Recent(List<Watched> watched, List<Subscriber> configured, Trend trend) {
    this(() -> watched, new Subscribers(configured), trend);
  }

  /// @param watched the profiles that are watched now
  /// @param subscribers takes in what subscribers say
  /// @param trend what came over time, counted by somebody else
  public Recent(Supplier<List<Watched>> watched, Subscribers subscribers, Trend trend) {
    this.watched = watched;
    this.subscribers = subscribers;
    this.trend = trend;
  }

  /// Is told of everything that comes.
  public Changes changes() {
    return changes;
  }

  /// What came over time.
  Trend trend() {
    return trend;
  }

  /// An article was read.
  public void add(Article article) {
    articles.put(article);
    changes.tell();
  }

  /// An article fits a profile.
  public void add(Match match) {
    profiles.add(match);
    changes.tell();
  }

  /// An article nearly fits a profile.
  public void miss(Match match) {
    profiles.miss(match);
    changes.tell();
  }

  /// Somebody said what an article is.
  public void add(Feedback said) {
    profiles.add(said);
    changes.tell();
  }

  /// Somebody is to be told.
  public void add(Alert alert) {
    alerts.put(alert);
    changes.tell();
  }

  /// A mail got further.
  public void add(Delivery delivery) {
    deliveries.put(delivery);
    changes.tell();
  }

  /// A development is new or has one more copy.
  public void add(Development development) {
    developments.put(development);
    profiles.add(development);
    changes.tell();
  }

  /// Somebody said what they want to be told.
  public void add(Subscriber word) {
    subscribers.add(word);
    changes.tell();
  }

  /// A feed was polled.
  public void add(FeedState state) {
    feeds.add(state);
    changes.tell();
  }

  /// These are the feeds that are subscribed now; others are not shown any more. Until there is
  /// one, all are shown: a process that only shows may know no list.
  public void list(List<Feed> subscribed) {
    feeds.list(subscribed);
    changes.tell();
  }

  List<Article> articles() {
    return articles.newestFirst();
  }

  /// What matched a profile, the newest first.
  public List<Match> matches(String profile) {
    return profiles.matches(profile);
  }

  /// What matched, by profile.
  List<Match> matches() {
    return profiles.matches();
  }

  /// The scores of the last days.
  public Marks marks() {
    return profiles.marks();
  }

  /// The nearest misses of the last days, by profile.
  public Map<String, List<Match>> misses(Instant now) {
    return profiles.misses(now);
  }

  /// What holds of what people said, the newest first.
  List<Feedback> said() {
    return profiles.opinions().newestFirst();
  }

  /// What was said last of an article and a profile.
  public Optional<Feedback> said(String profile, String article) {
    return profiles.opinions().of(profile, article);
  }

  /// The article, if it has anything to do with the profile.
  public Optional<Article> article(String profile, String article) {
    return profiles.article(
        profile,
        article,
        alerts.newestFirst().stream().flatMap(alert -> alert.development().stream()));
  }

  /// The development that began a thread of a profile's story, or the earliest of it that is known.
  public Optional<Development> strand(String profile, String strand) {
    return profiles.strand(profile, strand);
  }

  /// What was told of a profile, the newest first.
  public List<Development> told(String profile) {
    return profiles.told(profile);
  }

  /// The profiles that are watched.
  public List<Watched> watched() {
    return watched.get();
  }

  /// What people call a profile; its id where it is not watched here.
  public String name(String profile) {
    return watched().stream()
        .filter(one -> one.id().equals(profile))
        .map(Watched::name)
        .findFirst()
        .orElse(profile);
  }

  /// Everybody who is told.
  public Subscribers subscribers() {
    return subscribers;
  }

  List<Alert> alerts() {
    return alerts.newestFirst();
  }

  List<Development> developments() {
    return developments.newestFirst();
  }

  /// The feeds that are subscribed now, as far as they were polled.
  public List<FeedState> feeds() {
    return feeds.subscribed();
  }

  /// What is remembered of a feed, also of one that is not subscribed now.
  public Optional<FeedState> feed(String id) {
    return feeds.of(id);
  }

  Optional<Alert> alert(String id) {
    return alerts.get(id);
  }

  Optional<Delivery> delivery(String alert) {
    return deliveries.get(alert);
  }

  /// The development with all its copies, where a newer record of it came than the alert's own.
  Development latest(Development known) {
    return developments.get(known.id()).orElse(known);
  }
}
