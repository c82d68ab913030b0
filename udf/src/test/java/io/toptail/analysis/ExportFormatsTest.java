package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.toptail.analysis.Frames.Frame;
import io.toptail.dns.GeneratedMessages;
import io.toptail.export.ExportFormat;
import io.toptail.export.MessageColumn;
import io.toptail.export.ParquetTable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format, read by another library, holds the cells that the others hold. */
class ExportFormatsTest {
  private static final long T = 1_700_000_000L * Analysis.SECOND;
  private static final List<String> COLUMNS =
      Arrays.stream(MessageColumn.values()).map(MessageColumn::id).toList();

  @Property(tries = 100)
  void allFormatsHoldTheSameCells(@ForAll long seed) throws IOException {
    Frame[] frames = frames(new Random(seed));
    List<List<String>> tsv = tsv(frames);
    assertThat(tsv).hasSize(frames.length);
    assertThat(csv(frames)).isEqualTo(tsv.stream().map(ExportFormatsTest::noFormulas).toList());
    assertThat(json(frames)).isEqualTo(tsv);
    List<List<String>> parquet = ParquetTable.read(export(ExportFormat.PARQUET, frames));
    assertThat(parquet.get(0)).isEqualTo(COLUMNS);
    assertThat(parquet.subList(1, parquet.size()))
        .isEqualTo(tsv.stream().map(ExportFormatsTest::withNanos).toList());
  }

  @Test
  void aFileWithoutRowsIsAFileOfItsFormat() throws IOException {
    assertThat(tsv()).isEmpty();
    assertThat(csv()).isEmpty();
    assertThat(export(ExportFormat.JSONL)).isEmpty();
    assertThat(ParquetTable.read(export(ExportFormat.PARQUET))).containsExactly(COLUMNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"= | \\061sum(a1)", "+ | \\043sum(a1)", "- | \\045sum(a1)", "@ | \\@sum(a1)"})
  void noNameIsAFormulaInASpreadsheet(String start, String cell) throws IOException {
    Frame frame = Frames.query(T, "10.0.0.1", start + "sum(a1)", Frames.A);
    String written = csv(frame).get(0).get(COLUMNS.indexOf("qname"));
    assertThat(written.replace("\\(", "(").replace("\\)", ")")).isEqualTo(cell);
  }

  @Test
  void aPathCannotBreakARow() throws IOException {
    String path = "a\tb\r\nc\"d,e\u007F\\.pcap";
    Frame frame = Frames.query(T, "10.0.0.1", "a.com", Frames.A);
    for (ExportFormat format : List.of(ExportFormat.TSV, ExportFormat.CSV)) {
      String text = new String(new Exports().paths(path).format(format).of(frame), UTF_8);
      assertThat(text.lines()).hasSize(2);
      assertThat(text).doesNotContain("\r").contains("a\\009b\\013\\010c").endsWith("\n");
    }
    byte[] json = new Exports().paths(path).format(ExportFormat.JSONL).of(frame);
    assertThat(new ObjectMapper().readTree(json).get("file").asText()).isEqualTo(path);
    byte[] parquet = new Exports().paths(path).format(ExportFormat.PARQUET).of(frame);
    assertThat(ParquetTable.read(parquet).get(1).get(0)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"-, stdin", "=x.pcap, ./=x.pcap", "-x.pcap, ./-x.pcap", "x=.pcap, x=.pcap"})
  void noPathIsAFormulaInASpreadsheet(String path, String cell) throws IOException {
    Frame frame = Frames.query(T, "10.0.0.1", "a.com", Frames.A);
    byte[] csv = new Exports().paths(path).format(ExportFormat.CSV).of(frame);
    assertThat(parse(csv).get(1).get(0)).isEqualTo(cell);
  }

  @Test
  void aParquetFileOfManyRowsHoldsAll() throws IOException {
    Frame[] frames = new Frame[30_000];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Frames.query(T + i * 1_000L, "10.0." + i % 200 + ".1", "n" + i + ".com", 28);
    }
    List<List<String>> rows = ParquetTable.read(export(ExportFormat.PARQUET, frames));
    assertThat(rows.subList(1, rows.size()))
        .isEqualTo(tsv(frames).stream().map(ExportFormatsTest::withNanos).toList());
  }

  private static Frame[] frames(Random random) {
    GeneratedMessages messages = new GeneratedMessages(random);
    Frame[] frames = new Frame[1 + random.nextInt(20)];
    for (int i = 0; i < frames.length; i++) {
      byte[] wire = messages.wellFormed();
      wire = random.nextInt(3) == 0 ? messages.damaged(wire) : wire;
      String client = random.nextBoolean() ? "10.0.0." + i : "2001:db8::" + i;
      String server = client.contains(":") ? "2001:db8::53" : Frames.SERVER;
      frames[i] = Frames.udp(T + random.nextInt(), client, 4000, server, 53, wire);
    }
    return frames;
  }

  private static byte[] export(ExportFormat format, Frame... frames) {
    return new Exports().malformed().format(format).of(frames);
  }

  private static List<List<String>> tsv(Frame... frames) {
    List<String> lines = new String(export(ExportFormat.TSV, frames), UTF_8).lines().toList();
    assertThat(lines.get(0).split("\t")).containsExactlyElementsOf(COLUMNS);
    return lines.stream().skip(1).map(line -> List.of(line.split("\t", -1))).toList();
  }

  private static List<List<String>> csv(Frame... frames) throws IOException {
    List<List<String>> rows = parse(export(ExportFormat.CSV, frames));
    assertThat(rows.get(0)).isEqualTo(COLUMNS);
    return rows.subList(1, rows.size());
  }

  private static List<List<String>> parse(byte[] csv) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(new String(csv, UTF_8)))) {
      rows.add(row.toList());
    }
    return rows;
  }

  private static List<List<String>> json(Frame... frames) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : new String(export(ExportFormat.JSONL, frames), UTF_8).lines().toList()) {
      JsonNode row = mapper.readTree(line);
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      assertThat(names).isEqualTo(COLUMNS);
      rows.add(COLUMNS.stream().map(name -> text(row.get(name))).toList());
    }
    return rows;
  }

  private static String text(JsonNode cell) {
    if (cell.isBoolean()) {
      return cell.booleanValue() ? "1" : "0";
    }
    return cell.isNull() ? "" : cell.asText();
  }

  private static List<String> noFormulas(List<String> row) {
    return row.stream()
        .map(
            cell ->
                cell.matches("[=+-].*")
                    ? String.format("\\%03d", (int) cell.charAt(0)) + cell.substring(1)
                    : cell)
        .toList();
  }

  private static List<String> withNanos(List<String> row) {
    List<String> cells = new ArrayList<>(row);
    Instant time = Instant.parse(row.get(1));
    cells.set(1, Long.toString(time.getEpochSecond() * Analysis.SECOND + time.getNano()));
    return cells;
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;
}
