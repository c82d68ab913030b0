package io.toptail.rollup;

import io.toptail.detect.NameHistory;
import io.toptail.name.WireName;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.OutcomeCode;
import io.toptail.row.QueryTypes;
import io.toptail.row.QuestionFacts;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlock;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyRow;
import io.toptail.tally.TallyTable;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The second step: merges the rows of one partition, then rolls names up to domains, top-level
 * domains, owners and categories, and keeps of names, domains and clients only the largest. All
 * names of a registrable domain are in one partition, so what leaves here is complete or a sum.
 *
 * <p>Rows beyond the budget ({@link AnalysisSettings#tableBytes}) go to temporary files; the result
 * is the same.
 */
public final class NameRollup implements AutoCloseable {
  private final Knowledge knowledge;
  private final Consumer<TallyBlock> output;
  private final RollupRows rows;
  private final TallyTable table;
  private final TallyRow row = new TallyRow();
  private final RowKey key = new RowKey();
  private final WireName name = new WireName();

  /**
   * @param output takes the rows of this partition, all for partition 0
   * @param spillFile gives paths for temporary files, if any are needed
   */
  public NameRollup(
      AnalysisSettings settings, Consumer<TallyBlock> output, Supplier<Path> spillFile) {
    this.knowledge = Knowledge.of(settings);
    this.output = output;
    this.rows = new RollupRows(knowledge, RollupRows.Limits.of(settings), spillFile);
    this.table = rows.table();
  }

  /**
   * Merges the rows of a block.
   *
   * @throws java.io.UncheckedIOException if rows cannot be written to a temporary file
   */
  public void add(TallyBlock block) {
    row.wrap(block);
    while (row.next()) {
      int kind = RowKey.kind(row.bytes(), row.keyOffset());
      int base = kind & RowKind.FROM_RESPONSES;
      switch (kind & ~RowKind.FROM_RESPONSES) {
        case RowKind.QUESTION -> question(base);
        case RowKind.MESSAGE -> message(base);
        case RowKind.NAME_OUTCOME -> outcome();
        case RowKind.FINDING_OF_SERVER -> findingOfServer(base);
        default -> table.merge(row);
      }
    }
    rows.limit();
  }

  /** Rolls up and writes out everything; the last call but for {@link #close}. */
  public void finish() {
    TallyBlockWriter writer = new TallyBlockWriter(1, output);
    rows.finish(writer);
    writer.flush();
  }

  /** Deletes the temporary files, if there are any. */
  @Override
  public void close() {
    rows.close();
  }

  /** Tells the names between a name that was answered and its domain that it exists. */
  private void outcome() {
    table.merge(row);
    byte[] bytes = row.bytes();
    int from = row.keyOffset() + RowKey.HEADER;
    int registrable = QuestionFacts.registrable(row.attribute());
    if (registrable == 0 || !OutcomeCode.isWithoutError(RowKey.getByte(bytes, from))) {
      return;
    }
    int end = row.keyOffset() + row.keyLength();
    name.wrap(bytes, from + 1, end - from - 1);
    int window = RowKey.window(bytes, row.keyOffset());
    int last = Math.max(registrable, name.labels() - 1 - NameHistory.DEPTH);
    for (int labels = name.labels() - 1; labels > last; labels--) {
      int start = name.suffixOffset(labels);
      key.start(RowKind.ANSWERED_BELOW, window).put(bytes, start, end - start);
      int entry = key.in(table);
      table.setAttribute(entry, row.attribute());
      table.add(entry, row);
    }
  }

  private void findingOfServer(int base) {
    byte[] bytes = row.bytes();
    int from = row.keyOffset() + RowKey.HEADER;
    key.start(base | RowKind.FINDING, RowKey.window(bytes, row.keyOffset()));
    key.put(bytes, from, row.keyLength() - RowKey.HEADER);
    table.add(key.in(table), row);
  }

  private void question(int base) {
    int window = RowKey.window(row.bytes(), row.keyOffset());
    int fields = row.keyOffset() + RowKey.HEADER;
    int facts = row.attribute();
    if (QuestionFacts.isIgnored(facts)) {
      int name = fields + 4;
      int length = row.keyOffset() + row.keyLength() - name;
      ignored(base, window, QuestionFacts.rule(facts), name, length);
      return;
    }
    int detector = QuestionFacts.detector(facts);
    asked(base, window, detector, fields);
    detected(base, window, detector, fields);
  }

  /** Queries that count for a detector of messages, whatever their question shows. */
  private void message(int base) {
    int window = RowKey.window(row.bytes(), row.keyOffset());
    int fields = row.keyOffset() + RowKey.HEADER;
    int detector = RowKey.getByte(row.bytes(), fields);
    if (row.keyLength() > RowKey.HEADER + 1) {
      asked(base, window, detector, fields + 1);
    }
    detected(base, window, detector, fields + 1);
  }

  /**
   * Adds the row to its name, type and class.
   *
   * @param detector that the queries count for, -1 for none
   * @param fields where type, class and name begin
   */
  private void asked(int base, int window, int detector, int fields) {
    byte[] bytes = row.bytes();
    int name = fields + 4;
    int length = row.keyOffset() + row.keyLength() - name;
    int facts = row.attribute();
    if (detector >= 0 && knowledge.isMisconfiguration(detector)) {
      facts = QuestionFacts.misconfigured(facts);
    }
    int entry = key.start(base | RowKind.NAME, window).put(bytes, name, length).in(table);
    int types = QueryTypes.of(RowKey.getShort(bytes, fields));
    QuestionFacts.addTo(table, entry, QuestionFacts.ofName(facts, types));
    table.add(entry, row);
    table.add(key.start(base | RowKind.QTYPE, window).put(bytes, fields, 2).in(table), row);
    table.add(key.start(base | RowKind.QCLASS, window).put(bytes, fields + 2, 2).in(table), row);
  }

  private void ignored(int base, int window, int rule, int name, int length) {
    key.start(base | RowKind.IGNORED_NAME, window).putInt(rule).put(row.bytes(), name, length);
    key.in(table);
    table.add(key.start(base | RowKind.IGNORED, window).putInt(rule).in(table), row);
  }

  private void detected(int base, int window, int detector, int fields) {
    if (detector < 0) {
      return;
    }
    int name = fields + 4;
    int length = row.keyOffset() + row.keyLength() - name;
    if (length > 0) {
      // The summary adds it to its detector, which may be another by then.
      key.start(base | RowKind.DETECTOR_NAME, window).putByte(detector);
      table.add(key.put(row.bytes(), name, length).in(table), row);
      return;
    }
    table.add(key.start(base | RowKind.DETECTOR, window).putByte(detector).in(table), row);
    if (knowledge.isMisconfiguration(detector)) {
      table.add(key.start(base | RowKind.MISCONFIGURED, window).in(table), row);
    }
  }
}
