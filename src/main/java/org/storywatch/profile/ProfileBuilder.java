package org.storywatch.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storywatch.seed.Seed;
import org.storywatch.text.Analysis;
import org.storywatch.text.Reading;

/// Makes a profile of seeds.
public final class ProfileBuilder {
  private final Analysis analysis;
  private final Weighing weighing;
  private final Weighing abroad = new Weighing(Background.abroad());

  public ProfileBuilder(Analysis analysis, Background background) {
    this.analysis = analysis;
    this.weighing = new Weighing(background);
  }

  /// @param id the name of the profile's folder
  /// @param seeds one or more
  Profile build(String id, ProfileSettings settings, List<Seed> seeds) {
    Map<String, String> spellings = new HashMap<>();
    List<Vectors> vectors = new ArrayList<>();
    List<Vectors> shared = new ArrayList<>();
    Set<String> languages = new HashSet<>();
    for (Seed seed : seeds) {
      Reading reading = analysis.read(seed.title(), seed.text(), "");
      reading.spellings().forEach(spellings::putIfAbsent);
      vectors.add(weighing.weigh(reading));
      languages.add(reading.language());
      Reading names = analysis.abroad(seed.title(), seed.text(), "");
      names.spellings().forEach(spellings::putIfAbsent);
      shared.add(abroad.weigh(names));
    }
    languages.remove("");
    return Profile.filed(id, settings, vectors, Foreign.of(languages, shared), spellings);
  }
}
