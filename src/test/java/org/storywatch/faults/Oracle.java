package org.storywatch.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// Knows from what the feeds said what must have been read, found, and told to whom, and compares
/// that with what the mail server took and what the topics say.
final class Oracle {
  /// Who is told of which profiles.
  static final Map<String, Set<String>> READERS =
      Map.of(
          "dock@first.example", Set.of("harbour"),
          "pit@second.example", Set.of("mine"),
          "crane@third.example", Set.of("quay", "mine"),
          "lamp@fourth.example", Set.of("harbour"));

  private final Set<String> links;
  private final Set<Told> expected = new TreeSet<>(Comparator.comparing(Told::toString));

  /// Profile and link.
  private final Set<String> found = new TreeSet<>();

  private final Map<String, String> stories = new HashMap<>();

  /// What was found amiss.
  ///
  /// @param lost what is missing
  /// @param twice what is there twice, or without reason
  /// @param twins articles that came once from each of two feeds, which two processes read at the
  ///   same moment; nothing of them may be told twice
  /// @param extra how often the mail server took a message again
  /// @param unexplained how often it did without a try of which nobody knew the end
  record Findings(
      List<String> lost, List<String> twice, int twins, int extra, List<String> unexplained) {
    Findings {
      lost = List.copyOf(lost);
      twice = List.copyOf(twice);
      unexplained = List.copyOf(unexplained);
    }

    boolean good() {
      return lost.isEmpty() && twice.isEmpty() && unexplained.isEmpty();
    }
  }

  Oracle(World world) {
    this.links = world.pieces().stream().map(Piece::link).collect(Collectors.toSet());
    for (Piece piece : world.pieces()) {
      for (String profile : piece.theme().profiles()) {
        String story = piece.story().orElseThrow();
        found.add(profile + " " + piece.link());
        stories.put(piece.link(), story);
        READERS.forEach((reader, profiles) -> {
          if (profiles.contains(profile)) {
            expected.add(new Told(reader, profile, story));
          }
        });
      }
    }
  }

  int articles() {
    return links.size();
  }

  /// Whether everybody was told of everything, whatever the program thinks of it.
  boolean told(List<Mail> mails) {
    return mails.stream().map(Mail::told).collect(Collectors.toSet()).containsAll(expected);
  }

  /// @param replayed how often all articles were compared again
  Findings judge(List<Mail> mails, Audit audit, int replayed) {
    List<String> lost = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    articles(audit.articles(), lost, twice);
    matches(audit, replayed, lost, twice);
    developments(audit.developments(), lost, twice);
    alerts(audit, lost, twice);
    mails(mails, lost, twice);
    if (audit.dead() > 0) {
      lost.add(audit.dead() + " dead letters");
    }
    Map<String, Integer> taken = new HashMap<>();
    mails.forEach(mail -> taken.merge(mail.id(), 1, Integer::sum));
    List<String> unexplained = new ArrayList<>();
    taken.forEach((id, times) -> {
      int unknown = audit.unknown(id.substring(1, id.indexOf('@')));
      if (times - 1 > unknown) {
        unexplained.add("%s was taken %d times, %d unknown".formatted(id, times, unknown));
      }
    });
    return new Findings(
        lost, twice, twins(audit.articles()), mails.size() - taken.size(), unexplained);
  }

  private void articles(List<Article> articles, List<String> lost, List<String> twice) {
    Map<String, Integer> ids = new HashMap<>();
    Set<String> there = new HashSet<>();
    for (Article article : articles) {
      there.add(article.url().toString());
      ids.merge(article.id() + " of " + article.feed(), 1, Integer::sum);
    }
    compare("article", links, there, lost, twice);
    ids.forEach((id, times) -> {
      if (times > 1) {
        twice.add("article %s stands there %d times".formatted(id, times));
      }
    });
  }

  private static int twins(List<Article> articles) {
    return articles.size() - (int) articles.stream().map(Article::id).distinct().count();
  }

  private void matches(Audit audit, int replayed, List<String> lost, List<String> twice) {
    Map<String, Integer> published = new HashMap<>();
    audit.articles().forEach(article -> published.merge(article.id(), 1, Integer::sum));
    Map<String, Integer> times = new HashMap<>();
    Set<String> there = new HashSet<>();
    for (Match match : audit.matches()) {
      String name = match.profile() + " " + match.article().url();
      there.add(name);
      int most = published.getOrDefault(match.article().id(), 0) * (1 + replayed);
      if (times.merge(name, 1, Integer::sum) > most) {
        twice.add("match %s stands there more than %d times".formatted(name, most));
      }
    }
    compare("match", found, there, lost, twice);
  }

  private void developments(List<Development> all, List<String> lost, List<String> twice) {
    Map<String, Integer> times = new HashMap<>();
    Set<String> collected = new HashSet<>();
    for (Development one : all) {
      List<String> urls = new ArrayList<>(List.of(one.first().url().toString()));
      one.members().stream().map(Member::url).forEach(url -> urls.add(url.toString()));
      String story = stories.getOrDefault(urls.getFirst(), "?");
      times.merge(one.profile() + " " + story, 1, Integer::sum);
      for (String url : urls) {
        if (!collected.add(one.profile() + " " + url)) {
          twice.add("%s is collected twice in %s".formatted(url, one.profile()));
        }
        if (!story.equals(stories.getOrDefault(url, "??"))) {
          twice.add("%s is collected with %s".formatted(url, story));
        }
      }
    }
    compare("collected", found, collected, lost, twice);
    times.forEach((story, developments) -> {
      if (developments > 1) {
        twice.add("%s is %d developments".formatted(story, developments));
      }
    });
  }

  private void alerts(Audit audit, List<String> lost, List<String> twice) {
    Map<Told, Integer> times = new HashMap<>();
    for (Alert alert : audit.alerts()) {
      Development development = alert.development().orElseThrow();
      String story = stories.getOrDefault(development.first().url().toString(), "?");
      times.merge(new Told(alert.subscriber(), development.profile(), story), 1, Integer::sum);
      List<Delivery> words = audit.deliveries().getOrDefault(alert.id(), List.of());
      if (words.isEmpty() || words.getLast().state() != Delivery.State.ACCEPTED) {
        lost.add("alert %s is not accepted: %s".formatted(alert.id(), words));
      }
    }
    compare("alert", expected, times.keySet(), lost, twice);
    times.forEach((told, alerts) -> {
      if (alerts > 1) {
        twice.add("there are %d alerts for %s".formatted(alerts, told));
      }
    });
  }

  private void mails(List<Mail> mails, List<String> lost, List<String> twice) {
    Map<Told, Set<String>> ids = new HashMap<>();
    mails.forEach(mail -> ids.computeIfAbsent(mail.told(), _ -> new HashSet<>()).add(mail.id()));
    compare("mail", expected, ids.keySet(), lost, twice);
    ids.forEach((told, messages) -> {
      if (messages.size() > 1) {
        twice.add("%s was told in %s".formatted(told, messages));
      }
    });
  }

  private static <T> void compare(
      String what, Set<T> expected, Set<T> there, List<String> lost, List<String> twice) {
    expected.stream()
        .filter(one -> !there.contains(one))
        .forEach(one -> lost.add("no %s: %s".formatted(what, one)));
    there.stream()
        .filter(one -> !expected.contains(one))
        .forEach(one -> twice.add("%s without reason: %s".formatted(what, one)));
  }
}
