package org.storywatch.smtp;

import java.time.Duration;

/// How long is waited for a mail server. RFC 5321 section 4.5.3.2 would wait for ten minutes at the
/// end of a mail; whoever hands alerts on has to be back before others take over its work, so the
/// whole is bounded.
///
/// @param connect for the connection
/// @param answer for the answer to one command; that to the last dot takes long where servers look
///   for spam
/// @param whole for all of it
record Patience(Duration connect, Duration answer, Duration whole) {
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofMinutes(4));
}
