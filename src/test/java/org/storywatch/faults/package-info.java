/// The breaker: real processes of the program are broken on purpose, by a schedule that a seed
/// repeats, and an oracle says what must have been told nevertheless.
@NullMarked
package org.storywatch.faults;

import org.jspecify.annotations.NullMarked;
