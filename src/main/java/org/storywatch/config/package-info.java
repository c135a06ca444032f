/// Reads the configuration file and the environment once, into the settings that each feature owns.
/// Nobody imports it but the root.
@NullMarked
package org.storywatch.config;

import org.jspecify.annotations.NullMarked;
