/// From the bytes of a web page to its article: [Extractor] makes a [Page] of anything, and never
/// fails.
///
/// ```
/// bytes ─▶ PageText ─▶ the tree ─▶ Metadata, LinkedData
///                          └──▶ Furniture ─▶ Worth ─▶ Choice ─▶ Trim ─▶ Writer ─▶ text
///                               what is no text, by its looks and names │      │
///                               which element holds the article ────────┘      │
///                               what inside it is not part of it ──────────────┘
/// ```
///
/// The tree itself is never changed: what is not read is noted in [Cuts], so that a page that gives
/// too little can be read again with fewer of them.
@NullMarked
package org.storywatch.page;

import org.jspecify.annotations.NullMarked;
