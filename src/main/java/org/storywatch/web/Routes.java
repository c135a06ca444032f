package org.storywatch.web;

import io.javalin.config.RoutesConfig;

/// Pages of another package, behind the same door.
@FunctionalInterface
public interface Routes {
  /// Says which addresses they answer.
  void add(RoutesConfig routes);
}
