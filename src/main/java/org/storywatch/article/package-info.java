/// The vocabulary that every feature shares: what an article is, when two say the same, how things
/// are named and sealed, and which word on them is the last. Imports nothing of ours.
@NullMarked
package org.storywatch.article;

import org.jspecify.annotations.NullMarked;
