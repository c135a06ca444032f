package org.storywatch.faults;

/// That somebody was, or is to be, told of a story.
///
/// @param story the name of the one whom it is about
record Told(String reader, String profile, String story) {}
