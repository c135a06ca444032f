package org.storywatch.web;

/// A page that only says something.
public record Notice(String title, String words) {}
