package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.report.TailRow;
import io.toptail.row.RowKey;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The groups of a window that names of many domains share, and so are few: what leaks by private
 * suffix, what nothing is wrong with by top-level domain; and mistyped domains.
 */
public final class TailFew {
  private static final int NOBODY = -1;

  private final TailOrder order;
  private final TailGroups groups = new TailGroups();
  private final TailSuffixes suffixes = new TailSuffixes();
  private final List<Integer> targets = new ArrayList<>();
  private final RowKey key = new RowKey();
  private final byte[] template = new byte[2 * Template.MAX_LENGTH];

  public TailFew(TailOrder order) {
    this.order = order;
  }

  /** Adds a group of another table. */
  public void add(TailGroups from, int group) {
    TallyTable table = from.table();
    key.start(0, 0).put(table, group, RowKey.HEADER);
    groups.addGroup(group(NOBODY), from, group);
    if (order.isOpen(table, group)) {
      suffixes.add(from, group);
    }
  }

  /** Adds the names of a small domain: by top-level domain, or by itself if it is mistyped. */
  public boolean addDomain(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int start = table.keyOffset(entry);
    int target = order.target(table, entry);
    key.start(0, 0);
    if (target >= 0) {
      int from = start + TailKey.TEMPLATE;
      int length = Template.length(keys, from);
      System.arraycopy(keys, from, template, 0, length);
      int labels = TailKey.domainLabels(keys, start);
      int flags = TailKey.flags(keys, start) & TailKey.WIDE;
      TailKey.put(key, order.explanation(table, entry), -1, labels, flags, template, length);
    } else {
      int length = below(keys, start);
      TailKey.put(key, TailKey.explanation(keys, start), -1, 1, 0, template, length);
    }
    groups.addRow(group(target), table, entry);
    return true;
  }

  /** Writes the template of everything below the top label. */
  private int below(byte[] keys, int start) {
    int top = start + TailKey.TEMPLATE;
    for (int at = top; keys[at] != 0; at += 1 + (keys[at] & 0xFF)) {
      top = at;
    }
    int at = Template.putVariable(template, 0);
    int length = Template.length(keys, top);
    System.arraycopy(keys, top, template, at, length);
    return at + length;
  }

  private int group(int target) {
    int group = groups.group(key);
    if (group == targets.size()) {
      targets.add(target);
    }
    return group;
  }

  /** The private suffixes among what was added. */
  public TailSuffixes suffixes() {
    return suffixes;
  }

  /** Adds all groups to sums. */
  public void sumUp(TailSums sums) {
    for (int group = 0; group < groups.size(); group++) {
      sums.add(groups, group, order.isNew(groups.table(), group));
    }
  }

  /** Tells which groups there were, for the window after. */
  public void addTo(TailNovelty seen) {
    for (int group = 0; group < groups.size(); group++) {
      seen.add(groups.table(), group);
    }
  }

  /** The groups as rows in an order, ties by explanation and template. */
  public List<TailRow> rows(TailRowMaker maker, Comparator<TailRow> by) {
    List<TailRow> rows = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      rows.add(maker.row(groups, group, targets.get(group)));
    }
    rows.sort(
        by.thenComparing(TailRow::explanation)
            .thenComparing(TailRow::template)
            // Masked rows look alike.
            .thenComparing(TailRow::example)
            .thenComparingLong(TailRow::firstSeenNanos)
            .thenComparingLong(TailRow::lastSeenNanos)
            .thenComparing(TailRow::types));
    return rows;
  }
}
