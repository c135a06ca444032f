/// Alerts as signed JSON, for programs.
@NullMarked
package org.storywatch.hook;

import org.jspecify.annotations.NullMarked;
