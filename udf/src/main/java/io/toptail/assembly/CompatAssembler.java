package io.toptail.assembly;

import io.toptail.compat.CompatClass;
import io.toptail.compat.CompatClass.Published;
import io.toptail.compat.CompatMode;
import io.toptail.report.WindowReport.CompatRow;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.List;

/** The classes of published studies in one window, beside what was published. */
final class CompatAssembler {
  private final TallyTable table;
  private final int[] queries;
  private final int[] responses;
  private final boolean paired;

  /**
   * @param queries entries of kind {@link RowKind#COMPAT} of what is counted
   * @param responses those of responses, whatever is counted
   * @param paired whether queries were paired with responses
   */
  CompatAssembler(TallyTable table, int[] queries, int[] responses, boolean paired) {
    this.table = table;
    this.queries = queries;
    this.responses = responses;
    this.paired = paired;
  }

  /** By mode and study, each in the order of evaluation. */
  List<CompatRow> rows(List<CompatMode> modes) {
    List<CompatRow> rows = new ArrayList<>();
    for (CompatMode mode : modes) {
      addRows(rows, mode, counts(mode));
    }
    return rows;
  }

  private long[] counts(CompatMode mode) {
    long[] counts = new long[mode.classes().size()];
    for (int entry : mode == CompatMode.ITHI_M3 ? responses : queries) {
      if (RowKey.getByte(table, entry, RowKey.HEADER) == mode.ordinal()) {
        counts[RowKey.getByte(table, entry, RowKey.HEADER + 1)] += table.count(entry);
      }
    }
    return counts;
  }

  private void addRows(List<CompatRow> rows, CompatMode mode, long[] counts) {
    List<String> studies =
        mode.classes().stream()
            .flatMap(one -> one.published().stream())
            .map(Published::source)
            .distinct()
            .toList();
    for (String study : studies.isEmpty() ? List.of("") : studies) {
      for (int number = 0; number < counts.length; number++) {
        rows.add(row(mode, number, counts, study));
      }
    }
  }

  private CompatRow row(CompatMode mode, int number, long[] counts, String study) {
    CompatClass one = mode.classes().get(number);
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double published =
        one.published().stream()
            .filter(p -> p.source().equals(study))
            .mapToDouble(Published::share)
            .findFirst()
            .orElse(Double.NaN);
    boolean evaluated = paired || !mode.needsPairs(number);
    return new CompatRow(
        mode.word(),
        one.id(),
        one.title(),
        evaluated ? counts[number] : -1,
        evaluated ? TopAssembler.share(counts[number], total) : Double.NaN,
        published,
        study);
  }
}
