package io.toptail.export;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file with the library's own reader, and pages with the C library of Zstandard.
 */
public final class ParquetTable {
  private ParquetTable() {}

  /** Names of columns, then rows; flags are 0 and 1, and a cell that is not there is empty. */
  public static List<List<String>> read(byte[] parquet) throws IOException {
    Path file = Files.createTempFile("toptail", ".parquet");
    Files.write(file, parquet);
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdOnly())
            .build();
    try (ParquetFileReader reader = new ParquetFileReader(new LocalInputFile(file), options)) {
      return rows(reader);
    } finally {
      Files.delete(file);
    }
  }

  private static List<List<String>> rows(ParquetFileReader reader) throws IOException {
    MessageType schema = reader.getFooter().getFileMetaData().getSchema();
    List<List<String>> rows = new ArrayList<>();
    rows.add(schema.getFields().stream().map(Type::getName).toList());
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(group, new GroupRecordConverter(schema));
      for (long i = 0; i < group.getRowCount(); i++) {
        rows.add(cells(records.read(), schema));
      }
    }
    return rows;
  }

  private static List<String> cells(Group row, MessageType schema) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      if (row.getFieldRepetitionCount(i) == 0) {
        cells.add("");
        continue;
      }
      PrimitiveTypeName type = schema.getType(i).asPrimitiveType().getPrimitiveTypeName();
      cells.add(
          switch (type) {
            case BOOLEAN -> row.getBoolean(i, 0) ? "1" : "0";
            case BINARY -> new String(row.getBinary(i, 0).getBytes(), StandardCharsets.UTF_8);
            default -> row.getValueToString(i, 0);
          });
    }
    return cells;
  }

  private static final class ZstdOnly implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      if (codec != CompressionCodecName.ZSTD) {
        throw new IllegalArgumentException("compressed by " + codec);
      }
      return new Decompressor();
    }

    @Override
    public void release() {
      // holds nothing
    }
  }

  private static final class Decompressor
      implements CompressionCodecFactory.BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int length) throws IOException {
      return BytesInput.from(decompressed(bytes.toInputStream().readAllBytes(), length));
    }

    @Override
    public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int length) {
      byte[] bytes = new byte[compressed];
      input.get(bytes);
      output.put(decompressed(bytes, length));
    }

    private static byte[] decompressed(byte[] bytes, int length) {
      return Zstd.decompress(bytes, length);
    }

    @Override
    public void release() {
      // holds nothing
    }
  }
}
