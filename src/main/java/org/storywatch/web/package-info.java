/// The page that shows what the program does, and what machines ask it.
///
/// [Recent] remembers what was last, fed by whoever follows the topics; [Dashboard] answers over
/// HTTP; [Frame] stands around each page, with the way to all [Section]s; [Page] is what the first
/// of them shows, ready for the templates; [FeedbackCalls] takes what people say of articles.
/// Everything that feeds wrote reaches the browser as text only, and the browser is told to run
/// nothing but our own script.
@NullMarked
package org.storywatch.web;

import org.jspecify.annotations.NullMarked;
