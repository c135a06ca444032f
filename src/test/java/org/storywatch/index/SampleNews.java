package org.storywatch.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.storywatch.profile.BackgroundCounts;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Reading;

/// News in words that nobody knows, as many of each as in real news: how often a word stands
/// follows Zipf's law, an article is of a topic, and topics of one area share words.
final class SampleNews {
  private static final String[] STOP_WORDS = {"the", "of", "and", "in", "for", "was", "that"};
  private static final int BACKGROUND = 2_000;
  private static final int TOPICS_OF_AREA = 20;
  private static final int OPENING = 90;

  private final String[] words;
  private final double[] general;
  private final double[] topical;
  private final int[][] topics;
  private final int[][] areas;
  private final Weighing weighing;

  /// @param vocabulary how many words there are
  SampleNews(long seed, int vocabulary, int topics) {
    SplittableRandom random = new SplittableRandom(seed);
    this.words = new String[vocabulary];
    for (int i = 0; i < vocabulary; i++) {
      words[i] = i % 50 == 49 ? Integer.toString(i * 7) : word(i);
    }
    this.general = zipf(vocabulary);
    this.topical = zipf(300);
    this.areas = lists(random, topics / TOPICS_OF_AREA + 1);
    this.topics = lists(random, topics);
    BackgroundCounts counts = new BackgroundCounts();
    for (int i = 0; i < BACKGROUND; i++) {
      counts.add(reading(draw(random, random.nextInt(topics), 400)));
    }
    this.weighing = new Weighing(counts.background());
  }

  int topics() {
    return topics.length;
  }

  Weighing weighing() {
    return weighing;
  }

  /// @return so many words of an article of the topic
  int[] draw(SplittableRandom random, int topic, int length) {
    int[] area = areas[topic / TOPICS_OF_AREA];
    int[] drawn = new int[length];
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(100);
      drawn[i] =
          kind < 65
              ? place(general, random)
              : kind < 80 ? area[place(topical, random)] : topics[topic][place(topical, random)];
    }
    return drawn;
  }

  /// @return the words as a text, with stop words between them and a full stop now and then
  String text(int[] drawn) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < drawn.length; i++) {
      text.append(words[drawn[i]]).append(i % 15 == 14 ? ". " : " ");
      if (i % 2 == 1) {
        text.append(STOP_WORDS[i % STOP_WORDS.length]).append(' ');
      }
    }
    return text.toString();
  }

  Vectors vectors(int[] drawn) {
    return weighing.weigh(reading(drawn));
  }

  /// @return the strongest so many terms
  Vectors profile(int[] drawn, int terms) {
    Vectors all = vectors(drawn);
    return new Vectors(
        strongest(all.words(), terms),
        strongest(all.opening(), terms / 2),
        strongest(all.numbers(), terms));
  }

  private static Map<String, Double> strongest(Map<String, Double> all, int terms) {
    Map<String, Double> kept =
        all.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(terms)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    double length = Math.sqrt(kept.values().stream().mapToDouble(one -> one * one).sum());
    kept.replaceAll((_, weight) -> weight / length);
    return kept;
  }

  private Reading reading(int[] drawn) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> opening = new HashMap<>();
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < drawn.length; i++) {
      String word = words[drawn[i]];
      counts.merge(word, 1, Integer::sum);
      if (i < OPENING) {
        opening.merge(word, 1, Integer::sum);
      }
      if (Character.isDigit(word.charAt(0))) {
        numbers.add(word);
      }
    }
    return new Reading("en", counts, opening, Set.of(), numbers, Map.of());
  }

  /// Lists of words, each as long as the topical distribution; a rare word is as likely in them as
  /// all those ten times as frequent together.
  private int[][] lists(SplittableRandom random, int many) {
    int[][] lists = new int[many][topical.length];
    double from = Math.log(Math.min(100, words.length / 10));
    double to = Math.log(words.length);
    for (int[] list : lists) {
      Arrays.setAll(list, _ -> (int) Math.exp(random.nextDouble(from, to)));
    }
    return lists;
  }

  private static double[] zipf(int many) {
    double[] sums = new double[many];
    double sum = 0;
    for (int i = 0; i < many; i++) {
      sum += 1 / (i + 2.7);
      sums[i] = sum;
    }
    return sums;
  }

  private static int place(double[] sums, SplittableRandom random) {
    int found = Arrays.binarySearch(sums, random.nextDouble(sums[sums.length - 1]));
    return found < 0 ? -found - 1 : found;
  }

  /// Made of syllables, and without an ending that English takes off.
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    int rest = number + 400;
    while (rest > 0) {
      word.append("bdfgklmnprtvzjwhcqxs".charAt(rest % 20)).append("aou".charAt(rest / 20 % 3));
      rest /= 20;
    }
    return word.append('k').toString();
  }
}
