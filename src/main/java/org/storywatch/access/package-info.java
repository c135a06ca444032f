/// Who may ask for what over HTTP: the page is the administrator's, some addresses carry their own
/// permission, and a few are for everybody.
///
/// Each route says by a [Right] what it asks of its visitor; [Guard] stands before all of them,
/// learns from [Callers] who asks, and says no. An administrator comes by a password ([Login],
/// [Sessions], [PasswordHash]) or by a reverse proxy that has asked already; with neither, the page
/// is open on this computer itself and nowhere else.
@NullMarked
package org.storywatch.access;

import org.jspecify.annotations.NullMarked;
