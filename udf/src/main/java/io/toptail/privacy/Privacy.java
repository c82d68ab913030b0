package io.toptail.privacy;

import java.io.Serializable;

/**
 * What a report hides.
 *
 * @param addresses how addresses are hidden
 * @param minClients names seen from fewer clients are masked; 1 to mask none, at most {@link
 *     #MOST_CLIENTS}
 */
public record Privacy(AddressPrivacy addresses, int minClients) implements Serializable {
  /** Up to here clients are counted exactly, so that no name is shown by mistake. */
  public static final int MOST_CLIENTS = 1024;

  /** Nothing. */
  public static Privacy none() {
    return new Privacy(AddressPrivacy.none(), 1);
  }

  /** Whether any names are masked. */
  public boolean masksNames() {
    return minClients > 1;
  }
}
