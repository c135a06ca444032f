package org.storywatch;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.storywatch.revision.Present;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// The profiles that there are now, as the page speaks of them. For any threads.
final class Watching implements Supplier<List<Watched>> {
  private final Present profiles;
  private final WebSettings settings;
  private volatile Seen seen = new Seen(Map.of(), List.of());

  /// Made of these names, since each key of a feed has to be computed.
  private record Seen(Map<String, String> names, List<Watched> watched) {}

  Watching(Present profiles, WebSettings settings) {
    this.profiles = profiles;
    this.settings = settings;
  }

  @Override
  public List<Watched> get() {
    Map<String, String> names = profiles.names();
    Seen known = seen;
    if (!known.names.equals(names)) {
      List<Watched> watched =
          names.entrySet().stream().map(one -> new Watched(one.getKey(), one.getValue())).toList();
      known = new Seen(names, settings.keyed(watched));
      seen = known;
    }
    return known.watched;
  }
}
