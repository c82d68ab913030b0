package io.toptail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
  @TempDir static Path folder;

  @Property(tries = 300)
  void readsWhatTheWriterWrote(@ForAll @Size(max = 20) List<@Size(3) List<String>> rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter writer = new CsvWriter(out, 6);
    writer.cell("a").cell("b").cell("c").endRecord();
    for (List<String> row : rows) {
      writer.cell(row.get(0)).cell(row.get(1)).cell(row.get(2)).endRecord();
    }
    writer.flush();
    List<List<String>> commons = new ArrayList<>();
    String text = out.toString(java.nio.charset.StandardCharsets.UTF_8);
    CSVFormat.RFC4180
        .builder()
        .setRecordSeparator("\n")
        .get()
        .parse(new StringReader(text))
        .forEach((CSVRecord record) -> commons.add(record.toList()));
    assertThat(read(text)).isEqualTo(commons.subList(1, commons.size()));
  }

  @Test
  void takesEndsOfLinesOfOtherSystems() throws IOException {
    assertThat(read("a,b\r\n1,\"2\"\r\n3,\r\n"))
        .containsExactly(List.of("1", "2"), List.of("3", ""));
    assertThat(read("a,b\n1,2")).containsExactly(List.of("1", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b~1,2~1|line 3: 1 cells, but the header has 2",
        "a,b~1,2,3|line 2: 3 cells",
        "a,b~1,2\"|line 2: a quote within a cell",
        "a,b~1,\"2|line 2: it ends within quotes",
        "a,b~1,\"2\"x|line 2: text after the quotes",
        "a,b~\"1~1\",2~3|line 4: 1 cells",
      })
  void saysWhichLineBreaksTheRules(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('~', '\n')))
        .isInstanceOf(ReportFormatException.class)
        .hasMessageContaining("x.csv, " + message);
  }

  @Test
  void oneCellOrRecordWithoutAnEndDoesNotFillTheMemory() {
    assertThatThrownBy(() -> read("a\n\"" + "x".repeat(100_000)))
        .hasMessageContaining("a cell of more than 65536 characters");
    assertThatThrownBy(() -> read("a\n" + ",".repeat(100_000)))
        .hasMessageContaining("more than 256 cells");
    assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
  }

  @Test
  void countsAreNumbersThatCount() throws IOException {
    Path file = Files.writeString(folder.resolve("n.csv"), "n\n007\n1000000000000000\n");
    try (CsvReader csv = CsvReader.open(file, "n.csv")) {
      csv.next();
      assertThat(csv.count(csv.column("n"))).isEqualTo(7);
      csv.next();
      assertThat(csv.count(0)).isEqualTo(CsvReader.MOST_COUNT);
      assertThatThrownBy(() -> csv.column("m")).hasMessageContaining("no column m");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "1.5", "''", "1e3", "１", "99999999999999999999999", "1000000000000001"})
  void whatIsNoCountIsSaid(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), "n\n\"" + text + "\"\n");
    try (CsvReader csv = CsvReader.open(file, "x.csv")) {
      csv.next();
      assertThatThrownBy(() -> csv.count(0))
          .isInstanceOf(ReportFormatException.class)
          .hasMessageContaining("line 2")
          .hasMessageContaining("in column n is no count");
    }
  }

  private static List<List<String>> read(String text) throws IOException {
    Path file = Files.createTempFile("toptail", ".csv");
    try {
      Files.writeString(file, text);
      List<List<String>> rows = new ArrayList<>();
      try (CsvReader csv = CsvReader.open(file, "x.csv")) {
        while (csv.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 0; i < text.split("\r?\n", 2)[0].split(",").length; i++) {
            row.add(csv.text(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } finally {
      Files.delete(file);
    }
  }
}
