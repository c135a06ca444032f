/// The one guarded way out: every request that the program sends goes through [Outbound].
///
/// An address that a stranger put into a feed must not make this program talk to the machines
/// behind its own firewall, and an answer of any size or slowness must not hold it up.
@NullMarked
package org.storywatch.net;

import org.jspecify.annotations.NullMarked;
