package org.storywatch.mine;

import org.storywatch.alert.Claim;
import org.storywatch.subscription.Fields;

/// What a signed link is good for. Whatever is done twice is done once.
interface Deed {
  /// The page that says what its button will do; changes nothing.
  View offer(Claim claim);

  /// Does what the button says.
  ///
  /// @throws org.storywatch.subscription.NotKept when it could not be kept; nothing has changed
  View act(Claim claim, Fields fields);
}
