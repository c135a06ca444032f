/// Being told of new entries instead of asking: a subscriber after WebSub (W3C Recommendation of
/// 2018). [Hubs] asks a feed's hub, [Door] decides on what hubs call for, [Word] is what they said.
///
/// Nothing has to be remembered to know a hub's call: the address that it calls, and the secret
/// that it signs with, are made of the feed's id and a key that all processes share.
@NullMarked
package org.storywatch.websub;

import org.jspecify.annotations.NullMarked;
