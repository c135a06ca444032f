/// Keeps the page in a browser up to date, at a small price however many watch.
///
/// [Changes] is told whenever something that is shown changes; [Watchers] says so to each open page
/// by server-sent events; the page then asks again, and [Looks] makes the answer once for all.
@NullMarked
package org.storywatch.live;

import org.jspecify.annotations.NullMarked;
