/// The program checks its own books while it runs: what must always hold between what it counts.
@NullMarked
package org.storywatch.audit;

import org.jspecify.annotations.NullMarked;
