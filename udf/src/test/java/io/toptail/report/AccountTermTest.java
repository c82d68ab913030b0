package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted agrees with its number; what became of a packet has no plural. */
class AccountTermTest {
  @ParameterizedTest
  @CsvSource({
    "1, response, '', 1 response",
    "5400, query, '', '5,400 queries'",
    "2, query, trailing-garbage, 2 queries (trailing-garbage)",
    "2, ip-fragment, incomplete, 2 ip-fragments (incomplete)",
    "1, tcp-segment, no payload, 1 tcp-segment (no payload)",
    "3, not-dns, UDP/123, 3 not-dns (UDP/123)"
  })
  void counts(long count, String outcome, String detail, String expected) {
    assertThat(new AccountTerm(outcome, detail).counted(count)).isEqualTo(expected);
  }
}
