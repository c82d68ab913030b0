package io.toptail.compat;

import io.toptail.compat.CompatClass.Published;
import io.toptail.name.WireName;
import java.util.List;

/**
 * The classes of the study of 2008, which are those of Wessels and Fomenkov (PAM 2003) and names
 * with underscores. Nine tenths of the queries are told by what else the client asked.
 */
public final class Castro2008 {
  private static final String YEAR_2008 = "Castro et al. 2008, eight root servers, 19 March 2008";
  private static final String YEAR_2002 = "Wessels and Fomenkov 2003, F-root, 4 October 2002";

  /** Number of the class: the same message, id included, once more. */
  public static final int IDENTICAL = 6;

  /** Number of the class: the same question with another id. */
  public static final int REPEATED = 7;

  /**
   * Number of the class: below a zone to which the client was referred before. It takes responses
   * paired with queries; without them such queries count as legitimate.
   */
  public static final int REFERRAL_NOT_CACHED = 8;

  /** Number of the class: whatever is left. */
  public static final int LEGITIMATE = 9;

  /** No class yet: what the client asked before decides. */
  public static final int BY_HISTORY = -1;

  private static final int NOT_PRINTABLE =
      WireName.PUNCTUATION | WireName.CONTROL_OR_SPACE | WireName.HIGH;

  static final List<CompatClass> CLASSES =
      List.of(
          of("unused-class", "query class that is not used", 0.1, 0.024),
          of("a-for-a", "address of an address", 2.7, 7.03),
          of("invalid-tld", "top-level domain that does not exist", 22.0, 12.5),
          of("non-printable", "octet that is no letter, digit, hyphen or underscore", 0.0, 1.94),
          CompatClass.of("underscore", "name with an underscore", new Published(YEAR_2008, 0.001)),
          of("rfc1918-ptr", "reverse name of a private address", 0.4, 1.61),
          of("identical", "same question and id as before", 15.6, 25.4),
          of("repeated", "same question as before, other id", 44.9, 44.9),
          of("referral-not-cached", "below a zone that was referred to before", 12.4, 4.36),
          of("legitimate", "none of these", 1.8, 2.15));

  private final PrivateReverse privateReverse = new PrivateReverse();

  private static CompatClass of(String id, String title, double in2008, double in2002) {
    return CompatClass.of(
        id, title, new Published(YEAR_2008, in2008 / 100), new Published(YEAR_2002, in2002 / 100));
  }

  /**
   * The number of a question's class, or {@link #BY_HISTORY}.
   *
   * @param delegated whether the top label is
   */
  public int classify(WireName name, int type, int qclass, boolean delegated) {
    if (!Wire.isUsedClass(qclass)) {
      return 0;
    }
    if (type == Wire.TYPE_A && Ip4Text.isQuad(name)) {
      return 1;
    }
    if (name.labels() > 0 && !delegated) {
      return 2;
    }
    if ((name.octetClasses() & NOT_PRINTABLE) != 0) {
      return 3;
    }
    if ((name.octetClasses() & WireName.UNDERSCORE) != 0) {
      return 4;
    }
    return type == Wire.TYPE_PTR && privateReverse.covers(name) ? 5 : BY_HISTORY;
  }
}
