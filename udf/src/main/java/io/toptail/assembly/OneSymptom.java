package io.toptail.assembly;

import io.toptail.dns.DnsName;
import io.toptail.row.FindingKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/**
 * What one detector found at one client. Findings of a name have to come together, and names in the
 * order of their octets. Mutable and reusable.
 */
final class OneSymptom {
  private static final int NONE = -1;

  final int detector;
  long queries;
  long names;
  long first;
  long last;

  /** The name asked most; its length is 0 if there is no question. */
  byte[] example = new byte[2 * DnsName.MAX_LENGTH];

  int exampleLength;

  /** First packet with the example. */
  long evidence;

  int evidenceFile;

  private long exampleQueries;
  private byte[] name = new byte[2 * DnsName.MAX_LENGTH];
  private int nameLength = NONE;
  private long nameQueries;
  private long nameFirst;
  private int nameFile;

  OneSymptom(int detector) {
    this.detector = detector;
    clear();
  }

  void clear() {
    queries = 0;
    names = 0;
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
    exampleLength = NONE;
    exampleQueries = 0;
    nameLength = NONE;
  }

  /** Whether nothing was added. */
  boolean isNone() {
    return nameLength == NONE && exampleLength == NONE;
  }

  /** Adds an entry of kind {@link RowKind#FINDING}. */
  void add(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int client = table.keyOffset(entry) + FindingKey.CLIENT;
    int from = client + 1 + keys[client];
    int end = table.keyOffset(entry) + table.keyLength(entry);
    if (nameLength == NONE || !Arrays.equals(name, 0, nameLength, keys, from, end)) {
      endName();
      startName(keys, from, end - from);
    }
    queries += table.count(entry);
    first = Math.min(first, table.first(entry));
    last = Math.max(last, table.last(entry));
    nameQueries += table.count(entry);
    boolean earlier = table.first(entry) < nameFirst;
    if (earlier || table.first(entry) == nameFirst && table.file(entry) < nameFile) {
      nameFirst = table.first(entry);
      nameFile = table.file(entry);
    }
  }

  private void startName(byte[] keys, int from, int length) {
    names += length > 0 ? 1 : 0;
    if (name.length < length) {
      name = new byte[length];
    }
    System.arraycopy(keys, from, name, 0, length);
    nameLength = length;
    nameQueries = 0;
    nameFirst = Long.MAX_VALUE;
    nameFile = Integer.MAX_VALUE;
  }

  /** The name is complete: it is the example if it was asked more than those before. */
  void endName() {
    if (nameLength != NONE && (exampleLength == NONE || nameQueries > exampleQueries)) {
      byte[] before = example;
      example = name;
      name = before;
      exampleLength = nameLength;
      exampleQueries = nameQueries;
      evidence = nameFirst;
      evidenceFile = nameFile;
    }
    nameLength = NONE;
  }
}
