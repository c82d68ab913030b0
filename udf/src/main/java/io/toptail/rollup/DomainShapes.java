package io.toptail.rollup;

import io.toptail.detect.DomainHistory;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * What the names of each domain are like: how many of them were asked only once, and the octets in
 * front of the domain. Beside the table, by the entry of the domain; rows of kind {@link
 * RowKind#DOMAIN_SHAPE} carry it to where the names of a domain come together.
 */
final class DomainShapes {
  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final int firstDomain;
  private final boolean merged;
  private int[] once = new int[1 << 10];
  private long[] octets = new long[1 << 10];

  /**
   * @param survey of the table before any domain of its names is in it
   */
  DomainShapes(TallyTable table, RowSurvey survey) {
    this.table = table;
    this.firstDomain = survey.size();
    this.merged = survey.holds(RowKind.DOMAIN_SHAPE);
  }

  /**
   * Adds a name.
   *
   * @param domain of kind {@link RowKind#DOMAIN}
   * @param isOnce whether it was asked only once
   * @param front octets in front of the domain that count
   */
  void add(int domain, boolean isOnce, int front) {
    int place = domain - firstDomain;
    if (place < 0) {
      addToRow(domain, isOnce ? 1 : 0, front);
      return;
    }
    if (place >= once.length) {
      int room = Math.max(place + 1, once.length + (once.length >> 1));
      once = Arrays.copyOf(once, room);
      octets = Arrays.copyOf(octets, room);
    }
    once[place] += isOnce ? 1 : 0;
    octets[place] += front;
  }

  private void addToRow(int domain, long names, long front) {
    int shape = row(domain).in(table);
    table.count(shape, names, table.first(domain), 0);
    table.countNames(shape, front);
  }

  private RowKey row(int domain) {
    key.start(RowKind.DOMAIN_SHAPE, RowKey.window(table, domain));
    return key.put(table, domain, RowKey.HEADER);
  }

  /** Makes rows of it, for whoever knows all names of the domains. */
  void putIntoRows() {
    for (int place = 0; place < once.length; place++) {
      if (once[place] != 0 || octets[place] != 0) {
        addToRow(firstDomain + place, once[place], octets[place]);
      }
    }
  }

  /**
   * Tells what the names of a domain are like.
   *
   * @param domain of kind {@link RowKind#DOMAIN}
   */
  void describe(int domain, DomainHistory history) {
    int place = domain - firstDomain;
    boolean added = place >= 0 && place < once.length;
    long names = added ? once[place] : 0;
    long front = added ? octets[place] : 0;
    int shape = merged || place < 0 ? row(domain).find(table) : -1;
    if (shape >= 0) {
      names += table.count(shape);
      front += table.names(shape);
    }
    history.names(table.names(domain), names, front);
  }
}
