/// The vocabulary that every feature shares: what an article is, and when two say the same. Imports
/// nothing of ours.
@NullMarked
package org.storywatch.article;

import org.jspecify.annotations.NullMarked;
