package org.storywatch.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storywatch.fact.Account;
import org.storywatch.fact.Fact;
import org.storywatch.fact.Quantity;
import org.storywatch.fact.Rarity;
import org.storywatch.fact.Sentence;
import org.storywatch.text.NameKey;

/// What readers know of a matter: the sentences of the developments that they were told, and all
/// that stands in them.
final class Told {
  /// "Oskaria" and "Oskarian" share all but the last letter, and at least so many.
  private static final int COMMON = 5;

  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<String, List<Integer>> byStem = new HashMap<>();
  private final Set<Integer> hashes = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final List<Fact.Count> numbers = new ArrayList<>();
  private final Set<Long> days = new HashSet<>();
  private final Set<String> events = new HashSet<>();

  /// A sentence that was told, and how much of another it says.
  ///
  /// @param share 0..1
  record Likest(Sentence sentence, double share) {}

  /// Takes in an article that was told.
  void add(Account account) {
    add(account.title());
    account.body().forEach(this::add);
    days.add(account.published().toEpochDay());
  }

  /// Takes in sentences that were held to be nothing new.
  void addSeen(Set<Integer> sentenceHashes) {
    hashes.addAll(sentenceHashes);
  }

  /// Takes in words that are no news, such as the name of an outlet.
  void addNames(Sentence words) {
    words.sequence().forEach(this::addName);
  }

  private void add(Sentence sentence) {
    int number = sentences.size();
    sentences.add(sentence);
    hashes.add(sentence.hash());
    for (String stem : sentence.stems()) {
      byStem.computeIfAbsent(stem, _ -> new ArrayList<>()).add(number);
    }
    sentence.sequence().forEach(this::addName);
    for (Fact fact : sentence.facts()) {
      switch (fact) {
        case Fact.Count counted -> numbers.add(counted);
        case Fact.Day(String _, List<Long> these) -> days.addAll(these);
        case Fact.Event(String _, Set<String> kinds) -> events.addAll(kinds);
        case Fact.Name _, Fact.Quote _ -> {}
      }
    }
  }

  private void addName(String word) {
    if (names.add(word)) {
      names.add(NameKey.of(word));
      if (word.length() > COMMON) {
        beginnings.add(word.substring(0, word.length() - 1));
      }
      if (word.length() >= COMMON) {
        beginnings.add(word);
      }
    }
  }

  boolean has(Sentence sentence) {
    return hashes.contains(sentence.hash());
  }

  boolean has(String stem) {
    return byStem.containsKey(stem);
  }

  boolean hasName(String word) {
    if (names.contains(word) || names.contains(NameKey.of(word))) {
      return true;
    }
    for (int end = Math.max(COMMON, word.length() - 3); end <= word.length(); end++) {
      if (beginnings.contains(word.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  boolean has(Quantity quantity) {
    return numbers.stream().anyMatch(told -> quantity.repeats(told.quantity()));
  }

  /// @return whether so many of the same were told of
  boolean hasCounted(Fact.Count number) {
    return numbers.stream()
        .anyMatch(told ->
            number.noun().equals(told.noun()) && number.quantity().repeats(told.quantity()));
  }

  /// @param off so many days do not matter: what happens at night is told of either day
  boolean hasDay(List<Long> these, int off) {
    for (long day : these) {
      for (long near = day - off; near <= day + off; near++) {
        if (days.contains(near)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean hasEvent(Set<String> kinds) {
    return kinds.stream().anyMatch(events::contains);
  }

  /// @return the sentence that says most of what this one says; the first of several
  Likest likest(Sentence sentence) {
    double[] shared = new double[sentences.size()];
    double all = 1e-9;
    for (String stem : sentence.stems().stream().sorted().toList()) {
      double weight = Rarity.of(stem);
      all += weight;
      for (int number : byStem.getOrDefault(stem, List.of())) {
        shared[number] += weight;
      }
    }
    int best = -1;
    for (int number = 0; number < shared.length; number++) {
      if (shared[number] > (best < 0 ? 0 : shared[best])) {
        best = number;
      }
    }
    return best < 0 ? new Likest(sentence, 0) : new Likest(sentences.get(best), shared[best] / all);
  }
}
