/// Polls the feeds, each when [PollSchedule] says so, and publishes what is new.
///
/// ```
/// Roster ─▶ Polling: Turns ─▶ Hosts ─▶ Poller (Outbound, FeedParser) ─▶ Fetch
///                      ▲                                                 │ Polled
///                      └── PollSchedule ◀─ Aftermath ◀─ Newsdesk ◀─ Press┘
///                                                          │ Edition
///                                                          ▼ ArticleSink, a shard at once
/// ```
///
/// Polls run at once on virtual threads; deciding and publishing happens on one. `PollSchedule` and
/// `Aftermath` are pure.
@NullMarked
package org.storywatch.poll;

import org.jspecify.annotations.NullMarked;
