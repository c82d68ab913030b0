package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The questions of {@code vectors.txt} and {@code healthy.txt}, and the lists they are asked of.
 */
final class DetectorVectors {
  static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  static final DelegatedTlds TLDS = DelegatedTlds.bundled();
  static final DetectorCatalogue CATALOGUE = DetectorCatalogue.load(SUFFIXES, TLDS);
  private static final Map<Vantage, DetectorCatalogue> CATALOGUES =
      new ConcurrentHashMap<>(Map.of(Vantage.UNKNOWN, CATALOGUE));
  static final String HEALTHY = "healthy";

  /** One line: {@code detector} is the section; {@code expected} claims the question. */
  record Vector(
      String detector,
      Vantage vantage,
      boolean positive,
      String name,
      int type,
      int qclass,
      String expected) {
    Question question() {
      return DetectorVectors.question(DnsName.toWire(name), type, qclass);
    }
  }

  private DetectorVectors() {}

  static Question question(byte[] wire, int type, int qclass) {
    WireName name = new WireName().wrap(wire, 0, wire.length);
    int registrable = SUFFIXES.registrableLabels(name);
    return new Question().wrap(name, type, qclass, registrable, TLDS.contains(name));
  }

  /** The catalogue as it is at a vantage. */
  static DetectorCatalogue at(Vantage vantage) {
    return CATALOGUES.computeIfAbsent(
        vantage,
        v ->
            DetectorCatalogue.load(
                new DetectorSources(
                    SUFFIXES, TLDS, Registries.bundled(), DetectorSettings.none(), v, true)));
  }

  static String claimant(Question question) {
    return claimant(CATALOGUE, question);
  }

  static String claimant(DetectorCatalogue catalogue, Question question) {
    Detector detector = catalogue.primary(question);
    return detector == null ? HEALTHY : detector.id();
  }

  static List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    String section = "";
    Vantage vantage = Vantage.UNKNOWN;
    for (String line : lines("vectors.txt")) {
      if (line.startsWith("[") && line.endsWith("]")) {
        String[] words = line.substring(1, line.length() - 1).split(" ");
        section = words[0];
        vantage =
            words.length == 1
                ? Vantage.UNKNOWN
                : Vantage.valueOf(words[1].toUpperCase(Locale.ROOT));
        continue;
      }
      String[] field = line.split(" ");
      boolean positive = field[0].equals("+");
      int qclass = qclass(field.length > 3 ? field[3] : "IN");
      String expected = positive ? section : field[4];
      vectors.add(
          new Vector(section, vantage, positive, field[1], type(field[2]), qclass, expected));
    }
    return vectors;
  }

  static List<Vector> healthy() {
    return lines("healthy.txt").stream()
        .map(line -> line.split(" "))
        .map(
            field ->
                new Vector(HEALTHY, Vantage.UNKNOWN, true, field[0], type(field[1]), 1, HEALTHY))
        .toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = DetectorVectors.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  static int type(String text) {
    return switch (text) {
      case "A" -> 1;
      case "NS" -> 2;
      case "SOA" -> 6;
      case "NULL" -> 10;
      case "PTR" -> 12;
      case "MX" -> 15;
      case "TXT" -> 16;
      case "AAAA" -> 28;
      case "SRV" -> 33;
      case "ANY" -> 255;
      default -> Integer.parseInt(text.substring("TYPE".length()));
    };
  }

  private static int qclass(String text) {
    return switch (text) {
      case "IN" -> 1;
      case "CH" -> 3;
      case "HS" -> 4;
      case "NONE" -> 254;
      case "ANY" -> 255;
      default -> Integer.parseInt(text.substring("CLASS".length()));
    };
  }
}
