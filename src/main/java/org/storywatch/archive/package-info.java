/// Every article that was read, kept for some months in a Lucene index, each once.
///
/// Kafka is the log of everything, the archive an index of it: its commits say how far they cover
/// the topic of articles ([org.storywatch.stream.Offsets]), so that after a crash it reads on from
/// there, and when it is lost or [Damage] is found it is made again. One process writes an
/// [Archive]; any may read what was committed last beside it: [LastDays] for backtests,
/// [Frequencies] for the background, [Latest] to search.
@NullMarked
package org.storywatch.archive;

import org.jspecify.annotations.NullMarked;
