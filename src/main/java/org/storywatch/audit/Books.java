package org.storywatch.audit;

/// What one process has counted since it was started, and how far the topics have grown since then.
///
/// Of two numbers that are compared the one that has to be smaller is read first, since all of them
/// grow meanwhile.
///
/// @param matching what became of articles
/// @param telling what became of matches
/// @param sending what became of alerts
/// @param topics what the topics say
record Books(Matching matching, Telling telling, Sending sending, Topics topics) {
  /// @param matches articles that fit a profile, or nearly
  /// @param articles that were compared
  /// @param profiles the most with which any was
  record Matching(double matches, double articles, double profiles) {}

  /// @param decisions on matches, of any kind
  /// @param matches that were read
  /// @param errors times that the stage threw, perhaps between reading and deciding
  /// @param alerts that tell of a development
  /// @param developments that were told, one by one or in digests
  /// @param subscribers the most there were at any time
  record Telling(
      double decisions,
      double matches,
      double errors,
      double alerts,
      double developments,
      double subscribers) {}

  /// @param alerts that belong to this process
  /// @param waiting of these
  /// @param done of these: accepted, refused or dropped
  /// @param ended tries, whatever became of them
  /// @param tries that were begun
  record Sending(double alerts, double waiting, double done, double ended, double tries) {}

  /// @param articles that were written by this process
  /// @param articlesGrown how many records the topic of articles got from anybody
  /// @param letters dead letters that were written by this process
  /// @param lettersGrown how many records the topic of dead letters got from anybody
  /// @param ahead records that a stage has read and that its topic does not have
  record Topics(
      double articles, double articlesGrown, double letters, double lettersGrown, double ahead) {}
}
