/// What systemd is told of the program where it runs it: that it is ready, how it is, that it
/// lives.
@NullMarked
package org.storywatch.systemd;

import org.jspecify.annotations.NullMarked;
