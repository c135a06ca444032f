package org.storywatch.alert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.storywatch.story.Development;

/// What an alert says.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = About.Told.class, name = "development"),
  @JsonSubTypes.Type(value = About.Silence.class, name = "silence"),
  @JsonSubTypes.Type(value = About.Flood.class, name = "flood"),
  @JsonSubTypes.Type(value = About.Confirm.class, name = "confirm")
})
public sealed interface About {
  /// Something new in a story.
  ///
  /// @param soFar what this subscriber was told of the story before, the newest first
  record Told(Development development, List<Earlier> soFar) implements About {
    /// Copies the list.
    public Told {
      soFar = List.copyOf(soFar);
    }
  }

  /// A profile of which nothing was told for a while, although all was read.
  ///
  /// @param from since when nothing was told
  /// @param to until when
  /// @param articles how many articles were compared with the profile in that time
  /// @param misses the articles that came nearest, the nearest first
  record Silence(String profile, Instant from, Instant to, long articles, List<Earlier> misses)
      implements About {
    /// Copies the list.
    public Silence {
      misses = List.copyOf(misses);
    }
  }

  /// A profile tells more than its sensitivity lets expect; what follows comes as a digest.
  ///
  /// @param developments how many there were in the last day
  /// @param usual how many there are at most before this is said
  /// @param headlines the last of them
  record Flood(String profile, int developments, int usual, List<Earlier> headlines)
      implements About {
    /// Copies the list.
    public Flood {
      headlines = List.copyOf(headlines);
    }
  }

  /// Somebody, perhaps the owner of the address, wants to be told; the mail asks whether that is
  /// so.
  ///
  /// @param profiles what they want to follow
  /// @param link where they say yes
  record Confirm(Set<String> profiles, URI link) implements About {
    /// Copies the set.
    public Confirm {
      profiles = Set.copyOf(profiles);
    }
  }

  /// An article in one line.
  ///
  /// @param at when it was told, or published where it was not told
  record Earlier(String headline, String outlet, URI url, Instant at) {}
}
