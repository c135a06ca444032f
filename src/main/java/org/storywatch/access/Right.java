package org.storywatch.access;

import io.javalin.security.RouteRole;

/// What a route asks of whoever calls it. Every route has one.
public enum Right implements RouteRole {
  /// Nothing, however often it is called: what costs nothing and somebody waits for, such as
  /// whether all is well.
  ALWAYS,
  /// Nothing: the way to log in, and the form to subscribe where that is open.
  PUBLIC,
  /// That its address was signed here, which the route itself looks at. As whoever holds such an
  /// address may use it, nothing else is asked, not even that a page of ours sent it (RFC 8058).
  SIGNED,
  /// The same of the addresses that feeds' hubs call, which call often.
  HUB,
  /// The key of the one profile that it tells of, or an administrator.
  FEED,
  /// The word that is configured for whoever collects the meters, or an administrator.
  METERS,
  /// An administrator.
  ADMIN
}
