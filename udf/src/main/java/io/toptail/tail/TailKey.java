package io.toptail.tail;

import io.toptail.name.Template;
import io.toptail.row.RowKey;
import io.toptail.tally.TallyTable;

/**
 * The key of a row of the tail: an identity and, in a row that travels, a payload of what belongs
 * to it but does not tell it apart. The identity is its length (2), explanation, detector + 1,
 * labels of the domain that no template crosses, flags (2), and a template; the payload an example
 * and the numbers of {@link TailCells}.
 */
public final class TailKey {
  /** Set for names of a domain that is too large to be learned. */
  static final int FLAT = 1;

  /** Set for names that are IPv4 addresses. */
  static final int QUAD = 1 << 1;

  /** Set for names of letters, digits, hyphens and underscores only. */
  static final int HOST = 1 << 2;

  /** Set for names of which most that is known of responses is failure. */
  static final int FAILING = 1 << 3;

  /** Set for names asked only for types that are common. */
  static final int ORDINARY_TYPES = 1 << 4;

  /** Set for what nothing explains of a domain that hardly anybody asks for. */
  static final int SMALL = 1 << 5;

  /** Set for what is in a domain that enough clients ask for to show it. */
  static final int WIDE = 1 << 6;

  /** Set for names that fail because they are said not to exist. */
  static final int DENIED = 1 << 7;

  /** Set for those of them of which not even the registrable domain exists. */
  static final int UNREGISTERED = 1 << 8;

  /** Set for names in front of whose domain stands what a list is asked about. */
  static final int ASKED_ABOUT = 1 << 9;

  /** Set for names in front of whose domain stands a delegated top label, not leftmost. */
  static final int NAMED = 1 << 10;

  /** How many bits the flags have. */
  static final int FLAG_BITS = 11;

  private static final int LENGTH = RowKey.HEADER;
  private static final int EXPLANATION = LENGTH + 2;
  private static final int DETECTOR = EXPLANATION + 1;
  private static final int DOMAIN_LABELS = DETECTOR + 1;
  private static final int FLAGS = DOMAIN_LABELS + 1;
  static final int TEMPLATE = FLAGS + 2;

  private TailKey() {}

  /**
   * Begins an identity in a key.
   *
   * @param detector its number, -1 for none
   * @param template a whole template
   */
  static RowKey put(
      RowKey key,
      TailExplanation explanation,
      int detector,
      int domainLabels,
      int flags,
      byte[] template,
      int length) {
    return key.putShort(TEMPLATE - EXPLANATION + length)
        .putByte(explanation.ordinal())
        .putByte(detector + 1)
        .putByte(domainLabels)
        .putShort(flags)
        .put(template, 0, length);
  }

  static TailExplanation explanation(byte[] keys, int key) {
    return TailExplanation.ALL[keys[key + EXPLANATION]];
  }

  /** The detector's number, -1 for none. */
  static int detector(byte[] keys, int key) {
    return RowKey.getByte(keys, key + DETECTOR) - 1;
  }

  static int domainLabels(byte[] keys, int key) {
    return RowKey.getByte(keys, key + DOMAIN_LABELS);
  }

  static int flags(byte[] keys, int key) {
    return RowKey.getShort(keys, key + FLAGS);
  }

  /** Where the identity ends and the payload begins. */
  static int end(byte[] keys, int key) {
    return key + EXPLANATION + RowKey.getShort(keys, key + LENGTH);
  }

  /** Where the labels of the domain begin. */
  static int domain(byte[] keys, int key) {
    int labels = 0;
    for (int at = key + TEMPLATE; keys[at] != 0; at += 1 + (keys[at] & 0xFF)) {
      labels++;
    }
    int at = key + TEMPLATE;
    for (int i = labels - domainLabels(keys, key); i > 0; i--) {
      at += 1 + (keys[at] & 0xFF);
    }
    return at;
  }

  /** Writes the domain in wire form, and tells how long it is. */
  public static int writeDomain(byte[] keys, int key, byte[] wire) {
    return Template.writeWire(keys, domain(keys, key), wire);
  }

  static String template(TallyTable table, int entry) {
    return Template.toText(table.keys(entry), table.keyOffset(entry) + TEMPLATE);
  }
}
