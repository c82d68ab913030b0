package io.toptail.detect;

import java.util.Locale;

/** Where a capture was taken, which decides whether some rules make sense. */
public enum Vantage {
  /** Nobody said; rules that need to know are not run. */
  UNKNOWN("not known"),
  /** Between the clients and their resolver. */
  RESOLVER("client side of a resolver"),
  /** Between a resolver and the authoritative servers that it asks. */
  UPSTREAM("upstream side of a resolver"),
  /** At an authoritative server of a domain. */
  AUTHORITATIVE("an authoritative server"),
  /** At a root server. */
  ROOT("a root server");

  private final String description;

  Vantage(String description) {
    this.description = description;
  }

  /** The word for it in options and settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A few words for people. */
  public String description() {
    return description;
  }
}
