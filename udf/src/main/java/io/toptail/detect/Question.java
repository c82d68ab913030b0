package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * A view of one distinct question (name, type, class) and of the facts that several detectors need,
 * each worked out at most once.
 *
 * <p>Mutable and reusable: {@link #wrap} moves the view and forgets everything. For one thread.
 */
public final class Question {
  private static final int UNKNOWN = -2;
  private static final int NONE = -1;

  private WireName name;
  private int type;
  private int qclass;
  private int registrableLabels;
  private boolean tldDelegated;
  private boolean leadingQuad;
  private int facts;
  private int serviceAt;
  private int hostClasses;
  private String pasted;

  /**
   * Moves the view. The name must not change while the view is in use.
   *
   * @param registrableLabels labels of the registrable domain, 0 if there is none
   * @param tldDelegated whether the top label is delegated in the root zone
   * @return this
   */
  public Question wrap(
      WireName name, int type, int qclass, int registrableLabels, boolean tldDelegated) {
    this.name = name;
    this.type = type;
    this.qclass = qclass;
    this.registrableLabels = registrableLabels;
    this.tldDelegated = tldDelegated;
    this.leadingQuad = name.labels() >= 4 && octet(0) && octet(1) && octet(2) && octet(3);
    this.facts = NameFacts.of(name) | (leadingQuad ? Fact.QUAD : 0);
    this.serviceAt = UNKNOWN;
    this.hostClasses = UNKNOWN;
    this.pasted = null;
    return this;
  }

  /** The facts of the name alone, but for the registries: bits of {@link Fact}. */
  int nameFacts() {
    boolean undelegated = !tldDelegated && name.labels() > 0;
    return facts | (undelegated ? Fact.UNDELEGATED : 0);
  }

  public WireName name() {
    return name;
  }

  public int type() {
    return type;
  }

  public int qclass() {
    return qclass;
  }

  public int labels() {
    return name.labels();
  }

  public int registrableLabels() {
    return registrableLabels;
  }

  /** Whether the top label is delegated; false for the root. */
  public boolean tldDelegated() {
    return tldDelegated;
  }

  /** Whether the leftmost label is exactly this. */
  public boolean firstIs(String label) {
    return name.labels() > 0 && name.labelIs(0, label);
  }

  /** Whether the rightmost label is exactly this. */
  public boolean topIs(String label) {
    return name.labels() > 0 && name.labelIs(name.labels() - 1, label);
  }

  /** Whether the last two labels are exactly these. */
  public boolean endsIn(String second, String top) {
    return topIs(top) && name.labels() > 1 && name.labelIs(name.labels() - 2, second);
  }

  /** Whether any label, in any place, has an octet of this class of {@link WireName}. */
  public boolean has(int octetClass) {
    return (name.octetClasses() & octetClass) != 0;
  }

  /** Whether the whole name is an IPv4 address, as written: {@code 192.0.2.1}. */
  public boolean isQuad() {
    return leadingQuad && name.labels() == 4;
  }

  /** Whether the leftmost four labels read as an IPv4 address. */
  public boolean startsWithQuad() {
    return leadingQuad;
  }

  /** Whether the name is in-addr.arpa or below. */
  public boolean isReverse4() {
    return endsIn("in-addr", "arpa");
  }

  /** Whether the name is ip6.arpa or below. */
  public boolean isReverse6() {
    return endsIn("ip6", "arpa");
  }

  /**
   * The label at which a service name ({@code _ipp._tcp}, RFC 6763 §4.1) begins; -1 without one.
   * The labels left of it are an instance's name, in which any octet is allowed.
   */
  public int serviceAt() {
    if (serviceAt == UNKNOWN) {
      serviceAt = has(WireName.UNDERSCORE) ? findService() : NONE;
    }
    return serviceAt;
  }

  /** The union of the octet classes of all labels that are no instance's name. */
  public int hostClasses() {
    if (hostClasses == UNKNOWN) {
      hostClasses = 0;
      for (int i = firstHostLabel(); i < name.labels(); i++) {
        hostClasses |= name.octetClasses(i);
      }
    }
    return hostClasses;
  }

  /** The first label that is no instance's name. */
  public int firstHostLabel() {
    return Math.max(0, serviceAt());
  }

  /** Whether a label that is no instance's name has an octet of this class. */
  public boolean hostHas(int octetClass) {
    return has(octetClass) && (hostClasses() & octetClass) != 0;
  }

  /**
   * What somebody may have pasted: all labels that are no instance's name, joined with dots and
   * without escapes, one char per octet. Ask only after {@link #hostHas} says that it is odd.
   */
  public String pasted() {
    if (pasted == null) {
      StringBuilder text = new StringBuilder(name.length());
      for (int i = firstHostLabel(); i < name.labels(); i++) {
        text.append(i > firstHostLabel() ? "." : "").append(name.label(i));
      }
      pasted = text.toString();
    }
    return pasted;
  }

  private int findService() {
    for (int i = 0; i + 1 < name.labels(); i++) {
      boolean transport = name.labelIs(i + 1, "_tcp") || name.labelIs(i + 1, "_udp");
      if (transport && name.octet(i, 0) == '_') {
        return i;
      }
    }
    return NONE;
  }

  /** Whether a label is a decimal number from 0 to 255 without a leading zero. */
  boolean octet(int label) {
    int length = name.labelLength(label);
    if (name.octetClasses(label) != WireName.DIGIT || length > 3) {
      return false;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value * 10 + name.octet(label, i) - '0';
    }
    return value < 256 && (length == 1 || name.octet(label, 0) != '0');
  }
}
