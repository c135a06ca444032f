package org.storywatch.mine;

import java.util.List;
import org.storywatch.subscription.Form;

/// A subscription, as its owner sees and changes it.
///
/// @param said what became of the last change, empty for none
/// @param state `active`, `paused` or `left`
public record ManagePage(String address, String said, String state, Form form, List<Muted> muted) {
  /// Copies the list.
  public ManagePage {
    muted = List.copyOf(muted);
  }

  /// A development of which nothing more is heard.
  ///
  /// @param headline empty where it is not remembered
  public record Muted(String strand, String profile, String headline) {}
}
