/// Dates as people and their programs write them: [Dates] reads them, whatever their order, their
/// language and their time zone. Nothing here knows what "now" is.
@NullMarked
package org.storywatch.date;

import org.jspecify.annotations.NullMarked;
