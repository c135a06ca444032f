/// The Kafka broker in this process, for who has no cluster: its settings, its folder and its life.
/// Nothing here knows what it is used for.
@NullMarked
package org.storywatch.broker;

import org.jspecify.annotations.NullMarked;
