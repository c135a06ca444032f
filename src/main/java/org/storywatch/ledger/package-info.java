/// What is sent to whom next, and what became of it.
@NullMarked
package org.storywatch.ledger;

import org.jspecify.annotations.NullMarked;
