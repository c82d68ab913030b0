package io.toptail.detect;

/**
 * What a detector says about itself, in words that an operator can act on.
 *
 * @param id stable, lower case with hyphens; appears in every output
 * @param precedence the smallest one that matches names a question's primary class
 * @param title a few words
 * @param cause one or two sentences: what happens, and why
 * @param who who can end it
 * @param fix what to do
 * @param source where the rule comes from
 */
public record DetectorInfo(
    String id,
    int precedence,
    Severity severity,
    String title,
    String cause,
    String who,
    String fix,
    String source) {

  /** An info whose prose is still empty; the other methods of this record add it. */
  public static DetectorInfo of(String id, int precedence, Severity severity, String title) {
    return new DetectorInfo(id, precedence, severity, title, "", "", "", "");
  }

  public DetectorInfo cause(String text) {
    return new DetectorInfo(id, precedence, severity, title, text, who, fix, source);
  }

  public DetectorInfo who(String text) {
    return new DetectorInfo(id, precedence, severity, title, cause, text, fix, source);
  }

  public DetectorInfo fix(String text) {
    return new DetectorInfo(id, precedence, severity, title, cause, who, text, source);
  }

  public DetectorInfo source(String text) {
    return new DetectorInfo(id, precedence, severity, title, cause, who, fix, text);
  }
}
