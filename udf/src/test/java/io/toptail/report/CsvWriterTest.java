package io.toptail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Property(tries = 300)
  void isReadBackByAnotherLibrary(
      @ForAll @Size(min = 1, max = 60) List<@Size(min = 2, max = 5) List<String>> records)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter csv = new CsvWriter(out, 6);
    for (List<String> record : records) {
      for (String cell : record) {
        csv.cell(encodable(cell));
      }
      csv.endRecord();
    }
    csv.flush();

    List<List<String>> read = new ArrayList<>();
    for (CSVRecord record : CSVFormat.RFC4180.parse(new StringReader(out.toString(UTF_8)))) {
      read.add(record.toList());
    }
    List<List<String>> expected =
        records.stream().map(r -> r.stream().map(CsvWriterTest::encodable).toList()).toList();
    assertThat(read).isEqualTo(expected);
  }

  @Property
  void writesNumbersAndTimesAsTheLibrariesDo(
      @ForAll long number,
      @ForAll @LongRange(min = 0) long nanos,
      @ForAll @LongRange(min = 0, max = 5_000_000_000L) long later,
      @ForAll @IntRange(min = 0, max = 9) int digits)
      throws IOException {
    long second = nanos > Long.MAX_VALUE - later ? nanos : nanos + later;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter csv = new CsvWriter(out, digits);
    csv.cell(number).time(nanos).time(second).textAndTime("a,b", nanos).cell(true).endRecord();
    csv.textAndTime("x.pcap", second).share(0.5).endRecord();
    csv.flush();

    Times times = new Times(digits);
    String at = times.iso(nanos);
    String then = times.iso(second);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            number
                + ","
                + at
                + ","
                + then
                + ",\"a,b "
                + at
                + "\",true\n"
                + "x.pcap "
                + then
                + ",0.5000\n");
  }

  @Test
  void takesCellsLongerThanItsBuffer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter csv = new CsvWriter(out, 6);
    String plain = "x".repeat(200_000);
    String odd = "ü,".repeat(100_000);
    csv.cell("first").cell(plain).cell(odd).endRecord();
    csv.flush();
    assertThat(out.toString(UTF_8)).isEqualTo("first," + plain + ",\"" + odd + "\"\n");
  }

  /** Lone surrogates have no octets in UTF-8. */
  private static String encodable(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
