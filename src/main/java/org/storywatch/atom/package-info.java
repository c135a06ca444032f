/// A profile's developments as an Atom feed, for whoever reads feeds rather than mails.
@NullMarked
package org.storywatch.atom;

import org.jspecify.annotations.NullMarked;
