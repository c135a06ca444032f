package org.storywatch.listing;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.storywatch.format.Entry;
import org.storywatch.format.Parsed;
import org.storywatch.net.Reply;

/// What is found at an address that was asked once.
public sealed interface Look {
  /// Times for people.
  DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// What it is, for people: how much a feed holds, or why it is none.
  String words();

  /// A feed.
  ///
  /// @param url where it lives for good
  record AFeed(URI url, Parsed.Contents contents) implements Look {
    @Override
    public String words() {
      Optional<Instant> newest =
          contents.entries().stream()
              .map(Entry::published)
              .filter(date -> !date.equals(Instant.EPOCH))
              .max(Comparator.naturalOrder());
      String date = newest.map(at -> "the newest of " + MINUTES.format(at)).orElse("without dates");
      return contents.entries().isEmpty()
          ? "no entries"
          : contents.entries().size() + " entries, " + date;
    }
  }

  /// Something else, perhaps a page that names its feeds.
  ///
  /// @param words why it is no feed, for people
  record APage(Reply.Answer answer, String words) implements Look {}

  /// Nothing that can be used.
  ///
  /// @param words why, for people
  /// @param atAll whether the host had better not be asked for anything else now
  record Nothing(String words, boolean atAll) implements Look {}
}
