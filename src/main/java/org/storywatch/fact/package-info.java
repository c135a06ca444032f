/// What a text says, sentence by sentence: words, numbers, days, names, events.
///
/// [Account] reads an article. Two accounts of one thing in other words, other spellings and other
/// units have the same numbers, days and events, so that what is new in one of them can be told.
@NullMarked
package org.storywatch.fact;

import org.jspecify.annotations.NullMarked;
