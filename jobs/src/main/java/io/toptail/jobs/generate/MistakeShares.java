package io.toptail.jobs.generate;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many of the queries are mistaken, and how.
 *
 * @param byMistake share of the queries, a fraction; a mistake that is not there is not made
 */
record MistakeShares(Map<Mistake, Double> byMistake) {
  /** Every mistake with its usual share. */
  static MistakeShares defaults() {
    Map<Mistake, Double> shares = new EnumMap<>(Mistake.class);
    for (Mistake mistake : Mistake.values()) {
      shares.put(mistake, mistake.defaultShare());
    }
    return new MistakeShares(shares);
  }

  /** Reads {@code rfc1918-ptr=0.02,wpad-leak=0.003}, or {@code none} for no mistake at all. */
  static final class Converter implements ITypeConverter<MistakeShares> {
    @Override
    public MistakeShares convert(String text) {
      Map<Mistake, Double> shares = new EnumMap<>(Mistake.class);
      for (String part : text.equals("none") ? new String[0] : text.split(",")) {
        String[] pair = part.trim().split("=", 2);
        Mistake mistake = mistake(pair[0].trim());
        if (shares.put(mistake, share(pair)) != null) {
          throw new TypeConversionException("'" + mistake.id() + "' is named twice");
        }
      }
      return new MistakeShares(shares);
    }

    private static Mistake mistake(String id) {
      StringBuilder ids = new StringBuilder();
      for (Mistake mistake : Mistake.values()) {
        if (mistake.id().equals(id)) {
          return mistake;
        }
        ids.append(ids.isEmpty() ? "" : ", ").append(mistake.id());
      }
      throw new TypeConversionException(
          "'" + id + "' is no mistake that can be planted; there are " + ids);
    }

    private static double share(String[] pair) {
      try {
        double share = Double.parseDouble(pair.length == 2 ? pair[1].trim() : "");
        if (share >= 0 && share <= 1) {
          return share;
        }
      } catch (NumberFormatException e) {
        // Told below, as a number out of range is.
      }
      throw new TypeConversionException("'" + pair[0].trim() + "' needs a share from 0 to 1");
    }
  }
}
