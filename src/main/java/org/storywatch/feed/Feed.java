package org.storywatch.feed;

import java.net.URI;

/// One subscribed address.
///
/// @param id stable, made from the address
/// @param url where it is
/// @param title what people call it, empty until it or the feed list says so
/// @param group the folder of the feed list that it stands in, empty for none
public record Feed(String id, URI url, String title, String group) {}
