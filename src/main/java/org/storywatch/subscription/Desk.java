package org.storywatch.subscription;

import org.storywatch.alert.Alert;
import org.storywatch.alert.Subscriber;

/// Where what people say of their subscriptions goes. Safe for any threads.
public interface Desk {
  /// Keeps what somebody wants from now on.
  ///
  /// @throws RuntimeException when it is not known to be kept
  void keep(Subscriber word);

  /// Has a question sent to an address. The same id is asked once.
  ///
  /// @throws RuntimeException when it is not known to be sent
  void ask(Alert question);
}
