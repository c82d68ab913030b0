package io.toptail.dns;

import java.util.Locale;

/** What became of a query: the kind of its response, or that there was none. */
public enum Outcome {
  /** No error, and a record of the type asked for, or an alias that leads out of the response. */
  ANSWER("answer"),
  /** No error, and no record of the type: the name may exist (RFC 2308 §2.2). */
  NODATA("NODATA"),
  /** No error, and name servers of a zone below in place of an answer (RFC 1034 §4.3.1). */
  REFERRAL("referral"),
  /** No error, and cut by its sender (TC): to be asked again over TCP (RFC 7766 §5). */
  TRUNCATED("truncated"),
  /** The name does not exist (RFC 2308 §2.1). */
  NXDOMAIN("NXDOMAIN"),
  SERVFAIL("SERVFAIL"),
  REFUSED("REFUSED"),
  /** Any other response code, or a response to something that is no standard query. */
  OTHER("other"),
  /** No response came within the time that the join waits. */
  UNANSWERED("unanswered"),
  /** No response was seen, but one may have come: the capture ended, or memory did. */
  UNDETERMINED("undetermined");

  private static final Outcome[] ALL = values();

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** A word for people: mnemonics of response codes in capitals. */
  public String text() {
    return text;
  }

  /** The word in columns and fields of files: lower case. */
  public String id() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a response came. */
  public boolean isResponse() {
    return this != UNANSWERED && this != UNDETERMINED;
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** The outcome of a number, without making an array. */
  public static Outcome of(int ordinal) {
    return ALL[ordinal];
  }
}
