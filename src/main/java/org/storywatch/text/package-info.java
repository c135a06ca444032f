/// The one place that decides what a term or a name is.
///
/// [Analysis] turns a title and a text into a [Reading]: how often each term stands in it, in its
/// opening, which of them are names and numbers, and how people spell them. Everything that
/// compares texts compares readings.
///
/// A rare name, one that [KnownWords] lacks, is read as its [NameKey], which all its spellings
/// share. [Abroad] reads what all languages share: names by their [Skeleton], [Places], and
/// numbers.
@NullMarked
package org.storywatch.text;

import org.jspecify.annotations.NullMarked;
