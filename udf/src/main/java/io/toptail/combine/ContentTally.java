package io.toptail.combine;

import io.toptail.detect.ResponseDetector;
import io.toptail.detect.ResponseMessage;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.ResponseFacts;
import io.toptail.row.FindingKey;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.List;

/** What responses show, counted by response. */
final class ContentTally {
  private static final byte[] NOBODY = {};

  private final Knowledge knowledge;
  private final TallyTable table;
  private final ResponseDetector[] detectors;
  private final ResponseMessage view = new ResponseMessage();
  private final RowKey key = new RowKey();
  private final TargetTally targets;
  private final ProbeTally probes;

  ContentTally(Knowledge knowledge, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
    List<ResponseDetector> all = knowledge.catalogue.all(ResponseDetector.class);
    if (all.size() > Long.SIZE) {
      throw new IllegalStateException("more detectors than bits");
    }
    this.detectors = all.toArray(ResponseDetector[]::new);
    this.targets = new TargetTally(knowledge, table);
    this.probes = new ProbeTally(knowledge, table);
  }

  /**
   * The detectors that a response shows something to, a bit for each.
   *
   * @param inDatagram whether it came over UDP
   * @param inFragments whether its datagram came in fragments of IP
   */
  long find(DnsMessage response, ResponseFacts facts, boolean inDatagram, boolean inFragments) {
    if (!response.hasQuestion()) {
      return 0;
    }
    view.wrap(response, facts, inDatagram, inFragments);
    long found = 0;
    for (int i = 0; i < detectors.length; i++) {
      if (detectors[i].matches(view) && !detectors[i].excepts(view.name())) {
        found |= 1L << i;
      }
    }
    return found;
  }

  /** Counts what has to be put together with other responses, of that which was found last. */
  void compare(DnsMessage response, StagedQuestions staged) {
    if (response.hasQuestion()) {
      targets.add(view, staged, staged.size() - 1);
      probes.add(view, staged, staged.size() - 1);
    }
  }

  /**
   * Counts what was found in a staged response. A response that stands for a query counts as one of
   * a capture with queries too, for one may come.
   */
  void count(StagedQuestions staged, int i) {
    for (long left = staged.content[i]; left != 0; left &= left - 1) {
      ResponseDetector detector = detectors[Long.numberOfTrailingZeros(left)];
      count(0, detector, staged, i);
      if (staged.base[i] != 0) {
        count(staged.base[i], detector, staged, i);
      }
    }
  }

  private void count(int base, ResponseDetector detector, StagedQuestions staged, int i) {
    int number = knowledge.detectorNumber(detector);
    int window = staged.window[i];
    int length = staged.addressLength[i];
    switch (detector.about()) {
      case CLIENT -> {
        int at = staged.clientKeyOffset(i) + RowKey.HEADER;
        FindingKey.start(key, base, window, number, staged.clientKeys, at, length);
      }
      case SERVER, SERVER_ALONE ->
          FindingKey.ofServer(
              key, base, window, number, staged.servers, staged.serverOffset(i), length);
      default -> FindingKey.start(key, base, window, number, NOBODY, 0, 0);
    }
    if (detector.about() != ResponseDetector.About.SERVER_ALONE) {
      key.put(staged.questionKeys, staged.nameOffset(i), staged.nameLength(i));
    }
    count(key, staged, i);
    key.start(base | RowKind.DETECTOR_NAME, window).putByte(number);
    count(key.put(staged.questionKeys, staged.nameOffset(i), staged.nameLength(i)), staged, i);
    count(key.start(base | RowKind.DETECTOR, window).putByte(number), staged, i);
  }

  private void count(RowKey row, StagedQuestions staged, int i) {
    int entry = row.in(table);
    table.count(entry, 1, staged.time[i], staged.file[i]);
    table.addClient(entry, staged.clientHash[i]);
  }
}
