/// The one guarded way out: every request that the program sends goes through [Outbound].
///
/// An address that a stranger put into a feed must not make this program talk to the machines
/// behind its own firewall, and an answer of any size or slowness must not hold it up.
///
/// An address is taken apart once ([Target]), its name is looked up once, and the connection goes
/// to an address that was looked at ([Resolver], [AddressPolicy]); so for each redirect
/// ([Journey]). What comes back is bounded in size and in time ([Limits]), header and body, packed
/// and unpacked.
@NullMarked
package org.storywatch.net;

import org.jspecify.annotations.NullMarked;
