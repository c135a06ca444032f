package org.storywatch.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storywatch.seed.Seed;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Makes a profile of seeds.
public final class ProfileBuilder {
  private final Analysis analysis;
  private final Weighing weighing;

  public ProfileBuilder(Analysis analysis, Background background) {
    this.analysis = analysis;
    this.weighing = new Weighing(background);
  }

  /// @param id the name of the profile's folder
  /// @param seeds one or more
  Profile build(String id, ProfileSettings settings, List<Seed> seeds) {
    Map<String, String> spellings = new HashMap<>();
    List<Vectors> vectors = new ArrayList<>();
    for (Seed seed : seeds) {
      Reading reading = analysis.read(seed.title(), seed.text(), "");
      reading.spellings().forEach(spellings::putIfAbsent);
      vectors.add(weighing.weigh(reading));
    }
    return Profile.filed(id, settings, vectors, spellings);
  }
}
