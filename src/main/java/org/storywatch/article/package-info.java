/// The vocabulary that every feature shares: what an article is, when two say the same, and how
/// things are named and sealed. Imports nothing of ours.
@NullMarked
package org.storywatch.article;

import org.jspecify.annotations.NullMarked;
