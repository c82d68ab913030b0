package io.toptail.analysis;

import io.toptail.name.Ownership;
import io.toptail.name.WireName;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums up one partition when all its rows are merged: what is known of a name is added to its
 * domain, owner and so on, once per distinct name.
 */
final class PartitionSummary {
  /** Names asked at most this often are the tail. */
  static final int TAIL_COUNT = 3;

  static final int NAMES = 0;
  static final int DOMAINS = 1;
  static final int CLIENTS = 2;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final int top;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final Map<Long, Ranking> rankings = new HashMap<>();
  private final Map<Integer, Integer> examples = new HashMap<>();

  PartitionSummary(TallyTable table, Knowledge knowledge, int top) {
    this.table = table;
    this.knowledge = knowledge;
    this.top = top;
  }

  void write(TallyBlockWriter writer) {
    int merged = table.size();
    for (int entry = 0; entry < merged; entry++) {
      int kind = kind(entry);
      switch (kind & ~RowKind.FROM_RESPONSES) {
        case RowKind.NAME -> addName(kind & RowKind.FROM_RESPONSES, entry);
        case RowKind.CLIENT -> addRanked(kind, entry, CLIENTS);
        case RowKind.DETECTOR_NAME -> example(detectorEntry(kind, entry), entry);
        default -> {
          // goes out as it is
        }
      }
    }
    for (int entry = merged; entry < table.size(); entry++) {
      int kind = kind(entry);
      if ((kind & ~RowKind.FROM_RESPONSES) == RowKind.DOMAIN) {
        addRanked(kind, entry, DOMAINS);
      }
    }
    writeRows(writer);
  }

  private void writeRows(TallyBlockWriter writer) {
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      switch (kind(entry) & ~RowKind.FROM_RESPONSES) {
        case RowKind.NAME,
            RowKind.DOMAIN,
            RowKind.CLIENT,
            RowKind.DETECTOR_NAME,
            RowKind.IGNORED_NAME -> {
          // only the largest and the examples, below
        }
        case RowKind.TAIL -> writeTail(writer, entry);
        default -> writer.write(0, table, entry);
      }
    }
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        writer.write(0, table, entry);
      }
    }
    for (Map.Entry<Integer, Integer> example : examples.entrySet()) {
      if ((kind(example.getKey()) & ~RowKind.FROM_RESPONSES) == RowKind.DETECTOR) {
        writer.write(0, table, example.getValue());
      }
    }
  }

  private void addName(int base, int entry) {
    int facts = table.attribute(entry);
    int window = window(entry);
    addRanked(base | RowKind.NAME, entry, NAMES);
    name.wrap(table.keys(), nameOffset(entry), nameLength(entry));
    Ownership ownership = knowledge.owners.resolve(name);
    int domainLength = domainLength(facts);
    add(named(base | RowKind.DOMAIN, window, entry, domainLength), entry);
    int tldLength = name.labels() == 0 ? 1 : name.labelLength(name.labels() - 1) + 2;
    add(named(base | RowKind.TLD, window, entry, tldLength), entry);
    if (ownership != null) {
      add(key.start(base | RowKind.OWNER, window).put(ownership.owner()).in(table), entry);
    }
    int category = knowledge.categoryNumber(ownership);
    add(key.start(base | RowKind.CATEGORY, window).putShort(category).in(table), entry);
    long count = table.count(entry);
    table.countNames(key.start(base | RowKind.COUNTS, window).putLong(count).in(table), 1);
    int detector = QuestionFacts.detector(facts);
    if (QuestionFacts.isMisconfigured(facts)) {
      table.countNames(key.start(base | RowKind.MISCONFIGURED, window).in(table), 1);
    }
    if (count <= TAIL_COUNT) {
      addTail(base, window, entry, detector, domainLength);
    }
  }

  private void addTail(int base, int window, int entry, int detector, int domainLength) {
    key.start(base | RowKind.TAIL, window).putByte(detector + 1);
    if (detector >= 0) {
      key.putShort(0);
    } else {
      key.putShort(domainLength);
      key.put(table.keys(), nameOffset(entry) + nameLength(entry) - domainLength, domainLength);
    }
    int group = key.in(table);
    add(group, entry);
    // Of a group that spans partitions only the order of octets picks the same name everywhere.
    Integer before = examples.get(group);
    if (detector < 0) {
      example(group, entry);
    } else if (before == null || table.compareKeys(entry, before) < 0) {
      examples.put(group, entry);
    }
  }

  private void writeTail(TallyBlockWriter writer, int entry) {
    byte[] keys = table.keys();
    int example = examples.get(entry);
    byte[] whole = new byte[table.keyLength(entry) + nameLength(example)];
    System.arraycopy(keys, table.keyOffset(entry), whole, 0, table.keyLength(entry));
    System.arraycopy(keys, nameOffset(example), whole, table.keyLength(entry), nameLength(example));
    writer.write(0, table, entry, whole, 0, whole.length);
  }

  private void addRanked(int kind, int entry, int cardinality) {
    if (table.count(entry) == 0) {
      return;
    }
    int window = window(entry);
    long ranked = (long) kind << 32 | (window & 0xFFFFFFFFL);
    rankings.computeIfAbsent(ranked, k -> new Ranking(table, top)).offer(entry);
    int base = kind & RowKind.FROM_RESPONSES;
    key.start(base | RowKind.CARDINALITY, window).putByte(cardinality);
    table.countNames(key.in(table), 1);
  }

  private void add(int group, int entry) {
    table.merge(group, table, entry);
    table.countNames(group, 1);
  }

  /** Keeps the most frequent name of a group; of several, the first in the order of octets. */
  private void example(int group, int entry) {
    Integer before = examples.get(group);
    if (before == null
        || table.count(entry) > table.count(before)
        || table.count(entry) == table.count(before) && table.compareKeys(entry, before) < 0) {
      examples.put(group, entry);
    }
  }

  private int detectorEntry(int kind, int entry) {
    int base = kind & RowKind.FROM_RESPONSES;
    int detector = RowKey.getByte(table.keys(), table.keyOffset(entry) + RowKey.HEADER);
    return key.start(base | RowKind.DETECTOR, window(entry)).putByte(detector).in(table);
  }

  private int named(int kind, int window, int entry, int suffixLength) {
    int end = nameOffset(entry) + nameLength(entry);
    return key.start(kind, window).put(table.keys(), end - suffixLength, suffixLength).in(table);
  }

  /** Octets of the registrable domain; of the whole name where it has none. */
  private int domainLength(int facts) {
    int registrable = QuestionFacts.registrable(facts);
    int start = registrable == 0 ? name.offset() : name.suffixOffset(registrable);
    return name.offset() + name.length() - start;
  }

  private int kind(int entry) {
    return RowKey.kind(table.keys(), table.keyOffset(entry));
  }

  private int window(int entry) {
    return RowKey.window(table.keys(), table.keyOffset(entry));
  }

  private int nameOffset(int entry) {
    return table.keyOffset(entry) + RowKey.HEADER;
  }

  private int nameLength(int entry) {
    return table.keyLength(entry) - RowKey.HEADER;
  }
}
