package io.toptail.detect.content;

import io.toptail.detect.ResponseMessage;
import io.toptail.dns.DnsMessage;
import io.toptail.dns.ResponseFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A line of {@code responses.txt}. */
record ResponseCase(String detector, boolean positive, String text) {
  static List<ResponseCase> all() {
    List<ResponseCase> all = new ArrayList<>();
    String detector = "";
    for (String line : lines()) {
      if (line.startsWith("[")) {
        detector = line.substring(1, line.length() - 1);
      } else if (line.startsWith("+ ") || line.startsWith("- ")) {
        all.add(new ResponseCase(detector, line.charAt(0) == '+', line.substring(2)));
      }
    }
    return all;
  }

  private static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ResponseCase.class.getResourceAsStream("/io/toptail/detect/responses.txt"),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words behind the question. */
  private List<String> flags() {
    String[] question = text.split("\\|")[0].trim().split(" ");
    return List.of(question).subList(2, question.length);
  }

  /** The response as a server sends it, names compressed. */
  byte[] wire() {
    String[] sections = text.replace("||", "| |").split("\\|", -1);
    String[] question = sections[0].trim().split(" ");
    Message response = new Message(7);
    response.getHeader().setFlag(Flags.QR);
    for (String flag : flags()) {
      switch (flag) {
        case "aa" -> response.getHeader().setFlag(Flags.AA);
        case "ra" -> response.getHeader().setFlag(Flags.RA);
        case "rd" -> response.getHeader().setFlag(Flags.RD);
        case "tc" -> response.getHeader().setFlag(Flags.TC);
        case "nx" -> response.getHeader().setRcode(Rcode.NXDOMAIN);
        case "refused" -> response.getHeader().setRcode(Rcode.REFUSED);
        case "tcp", "cut", "fragments" -> {
          // how it came
        }
        default -> throw new IllegalArgumentException(flag);
      }
    }
    response.addRecord(
        Record.newRecord(name(question[0]), Type.value(question[1]), DClass.IN), Section.QUESTION);
    boolean authorityOnly = text.contains("||") && sections.length == 3 && sections[1].isBlank();
    if (sections.length > 1 && !authorityOnly) {
      add(response, Section.ANSWER, sections[1]);
    }
    if (text.contains("||")) {
      add(response, Section.AUTHORITY, sections[sections.length - 1]);
    }
    return response.toWire();
  }

  private static void add(Message response, int section, String records) {
    for (String record : records.split(" ; ")) {
      if (!record.isBlank()) {
        String[] fields = record.trim().split(" ", 4);
        response.addRecord(record(fields), section);
      }
    }
  }

  private static Record record(String[] fields) {
    try {
      long ttl = Long.parseLong(fields[1]);
      int type = Type.value(fields[2]);
      return Record.fromString(name(fields[0]), type, DClass.IN, ttl, fields[3], Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }

  /** The view that detectors look at. */
  ResponseMessage response() {
    return response(new DnsMessage(), new ResponseFacts(), new ResponseMessage());
  }

  /** The same with views that were used before. */
  ResponseMessage response(DnsMessage message, ResponseFacts facts, ResponseMessage view) {
    byte[] wire = wire();
    int captured = flags().contains("cut") ? wire.length - 20 : wire.length;
    message.wrap(wire, 0, captured, wire.length);
    facts.read(message);
    return view.wrap(message, facts, !flags().contains("tcp"), flags().contains("fragments"));
  }

  @Override
  public String toString() {
    return detector + (positive ? " finds " : " leaves ") + text;
  }
}
