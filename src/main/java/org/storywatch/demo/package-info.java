/// The sample world of `storywatch demo`: a few outlets with their feeds and pages, served on
/// loopback, whose articles come out over two minutes. [World] is what happens in it, [Kiosk] is
/// the server that sells it.
@NullMarked
package org.storywatch.demo;

import org.jspecify.annotations.NullMarked;
