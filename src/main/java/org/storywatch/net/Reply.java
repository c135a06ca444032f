package org.storywatch.net;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What became of one request.
public sealed interface Reply {
  /// The other side answered, with whatever status.
  ///
  /// @param status as in HTTP, never a redirect that was followed
  /// @param headers by lower-case name, as they came; repeated ones joined by commas
  /// @param body decompressed; empty for a status of 300 or more
  /// @param url the address that answered, after all redirects; without name and password
  /// @param home where the page lives for good: the address that was asked for, or where permanent
  ///   redirects lead from it. Name and password of the former stay in it while its origin is the
  ///   same: not to be shown
  record Answer(int status, Map<String, String> headers, Body body, URI url, URI home)
      implements Reply {
    /// Copies the headers.
    public Answer {
      headers = Map.copyOf(headers);
    }

    /// The value of a header, whatever the case of its name.
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /// The request was not sent, since its address, or one it was redirected to, is not allowed.
  ///
  /// @param words why, for people, such as "localhost is a loopback address; …"
  record Refused(String words) implements Reply {}

  /// There was no answer, or none that can be used.
  ///
  /// @param words why, for people, such as "did not answer within 20 seconds"
  record Failed(String words) implements Reply {}
}
