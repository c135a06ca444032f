package org.storywatch.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// The signed addresses that stand in mails: `…/mine/{purpose}/{token}`. To open one shows a page
/// with a button, and only the button changes anything: mail scanners open all that they see.
public final class Links {
  /// Where they begin, below the page's own address.
  public static final String PATH = "/mine/";

  private static final Duration LONG = Duration.ofDays(365);
  private static final Duration SHORT = Duration.ofDays(2);

  private final String base;
  private final Tokens tokens;

  /// @param publicUrl the page as readers reach it
  public Links(URI publicUrl, Tokens tokens) {
    this.base = publicUrl.toString().replaceFirst("/+$", "");
    this.tokens = tokens;
  }

  /// One address. The same words give the same one.
  ///
  /// @param person the subscriber's address
  /// @param subject for [Purpose#MORE] and [Purpose#LESS] see [#subject], for [Purpose#MUTE] too
  /// @param from when it begins to be good, for a year, or two days to confirm
  public URI to(Purpose purpose, String person, String subject, Instant from) {
    Instant until = from.plus(purpose == Purpose.CONFIRM ? SHORT : LONG);
    String token = tokens.of(new Claim(purpose, person, subject, until));
    return URI.create(base + PATH + purpose.word() + "/" + token);
  }

  /// What a link is about: an article of a profile, or a strand of its story.
  public static String subject(String profile, String of) {
    return profile + "\n" + of;
  }
}
