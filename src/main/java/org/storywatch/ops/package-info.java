/// How the program says how it is: health.
@NullMarked
package org.storywatch.ops;

import org.jspecify.annotations.NullMarked;
