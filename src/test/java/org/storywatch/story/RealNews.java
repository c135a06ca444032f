package org.storywatch.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads real news into a memory, as if one profile wanted all of it, and prints some decisions of
/// each kind for a person to judge. No test: `RealNews FILE [how many of each kind]`, the files are
/// those of `../shared/data`. Articles with a topic are read into one memory a topic.
final class RealNews {
  private static final int TEXT = 1_200;
  private static final long SEED = 5;

  private enum Kind {
    COPY,
    MORE,
    NEW_IN_THREAD,
    FIRST
  }

  private final Map<Kind, List<String>> decisions = new EnumMap<>(Kind.class);
  private final Memory memory = new Memory();

  private RealNews() {
    for (Kind kind : Kind.values()) {
      decisions.put(kind, new ArrayList<>());
    }
  }

  public static void main(String[] args) throws IOException {
    RealNews news = new RealNews();
    List<Match> matches = matches(Path.of(args[0]));
    long start = System.nanoTime();
    matches.forEach(news::read);
    double millis = (System.nanoTime() - start) / 1e6;
    news.print(args.length > 1 ? Integer.parseInt(args[1]) : 50);
    System.out.printf(
        Locale.ROOT, "%d articles, %.2f ms each%n", matches.size(), millis / matches.size());
  }

  private static List<Match> matches(Path file) throws IOException {
    List<Match> matches = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    try (var in = new GZIPInputStream(java.nio.file.Files.newInputStream(file))) {
      for (String line :
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList()) {
        JsonNode node = json.readTree(line);
        String topic = node.path("topic").asString("");
        matches.add(new Match(1, topic.isEmpty() ? "all" : topic, article(node), 1, List.of()));
      }
    }
    matches.sort(
        Comparator.comparing((Match match) -> match.article().published())
            .thenComparing(match -> match.article().id()));
    return matches;
  }

  private static Article article(JsonNode node) {
    Instant time =
        node.path("time").isNull() ? Instant.EPOCH : Instant.parse(node.path("time").asString());
    return new Article(
        1,
        node.path("id").asString(),
        "feed",
        node.path("source").asString(""),
        java.net.URI.create("https://example.org/"),
        node.path("title").asString(""),
        "",
        node.path("text").asString(""),
        node.path("lang").asString(""),
        time,
        time);
  }

  private void read(Match match) {
    switch (memory.consider(match, match.article().published())) {
      case Memory.Verdict.New(Development development) -> {
        boolean first = development.strand().equals(development.id());
        add(first ? Kind.FIRST : Kind.NEW_IN_THREAD, match, development.reason(), List.of());
      }
      case Memory.Verdict.Repeated(Development development, Member.Kind kind) ->
          add(
              kind == Member.Kind.COPY ? Kind.COPY : Kind.MORE,
              match,
              development.members().getLast().reason(),
              List.of(development.first()));
      case Memory.Verdict.Known() -> {}
    }
  }

  private void add(Kind kind, Match match, String reason, List<Article> of) {
    StringBuilder said = new StringBuilder(reason).append('\n').append(text(match.article()));
    of.forEach(first -> said.append("\n  --- of\n").append(text(first)));
    decisions.computeIfAbsent(kind, _ -> new ArrayList<>()).add(said.toString());
  }

  private static String text(Article article) {
    String text = article.text().replaceAll("\\s+", " ");
    return "  %s | %s | %s%n  %s"
        .formatted(
            article.outlet(),
            article.published(),
            article.title(),
            text.length() > TEXT ? text.substring(0, TEXT) + "…" : text);
  }

  private void print(int each) {
    Map<String, Integer> counts = new TreeMap<>();
    decisions.forEach((kind, all) -> {
      counts.put(kind.name(), all.size());
      List<String> some = new ArrayList<>(all);
      Collections.shuffle(some, new Random(SEED));
      for (int i = 0; i < Math.min(each, some.size()); i++) {
        System.out.printf("%n[%s %d] %s%n", kind, i + 1, some.get(i));
      }
    });
    System.out.println(counts);
  }
}
