package org.storywatch.match;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.storywatch.profile.Field;
import org.storywatch.profile.Packed;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// The last articles of the story and the last near misses, each by itself, to see which of them an
/// article is more like.
final class Rivals {
  /// The score from which an article that is no match is a near miss, and may be of a rival story.
  static final double NEAR = Weights.shipped().near();

  /// An article less like the seeds than this is too far away to be a rival.
  static final double LIKE = 0.04;

  /// Of each kind; more did not change a decision in a thousand in the labelled collections.
  static final int KEPT = 16;

  private final Deque<Text> own = new ArrayDeque<>();
  private final Deque<Text> near = new ArrayDeque<>();

  /// What is compared of an article.
  private record Text(Packed words, Packed opening) {
    static Text of(Vectors article) {
      return new Text(article.packed(Field.WORDS), article.packed(Field.OPENING));
    }
  }

  Rivals() {}

  /// A copy.
  Rivals(Rivals other) {
    own.addAll(other.own);
    near.addAll(other.near);
  }

  /// @param seeds how alike the article and the seeds are
  static boolean isNear(Likeness seeds, double score) {
    return score >= NEAR && seeds.words() >= LIKE;
  }

  void matched(Vectors article) {
    keep(own, article);
  }

  void missed(Vectors article) {
    keep(near, article);
  }

  private static void keep(Deque<Text> articles, Vectors article) {
    articles.addLast(Text.of(article));
    if (articles.size() > KEPT) {
      articles.removeFirst();
    }
  }

  Margin margin(Profile profile, Vectors article) {
    if (near.isEmpty()) {
      return Margin.NONE;
    }
    Likeness mine = nearest(profile.examples().own().map(Text::of), article);
    return Margin.of(
        mine.or(nearest(own.stream(), article)),
        nearest(near.stream(), article),
        profile.agreement().seeds());
  }

  private static Likeness nearest(Stream<Text> texts, Vectors article) {
    return texts
        .map(text ->
            new Likeness(
                text.words().cosine(Field.WORDS, article),
                text.opening().cosine(Field.OPENING, article),
                0))
        .reduce(new Likeness(0, 0, 0), Likeness::or);
  }
}
