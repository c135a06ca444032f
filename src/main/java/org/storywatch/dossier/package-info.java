/// The pages of profiles: the story so far, what came near it, what the profile looks for, and what
/// another line would have told.
@NullMarked
package org.storywatch.dossier;

import org.jspecify.annotations.NullMarked;
