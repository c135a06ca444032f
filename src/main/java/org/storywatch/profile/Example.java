package org.storywatch.profile;

import java.time.Instant;

/// An article that somebody called an example, or a counter-example, of a profile's story.
///
/// @param vectors its weighted terms, with at least one word
/// @param published when it was published; [Instant#EPOCH] where that is not known
public record Example(Vectors vectors, Instant published) {}
