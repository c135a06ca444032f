/// How the program says how it is: health and meters.
@NullMarked
package org.storywatch.ops;

import org.jspecify.annotations.NullMarked;
