package org.storywatch.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a signed link is good for, and for nothing else.
public enum Purpose {
  /// To say that an address is one's own and wants to be told.
  CONFIRM,
  /// To see and change one's subscription.
  MANAGE,
  /// To leave.
  LEAVE,
  /// To say "more like this" of an article.
  MORE,
  /// To say "less like this" of an article.
  LESS,
  /// To hear nothing more of a development.
  MUTE;

  /// As it stands in addresses.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The purpose that an address names.
  public static Optional<Purpose> of(String word) {
    return Arrays.stream(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
  }
}
