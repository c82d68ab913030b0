package io.toptail.detect;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a detector says about itself, in words that an operator can act on.
 *
 * @param id stable, lower case with hyphens; appears in every output
 * @param precedence the smallest one that matches names a question's primary class
 * @param title a few words
 * @param rule what decides, exactly enough to argue about
 * @param cause one or two sentences: what happens, and why
 * @param who who can end it
 * @param fix what to do
 * @param source where the rule comes from
 * @param vantages where it makes sense; empty for everywhere
 */
public record DetectorInfo(
    String id,
    int precedence,
    Severity severity,
    String title,
    String rule,
    String cause,
    String who,
    String fix,
    String source,
    Set<Vantage> vantages) {

  /** An info whose prose is still empty; the other methods of this record add it. */
  public static DetectorInfo of(String id, int precedence, Severity severity, String title) {
    return new DetectorInfo(id, precedence, severity, title, "", "", "", "", "", Set.of());
  }

  public DetectorInfo rule(String text) {
    return new DetectorInfo(
        id, precedence, severity, title, text, cause, who, fix, source, vantages);
  }

  public DetectorInfo cause(String text) {
    return new DetectorInfo(
        id, precedence, severity, title, rule, text, who, fix, source, vantages);
  }

  public DetectorInfo who(String text) {
    return new DetectorInfo(
        id, precedence, severity, title, rule, cause, text, fix, source, vantages);
  }

  public DetectorInfo fix(String text) {
    return new DetectorInfo(
        id, precedence, severity, title, rule, cause, who, text, source, vantages);
  }

  public DetectorInfo source(String text) {
    return new DetectorInfo(id, precedence, severity, title, rule, cause, who, fix, text, vantages);
  }

  /** Only at these; a rule that would guess elsewhere is not run there. */
  public DetectorInfo only(Vantage first, Vantage... more) {
    return new DetectorInfo(
        id,
        precedence,
        severity,
        title,
        rule,
        cause,
        who,
        fix,
        source,
        Set.copyOf(EnumSet.of(first, more)));
  }

  /** Whether the rule is run at a vantage. */
  public boolean runsAt(Vantage vantage) {
    return vantages.isEmpty() || vantages.contains(vantage);
  }
}
