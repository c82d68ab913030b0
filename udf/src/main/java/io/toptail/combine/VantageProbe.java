package io.toptail.combine;

import io.toptail.capture.CaptureReader;
import io.toptail.capture.PacketBatch;
import io.toptail.detect.Vantage;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.WireAnomaly;
import io.toptail.filter.MessageFilter;
import io.toptail.packet.FiveTuple;
import io.toptail.packet.PacketDecoder;
import io.toptail.packet.PacketOutcome;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.io.IOException;

/**
 * Guesses where captures were taken from the responses at their beginnings, so that most analyses
 * run with the right rules at once. Whether the guess was right is known only when all was read;
 * see {@code ReportAssembler.otherVantage}.
 */
public final class VantageProbe {
  private static final int PACKETS = 20_000;
  private static final int RESPONSES = 2_000;

  private final TallyTable table = new TallyTable();
  private final BatchDecoder decoder;
  private final Packets packets;

  public VantageProbe(AnalysisSettings settings) {
    packets = new Packets(settings.filter().new Matcher(), new AnswerTally(table));
    decoder = new BatchDecoder(settings.ports(), settings.tunnels(), packets);
  }

  /**
   * Looks at the beginning of a capture.
   *
   * @throws IOException if it cannot be read
   */
  public void add(CaptureReader reader) throws IOException {
    PacketBatch batch = new PacketBatch(1 << 18);
    int most = packets.responses + RESPONSES;
    for (int read = 0; read < PACKETS && packets.responses < most; read += batch.size()) {
      if (!reader.read(batch)) {
        return;
      }
      decoder.decode(batch);
    }
  }

  /** What the responses so far look like. */
  public Vantage guess() {
    AnswerSummary summary = new AnswerSummary(table);
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      if (RowKey.kind(table, entry) == RowKind.ANSWER) {
        summary.add(entry);
      }
    }
    summary.finish();
    return VantageAssembler.infer(table, new RowIndex(table)).vantage();
  }

  /** Counts responses only. */
  private static final class Packets implements DecodedPackets {
    private final MessageFilter.Matcher filter;
    private final AnswerTally answers;
    private int responses;

    Packets(MessageFilter.Matcher filter, AnswerTally answers) {
      this.filter = filter;
      this.answers = answers;
    }

    @Override
    public void message(
        FiveTuple endpoints, DnsMessage message, WireAnomaly anomaly, long position, long time) {
      if (MessageTally.counts(message)
          && message.isResponse()
          && filter.rejecting(endpoints, message, time) == null) {
        answers.add(endpoints, message, time, 0);
        responses++;
      }
    }

    @Override
    public void notDns(PacketDecoder packet, long timeNanos) {}

    @Override
    public void piece(PacketOutcome outcome, PacketDecoder packet, long position, long timeNanos) {}

    @Override
    public void skipped(PacketOutcome outcome, PacketDecoder packet, long timeNanos) {}
  }
}
