/// The pages of subscribers: asking to be told, and what the links in mails are good for.
///
/// [Signup] takes who wants to be told and has a question sent to their address; [Mine] answers the
/// signed links, each purpose by its [Deed]. To open a page changes nothing; only its button does.
/// [Book] knows the subscribers, and hands on what they say to a [Desk].
@NullMarked
package org.storywatch.mine;

import org.jspecify.annotations.NullMarked;
