package io.toptail.combine;

import io.toptail.compat.Castro2008;
import io.toptail.compat.CompatMode;
import io.toptail.compat.Dsc;
import io.toptail.compat.IthiM3;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.NegativeAnswer;
import io.toptail.dns.WireAnomaly;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.List;

/**
 * Counts queries and responses by the classes of published studies, in the modes asked for. Clients
 * and questions that repeat are told apart by 128 bits of hash; no address or name travels.
 */
final class CompatTally {
  private static final byte[] ROOT = {0};

  private final Knowledge knowledge;
  private final TallyTable table;
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();
  private final Castro2008 castro;
  private final Dsc dsc;
  private final IthiM3 ithi;

  CompatTally(Knowledge knowledge, List<CompatMode> modes, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
    this.castro = modes.contains(CompatMode.CASTRO2008) ? new Castro2008() : null;
    this.dsc = modes.contains(CompatMode.DSC) ? new Dsc() : null;
    this.ithi = modes.contains(CompatMode.ITHI_M3) ? new IthiM3() : null;
  }

  /** Counts a staged message that no rule left out. */
  void add(StagedQuestions staged, int i) {
    if (castro == null && dsc == null) {
      return;
    }
    boolean asked = staged.questionLength[i] > 0;
    if (asked) {
      name.wrap(staged.questionKeys, staged.nameOffset(i), staged.nameLength(i));
    } else {
      name.wrap(ROOT, 0, ROOT.length);
    }
    boolean delegated = knowledge.topLevelDomains.contains(name);
    int qclass = asked ? staged.qclass[i] : 1;
    if (castro != null) {
      int found = castro.classify(name, staged.qtype[i], qclass, delegated);
      if (found == Castro2008.BY_HISTORY) {
        repetition(staged, i);
      } else {
        count(CompatMode.CASTRO2008, found, staged, i);
      }
    }
    if (dsc != null) {
      int type = asked ? staged.qtype[i] : 1;
      int found = dsc.classify(name, type, qclass, delegated, staged.clientPort[i]);
      count(CompatMode.DSC, found, staged, i);
    }
  }

  private void repetition(StagedQuestions staged, int i) {
    key.start(staged.base[i] | RowKind.REPETITION, staged.window[i]);
    key.putLong(staged.clientHash[i]);
    key.putLong(staged.questionLength[i] > 0 ? staged.questionKeyHash[i] : 0);
    table.count(key.putShort(staged.id[i]).in(table), 1, staged.time[i], staged.file[i]);
  }

  private void count(CompatMode mode, int number, StagedQuestions staged, int i) {
    count(mode, number, staged.base[i], staged.window[i], staged.time[i], staged.file[i]);
  }

  private void count(CompatMode mode, int number, int base, int window, long time, int file) {
    key.start(base | RowKind.COMPAT, window).putByte(mode.ordinal()).putByte(number);
    table.count(key.in(table), 1, time, file);
  }

  /** Counts a response by what it denies. */
  void response(DnsMessage message, int window, long time, int file) {
    if (ithi == null) {
      return;
    }
    int number = IthiM3.ANSWERED;
    if (NegativeAnswer.isNameError(message) && message.questionReadable()) {
      number = ithi.classify(name.wrap(message.name(), 0, message.nameLength()));
    }
    count(CompatMode.ITHI_M3, number, 0, window, time, file);
  }

  /**
   * Counts a payload that cannot be read and is no response.
   *
   * @param noQuery whether no query was seen yet, so that a report may be about responses
   */
  void unreadable(
      DnsMessage message, WireAnomaly anomaly, int window, long time, int file, boolean noQuery) {
    if (dsc == null || anomaly == WireAnomaly.CAPTURE_TRUNCATED || message.isResponse()) {
      return;
    }
    count(CompatMode.DSC, Dsc.MALFORMED, 0, window, time, file);
    if (noQuery) {
      count(CompatMode.DSC, Dsc.MALFORMED, RowKind.FROM_RESPONSES, window, time, file);
    }
  }
}
