/// What people change of profiles while the program runs: the line from which one tells, seeds
/// beside those of its folder, and whole profiles that no folder has. The folders stay as they are.
@NullMarked
package org.storywatch.revision;

import org.jspecify.annotations.NullMarked;
