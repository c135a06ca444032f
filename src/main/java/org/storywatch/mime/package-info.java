/// The bytes of a mail: its header, its two parts, its signature.
///
/// Everything is written here and nothing by a library, since the same mail has to have the same
/// bytes whenever it is made, and every byte of it is ours whatever strangers wrote. The tests read
/// it with parsers of others.
@NullMarked
package org.storywatch.mime;

import org.jspecify.annotations.NullMarked;
