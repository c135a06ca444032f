package org.storywatch.format;

import java.util.List;

/// Who tells of new entries without being asked (WebSub, section 4; JSON Feed, `hubs`).
///
/// @param hubs where to subscribe, as whole addresses
/// @param self what to subscribe to: the feed's own address as it gives it, empty where it does not
public record Push(List<String> hubs, String self) {
  /// Nobody does.
  public static final Push NONE = new Push(List.of(), "");

  /// Copies the list.
  public Push {
    hubs = List.copyOf(hubs);
  }
}
