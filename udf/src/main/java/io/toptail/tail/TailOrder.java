package io.toptail.tail;

import io.toptail.dns.DnsName;
import io.toptail.name.Owners;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.row.RowOrder;
import io.toptail.tally.TallyTable;

/**
 * The order of the tail's groups that are rows of their own: by lane, score, queries and names.
 * What only the whole window can tell, whether a group is new and whether its domain is mistyped,
 * moves rows to other places; rows of one {@link #rowClass} stay in order.
 */
public final class TailOrder {
  /** How many classes of rows there are, see {@link #rowClass}. */
  public static final int CLASSES = 4;

  private static final int NEW = 1;
  private static final int MISTYPED = 2;

  private final TailRank rank;
  private final Owners owners;
  private final TailNovelty before;
  private final TailTypos typos;

  /**
   * @param before the window before
   * @param typos null to call nothing mistyped
   */
  public TailOrder(Knowledge knowledge, TailNovelty before, TailTypos typos) {
    this.rank = new TailRank(knowledge);
    this.owners = knowledge.owners;
    this.before = before;
    this.typos = typos;
  }

  /** What moves a row: two bits. */
  public int rowClass(TallyTable table, int entry) {
    int mistyped = target(table, entry) >= 0 ? MISTYPED : 0;
    return mistyped | (before.isNew(table, entry) ? NEW : 0);
  }

  /** Whether a row is not in the window before. */
  boolean isNew(TallyTable table, int entry) {
    return before.isNew(table, entry);
  }

  /**
   * The domain for which the domain of a row that nothing else explains is mistyped.
   *
   * @return an entry of kind {@link RowKind#POPULAR}; -1 if there is none
   */
  int target(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    boolean small = (TailKey.flags(keys, key) & TailKey.SMALL) != 0;
    TailExplanation explanation = TailKey.explanation(keys, key);
    boolean may =
        small && explanation.mayBeTypo()
            || explanation == TailExplanation.PLAIN
            || explanation == TailExplanation.HEALTHY;
    if (typos == null || !may || TailKey.domainLabels(keys, key) < 2) {
      return -1;
    }
    byte[] domain = new byte[DnsName.MAX_LENGTH];
    int length = TailKey.writeDomain(keys, key, domain);
    int target = typos.target(domain, 0, small, table.clients(entry));
    return target >= 0 && isKnown(domain, length) ? -1 : target;
  }

  /** Whether somebody is known to own a domain, so that it is no slip. */
  private boolean isKnown(byte[] domain, int length) {
    return owners.resolve(new WireName().wrap(domain, 0, length)) != null;
  }

  /** What explains a row, once it is known what is mistyped. */
  TailExplanation explanation(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    int target = target(table, entry);
    if (target < 0) {
      return TailKey.explanation(keys, key);
    }
    byte[] domain = new byte[DnsName.MAX_LENGTH];
    TailKey.writeDomain(keys, key, domain);
    boolean flip = isMachineName(keys, key) && typos.isBitFlip(domain, 0, target);
    return flip ? TailExplanation.BIT_FLIP : TailExplanation.TYPO;
  }

  /** Whether nobody would type the example: something other than www in front of the domain. */
  private static boolean isMachineName(byte[] keys, int key) {
    int at = TailCells.example(keys, key);
    int labels = 0;
    for (int i = at; keys[i] != 0; i += 1 + keys[i]) {
      labels++;
    }
    boolean www = keys[at] == 3 && keys[at + 1] == 'w' && keys[at + 2] == 'w';
    return labels > TailKey.domainLabels(keys, key) && !www;
  }

  /** Whether a group is of a detector, and something to read on about. */
  boolean isOpen(TallyTable table, int entry) {
    int detector = TailKey.detector(table.keys(entry), table.keyOffset(entry));
    return detector >= 0 && !rank.isSettled(detector);
  }

  /** The order of rows of kinds TAIL and TAIL_DOMAIN. */
  public RowOrder rows() {
    return new RowOrder(
        RowKey.HEADER,
        this::place,
        (table, entry) -> -table.count(entry),
        (table, entry) -> -table.names(entry));
  }

  /** A number that says lane and score: both need the explanation, which is dear. */
  private long place(TallyTable table, int entry) {
    TailExplanation explanation = explanation(table, entry);
    long[] cells = TailCells.of(table, entry);
    boolean isNew = isNew(table, entry);
    long lane = rank.lane(table, entry, explanation, cells, 0, isNew).ordinal();
    return (lane << Integer.SIZE) - rank.score(table, entry, explanation, cells, 0, isNew);
  }
}
