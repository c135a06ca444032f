package org.storywatch.fact;

import java.util.List;
import java.util.Set;

/// Something that a sentence says and that may be news.
public sealed interface Fact {
  /// As it is written.
  String said();

  /// A number.
  ///
  /// @param noun the stem of what is counted, empty when it is not clear
  record Count(String said, Quantity quantity, String noun) implements Fact {}

  /// Somebody or something with a name of one or more words.
  ///
  /// @param words the stems of its words
  record Name(String said, List<String> words) implements Fact {
    /// Copies the list.
    public Name {
      words = List.copyOf(words);
    }
  }

  /// A day.
  ///
  /// @param days which one it may be, counted from 1970
  record Day(String said, List<Long> days) implements Fact {
    /// Copies the list.
    public Day {
      days = List.copyOf(days);
    }
  }

  /// That something happened.
  ///
  /// @param kinds what it may be
  record Event(String said, Set<String> kinds) implements Fact {
    /// Copies the set.
    public Event {
      kinds = Set.copyOf(kinds);
    }
  }

  /// What somebody is quoted with.
  ///
  /// @param stems the stems of its words
  record Quote(String said, Set<String> stems) implements Fact {
    /// Copies the set.
    public Quote {
      stems = Set.copyOf(stems);
    }
  }
}
