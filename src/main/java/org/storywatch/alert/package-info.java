/// Who is told of what, and what became of it.
@NullMarked
package org.storywatch.alert;

import org.jspecify.annotations.NullMarked;
