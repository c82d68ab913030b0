package io.toptail.detect;

import io.toptail.name.WireName;

/** What all clients asked about one name. */
public final class NameHistory extends SubjectHistory {
  private final WireName name = new WireName();
  private int registrableLabels;
  private boolean explained;
  private long answeredBelow;

  /**
   * Says which name it is.
   *
   * @param ofDomain labels of its registrable domain, 0 for none
   * @param isExplained whether a rule about single questions claims the name
   * @param below queries without error for names below it
   */
  public void describe(
      byte[] bytes, int offset, int length, int ofDomain, boolean isExplained, long below) {
    name.wrap(bytes, offset, length);
    registrableLabels = ofDomain;
    explained = isExplained;
    answeredBelow = below;
  }

  public WireName name() {
    return name;
  }

  /** Labels of the registrable domain, 0 for none. */
  public int registrableLabels() {
    return registrableLabels;
  }

  /** Whether a rule about single questions claims the name, as a mistake or not. */
  public boolean isExplained() {
    return explained;
  }

  /**
   * Queries answered without error for names below this one, within its registrable domain and at
   * most {@link #DEPTH} labels down.
   */
  public long answeredBelow() {
    return answeredBelow;
  }

  /** Labels in front of a name that {@link #answeredBelow} looks at. */
  public static final int DEPTH = 8;
}
