package io.toptail.analysis;

/** What became of a query. */
enum Outcome {
  /** An answer of the type asked for, or a referral. */
  ANSWERED("answered", false),
  /** The name exists and has nothing of the type (RFC 2308 §2.2). */
  NODATA("NODATA", false),
  NXDOMAIN("NXDOMAIN", true),
  SERVFAIL("SERVFAIL", true),
  REFUSED("REFUSED", true),
  UNANSWERED("unanswered", true);

  static final Outcome[] ALL = values();

  private final String text;
  private final boolean failure;

  Outcome(String text, boolean failure) {
    this.text = text;
    this.failure = failure;
  }

  /** As reports print it. */
  String text() {
    return text;
  }

  /** Whether whoever asked got nothing that exists. */
  boolean isFailure() {
    return failure;
  }
}
