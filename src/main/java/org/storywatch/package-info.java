/// Storywatch reads news feeds and tells of every new article about a story, once.
///
/// Data flows one way: feed, article, match, development, alert, mail. Where to find what:
///
/// - [org.storywatch.article]: what an article is, and what makes two links or two texts the same
/// - [org.storywatch.net]: the one way out to the web, and what it refuses
/// - [org.storywatch.xml]: what strangers call XML, made a tree
/// - [org.storywatch.date]: dates in whatever form
/// - [org.storywatch.format]: bytes of RSS, Atom and JSON Feed to entries
/// - [org.storywatch.feed]: which entry is which article, which are new
/// - [org.storywatch.listing]: the lists of feeds in OPML, and what a site has to offer
/// - [org.storywatch.feedlist]: which feeds are read, changed on the page by whoever may
/// - [org.storywatch.poll]: when a feed is polled next, and the polling
/// - [org.storywatch.websub]: hubs that tell of new entries without being asked
/// - [org.storywatch.page]: bytes of a web page to its article
/// - [org.storywatch.fulltext]: when the page of an entry is read, and how politely
/// - [org.storywatch.text]: what a term is
/// - [org.storywatch.seed]: example documents, read and cleaned
/// - [org.storywatch.profile]: seeds to weighted terms, against the news in general
/// - [org.storywatch.revision]: what people change of profiles while the program runs
/// - [org.storywatch.feedback]: what people say of articles: more like this, less like this
/// - [org.storywatch.index]: which of very many profiles an article is like
/// - [org.storywatch.match]: the score, its calibration, and why
/// - [org.storywatch.archive]: every article of the last months, to count and to try profiles on
/// - [org.storywatch.search]: what people look for in it, and what is found
/// - [org.storywatch.backtest]: what would have been told of articles that came already
/// - [org.storywatch.fact]: what a text says, sentence by sentence: numbers, days, names, events
/// - [org.storywatch.story]: what is new in a story, and what is a copy
/// - [org.storywatch.chronicle]: how much was told of a profile, and how long nothing
/// - [org.storywatch.alert]: who is told, and when
/// - [org.storywatch.ledger]: what is sent next, and what became of it
/// - [org.storywatch.mail]: what a mail says, as text and HTML
/// - [org.storywatch.mime]: mail libraries held to bytes that can be foreseen and signed
/// - [org.storywatch.smtp]: how it gets to a mail server
/// - [org.storywatch.hook]: alerts for programs, as signed JSON
/// - [org.storywatch.stream]: topics, transactions, the broker in the process
/// - [org.storywatch.stage]: the features plugged to the topics
/// - [org.storywatch.subscription]: what somebody wants to be told, and how that changes
/// - [org.storywatch.roster]: the operator's page of all subscribers
/// - [org.storywatch.mine]: the pages behind the links in mails, and the form to subscribe
/// - [org.storywatch.atom]: the developments of a profile as a feed
/// - [org.storywatch.trend]: how much came and went, by minute and hour, kept across restarts
/// - [org.storywatch.overview]: the same as the page shows it
/// - [org.storywatch.access]: who may ask for what over HTTP
/// - [org.storywatch.live]: what keeps an open page up to date
/// - [org.storywatch.web]: the page, health and meters over HTTP
/// - [org.storywatch.dossier]: the pages of profiles: the story so far, and what came near it
/// - [org.storywatch.catalogue]: the list of all profiles, and the form that makes one
/// - [org.storywatch.audit]: what must always hold between what is counted, checked while it runs
/// - [org.storywatch.ops]: health, meters, the data folder
/// - [org.storywatch.systemd]: systemd is told that the program is ready and lives
/// - [org.storywatch.doctor]: what `check` tries, and what to do for what it finds
/// - [org.storywatch.config]: the configuration file
/// - [org.storywatch.demo]: the sample world
///
/// This package itself holds the commands, and [Storywatch], which plugs everything together.
@NullMarked
package org.storywatch;

import org.jspecify.annotations.NullMarked;
