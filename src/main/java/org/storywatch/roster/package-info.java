/// The operator's page of all who are told, where they are added, changed, paused and removed.
///
/// [Roster] answers; what it does is kept by the book of [org.storywatch.subscription], like what
/// subscribers say by their own links.
@NullMarked
package org.storywatch.roster;

import org.jspecify.annotations.NullMarked;
