/// How much came and went over the last hours, days and weeks, as a page shows it.
@NullMarked
package org.storywatch.overview;

import org.jspecify.annotations.NullMarked;
