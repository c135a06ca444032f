/// Which feeds are read: those of the feed lists, and what people changed of them on the page
/// ([Roll]); the page itself.
///
/// The OPML files stay as they are: what is changed here goes by a topic, so that every process
/// heeds it, on whatever machine.
@NullMarked
package org.storywatch.feedlist;

import org.jspecify.annotations.NullMarked;
