/// Tries the parts of an installation one beside the other, none for longer than it may take, and
/// says for each thing that is amiss what to do.
@NullMarked
package org.storywatch.doctor;

import org.jspecify.annotations.NullMarked;
