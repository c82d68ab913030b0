package io.toptail.rollup;

import io.toptail.detect.SubjectDetector;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.Ranking;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns matches of {@link SubjectDetector}s into rows of findings, or of candidates if they are to
 * be compared with everybody first.
 */
final class SubjectFindings {
  private static final byte[] NOBODY = {};

  private final TallyTable table;
  private final Knowledge knowledge;
  private final RowKey key = new RowKey();

  SubjectFindings(TallyTable table, Knowledge knowledge) {
    this.table = table;
    this.knowledge = knowledge;
  }

  /**
   * Adds a match of a name or domain.
   *
   * @param evidence the entry of its queries
   * @param shown how many of them show what was found
   * @param name where the name begins in the key of the evidence, at whose end it is
   */
  void name(SubjectDetector detector, int evidence, long shown, int name) {
    int window = window(evidence);
    int number = knowledge.detectorNumber(detector);
    if (detector.comparesWithCrowd()) {
      key.start(RowKind.CANDIDATE, window).putByte(number);
      add(key.put(table, evidence, name).in(table), evidence, shown);
      return;
    }
    FindingKey.start(key, 0, window, number, NOBODY, 0, 0);
    add(key.put(table, evidence, name).in(table), evidence, shown);
    key.start(RowKind.DETECTOR_NAME, window).putByte(number);
    add(key.put(table, evidence, name).in(table), evidence, shown);
    add(key.start(RowKind.DETECTOR, window).putByte(number).in(table), evidence, shown);
  }

  /**
   * Adds a match of a server; the same, but its address stands for the client. It is all of the
   * evidence's key behind the header.
   */
  void server(SubjectDetector detector, int evidence, long shown) {
    int window = window(evidence);
    int number = knowledge.detectorNumber(detector);
    int offset = table.keyOffset(evidence) + RowKey.HEADER;
    int length = table.keyLength(evidence) - RowKey.HEADER;
    FindingKey.start(key, 0, window, number, table.keys(evidence), offset, length);
    add(key.in(table), evidence, shown);
    int sum = key.start(RowKind.DETECTOR, window).putByte(number).in(table);
    add(sum, evidence, shown);
    table.countNames(sum, 1);
  }

  /**
   * Adds a match of a server for a domain. In the key of the evidence, length and address of the
   * server are behind the header.
   *
   * @param reason number of one of the detector's reasons
   * @param domain where the domain begins in the key, at whose end it is
   */
  void delegation(SubjectDetector detector, int evidence, int reason, int domain) {
    int window = window(evidence);
    int number = knowledge.detectorNumber(detector);
    key.start(RowKind.FINDING, window).putByte(number).putByte(reason);
    long shown = table.count(evidence);
    add(key.put(table, evidence, RowKey.HEADER).in(table), evidence, shown);
    key.start(RowKind.DETECTOR_NAME, window).putByte(number);
    add(key.put(table, evidence, domain).in(table), evidence, shown);
    add(key.start(RowKind.DETECTOR, window).putByte(number).in(table), evidence, shown);
  }

  private void add(int entry, int evidence, long shown) {
    table.merge(entry, table, evidence);
    table.count(entry, shown - table.count(evidence), table.first(evidence), table.file(evidence));
  }

  /**
   * Writes the candidates, the most asked of each detector and window.
   *
   * @param mask masks names; null to show all
   */
  void writeCandidates(TallyBlockWriter output, NameMask mask) {
    Map<Long, Ranking> rankings = new HashMap<>();
    for (int entry = 0; entry < table.size(); entry++) {
      if (RowKey.kind(table, entry) == RowKind.CANDIDATE) {
        long group = (long) RowKey.getByte(table, entry, RowKey.HEADER) << 32;
        rankings
            .computeIfAbsent(group | window(entry) & 0xFFFFFFFFL, k -> newRanking())
            .offer(entry);
      }
    }
    for (Ranking ranking : rankings.values()) {
      for (int entry : ranking.sorted()) {
        output.write(0, table, mask == null ? entry : mask.detected(entry));
      }
    }
  }

  private Ranking newRanking() {
    return new Ranking(table, SubjectDetector.MOST_MATCHES);
  }

  private int window(int entry) {
    return RowKey.window(table, entry);
  }
}
