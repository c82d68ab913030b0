package io.toptail.combine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A row is found again by its fields and its whole address, or not at all. */
class RememberedRowsTest {
  private final RememberedRows rows = new RememberedRows(4);

  @Test
  void findsWhatWasRemembered() {
    byte[] address = {0, 10, 0, 0, 53};
    assertThat(rows.find(4, address, 1, 4)).isEqualTo(-1);
    assertThat(rows.remember(7)).isEqualTo(7);
    assertThat(rows.find(4, address, 1, 4)).isEqualTo(7);
    rows.forget();
    assertThat(rows.find(4, address, 1, 4)).isEqualTo(-1);
  }

  @Test
  void tellsFieldsApart() {
    byte[] address = {10, 0, 0, 53};
    rows.find(4, address, 0, 4);
    rows.remember(7);
    assertThat(rows.find(8, address, 0, 4)).isEqualTo(-1);
    assertThat(rows.find(1L << 60 | 4, address, 0, 4)).isEqualTo(-1);
  }

  @Test
  void tellsEveryBitOfAnAddressApart() {
    byte[] address = new byte[16];
    for (int bit = 0; bit < 128; bit++) {
      byte[] other = address.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      rows.find(16, address, 0, 16);
      rows.remember(7);
      assertThat(rows.find(16, other, 0, 16)).isEqualTo(-1);
    }
  }

  @Test
  void keepsRowsOfDifferentPlacesTogether() {
    byte[] addresses = {10, 0, 0, 1, 10, 0, 0, 2};
    rows.find(4, addresses, 0, 4);
    rows.remember(7);
    rows.find(4, addresses, 4, 4);
    rows.remember(8);
    assertThat(Arrays.asList(rows.find(4, addresses, 0, 4), rows.find(4, addresses, 4, 4)))
        .containsExactly(7, 8);
  }
}
