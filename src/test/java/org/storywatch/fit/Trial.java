package org.storywatch.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.lucene.util.IOUtils;
import org.storywatch.article.Article;
import org.storywatch.match.DenseStream;
import org.storywatch.match.Simulation;
import org.storywatch.match.Weights;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;

/// A set that weights can be tried on.
final class Trial {
  /// What an article is to a profile.
  enum Kind {
    OWN,
    SKIPPED,
    SIBLING,
    OTHER
  }

  private final NewsSet set;
  private final Simulation simulation;
  private final Kind[][] kinds;

  private Trial(NewsSet set, Simulation simulation) {
    this.set = set;
    this.simulation = simulation;
    this.kinds =
        set.wishes().stream()
            .map(wish ->
                set.stream().stream().map(article -> kind(wish, article)).toArray(Kind[]::new))
            .toArray(Kind[][]::new);
  }

  /// Files the seeds and reads them as the program does.
  static Trial of(NewsSet set, Background background) throws IOException {
    Path folder = Files.createTempDirectory("storywatch-fit");
    try {
      for (NewsSet.Wish wish : set.wishes()) {
        Path seeds = Files.createDirectory(folder.resolve(wish.id()));
        for (int i = 0; i < wish.seeds().size(); i++) {
          Files.writeString(seeds.resolve("%02d.txt".formatted(i)), wish.seeds().get(i));
        }
      }
      Profiles read = Profiles.read(folder, background);
      if (read.profiles().size() != set.wishes().size()) {
        throw new IOException("not every profile could be read: " + read.problems());
      }
      return new Trial(set, simulation(set, background, read.profiles()));
    } finally {
      IOUtils.rm(folder);
    }
  }

  private static Simulation simulation(NewsSet set, Background background, List<Profile> profiles) {
    Analysis analysis = new Analysis();
    Weighing weighing = new Weighing(background);
    List<Vectors> vectors = new ArrayList<>();
    for (Article article : set.stream()) {
      vectors.add(weighing.weigh(analysis.read(article.title(), article.text(), article.lang())));
    }
    List<Profile> inOrder = profiles.stream().sorted(Comparator.comparing(Profile::id)).toList();
    return new Simulation(
        new DenseStream(vectors, set.stream().stream().map(Article::published).toList()), inOrder);
  }

  NewsSet set() {
    return set;
  }

  /// @return what each article is to a profile
  Kind[] kinds(int profile) {
    return kinds[profile];
  }

  /// @return for each chosen profile the score of each article, nothing for the others
  double[][] scores(Weights weights, IntPredicate chosen) {
    return each(chosen, one -> simulation.scores(one, weights));
  }

  /// The same, faster, with 0 for what is far below the decision.
  double[][] near(Weights weights, IntPredicate chosen) {
    return each(chosen, one -> simulation.near(one, weights));
  }

  private double[][] each(IntPredicate chosen, IntFunction<double[]> scores) {
    return IntStream.range(0, kinds.length)
        .parallel()
        .mapToObj(one -> chosen.test(one) ? scores.apply(one) : new double[0])
        .toArray(double[][]::new);
  }

  private static Kind kind(NewsSet.Wish wish, Article article) {
    if (wish.skipped().contains(article.id())) {
      return Kind.SKIPPED;
    }
    if (wish.own().contains(article.id())) {
      return Kind.OWN;
    }
    return wish.siblings().contains(article.id()) ? Kind.SIBLING : Kind.OTHER;
  }
}
