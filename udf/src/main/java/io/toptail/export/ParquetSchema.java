package io.toptail.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.NANOS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The columns of a Parquet file: strings, INT32, BOOLEAN, and UTC timestamps in nanoseconds. */
final class ParquetSchema {
  private ParquetSchema() {}

  static MessageType of(MessageColumn... columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (MessageColumn column : columns) {
      schema.addField(field(column));
    }
    return schema.named("messages");
  }

  private static Type field(MessageColumn column) {
    Repetition repetition = column.isOptional() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return switch (column.type()) {
      case TEXT -> Types.primitive(BINARY, repetition).as(stringType()).named(column.id());
      case NUMBER -> Types.primitive(INT32, repetition).named(column.id());
      case FLAG -> Types.primitive(BOOLEAN, repetition).named(column.id());
      case TIME ->
          Types.primitive(INT64, repetition).as(timestampType(true, NANOS)).named(column.id());
    };
  }
}
