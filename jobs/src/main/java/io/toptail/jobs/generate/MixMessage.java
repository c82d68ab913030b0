package io.toptail.jobs.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One query of a {@link Mix}, and the response to it: that of a root server, which denies the name
 * or refers to its top-level domain.
 *
 * @param name labels between dots, ISO 8859-1; empty for the root
 * @param denied whether the root denies the name
 */
record MixMessage(int client, int port, int id, String name, int type, int qclass, boolean denied) {
  private static final int DENIAL = 0x8403;
  private static final int REFERRAL = 0x8000;
  private static final int NS = 2;
  private static final int SOA = 6;
  private static final int HEADER = 12;
  private static final int POINTER = 0xC000;
  private static final int TWO_DAYS = 172_800;

  static MixMessage of(int client, int id, String name, int type, int qclass) {
    return new MixMessage(client, 20_000 + client % 40_000, id, name, type, qclass, false);
  }

  void query(ByteBuffer out) {
    header(0, 0, out);
  }

  void response(ByteBuffer out) {
    header(denied ? DENIAL : REFERRAL, denied || !name.isEmpty() ? 1 : 0, out);
    if (denied) {
      out.put((byte) 0).putShort((short) SOA).putShort((short) 1).putInt(86_400);
      out.putShort((short) 22).put(new byte[22]);
    } else if (!name.isEmpty()) {
      int top = HEADER + name.lastIndexOf('.') + 1;
      out.putShort((short) (POINTER | top)).putShort((short) NS).putShort((short) 1);
      out.putInt(TWO_DAYS).putShort((short) 4).put((byte) 1).put((byte) 'a');
      out.putShort((short) (POINTER | top));
    }
  }

  private void header(int flags, int authorities, ByteBuffer out) {
    out.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) 0);
    out.putShort((short) authorities).putShort((short) 0);
    if (!name.isEmpty()) {
      for (String label : name.split("\\.")) {
        byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
        out.put((byte) octets.length).put(octets);
      }
    }
    out.put((byte) 0).putShort((short) type).putShort((short) qclass);
  }
}
