/// The list of all profiles, and the form that makes one without a folder.
///
/// [Catalogue] answers; [Draft] is what was typed in, [Naming] and [Founding] decide what becomes
/// of it.
@NullMarked
package org.storywatch.catalogue;

import org.jspecify.annotations.NullMarked;
