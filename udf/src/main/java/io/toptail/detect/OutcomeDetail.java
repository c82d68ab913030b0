package io.toptail.detect;

import io.toptail.dns.Outcome;

/** What is known of an outcome beyond its kind. */
public enum OutcomeDetail {
  /**
   * NXDOMAIN from a zone above the registrable domain, but not from the root: the domain does not
   * exist either, and anybody may register it.
   */
  UNREGISTERED(Outcome.NXDOMAIN),
  /** SERVFAIL because signatures or keys are wrong (RFC 8914 §4.7 to §4.13). */
  BOGUS(Outcome.SERVFAIL),
  /** SERVFAIL because no server of the zone answers (RFC 8914 §4.23 and §4.24). */
  UNREACHABLE(Outcome.SERVFAIL),
  /** REFUSED to a query without RD, which is what resolvers send. */
  ITERATIVE(Outcome.REFUSED),
  /** FORMERR or NOTIMP to a standard query of class IN. */
  REJECTED(Outcome.OTHER),
  /** A referral to the root, which is above every zone that may be asked for. */
  UPWARD(Outcome.REFERRAL),
  /** NXDOMAIN from the root: not even the top-level domain exists. */
  NO_TOP_LEVEL(Outcome.NXDOMAIN);

  private static final OutcomeDetail[] ALL = values();
  private static final int FIRST_BOGUS = 6;
  private static final int LAST_BOGUS = 12;
  private static final int NO_REACHABLE_AUTHORITY = 22;
  private static final int NETWORK_ERROR = 23;
  private static final int FORMERR = 1;
  private static final int NOTIMP = 4;
  private static final int CLASS_IN = 1;

  private final Outcome outcome;

  OutcomeDetail(Outcome outcome) {
    this.outcome = outcome;
  }

  /** The kind of outcome that it is a part of. */
  public Outcome outcome() {
    return outcome;
  }

  /** What more is known of a query; null for nothing. */
  public static OutcomeDetail of(Transaction query) {
    return switch (query.outcome()) {
      case NXDOMAIN -> ofZone(query.soaOwnerLabels(), query.registrableLabels());
      case SERVFAIL -> ofError(query.errorCode());
      case REFUSED -> query.rd() ? null : ITERATIVE;
      case REFERRAL -> query.referralLabels() == 0 ? UPWARD : null;
      case OTHER -> isRejected(query) ? REJECTED : null;
      default -> null;
    };
  }

  private static boolean isRejected(Transaction query) {
    boolean rejects = query.rcode() == FORMERR || query.rcode() == NOTIMP;
    return rejects && query.opcode() == 0 && query.qclass() == CLASS_IN;
  }

  /** What the zone says that denied a name; -1 labels if that is not known. */
  private static OutcomeDetail ofZone(int labels, int registrable) {
    if (labels == 0) {
      return NO_TOP_LEVEL;
    }
    return labels > 0 && labels < registrable ? UNREGISTERED : null;
  }

  private static OutcomeDetail ofError(int code) {
    if (code >= FIRST_BOGUS && code <= LAST_BOGUS) {
      return BOGUS;
    }
    return code == NO_REACHABLE_AUTHORITY || code == NETWORK_ERROR ? UNREACHABLE : null;
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** The detail of a number, without making an array. */
  public static OutcomeDetail ofNumber(int ordinal) {
    return ALL[ordinal];
  }
}
