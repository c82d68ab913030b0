package io.toptail.row;

import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;
import java.nio.charset.StandardCharsets;

/** Builds keys of rows in one reused array; see {@link RowKind}. */
public final class RowKey {
  /** Octets before a kind's own fields: kind and window. */
  public static final int HEADER = 5;

  private final byte[] bytes = new byte[2 * TallyTable.MAX_KEY];
  private int length;

  /** Begins a key: kind, see {@link RowKind}, and window. */
  public RowKey start(int kind, int window) {
    bytes[0] = (byte) kind;
    length = 1;
    return putInt(window);
  }

  /** Appends the lowest octet of a number. */
  public RowKey putByte(int value) {
    bytes[length++] = (byte) value;
    return this;
  }

  /** Appends the lowest two octets of a number, the first most significant, as in all numbers. */
  public RowKey putShort(int value) {
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Appends four octets. */
  public RowKey putInt(int value) {
    return putShort(value >>> 16).putShort(value);
  }

  /** Appends eight octets. */
  public RowKey putLong(long value) {
    return putInt((int) (value >>> 32)).putInt((int) value);
  }

  /** Appends octets. */
  public RowKey put(byte[] from, int offset, int count) {
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** Puts an entry's key without so many of its first octets. */
  public RowKey put(TallyTable table, int entry, int from) {
    return put(table.keys(entry), table.keyOffset(entry) + from, table.keyLength(entry) - from);
  }

  /** Puts part of an entry's key. */
  public RowKey put(TallyTable table, int entry, int from, int count) {
    return put(table.keys(entry), table.keyOffset(entry) + from, count);
  }

  /** Appends a name in wire form. */
  public RowKey put(WireName name) {
    return put(name.bytes(), name.offset(), name.length());
  }

  /** Appends a text in UTF-8, as much of it as a key has room for. */
  public RowKey put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return put(utf8, 0, Math.min(utf8.length, TallyTable.MAX_KEY - length));
  }

  /** Copies the key, and tells its length. */
  public int copyTo(byte[] to, int offset) {
    System.arraycopy(bytes, 0, to, offset, length);
    return length;
  }

  /** The entry of the key, created if it is not there. */
  public int in(TallyTable table) {
    return table.entry(bytes, 0, length);
  }

  /** The entry of the key, not created; −1 if it is not there. */
  public int find(TallyTable table) {
    return table.find(bytes, 0, length);
  }

  /** The kind of an entry. */
  public static int kind(TallyTable table, int entry) {
    return kind(table.keys(entry), table.keyOffset(entry));
  }

  /** The window of an entry. */
  public static int window(TallyTable table, int entry) {
    return window(table.keys(entry), table.keyOffset(entry));
  }

  /** A field of an entry's key, so many octets behind where the key begins. */
  public static int getByte(TallyTable table, int entry, int from) {
    return getByte(table.keys(entry), table.keyOffset(entry) + from);
  }

  /** Two octets of an entry's key. */
  public static int getShort(TallyTable table, int entry, int from) {
    return getShort(table.keys(entry), table.keyOffset(entry) + from);
  }

  /** Four octets of an entry's key. */
  public static int getInt(TallyTable table, int entry, int from) {
    return getInt(table.keys(entry), table.keyOffset(entry) + from);
  }

  /** Eight octets of an entry's key. */
  public static long getLong(TallyTable table, int entry, int from) {
    return getLong(table.keys(entry), table.keyOffset(entry) + from);
  }

  /** The name that an entry's key holds behind so many octets. */
  public static WireName wrap(WireName name, TallyTable table, int entry, int from) {
    return name.wrap(
        table.keys(entry), table.keyOffset(entry) + from, table.keyLength(entry) - from);
  }

  /** The kind of the key that begins at an offset. */
  public static int kind(byte[] key, int offset) {
    return key[offset] & 0xFF;
  }

  /** The window of the key that begins at an offset. */
  public static int window(byte[] key, int offset) {
    return getInt(key, offset + 1);
  }

  /** An octet, 0 to 255. */
  public static int getByte(byte[] key, int at) {
    return key[at] & 0xFF;
  }

  /** Two octets, 0 to 65535. */
  public static int getShort(byte[] key, int at) {
    return (key[at] & 0xFF) << 8 | (key[at + 1] & 0xFF);
  }

  /** Four octets. */
  public static int getInt(byte[] key, int at) {
    return getShort(key, at) << 16 | getShort(key, at + 2);
  }

  /** Eight octets. */
  public static long getLong(byte[] key, int at) {
    return (long) getInt(key, at) << 32 | (getInt(key, at + 4) & 0xFFFFFFFFL);
  }
}
