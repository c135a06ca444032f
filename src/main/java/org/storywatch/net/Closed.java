package org.storywatch.net;

import java.net.UnknownHostException;

/// The way to a host is closed: thrown by [Resolver] through the HTTP client, which lets nothing
/// else through there, and caught on the other side as [Reply.Refused]. Its message is the words
/// for people.
final class Closed extends UnknownHostException {
  private static final long serialVersionUID = 1;

  Closed(String words) {
    super(words);
  }
}
