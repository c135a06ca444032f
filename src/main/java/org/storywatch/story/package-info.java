/// What is new in a story: a [Development] is told once, and what repeats it is collected under it.
///
/// [Memory] decides. It looks up which developments of a profile are most like an article
/// ([Story]), puts what they told ([Told]) beside what the article says, sentence by sentence
/// ([Novelty]), and weighs what is new ([Judgement]): so an article is a copy, more of the same, or
/// a development, and [Reasons] says why.
@NullMarked
package org.storywatch.story;

import org.jspecify.annotations.NullMarked;
