/// What somebody wants to hear of, made from the examples they filed, which `seed` reads.
///
/// [Weighing] turns readings into weighted terms with the help of the [Background], to which
/// [LiveCounts] add what the program read itself. [ProfileBuilder] makes a [Profile] of several
/// seeds, and [Profiles] does all of this for a folder of folders, which [Filed] reads: what cannot
/// be read becomes a [Problem] and stops nothing else. A profile keeps its [Examples], so that it
/// can be made anew with what people say of articles.
@NullMarked
package org.storywatch.profile;

import org.jspecify.annotations.NullMarked;
