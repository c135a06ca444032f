/// All that speaks to Kafka: the topics and their settings, the loop that turns the records of one
/// topic into records of others in one transaction, and reading whole topics back into memory.
@NullMarked
package org.storywatch.stream;

import org.jspecify.annotations.NullMarked;
