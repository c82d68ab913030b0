package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.Captures;
import io.toptail.capture.PacketBatch;
import io.toptail.capture.RealCaptures;
import io.toptail.combine.FlowTally;
import io.toptail.combine.PacketTally;
import io.toptail.packet.FlowPacket;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Captures made by other people, several of which hold the same connections with octets left out.
 */
class RealFlowsTest {
  private final AnalysisSettings settings = new Analysis().settings();

  @Test
  void messagesAreTheSameOneByOneAndAllTogether() throws IOException {
    List<FlowPacket> all = new ArrayList<>();
    long oneByOne = 0;
    int file = 0;
    for (RealCaptures.Row row : RealCaptures.index()) {
      String container = row.container();
      if (container.matches("pcap(ng)? .*") && !container.matches(".*\\+(xz|zstd|lz4|bzip2)")) {
        List<FlowPacket> packets = packets(row.path(), file++);
        oneByOne += messages(packets);
        all.addAll(packets);
      }
    }
    Collections.shuffle(all, new Random(4));

    assertThat(oneByOne).isEqualTo(724);
    assertThat(messages(all)).isEqualTo(oneByOne);
  }

  private List<FlowPacket> packets(Path path, int file) throws IOException {
    List<FlowPacket> packets = new ArrayList<>();
    PacketTally tally = new PacketTally(settings, 1, block -> {}, packets::add, events -> {});
    try (CaptureReader reader = Captures.open(Files.newInputStream(path), path.toString())) {
      PacketBatch batch = new PacketBatch();
      while (reader.read(batch)) {
        tally.add(batch, file);
      }
    }
    return packets;
  }

  private long messages(List<FlowPacket> packets) throws IOException {
    List<TallyBlock> rows = new ArrayList<>();
    try (FlowTally tally = new FlowTally(settings, 1, rows::add, events -> {}, () -> null)) {
      for (FlowPacket packet : packets) {
        tally.add(packet);
      }
      tally.finish();
    }
    long messages = 0;
    TallyRow row = new TallyRow();
    for (TallyBlock block : rows) {
      row.wrap(block);
      while (row.next()) {
        if (RowKey.kind(row.bytes(), row.keyOffset()) == RowKind.REASSEMBLED_SUM) {
          messages += row.count();
        }
      }
    }
    return messages;
  }
}
