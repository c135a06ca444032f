/// Reads news feeds and tells of every new article about a story, once.
@NullMarked
package org.storywatch;

import org.jspecify.annotations.NullMarked;
