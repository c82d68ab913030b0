package io.toptail.detect;

import io.toptail.dns.DnsName;
import io.toptail.name.WireName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Any question before every detector, also those that precedence hides: none throws, and whoever
 * claims a question matches it. An input is a type, a class, and a name in wire form; what is no
 * name is read as labels with dots between them.
 */
public final class DetectorFuzz {
  private static final int MAX_LABEL = 63;

  private DetectorFuzz() {}

  /** Asks every detector on its own, and the catalogue. */
  public static void fuzz(byte[] input) {
    if (input.length < 5) {
      return;
    }
    int type = (input[0] & 0xFF) << 8 | input[1] & 0xFF;
    int qclass = (input[2] & 0xFF) << 8 | input[3] & 0xFF;
    byte[] wire = lower(name(Arrays.copyOfRange(input, 4, input.length)));
    WireName name = new WireName().wrap(wire, 0, wire.length);
    int registrable = DetectorVectors.SUFFIXES.registrableLabels(name);
    require(registrable >= 0 && registrable <= name.labels(), "registrable labels");
    Question question = DetectorVectors.question(wire, type, qclass);
    Detector claimant = DetectorVectors.CATALOGUE.primary(question);
    boolean claimed = claimant != null;
    require(!claimed || ((QuestionDetector) claimant).matches(question), "claimed without a match");
    for (Detector detector : DetectorVectors.CATALOGUE.detectors()) {
      if (detector instanceof QuestionDetector asked && asked.matches(question)) {
        require(claimed, asked.id() + " matches and nobody claims");
        require(claimant.precedence() <= asked.precedence(), asked.id() + " was not asked");
        require(asked.matchedLabels(question) <= name.labels(), asked.id() + " matched labels");
      }
    }
  }

  /** The octets if they are a name of at most 255 octets, else a name with them as its labels. */
  private static byte[] name(byte[] octets) {
    try {
      if (octets.length <= DnsName.MAX_LENGTH) {
        new WireName().wrap(octets, 0, octets.length);
        return octets;
      }
    } catch (IllegalArgumentException noName) {
      // Read below as text.
    }
    byte[] wire = new byte[DnsName.MAX_LENGTH];
    int labelAt = 0;
    int at = 1;
    for (int i = 0; i < octets.length && at < wire.length - 2; i++) {
      boolean full = wire[labelAt] == MAX_LABEL;
      if (octets[i] == '.' && wire[labelAt] > 0 || full) {
        labelAt = at++;
      }
      if (octets[i] != '.') {
        wire[at++] = octets[i];
        wire[labelAt]++;
      }
    }
    return Arrays.copyOf(wire, wire[labelAt] == 0 ? labelAt + 1 : at + 1);
  }

  private static byte[] lower(byte[] wire) {
    for (int i = 0; i < wire.length; i++) {
      wire[i] += (byte) (wire[i] >= 'A' && wire[i] <= 'Z' ? 32 : 0);
    }
    return wire;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** The questions of the detectors' tests. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    List<DetectorVectors.Vector> vectors = new ArrayList<>(DetectorVectors.vectors());
    vectors.addAll(DetectorVectors.healthy());
    for (DetectorVectors.Vector vector : vectors) {
      byte[] wire = DnsName.toWire(vector.name().toLowerCase(Locale.ROOT));
      byte[] input = new byte[4 + wire.length];
      input[0] = (byte) (vector.type() >> 8);
      input[1] = (byte) vector.type();
      input[2] = (byte) (vector.qclass() >> 8);
      input[3] = (byte) vector.qclass();
      System.arraycopy(wire, 0, input, 4, wire.length);
      seeds.add(input);
    }
    return seeds;
  }
}
