/// The bytes of a mail, by Jakarta Mail and a library for DKIM: its header, its two parts, its
/// signature.
///
/// What no library does is ours: the same mail has the same bytes whenever it is made, an address
/// is never more than one plain address, and what looks like encoded words in strangers' words is
/// shown and not decoded.
@NullMarked
package org.storywatch.mime;

import org.jspecify.annotations.NullMarked;
