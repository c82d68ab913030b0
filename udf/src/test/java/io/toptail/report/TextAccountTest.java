package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.report.WindowReport.LedgerRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextAccountTest {
  @Test
  void showsTheLargestRowsAndTheOthersTogether() {
    List<LedgerRow> ledger = new ArrayList<>();
    ledger.add(new LedgerRow("query", "", 1_000, true));
    for (int port = 0; port < 200; port++) {
      ledger.add(new LedgerRow("tcp", "TCP/" + (8000 + port), 300 - port, false));
    }
    ledger.add(new LedgerRow("cut-off", "", 1, false));

    List<String> terms = TextAccount.ledgerTerms(ledger);

    assertThat(terms).hasSize(14).startsWith("1,000 queries", "300 tcp (TCP/8000)");
    long rest = ledger.subList(12, 201).stream().mapToLong(LedgerRow::packets).sum();
    assertThat(terms.get(12))
        .isEqualTo(Figures.count(rest) + " tcp (189 more kinds: summary.json)");
    assertThat(terms.get(13)).isEqualTo("1 cut-off");
  }

  @Test
  void showsAllRowsOfAShortLedger() {
    List<LedgerRow> ledger = new ArrayList<>();
    for (int port = 0; port < 13; port++) {
      ledger.add(new LedgerRow("tcp", "TCP/" + port, 1, false));
    }
    assertThat(TextAccount.ledgerTerms(ledger)).hasSize(13).contains("1 tcp (TCP/12)");
  }
}
