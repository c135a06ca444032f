/// What each stage reads and writes: the features plugged to the topics.
///
/// [Feeding] writes articles and feed states; [Matching] turns articles into matches; [Telling]
/// turns matches into developments and alerts; [Delivering] turns alerts into mails and keeps their
/// deliveries; [Showing] reads everything for the page.
@NullMarked
package org.storywatch.stage;

import org.jspecify.annotations.NullMarked;
