package org.storywatch.dossier;

import java.util.Locale;
import java.util.Optional;
import org.storywatch.mail.Plain;
import org.storywatch.revision.Revision;
import org.storywatch.seed.Seed;
import org.storywatch.web.Moment;

/// A seed as the page of its profile shows it.
///
/// @param id what it is known by; empty where it is a file of the profile's folder, which the page
///   does not touch
/// @param title its headline, or the beginning of its text
/// @param name its file or its address
/// @param size how long it is
/// @param added when somebody added it
public record SeedLine(String id, String title, String name, String size, Optional<Moment> added) {
  static SeedLine of(Seed filed) {
    return of("", filed, Optional.empty());
  }

  static SeedLine of(Revision added) {
    return of(added.seed(), added.document().orElseThrow(), Optional.of(Moment.of(added.at())));
  }

  private static SeedLine of(String id, Seed seed, Optional<Moment> added) {
    return new SeedLine(id, title(seed), Plain.line(seed.name()), size(seed), added);
  }

  static String title(Seed seed) {
    return Plain.line(seed.title().isBlank() ? seed.text() : seed.title());
  }

  static String size(Seed seed) {
    return String.format(Locale.ROOT, "%,d characters", seed.text().length());
  }

  /// Whether the page can take it away.
  public boolean removable() {
    return !id.isEmpty();
  }
}
