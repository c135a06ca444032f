package org.storywatch.web;

/// One mail as the page shows it.
///
/// @param title what it says
/// @param back where it stands in the page
public record ShownMail(String title, String back, MailLine mail) {}
