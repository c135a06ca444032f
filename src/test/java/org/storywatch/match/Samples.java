package org.storywatch.match;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.storywatch.article.Article;
import org.storywatch.profile.Agreement;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;

/// Articles and profiles of one text each.
public final class Samples {
  public static final Background BACKGROUND = new Background(1_000, Map.of("w1", 500, "w2", 90));
  private static final Analysis ANALYSIS = new Analysis();

  private Samples() {}

  static Vectors vectors(String text) {
    return new Weighing(BACKGROUND).weigh(ANALYSIS.read("", text, "en"));
  }

  public static Profile profile(String id, String text) {
    return profile(id, text, Sensitivity.NORMAL);
  }

  static Profile profile(String id, String text, Sensitivity sensitivity) {
    return new Profile(
        id,
        id,
        vectors(text),
        new Agreement(1, 0, 0),
        sensitivity,
        ANALYSIS.read("", text, "en").spellings());
  }

  public static Article article(String text) {
    return article("a", text, Instant.EPOCH);
  }

  public static Article article(String id, String text, Instant published) {
    URI url = URI.create("https://example.org/" + id);
    return new Article(
        Article.SCHEMA, id, "f", "Fjord Post", url, "", "", text, "en", published, published);
  }
}
