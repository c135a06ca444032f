package org.storywatch.match;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// What the profiles would make of a stream with other weights: the scores that [Matcher] would
/// give, article after article, with all that a profile learns on the way. Every profile goes its
/// own course, so that each can be simulated by itself. Safe for many threads.
public final class Simulation {
  private final DenseStream stream;
  private final List<DenseProfile> profiles;
  private final ThreadLocal<Walk> walks = ThreadLocal.withInitial(Walk::new);

  /// @param profiles of normal sensitivity, without anything that people said of articles
  public Simulation(DenseStream stream, List<Profile> profiles) {
    this.stream = stream;
    this.profiles = profiles.stream().map(one -> new DenseProfile(stream, one)).toList();
  }

  /// @return the score of every article, 0 of one that shares no word with the profile
  public double[] scores(int profile, Weights weights) {
    return walks.get().run(profiles.get(profile), weights, true);
  }

  /// The same, faster.
  ///
  /// @return the score of every article, 0 where it is clear that it is below [Weights#near]
  public double[] near(int profile, Weights weights) {
    return walks.get().run(profiles.get(profile), weights, false);
  }

  /// A profile on its way through the stream.
  private final class Walk {
    private final DenseLearned words = new DenseLearned(stream, stream.words);
    private final DenseLearned opening = new DenseLearned(stream, stream.opening);
    private final Deque<Integer> own = new ArrayDeque<>();
    private final Deque<Integer> misses = new ArrayDeque<>();
    private int learned;
    private double lastDay;
    private double near;

    double[] run(DenseProfile profile, Weights weights, boolean all) {
      begin(profile);
      near = weights.near();
      Calibration calibration = new Calibration(weights);
      Strangers strangers = new Strangers(profile.commonness);
      Reachable reachable = new Reachable(profile, weights);
      double[] scores = new double[stream.size()];
      for (int article = 0; article < scores.length; article++) {
        if (profile.words[article] > 0) {
          double score =
              all || reachable.near(article) ? score(profile, calibration, strangers, article) : 0;
          scores[article] = score;
          if (score < Calibration.DECISION) {
            missed(profile, strangers, article, score);
          }
          if (score >= weights.sure()) {
            learn(profile, article);
          }
        }
      }
      return scores;
    }

    private void begin(DenseProfile profile) {
      words.begin(stream, profile, Field.WORDS);
      opening.begin(stream, profile, Field.OPENING);
      own.clear();
      misses.clear();
      learned = 0;
      lastDay = Double.NEGATIVE_INFINITY;
    }

    private double score(
        DenseProfile profile, Calibration calibration, Strangers strangers, int article) {
      int seeds = profile.agreement.seeds();
      boolean counts = learned > 0 && profile.words[article] >= Course.ANCHOR;
      double examples = counts ? seeds + DenseLearned.share(seeds, learned) * learned : seeds;
      Likeness likeness =
          new Likeness(
              counts ? words.alike(article, profile.words[article]) : profile.words[article],
              counts ? opening.alike(article, profile.opening[article]) : profile.opening[article],
              profile.numbers[article]);
      double days = stream.days[article] - lastDay;
      double fresh = Double.isInfinite(days) ? 0 : Course.freshness(days);
      Standing timeless = new Standing(examples, 0, strangers.level(), Margin.NONE, 0);
      Standing alone =
          timeless.fresh(
              profile.words[article] >= Course.ANCHOR
                  ? fresh
                  : calibration.upTo(
                      Course.APART,
                      fresh,
                      likeness,
                      profile.agreement,
                      profile.commonness,
                      timeless));
      double before = Calibration.score(evidence(profile, calibration, likeness, alone));
      Standing whole = before < near ? alone : alone.with(margin(profile, article));
      return Calibration.score(
          evidence(profile, calibration, likeness, whole.lacking(profile.missing[article])));
    }

    private static double evidence(
        DenseProfile profile, Calibration calibration, Likeness likeness, Standing standing) {
      return calibration.evidence(likeness, profile.agreement, profile.commonness, standing);
    }

    private Margin margin(DenseProfile profile, int article) {
      if (misses.isEmpty()) {
        return Margin.NONE;
      }
      Likeness seeds =
          new Likeness(profile.nearestWords[article], profile.nearestOpening[article], 0);
      return Margin.of(
          seeds.or(nearest(own, article)), nearest(misses, article), profile.agreement.seeds());
    }

    private Likeness nearest(Deque<Integer> others, int article) {
      double inWords = 0;
      double inOpening = 0;
      for (int other : others) {
        inWords = Math.max(inWords, stream.words.alike(article, other));
        inOpening = Math.max(inOpening, stream.opening.alike(article, other));
      }
      return new Likeness(inWords, inOpening, 0);
    }

    private void missed(DenseProfile profile, Strangers strangers, int article, double score) {
      double alike = profile.words[article];
      if (alike < Course.SEED) {
        if (score >= near && alike >= Rivals.LIKE) {
          keep(misses, article);
        }
        boolean _ = strangers.met(alike);
      }
    }

    private void learn(DenseProfile profile, int article) {
      if (profile.words[article] < Course.SEED) {
        learned++;
        words.add(article, learned);
        opening.add(article, learned);
        keep(own, article);
      }
      lastDay = stream.days[article];
    }

    private static void keep(Deque<Integer> articles, int article) {
      articles.addLast(article);
      if (articles.size() > Rivals.KEPT) {
        articles.removeFirst();
      }
    }
  }

  /// Tells quickly which articles are too far away to come near, whatever the profile learned.
  private static final class Reachable {
    private final DenseProfile profile;
    private final Weights weights;
    private final double missing;

    Reachable(DenseProfile profile, Weights weights) {
      this.profile = profile;
      this.weights = weights;
      Standing best =
          new Standing(
              profile.agreement.seeds(),
              Course.FRESHEST,
              Strangers.expected(profile.commonness),
              Margin.NONE,
              0);
      double nothing =
          Walk.evidence(profile, new Calibration(weights), new Likeness(0, 0, 0), best);
      this.missing = Calibration.evidence(weights.near()) - nothing;
    }

    /// What was learned counts only from [Course#ANCHOR] on.
    boolean near(int article) {
      return profile.words[article] >= Course.ANCHOR
          || weights.words() * (profile.levelWords[article] - Calibration.level(0))
                  + weights.opening() * (profile.levelOpening[article] - Calibration.level(0))
                  + weights.numbers() * profile.numbers[article]
              >= missing;
    }
  }
}
