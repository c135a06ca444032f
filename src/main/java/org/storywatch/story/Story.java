package org.storywatch.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.storywatch.article.Fingerprint;
import org.storywatch.fact.Account;
import org.storywatch.fact.Sentence;

/// The memory of one profile: its developments, and which of them have a word or a sentence.
final class Story {
  /// A word that stands in all developments of a story tells so little of what it tells elsewhere.
  private static final double LEAST = 0.1;

  /// A story of fewer developments says nothing of which words are common.
  private static final double FEW = 10;

  /// A text of which all sentences stand somewhere is so much liker to that.
  private static final double SENTENCE = 3;

  /// Less has nothing to do with it.
  private static final double LEAST_LIKE = 0.05;

  private static final int ACCOUNTS = 64;

  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();
  private final Set<String> articles = new HashSet<>();
  private final Map<String, List<Integer>> strands = new HashMap<>();
  private final Postings words = new Postings();
  private final Postings sentences = new Postings();

  /// Accounts of what was looked at lately; the others are read again.
  private final Map<String, Account> accounts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
          return size() > ACCOUNTS;
        }
      };

  /// A development that is like an article.
  ///
  /// @param like how much of what the article's words tell stands there, 0..1
  /// @param both the same, less where the development says much else
  /// @param rank the same, more where whole sentences stand there
  record Near(Entry entry, double like, double both, double rank) {}

  void put(Development development) {
    Integer known = numbers.get(development.id());
    Entry entry = Entry.of(development);
    int number = known == null ? entries.size() : known;
    if (known == null) {
      entries.add(entry);
      numbers.put(development.id(), number);
      strands.computeIfAbsent(development.strand(), _ -> new ArrayList<>()).add(number);
      fingerprints.merge(Fingerprint.of(development.first()), development.id(), Story::first);
      Account account = account(entry);
      Map<Integer, Double> keys = Keys.of(account);
      keys.keySet().forEach(key -> words.add(key, number));
      sizes.add(keys.size());
      for (Sentence sentence : account.body()) {
        if (Sketch.counts(sentence)) {
          sentences.add(sentence.hash(), number);
        }
      }
      articles.add(development.first().id());
    } else {
      entries.set(number, entry);
    }
    entry.sketched().forEach(hash -> sentences.add(hash, number));
    development.members().forEach(member -> articles.add(member.article()));
  }

  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean knows(String article) {
    return articles.contains(article);
  }

  void know(String article) {
    articles.add(article);
  }

  /// @return the development that tells the same, word for word
  Optional<Entry> same(String fingerprint) {
    return Optional.ofNullable(fingerprints.get(fingerprint)).map(this::entry);
  }

  private Entry entry(String id) {
    return entries.get(Objects.requireNonNull(numbers.get(id)));
  }

  /// @return the developments that are most like an article, the likest first
  List<Near> near(Account account, int most) {
    double[] shared = new double[entries.size()];
    double all = 1e-9;
    Map<Integer, Double> keys = Keys.of(account);
    for (Map.Entry<Integer, Double> key : keys.entrySet()) {
      double weight = key.getValue() * damped(words.count(key.getKey()));
      all += weight;
      words.add(key.getKey(), weight, shared);
    }
    double[] same = new double[entries.size()];
    List<Sentence> report = account.report();
    for (Sentence sentence : report) {
      if (Sketch.counts(sentence)) {
        sentences.add(sentence.hash(), SENTENCE / report.size(), same);
      }
    }
    List<Near> near = new ArrayList<>();
    for (int number = 0; number < shared.length; number++) {
      double like = shared[number] / all;
      if (like + same[number] > LEAST_LIKE) {
        double longer = Math.max(1, (double) sizes.get(number) / keys.size());
        double both = like / Math.sqrt(longer);
        near.add(new Near(entries.get(number), like, both, like + same[number]));
      }
    }
    near.sort(
        Comparator.comparingDouble(Near::rank).reversed().thenComparing(one -> one.entry().id()));
    return near.size() > most ? List.copyOf(near.subList(0, most)) : near;
  }

  /// @return what the first article of a development says
  Account account(Entry entry) {
    return accounts.computeIfAbsent(entry.id(), _ -> Account.of(entry.development().first()));
  }

  private double damped(int count) {
    double all = entries.size() + FEW;
    return Math.max(LEAST, Math.log(all / Math.max(1, count)) / Math.log(all));
  }

  /// @return the developments of a thread
  List<Entry> strand(String id) {
    return strands.getOrDefault(id, List.of()).stream()
        .map(entries::get)
        .sorted(
            Comparator.comparing((Entry entry) -> entry.development().told())
                .thenComparing(Entry::id))
        .toList();
  }
}
