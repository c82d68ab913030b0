package io.toptail.report;

import io.toptail.report.WindowReport.IgnoredRow;
import io.toptail.report.WindowReport.MisconfigurationRow;
import io.toptail.report.WindowReport.OwnerShare;
import io.toptail.report.WindowReport.TopRow;
import io.toptail.report.WindowReport.Totals;
import java.util.List;

/** A window without queries, but for what a test puts into it. */
final class QuietWindow {
  private final WindowReport none = SampleReport.withoutQueries().windows().get(0);
  private Totals totals = none.totals();
  private List<TopRow> top = none.top();
  private List<OwnerShare> owners = none.ownerOfTop();
  private List<IgnoredRow> ignored = none.ignored();
  private List<MisconfigurationRow> misconfigurations = none.misconfigurations();

  QuietWindow totals(Totals counted) {
    totals = counted;
    return this;
  }

  QuietWindow top(List<TopRow> rows, List<OwnerShare> theirOwners) {
    top = rows;
    owners = theirOwners;
    return this;
  }

  QuietWindow ignored(IgnoredRow... rows) {
    ignored = List.of(rows);
    return this;
  }

  QuietWindow misconfigurations(MisconfigurationRow... rows) {
    misconfigurations = List.of(rows);
    return this;
  }

  WindowReport report() {
    return new WindowReport(
        totals,
        top,
        owners,
        ignored,
        none.ignoreCandidates(),
        misconfigurations,
        none.findings(),
        none.offenders(),
        none.tail(),
        none.tailRows(),
        none.series(),
        none.responses(),
        none.ledger(),
        none.reassembled(),
        none.seriesStepNanos(),
        none.counts());
  }
}
