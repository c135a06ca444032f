/// What was told of each profile and when: too much in a day, or nothing for a week, and what was
/// read meanwhile.
@NullMarked
package org.storywatch.chronicle;

import org.jspecify.annotations.NullMarked;
