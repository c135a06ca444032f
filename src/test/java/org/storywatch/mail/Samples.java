package org.storywatch.mail;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Tokens;
import org.storywatch.article.Article;
import org.storywatch.match.Term;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// A small invented world with a fixed clock, for the tests of mails and pages.
public final class Samples {
  /// When everything here happened.
  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private Samples() {}

  /// The settings of a program without a mail server.
  public static MailSettings settings(Path folder) {
    return settings(Optional.empty(), folder);
  }

  /// Makes the mails of that program.
  public static AlertMail mail() {
    return mail(settings(Path.of("mail")));
  }

  /// Makes the mails of a program with other settings.
  public static AlertMail mail(MailSettings settings) {
    return new AlertMail(
        settings, new Links(settings.publicUrl(), new Tokens("a key that nobody guesses")));
  }

  /// The settings of a program with a mail server.
  public static MailSettings settings(Optional<URI> smtp, Path folder) {
    return new MailSettings(
        smtp,
        "Storywatch <alerts@example.org>",
        Optional.empty(),
        Optional.empty(),
        folder,
        URI.create("https://watch.example.org/"));
  }

  /// An article that came some minutes after noon.
  public static Article article(int minutes, String outlet, String title, String text) {
    String slug = Integer.toString(minutes);
    return article(minutes, outlet, title, text, URI.create("https://news.example.org/" + slug));
  }

  /// An article at an address of its own.
  public static Article article(int minutes, String outlet, String title, String text, URI url) {
    Instant at = NOON.plus(Duration.ofMinutes(minutes));
    return new Article(
        1,
        "article-" + minutes,
        "feed-1",
        outlet,
        url,
        title,
        "",
        text,
        "en",
        at,
        at.plusSeconds(40));
  }

  /// An alert on an article, with two terms and no copies.
  public static Alert alert(Article article) {
    return alert(article, List.of());
  }

  /// An alert on an article and its copies.
  public static Alert alert(Article article, List<Member> copies) {
    Instant at = article.fetched().plusSeconds(5);
    List<Term> terms = List.of(new Term("river barrage", 0.31), new Term("Velden", 0.22));
    Development development =
        new Development(
            Development.SCHEMA,
            "velden-barrage",
            "dev-" + article.id(),
            "dev-" + article.id(),
            article,
            0.834,
            terms,
            List.of(),
            "",
            copies,
            at);
    return new Alert(
        Alert.SCHEMA,
        "alert-" + article.id(),
        "reader@example.org",
        Cadence.IMMEDIATE,
        at,
        new About.Told(development, List.of()),
        at);
  }

  /// The opening of the story.
  public static Article opening() {
    return article(
        0,
        "Harbour Gazette",
        "Velden council halts the river barrage after cracks are found",
        """
        The town council of Velden has stopped work on the river barrage. Engineers found cracks \
        in two of its five piers on Friday, the mayor said.

        The contractor, Ostmann & Söhne, called the cracks harmless. A report is due in April.\
        """);
  }

  static Member copy(String outlet) {
    return new Member(
        "copy-" + outlet,
        Member.Kind.COPY,
        outlet,
        URI.create("https://copy.example.org/1"),
        "Velden halts barrage",
        NOON,
        "the same words",
        "");
  }
}
