package io.toptail.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows of {@link BinaryRows} as a Parquet file, column by column, in groups of rows of
 * bounded size.
 *
 * <p>It uses Parquet's writers of columns and files, which need no Hadoop, and not its writer of
 * records, which does.
 */
final class ParquetRows implements RowSink {
  private static final long GROUP_BYTES = 64 << 20;
  private static final int ROWS_BETWEEN_CHECKS = 1_000;
  private static final MessageColumn[] COLUMNS = MessageColumn.values();

  private final MessageType schema = ParquetSchema.of(COLUMNS);
  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final ZstdPages compressor = new ZstdPages();
  private final ColumnWriter[] writers = new ColumnWriter[COLUMNS.length];
  private final ParquetFileWriter file;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore columns;
  private long rows;

  ParquetRows(OutputStream out) throws IOException {
    file =
        new ParquetFileWriter(
            new StreamFile(out),
            schema,
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            null,
            properties);
    file.start();
    begin();
  }

  @Override
  public void row(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    for (int i = 0; i < COLUMNS.length; i++) {
      MessageColumn column = COLUMNS[i];
      if (column.isOptional() && bytes[at++] == 0) {
        writers[i].writeNull(0, 0);
      } else {
        at = cell(column.type(), writers[i], bytes, at, column.isOptional() ? 1 : 0);
      }
    }
    columns.endRecord();
    rows++;
    if (rows % ROWS_BETWEEN_CHECKS == 0 && columns.getBufferedSize() > GROUP_BYTES) {
      flush();
      begin();
    }
  }

  @Override
  public void finish() throws IOException {
    flush();
    file.end(Map.of());
    file.close();
  }

  private static int cell(
      MessageColumn.Type type, ColumnWriter writer, byte[] bytes, int at, int definition) {
    switch (type) {
      case NUMBER -> writer.write(number(bytes, at), 0, definition);
      case FLAG -> writer.write(bytes[at] != 0, 0, definition);
      case TIME -> {
        long time = (long) number(bytes, at) << 32 | number(bytes, at + 4) & 0xFFFF_FFFFL;
        writer.write(time, 0, definition);
      }
      case TEXT -> {
        int length = number(bytes, at);
        // The dictionary copies what it keeps; a page copies everything.
        writer.write(Binary.fromReusedByteArray(bytes, at + 4, length), 0, definition);
        return at + 4 + length;
      }
    }
    return at + (type == MessageColumn.Type.TIME ? 8 : type == MessageColumn.Type.FLAG ? 1 : 4);
  }

  private static int number(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  private void begin() {
    pages =
        ColumnChunkPageWriteStore.builder()
            .withCompressorProvider(column -> compressor)
            .withSchema(schema)
            .withAllocator(properties.getAllocator())
            .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
            .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
            .build();
    columns = properties.newColumnWriteStore(schema, pages, pages);
    Arrays.setAll(writers, i -> columns.getColumnWriter(schema.getColumns().get(i)));
    rows = 0;
  }

  private void flush() throws IOException {
    if (rows > 0) {
      file.startBlock(rows);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    columns.close();
    pages.close();
  }
}
