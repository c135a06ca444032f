package org.storywatch.fact;

import java.util.regex.Pattern;

/// Lines that belong to the page or to the outlet and not to the news: "Read also", "Sign up",
/// credits, notes of editors.
final class Furniture {
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?iu)^\\W*(read (also|more|next|on)|see also|also read|more"
              + " (on|from|about|in|news)|related( |:)|you may also|recommended|don't miss|top"
              + " stories|advert|sponsored|promotion|subscribe|sign up|register (now|here)|log"
              + " in|donate|follow (us|our)|like us|join (us|our)|share (this|on)|please share|tell"
              + " us|click|tap |watch( |:)|listen("
              + " |:)|video:|photos?:|pictures?:|images?:|gallery|caption|file photo|download|get"
              + " (the|our) |our newsletter|newsletter|vote for|have your say|comment|send"
              + " us|contact us|got a (story|tip)|write to us|call us|this"
              + " (article|story|report|text|piece|version|page|post) |the following"
              + " (is|was|report|text)|first published|originally published|published"
              + " (by|in|on|at)|(last )?updated( |:)|editor'?s?'? note|correction|corrects|adds"
              + " |updates |clarif|an earlier version"
              + "|\\((corrects|adds|updates|recasts|refiles|removes|changes)|reporting"
              + " by|(additional )?reporting:|writing by|edited by|editing by|compiled by|with"
              + " (material|reporting|files|information|inputs?) (from|by)|source:|sources:|via"
              + " |from (our|the) |by our |copyright|©|\\(c\\)|all rights reserved|we are"
              + " following|more to follow|developing story|(this is a )?breaking news|more"
              + " (soon|details)|lire aussi|à lire|lea también|leia também|leggi anche|lesen"
              + " sie|mehr zum thema|lees ook|läs också|читайте|подпис|اقرأ|تابع|devamını"
              + " oku|ayrıca oku)");

  private static final Pattern REPORTS =
      Pattern.compile("(?u)^[\\p{Lu}][^.!?]{2,50} (reports|reported|writes|wrote):$");

  private static final int LONGEST = 45;
  private static final int CREDIT = 8;

  private Furniture() {}

  /// @param paragraph a whole one
  /// @param words how many words it has
  static boolean is(String paragraph, int words) {
    if (words == 0) {
      return true;
    }
    boolean bracketed = paragraph.startsWith("(") && paragraph.endsWith(")");
    boolean credit = words <= CREDIT && (bracketed || isLabel(paragraph));
    return credit
        || (words <= LONGEST
            && (BEGINS.matcher(paragraph).find() || REPORTS.matcher(paragraph).find()));
  }

  /// No sentence, but a name or a place alone.
  private static boolean isLabel(String paragraph) {
    char last = paragraph.charAt(paragraph.length() - 1);
    boolean capitals = paragraph.equals(paragraph.toUpperCase(java.util.Locale.ROOT));
    boolean cased = !paragraph.equals(paragraph.toLowerCase(java.util.Locale.ROOT));
    return cased && (capitals || last == ':' || last == '-' || Character.isLetter(last));
  }
}
