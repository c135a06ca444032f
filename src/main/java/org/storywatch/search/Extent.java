package org.storywatch.search;

import java.time.Instant;
import java.util.Optional;

/// How much there is to search in.
///
/// @param since when the first article was fetched; empty where there is none
public record Extent(int articles, Optional<Instant> since) {}
