package io.toptail.jobs.generate;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.xbill.DNS.Name;

/** Presentation form (RFC 1035 §5.1) of the names of an arena, by dnsjava. */
final class NameTexts {
  private final NameArena names;

  NameTexts(NameArena names) {
    this.names = names;
  }

  /** Text of a name without the final dot; the root is {@code .}. */
  String text(int name) {
    int start = names.start(name);
    return text(Arrays.copyOfRange(names.bytes(), start, start + names.length(name)));
  }

  /** Text of a name's last label; {@code .} for the root. */
  String top(int name) {
    byte[] bytes = names.bytes();
    int label = names.start(name);
    for (int next = label; bytes[next] != 0; next += bytes[next] + 1) {
      label = next;
    }
    return text(Arrays.copyOfRange(bytes, label, names.start(name) + names.length(name)));
  }

  /** By the octets of the wire form, so that no text needs to be made to sort. */
  Comparator<Integer> order() {
    byte[] bytes = names.bytes();
    return (a, b) ->
        Arrays.compareUnsigned(
            bytes,
            names.start(a),
            names.start(a) + names.length(a),
            bytes,
            names.start(b),
            names.start(b) + names.length(b));
  }

  private static String text(byte[] wire) {
    try {
      return wire.length == 1 ? "." : new Name(wire).toString(true);
    } catch (IOException e) {
      throw new IllegalStateException("generated a name that is none", e);
    }
  }
}
