package io.toptail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bzip2BlocksTest {
  private static final String MAGIC =
      Long.toBinaryString(0x3141_5926_5359L | 1L << 48).substring(1);

  /** Of three symbols: one octet, runs, the end. */
  private static final String ONE_OCTET = "1000000000000000".repeat(2);

  private static final String ONE_SELECTOR = "000000000000001" + "0";

  @Test
  void encodersMakeNoEmptyCodes() {
    assertThat(CaptureSeeds.compressed("BZIP2")).noneMatch(Bzip2Blocks::haveEmptyCodes);
  }

  @ParameterizedTest
  @CsvSource({
    "010, 00001 0 0 0 00010 0 0 110, false, one bit at least",
    "010, 00000 100 0 0 00010 0 0 0, false, no bit is where the first one begins only",
    "010, 00001 0 0 0 00010 0 0 11110, true, no bit",
    "010, 00001 110 0 0 00010 0 0 0, true, no bit in the first table",
    "010, 00000 11110 0 0 00010 0 0 0, true, less than none",
    "000, '', true, no table",
    "111, 00000 0 0 0, false, too many tables"
  })
  void codesAreEmptyWhereverTheBlockBegins(
      String tables, String codes, boolean empty, String because) {
    for (int bit = 0; bit < 8; bit++) {
      byte[] block = block("1".repeat(bit), tables, codes);
      assertThat(Bzip2Blocks.haveEmptyCodes(block)).as(because).isEqualTo(empty);
      byte[] cut = Arrays.copyOf(block, block.length - 1);
      assertThat(Bzip2Blocks.haveEmptyCodes(cut)).as("cut").isFalse();
    }
  }

  private static byte[] block(String before, String tables, String codes) {
    String header = before + MAGIC + "0".repeat(32 + 1 + 24) + ONE_OCTET;
    return octets((header + tables + ONE_SELECTOR + codes).replace(" ", ""));
  }

  private static byte[] octets(String bits) {
    byte[] octets = new byte[(bits.length() + 7) / 8];
    for (int i = 0; i < bits.length(); i++) {
      octets[i / 8] |= (bits.charAt(i) - '0') << (7 - i % 8);
    }
    return octets;
  }
}
