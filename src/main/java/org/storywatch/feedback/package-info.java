/// What people say of articles that a profile matched, or nearly matched: more like this, less like
/// this, or neither after all. [Feedback] is one such word, [Opinions] what holds of all of them.
@NullMarked
package org.storywatch.feedback;

import org.jspecify.annotations.NullMarked;
