package org.storywatch.index;

import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.storywatch.profile.Vectors;

/// Articles and profiles for the benchmarks, the same for all.
final class BenchProfiles {
  private static final int ARTICLES = 500;

  /// Words of an article without stop words: 5 KB.
  private static final int ARTICLE = 420;

  private final SampleNews news = new SampleNews(1, 200_000, 2_000);
  private final int terms;
  private final double least;
  private final int[][] drawn;

  /// @param terms how many terms a profile has
  /// @param least how alike an article must be in the middle; a profile wants between half of it
  ///   and half as much again
  BenchProfiles(int terms, double least) {
    this.terms = terms;
    this.least = least;
    SplittableRandom random = new SplittableRandom(2);
    this.drawn =
        IntStream.range(0, ARTICLES)
            .mapToObj(_ -> news.draw(random, random.nextInt(news.topics()), ARTICLE))
            .toArray(int[][]::new);
  }

  int articles() {
    return drawn.length;
  }

  SampleNews news() {
    return news;
  }

  String text(int article) {
    return news.text(drawn[article]);
  }

  Vectors article(int article) {
    return news.vectors(drawn[article]);
  }

  /// Made one by one, so that they need no room.
  Iterable<Wanted> profiles(int many) {
    return () -> iterator(many);
  }

  private Iterator<Wanted> iterator(int many) {
    return IntStream.range(0, many).mapToObj(number -> profile(number, 3)).iterator();
  }

  /// @param seed another one makes another profile of the same number
  Wanted profile(int number, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    int[] words = news.draw(random, random.nextInt(news.topics()), terms * 2);
    return new Wanted(number, news.profile(words, terms), least * random.nextDouble(0.5, 1.5));
  }
}
