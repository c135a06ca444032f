/// Scores each article against every profile: [Match] is an article that a profile wants, with the
/// terms that carried it.
@NullMarked
package org.storywatch.match;

import org.jspecify.annotations.NullMarked;
