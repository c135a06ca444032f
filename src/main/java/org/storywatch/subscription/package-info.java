/// What somebody wants to be told, and how that changes.
///
/// [Book] knows the subscribers, and hands on what they say to a [Desk]; a [Form] becomes a [Wish];
/// [Throttle] and [Address] keep the form from being used against others.
@NullMarked
package org.storywatch.subscription;

import org.jspecify.annotations.NullMarked;
