/// The examples that somebody filed, as plain documents.
///
/// [SeedReader] reads one file or page into a [SeedDocument], through [HtmlSeed] or [MailSeed]
/// where it must, and [SeedCleaning] takes the page around the article away; what is left is a
/// [Seed], or one line that says why there is none.
@NullMarked
package org.storywatch.seed;

import org.jspecify.annotations.NullMarked;
