package io.toptail.detect;

import io.toptail.name.Registry;
import java.util.BitSet;
import java.util.List;

/** An operation code that is withdrawn or that nobody assigned. */
final class OpcodeObsolete extends MessageDetector {
  private final BitSet assigned;
  private final BitSet onStreams;

  OpcodeObsolete(Registry opcodes) {
    super(
        DetectorInfo.of(
                "opcode-obsolete",
                23,
                Severity.LOW,
                "operation that was withdrawn or does not exist")
            .rule(
                "The operation code is not in the registry (IQUERY, STATUS, unassigned), or "
                    + "it is DSO outside a stream.")
            .cause(
                "The sender is a scanner or a fuzzer, or so old that it asks for inverse "
                    + "queries.")
            .who("Whoever configured the asking client.")
            .fix("Find the program on the client; block it if it is not yours.")
            .source("RFC 3425; RFC 8490; IANA DNS OpCodes"));
    assigned = Numbers.of(opcodes, "assigned");
    onStreams = Numbers.of(opcodes, "tcp");
  }

  @Override
  public boolean matches(QueryMessage query) {
    int opcode = query.message().opcode();
    return !assigned.get(opcode) && !(query.isStream() && onStreams.get(opcode));
  }

  @Override
  public List<String> registries() {
    return List.of("opcodes.tsv");
  }
}
