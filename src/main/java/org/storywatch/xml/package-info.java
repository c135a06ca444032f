/// What strangers call XML, made into a tree that is safe to walk: bytes to [Characters], its
/// carelessness mended ([References], [Mending]), and a [Tree] of bounded depth and size.
///
/// Nothing outside the text is ever opened, and nothing in the text defines an entity. Here nobody
/// knows what a feed is; [Repeated] says which elements come many times.
@NullMarked
package org.storywatch.xml;

import org.jspecify.annotations.NullMarked;
