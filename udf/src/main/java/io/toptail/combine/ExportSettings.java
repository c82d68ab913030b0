package io.toptail.combine;

import io.toptail.export.ExportFormat;
import io.toptail.filter.MessageFilter;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.row.AnalysisSettings.InputFile;
import java.io.Serializable;
import java.util.List;

/**
 * What an export needs to know.
 *
 * @param inputs the captures; a file's number is its place in this list
 * @param ports the ports that DNS is spoken on
 * @param tunnels whether to look into tunnels for the innermost packet
 * @param filter which messages have a row
 * @param addresses how addresses are hidden
 * @param malformed whether messages that cannot be read have a row too
 * @param format of the rows
 * @param byTime whether rows are ordered by time; else by file and packet, and those of messages
 *     put together from several packets come last
 * @param memory octets that may be held to sort rows, and to sort packets by flow
 */
public record ExportSettings(
    List<InputFile> inputs,
    int[] ports,
    boolean tunnels,
    MessageFilter filter,
    AddressPrivacy addresses,
    boolean malformed,
    ExportFormat format,
    boolean byTime,
    long memory)
    implements Serializable {

  /** The paths of the inputs as the user reads them. */
  List<String> paths() {
    return inputs.stream().map(InputFile::path).toList();
  }
}
