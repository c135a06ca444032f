/// What is new in a story: a [Development] is told once, and its copies are collected under it.
@NullMarked
package org.storywatch.story;

import org.jspecify.annotations.NullMarked;
