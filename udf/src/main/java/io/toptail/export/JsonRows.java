package io.toptail.export;

import java.nio.charset.StandardCharsets;

/** A JSON object a line (RFC 8259): flags are true and false, an absent cell is null. */
final class JsonRows extends RowEncoder {
  private static final byte[][] NAMES = names();
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTROL = "\\u00".getBytes(StandardCharsets.US_ASCII);

  private final TimeCells times = new TimeCells();
  private int column;

  private static byte[][] names() {
    MessageColumn[] columns = MessageColumn.values();
    byte[][] names = new byte[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      String name = (i == 0 ? "{" : ",") + '"' + columns[i].id() + "\":";
      names[i] = name.getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  @Override
  void begin() {
    column = 0;
  }

  @Override
  void text(byte[] utf8, int offset, int length) {
    next();
    out.put('"');
    for (int i = offset; i < offset + length; i++) {
      int octet = utf8[i] & 0xFF;
      if (octet < 0x20 || octet == 0x7F) {
        put(CONTROL);
        out.put(HEX[octet >> 4]);
        out.put(HEX[octet & 0xF]);
      } else {
        if (octet == '"' || octet == '\\') {
          out.put('\\');
        }
        out.put(octet);
      }
    }
    out.put('"');
  }

  @Override
  void number(int value) {
    next();
    out.putDecimal(value);
  }

  @Override
  void flag(boolean value) {
    next();
    put(value ? TRUE : FALSE);
  }

  @Override
  void time(long nanos, int digits) {
    next();
    out.put('"');
    times.write(nanos, digits, out);
    out.put('"');
  }

  @Override
  void absent() {
    next();
    put(NULL);
  }

  @Override
  void end() {
    out.put('}');
    out.put('\n');
  }

  private void next() {
    put(NAMES[column++]);
  }

  private void put(byte[] ascii) {
    out.put(ascii, 0, ascii.length);
  }
}
