package io.toptail.detect;

import io.toptail.name.WireName;

/**
 * What all clients asked about one registrable domain and the names below it; or about a whole name
 * that has none.
 */
public final class DomainHistory extends SubjectHistory {
  private final WireName name = new WireName();
  private boolean delegated;
  private boolean owned;
  private long names;
  private long askedOnce;
  private long frontOctets;

  /**
   * Says which domain it is.
   *
   * @param isDelegated whether its top-level domain exists
   * @param isOwned whether the list of owners knows it
   */
  public void describe(byte[] bytes, int offset, int length, boolean isDelegated, boolean isOwned) {
    name.wrap(bytes, offset, length);
    delegated = isDelegated;
    owned = isOwned;
  }

  /**
   * Says what its names are like.
   *
   * @param all distinct names
   * @param once of them asked only once
   * @param octets of the labels in front of the domain, of all distinct names that no rule explains
   */
  public void names(long all, long once, long octets) {
    names = all;
    askedOnce = once;
    frontOctets = octets;
  }

  public WireName name() {
    return name;
  }

  /** Whether the top-level domain exists. */
  public boolean isDelegated() {
    return delegated;
  }

  /** Whether the list of owners knows whose it is. */
  public boolean isOwned() {
    return owned;
  }

  /** Distinct names in it, itself included. */
  public long names() {
    return names;
  }

  /** Names that were asked only once. */
  public long askedOnce() {
    return askedOnce;
  }

  /** Octets in front of the domain, of all distinct names that no rule explains. */
  public long frontOctets() {
    return frontOctets;
  }
}
