package org.storywatch.index;

import java.util.function.ToDoubleFunction;
import org.storywatch.profile.Field;

/// Is told of the profiles that want an article, in no order.
public interface Found {
  /// @param number the profile's number
  /// @param likeness how alike it and the article are in each field; compares them when it is asked
  ///   after another field than [Field#WORDS]
  void profile(int number, ToDoubleFunction<Field> likeness);
}
