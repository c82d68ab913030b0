package io.toptail.assembly;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.row.LedgerCode;
import io.toptail.row.RowIndex;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import org.junit.jupiter.api.Test;

/** An account that does not add up is an error of the program, never shown as if it were right. */
class LedgerAssemblerTest {
  @Test
  void messagesThatDoNotAddUpFailTheRun() {
    TallyTable table = new TallyTable();
    RowKey key = new RowKey();
    table.count(key.start(RowKind.REASSEMBLED_SUM, 0).putByte(6).in(table), 2, 1, 0);
    key.start(RowKind.REASSEMBLED, 0).putByte(6).putByte(LedgerCode.QUERY).putInt(0);
    table.count(key.in(table), 1, 1, 0);
    LedgerAssembler account = new LedgerAssembler(table, new RowIndex(table), 0);

    assertThatThrownBy(account::reassembled)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 messages put together, read were 2");
  }
}
