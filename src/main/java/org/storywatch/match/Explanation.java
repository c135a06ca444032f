package org.storywatch.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.storywatch.profile.Vectors;
import org.storywatch.text.Reading;

/// Why an article fits a profile or does not: the sum that makes its score.
///
/// @param profile the profile's name
/// @param score the chance that the article is of the profile's story, 0..1
/// @param line the score from which the profile tells, 0.5 at normal sensitivity
/// @param needed how much evidence the profile asks for
/// @param evidence how much there is; more than needed means a match
/// @param time how much of it comes from being close in time to what matched before
/// @param core what lacking most terms of the core speaks against it, 0 or below
/// @param rivals what near misses of the same kind speak against it, 0 or below
/// @param said what people's word on this and other articles makes of the score, a line each
/// @param shared the terms they have in common, with the evidence of each
/// @param missed the profile's strongest terms that the article lacks, with their weights
/// @param foreign the article's strongest terms that the profile does not know, with their weights
public record Explanation(
    String profile,
    double score,
    double line,
    double needed,
    double evidence,
    double time,
    double core,
    double rivals,
    List<String> said,
    List<Term> shared,
    List<Term> missed,
    List<Term> foreign) {
  private static final int MOST = 15;

  static Explanation of(Reading reading, Vectors article, Fit fit, double line) {
    Shares shares = Shares.of(fit, article);
    Map<String, Double> wanted = fit.terms().words();
    Map<String, Double> read = article.words();
    Map<String, String> spellings = fit.profile().spellings();
    double time = Calibration.evidence(fit.standing());
    double core = Calibration.evidenceOfCore(fit.standing());
    double rivals = Calibration.evidence(fit.standing().margin());
    return new Explanation(
        fit.profile().name(),
        fit.score(),
        line,
        Calibration.needed(fit.profile(), fit.standing()),
        shares.sum() + time + core + rivals,
        time,
        core,
        rivals,
        fit.judgement().words(),
        shares.strongest(reading, MOST),
        strongest(wanted, read.keySet(), term -> spellings.getOrDefault(term, term)),
        strongest(read, wanted.keySet(), reading::spelling));
  }

  private static List<Term> strongest(
      Map<String, Double> terms, Set<String> without, UnaryOperator<String> spelling) {
    return terms.entrySet().stream()
        .filter(term -> !without.contains(term.getKey()))
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(term -> new Term(spelling.apply(term.getKey()), term.getValue()))
        .toList();
  }

  /// @return the explanation as people read it
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: score %.3f, %s (%.2f decides)",
            profile,
            score,
            score >= line ? "a match" : "no match",
            line));
    lines.add(
        String.format(
            Locale.ROOT,
            "evidence %.2f, needed %.2f: %.2f %s",
            evidence,
            needed,
            Math.abs(evidence - needed),
            evidence >= needed ? "more than needed" : "short of it"));
    lines.addAll(said);
    lines.add("for it, with the evidence of each:");
    shared.forEach(
        term -> lines.add(String.format(Locale.ROOT, "  %+7.3f  %s", term.weight(), term.term())));
    if (time > 0) {
      lines.add(String.format(Locale.ROOT, "  %+7.3f  close in time to what matched before", time));
    }
    if (core < 0) {
      lines.add(String.format(Locale.ROOT, "  %+7.3f  it lacks most of what all seeds have", core));
    }
    if (rivals < 0) {
      lines.add(
          String.format(Locale.ROOT, "  %+7.3f  it is more like a near miss of before", rivals));
    }
    double rest = evidence - time - core - rivals - shared.stream().mapToDouble(Term::weight).sum();
    lines.add(String.format(Locale.ROOT, "  %+7.3f  all other shared terms", rest));
    lines.add("against it, of the profile and not in the article:");
    missed.forEach(
        term -> lines.add(String.format(Locale.ROOT, "  %7.3f  %s", term.weight(), term.term())));
    lines.add("against it, of the article and not in the profile:");
    foreign.forEach(
        term -> lines.add(String.format(Locale.ROOT, "  %7.3f  %s", term.weight(), term.term())));
    return lines;
  }
}
