/// How much was read, matched and told, minute by minute and hour by hour, kept across restarts.
///
/// [Trend] counts; [TrendFile] keeps what was counted, with the places in Kafka up to which it was.
@NullMarked
package org.storywatch.trend;

import org.jspecify.annotations.NullMarked;
