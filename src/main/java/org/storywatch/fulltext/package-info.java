/// Reads the pages of articles of which a feed tells the summary only: [FullText] decides which and
/// what of them is taken, [Pages] goes there as politely as a reader would.
///
/// ```
/// FullText.wanted ─▶ Pages ─▶ Gatekeeper (Robots) ─▶ HostTurn ─▶ Outbound ─▶ page.Extractor
///                      │ Visit
/// FullText.merged ◀────┘
/// ```
@NullMarked
package org.storywatch.fulltext;

import org.jspecify.annotations.NullMarked;
