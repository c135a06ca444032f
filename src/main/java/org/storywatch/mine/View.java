package org.storywatch.mine;

/// A page, ready to be made.
///
/// @param status of the answer
/// @param template makes the page
/// @param model what it shows
record View(int status, String template, Object model) {
  static View of(Answer answer) {
    return of(200, answer);
  }

  static View of(int status, Answer answer) {
    return new View(status, "mine/answer.jte", answer);
  }

  /// For every link that is good for nothing, whatever the reason: nothing is to be learned from
  /// it.
  static View dead() {
    return of(
        404,
        Answer.of(
            "This link does not work",
            "It is not whole, or it has ended. Nothing was changed.",
            "Links in mails are long: please make sure that you opened all of it, or take the one"
                + " of a later mail."));
  }
}
