package io.toptail.dns;

import io.toptail.name.WireName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Names from text to the wire and back. An input is a text; if it begins with a zero octet, what
 * follows is a name in wire form.
 */
public final class DnsNameFuzz {
  private DnsNameFuzz() {}

  /** Converts there and back; both ways must end where they began. */
  public static void fuzz(byte[] input) {
    byte[] wire = input.length > 0 && input[0] == 0 ? wire(input) : wireOfText(input);
    if (wire == null) {
      return;
    }
    String text = DnsName.toText(wire, 0);
    require(text.chars().allMatch(c -> c >= 0x21 && c <= 0x7E), "unprintable: " + text);
    byte[] again = DnsName.toWire(text);
    require(Arrays.equals(again, wire), text + " does not lead back");
    require(text.equals(".") || Arrays.equals(DnsName.toWire(text + '.'), wire), "final dot");
    require(DnsName.toText(again, 0).equals(text), text + " is not stable");
  }

  /** The wire form in lower case; null if the octets are no name. */
  private static byte[] wire(byte[] input) {
    byte[] wire = Arrays.copyOfRange(input, 1, Math.min(input.length, 1 + DnsName.MAX_LENGTH));
    try {
      new WireName().wrap(wire, 0, wire.length);
    } catch (IllegalArgumentException noName) {
      return null;
    }
    for (int i = 0; i < wire.length; i++) {
      wire[i] += (byte) (wire[i] >= 'A' && wire[i] <= 'Z' ? 32 : 0);
    }
    return wire;
  }

  /** The wire form of a text, which must be a whole name; null if it is refused. */
  private static byte[] wireOfText(byte[] input) {
    try {
      byte[] wire = DnsName.toWire(new String(input, StandardCharsets.UTF_8));
      require(wire.length <= DnsName.MAX_LENGTH, "longer than a name");
      new WireName().wrap(wire, 0, wire.length);
      return wire;
    } catch (IllegalArgumentException refused) {
      require(refused.getMessage() != null, "refused without a reason");
      return null;
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Texts with every kind of escape, refused ones, and names in wire form. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    String label = "a".repeat(63);
    for (String text :
        new String[] {
          "",
          ".",
          "www.example.com",
          "WWW.Example.COM.",
          "a\\.b\\\\.\\\"c\\;\\(\\)\\@\\$",
          "\\000\\046\\255.\\032",
          "\\",
          "a\\25",
          "a\\256",
          "a..b",
          "bücher.example",
          label + "." + label + "." + label + "." + "a".repeat(61),
          label + "." + label + "." + label + "." + "a".repeat(62),
          "a" + label
        }) {
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
      try {
        byte[] wire = DnsName.toWire(text);
        byte[] input = new byte[1 + wire.length];
        System.arraycopy(wire, 0, input, 1, wire.length);
        seeds.add(input);
      } catch (IllegalArgumentException refused) {
        continue;
      }
    }
    return seeds;
  }
}
