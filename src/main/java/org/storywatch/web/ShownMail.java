package org.storywatch.web;

/// One mail as the page shows it.
///
/// @param title what it says
/// @param anchor where its alert stands in the overview; empty where there is none
public record ShownMail(String title, String anchor, MailLine mail) {}
