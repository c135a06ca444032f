/// Reads feeds and gives their new articles to an [ArticleSink]: when to poll, what came, which
/// entry is which article. The bytes themselves are read in `format`.
///
/// ```
/// FeedList ─▶ Polling: Turns ─▶ Poller (Outbound, FeedParser) ─▶ Fetch
///                        ▲                                         │ Polled
///                        └── PollSchedule ◀─ Press: Newsdesk ◀─────┘
///                                              │ Edition
///                                              ▼ ArticleSink, the whole batch at once
/// ```
///
/// Polls run at once on virtual threads; deciding and publishing happens on one. `PollSchedule`,
/// `Identity` and the deciding half of `Newsdesk` are pure.
@NullMarked
package org.storywatch.feed;

import org.jspecify.annotations.NullMarked;
