package io.toptail.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of an export. */
public enum ExportFormat {
  /** Tab-separated, with a header; nothing is quoted. */
  TSV,
  /** RFC 4180, UTF-8, with a header, {@code \n} after each line. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** Apache Parquet, compressed with Zstandard. */
  PARQUET;

  /** The word for it on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people and line tools can read it. */
  public boolean isText() {
    return this != PARQUET;
  }

  RowEncoder encoder() {
    return switch (this) {
      case TSV -> new DelimitedRows('\t');
      case CSV -> new DelimitedRows(',');
      case JSONL -> new JsonRows();
      case PARQUET -> new BinaryRows();
    };
  }

  /**
   * What writes rows to a stream, beginning with a header if the format has one.
   *
   * @param out flushed at the end and never closed
   */
  public RowSink sink(OutputStream out) throws IOException {
    return this == PARQUET ? new ParquetRows(out) : new TextRows(out, header());
  }

  private byte[] header() {
    if (this == JSONL) {
      return new byte[0];
    }
    String header =
        Arrays.stream(MessageColumn.values())
            .map(MessageColumn::id)
            .collect(Collectors.joining(this == CSV ? "," : "\t", "", "\n"));
    return header.getBytes(StandardCharsets.US_ASCII);
  }
}
