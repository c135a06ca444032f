package org.storywatch.text;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/// English words that stand in every article and tell nothing, verbs of saying and titles of
/// address included.
final class StopWords {
  static final CharArraySet ENGLISH =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              List.of(
                  """
                  a about after all also an and any are as at be because been being but by can \
                  could did do does dr for from had has have he her him his how i if in into is it \
                  its just may me might more mr mrs ms my no not of on one only or other our out \
                  over said say says she so some than that the their them then there these they \
                  this those to up us very was we were what when where which while who why will \
                  with would you your
                  """
                      .strip()
                      .split("\\s+")),
              false));

  private StopWords() {}
}
