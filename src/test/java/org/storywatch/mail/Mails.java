package org.storywatch.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Message;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Tokens;
import org.storywatch.article.Article;
import org.storywatch.match.Term;
import org.storywatch.story.Development;

/// One message of each kind, of an invented world.
public final class Mails {
  private static final String READER = "reader@example.org";
  private static final List<String> TWELVE =
      List.of(
          "Levant Ledger",
          "Daily Kiosk",
          "Open Wire",
          "The Estuary",
          "Port & Pier",
          "Velden Bote",
          "Radio Seven",
          "Northern Post",
          "Morning Tide",
          "Barrage Watch",
          "Le Phare",
          "Il Molo");

  private Mails() {}

  /// One of them.
  static Message of(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  /// All of them by name.
  public static Map<String, Message> all() {
    Map<String, Message> all = new LinkedHashMap<>();
    all.put("immediate", immediate());
    all.put("digest", digest());
    all.put("silence", silence());
    all.put("flood", flood());
    all.put("confirm", confirm());
    all.put("rtl", rightToLeft());
    return all;
  }

  static Message immediate() {
    Article article =
        Samples.article(
            95,
            "Harbour Gazette",
            "Velden reopens two gates of the river barrage",
            """
            The river barrage at Velden let water through again on Saturday, for the first time \
            since work on it was stopped. Two of its five gates were opened at noon, the town \
            engineer Ada Ostmann said. The piers with cracks stay closed, and boats are to keep \
            300 metres away. A report is due in April.\
            """);
    Alert alert =
        alert(
            "velden-barrage",
            article,
            "strand-1",
            List.of("river barrage", "Velden", "Ostmann"),
            "new: two gates opened at noon; boats to keep 300 metres away",
            List.of(
                earlier("Engineer Ostmann: “we found the cracks by chance”", "Open Wire", -300),
                earlier(Samples.opening().title(), "Harbour Gazette", -1500)));
    return new Message(List.of(alert), List.of(), Map.of(alert.id(), TWELVE));
  }

  static Message digest() {
    List<Alert> alerts = new ArrayList<>();
    alerts.add(
        alert(
            "velden-barrage",
            Samples.opening(),
            "strand-1",
            List.of("river barrage", "Velden"),
            "",
            List.of()));
    alerts.add(
        alert(
            "northern-line",
            Samples.article(
                20,
                "Northern Post",
                "Sleeper train to Askholm is back after nine years",
                """
                The night train between Marlow and Askholm runs again from May. Three carriages \
                were bought from a line in the south. Tickets cost 45 crowns at most.\
                """),
            "strand-2",
            List.of("night train", "Askholm"),
            "",
            List.of()));
    alerts.add(
        alert(
            "velden-barrage",
            Samples.article(
                44,
                "Open Wire",
                "Barrage: “no danger”, says builder",
                "Ostmann & Söhne called the cracks in the river barrage harmless. The town of "
                    + "Velden wants to hear it from somebody else."),
            "strand-1",
            List.of("river barrage", "Ostmann"),
            "new: the builder calls the cracks harmless",
            List.of(earlier(Samples.opening().title(), "Harbour Gazette", 0))));
    alerts.add(
        alert(
            "velden-barrage",
            Samples.article(
                61,
                "The Estuary",
                "Eel fishers below Velden ask for damages",
                "Eleven fishers below the river barrage say that they lost their season. The "
                    + "council will hear them on Tuesday."),
            "strand-3",
            List.of("river barrage", "Velden", "eel"),
            "",
            List.of()));
    return new Message(
        alerts,
        List.of(
            "There were more mails than 20 today, so the rest comes in one.",
            "The feed of Courier cannot be read since Fri 13 Mar 2026, 08:10 UTC (404 Not Found)."),
        Map.of(alerts.getFirst().id(), TWELVE.subList(0, 3)));
  }

  /// A digest that is longer than anybody reads.
  static Message longDigest(int developments) {
    return new Message(
        IntStream.range(0, developments)
            .mapToObj(i ->
                Samples.alert(Samples.article(i, "Wire " + i, "Barrage, part " + i, "Some words.")))
            .toList(),
        List.of(),
        Map.of());
  }

  static Message silence() {
    Instant to = Samples.NOON.plus(Duration.ofDays(7));
    return new Message(
        List.of(
            of(
                "silence-1",
                new About.Silence(
                    "velden-barrage",
                    Samples.NOON,
                    to,
                    12_345,
                    List.of(
                        earlier("Lock at Ansgar closed for repairs", "Port & Pier", 4000),
                        earlier("Who pays for the dykes of the Ems?", "Northern Post", 6000))),
                to)),
        List.of("The feed of Courier is late: the last new article came on Tue 17 Mar 2026."),
        Map.of());
  }

  static Message flood() {
    return Message.of(
        of(
            "flood-1",
            new About.Flood(
                "velden-barrage",
                31,
                12,
                List.of(
                    earlier("Barrage: the day in pictures", "Radio Seven", 30),
                    earlier("Ten questions on the barrage", "Morning Tide", 25),
                    earlier("Barrage cake is the hit of the season", "Daily Kiosk", 12))),
            Samples.NOON.plus(Duration.ofHours(1))));
  }

  static Message confirm() {
    Links links =
        new Links(
            URI.create("https://watch.example.org/"), new Tokens("a key that nobody guesses"));
    return Message.of(
        of(
            "confirm-1",
            new About.Confirm(
                Set.of("velden-barrage", "northern-line"),
                links.to(Purpose.CONFIRM, READER, "velden-barrage", Samples.NOON)),
            Samples.NOON));
  }

  static Message rightToLeft() {
    Article arabic =
        new Article(
            1,
            "article-ar",
            "feed-2",
            "صحيفة المرفأ",
            URI.create("https://news.example.org/ar/5"),
            "بلدة فلدن تفتح بوابتين من سد النهر",
            "",
            "فتحت بلدة فلدن اليوم بوابتين من سد النهر للمرة الأولى منذ توقف العمل فيه. وقالت"
                + " المهندسة آدا أوستمان إن الشقوق لم تتسع. وينتظر صدور تقرير في أبريل.",
            "ar",
            Samples.NOON,
            Samples.NOON.plusSeconds(30));
    Alert alert =
        alert(
            "velden-barrage",
            arabic,
            "strand-1",
            List.of("سد النهر", "فلدن"),
            "new: فتح بوابتين",
            List.of(earlier("مجلس فلدن يوقف العمل في السد", "صحيفة المرفأ", -1500)));
    return new Message(
        List.of(alert), List.of(), Map.of(alert.id(), List.of("راديو سبعة", "Open Wire")));
  }

  static Alert alert(
      String profile,
      Article article,
      String strand,
      List<String> terms,
      String reason,
      List<About.Earlier> soFar) {
    Instant at = article.fetched().plusSeconds(5);
    Development development =
        new Development(
            Development.SCHEMA,
            profile,
            "dev-" + article.id(),
            strand,
            article,
            0.834,
            terms.stream().map(term -> new Term(term, 0.3)).toList(),
            List.of(),
            reason,
            List.of(),
            at);
    return of("alert-" + article.id(), new About.Told(development, soFar), at);
  }

  static Alert of(String id, About about, Instant at) {
    return new Alert(Alert.SCHEMA, id, READER, Cadence.IMMEDIATE, at, about, at);
  }

  static About.Earlier earlier(String headline, String outlet, int minutes) {
    return new About.Earlier(
        headline,
        outlet,
        URI.create("https://news.example.org/e" + Math.abs(minutes)),
        Samples.NOON.plus(Duration.ofMinutes(minutes)));
  }
}
