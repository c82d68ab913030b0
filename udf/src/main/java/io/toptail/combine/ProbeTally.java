package io.toptail.combine;

import io.toptail.detect.Question;
import io.toptail.detect.ResponseMessage;
import io.toptail.detect.ServerDetector;
import io.toptail.dns.Outcome;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.KeyHash;
import io.toptail.tally.TallyTable;
import java.util.List;

/** Answers to questions that have none, by server: see {@link RowKind#INVENTED}. */
public final class ProbeTally {
  /** Of the key of a row: names are counted as its clients. */
  public static final int NAMES = 0;

  /** Of the key of a row: an address, of which a hash follows the server's. */
  static final int ADDRESS = 1;

  private final Knowledge knowledge;
  private final TallyTable table;
  private final List<ServerDetector> detectors;
  private final RowKey key = new RowKey();
  private final Question question = new Question();

  ProbeTally(Knowledge knowledge, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
    this.detectors = knowledge.catalogue.all(ServerDetector.class);
  }

  /**
   * Adds a response if it answers such a question, unless a rule leaves it out.
   *
   * @param i number of the response among those staged
   */
  void add(ResponseMessage response, StagedQuestions staged, int i) {
    WireName name = response.name();
    boolean worthALook = name.labels() == 1 || isInvalid(name);
    if (!worthALook || response.facts().outcome() != Outcome.ANSWER) {
      return;
    }
    int address = firstAddress(response.records());
    if (address == 0 || !isLookedAt(response) || staged.isLeftOut(i, name, knowledge.ignore)) {
      return;
    }
    long hash = KeyHash.of(name.bytes(), name.offset(), name.length());
    // Of a name that is known not to exist, each client makes a test of its own.
    long test = name.labels() == 1 ? hash : hash * 31 + staged.clientHash[i];
    start(NAMES, staged, i);
    table.addClient(count(staged, i), test);
    start(ADDRESS, staged, i).putLong(address * 0x9E3779B97F4A7C15L);
    count(staged, i);
  }

  private static boolean isInvalid(WireName name) {
    return name.labels() > 1 && name.labelIs(name.labels() - 1, "invalid");
  }

  private boolean isLookedAt(ResponseMessage response) {
    WireName name = response.name();
    boolean delegated = knowledge.topLevelDomains.contains(name);
    question.wrap(name, response.message().qtype(), response.message().qclass(), 0, delegated);
    for (int i = 0; i < detectors.size(); i++) {
      if (detectors.get(i).looksAt(question) && !detectors.get(i).excepts(name)) {
        return true;
      }
    }
    return false;
  }

  private static int firstAddress(ResponseRecords records) {
    for (int i = 0; i < records.answers(); i++) {
      if (records.ipv4(i) != 0) {
        return records.ipv4(i);
      }
    }
    return 0;
  }

  private RowKey start(int what, StagedQuestions staged, int i) {
    int length = staged.addressLength[i];
    key.start(RowKind.INVENTED, staged.window[i]).putByte(what).putByte(length);
    return key.put(staged.servers, staged.serverOffset(i), length);
  }

  private int count(StagedQuestions staged, int i) {
    int entry = key.in(table);
    table.count(entry, 1, staged.time[i], staged.file[i]);
    return entry;
  }
}
