package org.storywatch.profile;

import java.nio.file.Path;

/// Something among the seeds that could not be used.
///
/// @param file the file or folder that is at fault
/// @param message what is wrong with it and what to do, one line
public record Problem(Path file, String message) {
  @Override
  public String toString() {
    return file + ": " + message;
  }
}
