package org.storywatch.fact;

import java.util.HashMap;
import java.util.Map;
import org.storywatch.profile.Background;

/// How much a word tells: little where it stands in every second article, 1 where it stands in
/// hardly any.
public final class Rarity {
  private static final class Holder {
    static final Map<String, Float> SHIPPED = load();
  }

  private Rarity() {}

  /// @param stem of a word, as sentences have it
  /// @return 0..1
  public static double of(String stem) {
    return Holder.SHIPPED.getOrDefault(stem, 1f);
  }

  private static Map<String, Float> load() {
    Background background = Background.shipped();
    Stems stems = new Stems("en");
    Map<String, Integer> counts = new HashMap<>();
    background.counts().forEach((term, count) -> counts.merge(stems.of(term), count, Math::max));
    double most = Math.log((background.articles() + 1) / 0.5);
    Map<String, Float> rarity = new HashMap<>();
    counts.forEach((stem, count) -> {
      double rare = Math.log((background.articles() + 1) / (count + 0.5)) / most;
      rarity.put(stem, (float) Math.clamp(rare, 0, 1));
    });
    return rarity;
  }
}
