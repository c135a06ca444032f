/// The one place that decides what a term or a name is.
///
/// [Analysis] turns a title and a text into a [Reading]: how often each term stands in it, in its
/// opening, which of them are names and numbers, and how people spell them. Everything that
/// compares texts compares readings.
@NullMarked
package org.storywatch.text;

import org.jspecify.annotations.NullMarked;
