package io.toptail.combine;

import io.toptail.detect.ResponseMessage;
import io.toptail.detect.TargetDetector;
import io.toptail.dns.ResponseRecords;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;

/** Names that answers point to, and names that answers say are aliases. */
final class TargetTally {
  private static final int TYPE_NS = 2;
  private static final int TYPE_CNAME = 5;
  private static final int TYPE_MX = 15;

  private final Knowledge knowledge;
  private final TallyTable table;
  private final boolean wanted;
  private final RowKey key = new RowKey();

  TargetTally(Knowledge knowledge, TallyTable table) {
    this.knowledge = knowledge;
    this.table = table;
    this.wanted = !knowledge.catalogue.all(TargetDetector.class).isEmpty();
  }

  /**
   * Adds what the answer section of a response says, unless a rule leaves its question or its
   * client out.
   *
   * @param staging number of the response among those staged
   */
  void add(ResponseMessage response, StagedQuestions staged, int staging) {
    ResponseRecords records = response.records();
    if (!wanted || records.answers() == 0 || !records.hasTargets()) {
      return;
    }
    boolean asked = false;
    for (int i = 0; i < records.answers(); i++) {
      int kind = kind(response, i);
      if (kind == 0) {
        continue;
      }
      if (!asked && staged.isLeftOut(staging, response.name(), knowledge.ignore)) {
        return;
      }
      asked = true;
      WireName name = kind == RowKind.ALIAS ? response.name() : response.target(i);
      key.start(kind, staged.window[staging]).put(name);
      int entry = key.in(table);
      table.count(entry, 1, staged.time[staging], staged.file[staging]);
      table.addClient(entry, staged.clientHash[staging]);
    }
  }

  /** What a record says: {@link RowKind#TARGET}, {@link RowKind#ALIAS}, or 0 for neither. */
  private static int kind(ResponseMessage response, int record) {
    int type = response.records().type(record);
    if (type == TYPE_NS || type == TYPE_MX) {
      return response.target(record).labels() > 0 ? RowKind.TARGET : 0;
    }
    boolean alias = record == 0 && type == TYPE_CNAME && response.owner(0).isSame(response.name());
    return alias ? RowKind.ALIAS : 0;
  }
}
