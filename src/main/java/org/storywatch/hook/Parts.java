package org.storywatch.hook;

import java.time.Instant;
import java.util.List;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Message;
import org.storywatch.article.Article;
import org.storywatch.article.Hash;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import tools.jackson.databind.json.JsonMapper;

/// The body of a webhook call. Its form is a promise: fields are added, never changed or taken
/// away, while `schema` is the same. Times are as in RFC 3339.
///
/// @param schema the version of this form
/// @param id the same whenever the same is sent again: that of the alert, or one made of theirs
/// @param alerts at least one, oldest first
/// @param notes what else is to be said, such as that a feed cannot be read; a line each
record Parts(int schema, String id, List<Object> alerts, List<String> notes) {
  private static final int SCHEMA = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A development.
  ///
  /// @param id whoever got an alert of this id already has it
  /// @param kind `development`
  /// @param development its id; the same for all subscribers
  /// @param strand the development that began this thread of the story
  /// @param score how well the article fits the profile, 0 to 1
  /// @param reason why it is told
  /// @param news what is new in it, the weightiest first
  /// @param terms what carried it, the strongest first
  /// @param outlets who else carries it
  record Told(
      String id,
      String kind,
      String profile,
      String development,
      String strand,
      Piece article,
      double score,
      String reason,
      List<String> news,
      List<String> terms,
      List<String> outlets,
      List<Line> soFar,
      String created) {}

  /// The article that told it first.
  record Piece(
      String id,
      String url,
      String title,
      String outlet,
      String author,
      String lang,
      String published,
      String text) {}

  /// Nothing was told of a profile for a while.
  ///
  /// @param kind `silence`
  /// @param articles how many were compared with the profile
  record Silence(
      String id,
      String kind,
      String profile,
      String from,
      String to,
      long articles,
      List<Line> misses,
      String created) {}

  /// A profile tells much; what follows comes as a digest.
  ///
  /// @param kind `flood`
  /// @param developments how many there were in the last day
  /// @param usual how many there are at most otherwise
  record Flood(
      String id,
      String kind,
      String profile,
      int developments,
      int usual,
      List<Line> headlines,
      String created) {}

  /// An article in one line.
  record Line(String title, String outlet, String url, String at) {}

  /// What is sent for a message, with the same bytes whenever it is.
  static String json(Message message) {
    List<Object> all = message.alerts().stream().map(alert -> part(alert, message)).toList();
    return JSON.writeValueAsString(new Parts(SCHEMA, id(message), all, message.notes()));
  }

  /// What a message is known by.
  static String id(Message message) {
    List<Alert> alerts = message.alerts();
    return alerts.size() == 1
        ? alerts.getFirst().id()
        : Hash.of(16, alerts.stream().map(Alert::id).toArray(String[]::new));
  }

  private static Object part(Alert alert, Message message) {
    String created = alert.created().toString();
    return switch (alert.about()) {
      case About.Told(Development development, var soFar) ->
          new Told(
              alert.id(),
              "development",
              development.profile(),
              development.id(),
              development.strand(),
              piece(development.first()),
              development.score(),
              development.reason(),
              development.news(),
              development.terms().stream().map(Term::term).toList(),
              message.outlets(alert),
              lines(soFar),
              created);
      case About.Silence quiet ->
          new Silence(
              alert.id(),
              "silence",
              quiet.profile(),
              quiet.from().toString(),
              quiet.to().toString(),
              quiet.articles(),
              lines(quiet.misses()),
              created);
      case About.Flood flood ->
          new Flood(
              alert.id(),
              "flood",
              flood.profile(),
              flood.developments(),
              flood.usual(),
              lines(flood.headlines()),
              created);
      case About.Confirm _ ->
          throw new IllegalArgumentException("no webhook is asked whether it wants to be told");
    };
  }

  private static Piece piece(Article article) {
    return new Piece(
        article.id(),
        article.url().toString(),
        article.title(),
        article.outlet(),
        article.author(),
        article.lang(),
        time(article.published()),
        article.text());
  }

  private static List<Line> lines(List<About.Earlier> all) {
    return all.stream()
        .map(one -> new Line(one.headline(), one.outlet(), one.url().toString(), time(one.at())))
        .toList();
  }

  private static String time(Instant at) {
    return at.toString();
  }
}
