/// Puts calls into the program's classes that end it at a place of its code, and shortens one of
/// its pauses. The changed classes stand in a jar of their own, before the program's on the class
/// path, so that the program itself knows nothing of it.
@NullMarked
package org.storywatch.sabotage;

import org.jspecify.annotations.NullMarked;
