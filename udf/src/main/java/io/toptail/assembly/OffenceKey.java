package io.toptail.assembly;

import io.toptail.detect.Severity;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;

/**
 * The key of a row of kind {@link RowKind#OFFENCE}, whose order as octets is that of the report:
 * the worst client first, and its worst symptom first. Numbers of which the largest comes first are
 * written with all bits turned.
 */
public final class OffenceKey {
  private static final int WORST = RowKey.HEADER;
  private static final int IMPORTANCE = WORST + 1;
  private static final int QUERIES = IMPORTANCE + 4;

  /** Where the client is: octets of its address, address. */
  static final int CLIENT = QUERIES + 8;

  // Behind the address.
  private static final int PLACE = 0;
  private static final int DETECTOR = PLACE + 1;
  private static final int EVIDENCE = DETECTOR + 1;
  private static final int FILE = EVIDENCE + 8;
  private static final int NAME = FILE + 4;

  private OffenceKey() {}

  /**
   * Writes a key.
   *
   * @param address its length, and the address
   * @param place of the symptom among those of the client
   */
  static RowKey write(
      RowKey key,
      int window,
      Severity worst,
      int importance,
      long queries,
      byte[] address,
      int place,
      OneSymptom symptom) {
    key.start(RowKind.OFFENCE, window).putByte(~worst.ordinal()).putInt(~importance);
    key.putLong(~queries).put(address, 0, 1 + address[0]).putByte(place);
    key.putByte(symptom.detector).putLong(symptom.evidence).putInt(symptom.evidenceFile);
    return key.put(symptom.example, 0, symptom.exampleLength);
  }

  static int worst(byte[] keys, int key) {
    return ~keys[key + WORST] & 0xFF;
  }

  static int importance(byte[] keys, int key) {
    return ~RowKey.getInt(keys, key + IMPORTANCE);
  }

  /** The queries of the client. */
  static long queries(byte[] keys, int key) {
    return ~RowKey.getLong(keys, key + QUERIES);
  }

  static int detector(byte[] keys, int key) {
    return RowKey.getByte(keys, behind(keys, key) + DETECTOR);
  }

  static long evidence(byte[] keys, int key) {
    return RowKey.getLong(keys, behind(keys, key) + EVIDENCE);
  }

  static int evidenceFile(byte[] keys, int key) {
    return RowKey.getInt(keys, behind(keys, key) + FILE);
  }

  /** Where the example begins; the end of the key if there is none. */
  static int name(byte[] keys, int key) {
    return behind(keys, key) + NAME;
  }

  private static int behind(byte[] keys, int key) {
    return key + CLIENT + 1 + keys[key + CLIENT];
  }
}
