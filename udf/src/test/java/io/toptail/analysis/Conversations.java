package io.toptail.analysis;

import io.toptail.analysis.Frames.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Queries and their responses as packets, the responses with the records that real ones have. */
final class Conversations {
  static final long START = 1_700_000_000L * Analysis.SECOND;
  private static final long LATENCY = 20_000_000L;
  private static final int CLIENT_PORT = 4000;
  private static final double TURN = 10;
  private static final int[] FLAGS = {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA};

  private final List<Frame> frames = new ArrayList<>();
  private final Random ids = new Random(1);
  private double turn = -TURN;

  Frame[] frames() {
    return frames.toArray(Frame[]::new);
  }

  List<Frame> list() {
    return frames;
  }

  /** The second that it is ten seconds later than the last time; 0 at first. */
  double turn() {
    turn += TURN;
    return turn;
  }

  /** A query for A and its address, in its turn. */
  Conversations answered(String client, String name) {
    return answered(turn(), client, name);
  }

  /** A query for A that the root denies, in its turn. */
  Conversations denied(String client, String name) {
    return denied(turn(), client, name, Type.A, Rcode.NXDOMAIN, ".");
  }

  /** A query that nobody answers. */
  Conversations lost(double seconds, String client, String name, int type) {
    return send(seconds, client, query(name, type));
  }

  /** A query for A and its address. */
  Conversations answered(double seconds, String client, String name) {
    Message query = query(name, Type.A);
    Message response = response(query, Rcode.NOERROR);
    Name owner = query.getQuestion().getName();
    response.addRecord(
        new ARecord(owner, DClass.IN, 60, new byte[] {(byte) 192, 0, 2, 7}), Section.ANSWER);
    return exchange(seconds, client, query, response);
  }

  /** A negative response, denied by a zone; NODATA for NOERROR. */
  Conversations denied(
      double seconds, String client, String name, int type, int rcode, String zone) {
    Message query = query(name, type);
    Message response = response(query, rcode);
    Name owner = name(zone);
    response.addRecord(
        new SOARecord(owner, DClass.IN, 60, owner, owner, 1, 60, 60, 60, 60), Section.AUTHORITY);
    return exchange(seconds, client, query, response);
  }

  /** A response with a code and no record, and an extended error if that is not negative. */
  Conversations failed(
      double seconds, String client, String name, int type, int rcode, int extendedError) {
    Message query = query(name, type);
    Message response = response(query, rcode);
    if (extendedError >= 0) {
      response.addRecord(
          new OPTRecord(1232, 0, 0, 0, new ExtendedErrorCodeOption(extendedError)),
          Section.ADDITIONAL);
    }
    return exchange(seconds, client, query, response);
  }

  /** A query of a resolver, without RD, to an authoritative server, and its code. */
  Conversations resolved(double seconds, String server, String name, int rcode) {
    Message query = query(name, Type.A);
    query.getHeader().unsetFlag(Flags.RD);
    Message response = response(query, rcode);
    response.getHeader().unsetFlag(Flags.RA);
    String resolver = "198.51.100.1";
    send(time(seconds), resolver, port(query), server, 53, query);
    return send(time(seconds) + LATENCY, server, 53, resolver, port(query), response);
  }

  /** A response with one record in its answer section. */
  Conversations answered(double seconds, String client, String name, Record... answers) {
    Message query = query(name, answers[0].getType());
    Message response = response(query, Rcode.NOERROR);
    for (Record answer : answers) {
      response.addRecord(answer, Section.ANSWER);
    }
    return exchange(seconds, client, query, response);
  }

  /** A query from the only port of a client. */
  Conversations query(double seconds, String client, String server, Message query) {
    return send(seconds, client, CLIENT_PORT, server, 53, query);
  }

  /** A response to that port. */
  Conversations response(double seconds, String server, String client, Message response) {
    return send(seconds, server, 53, client, CLIENT_PORT, response);
  }

  /** Any message. */
  Conversations send(
      double seconds, String from, int fromPort, String to, int toPort, Message message) {
    return send(time(seconds), from, fromPort, to, toPort, message);
  }

  /**
   * A message with a question.
   *
   * @param flags second word of the header
   */
  static Message message(int id, int flags, String name, int type, Record... answers) {
    Message message = new Message(id);
    for (int flag : FLAGS) {
      if ((flags & 1 << 15 - flag) != 0) {
        message.getHeader().setFlag(flag);
      }
    }
    message.getHeader().setRcode(flags & 0xF);
    message.addRecord(Record.newRecord(name(name), type, DClass.IN), Section.QUESTION);
    for (Record answer : answers) {
      message.addRecord(answer, Section.ANSWER);
    }
    return message;
  }

  static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }

  private Message query(String name, int type) {
    Message query = Message.newQuery(Record.newRecord(name(name), type, DClass.IN));
    query.getHeader().setID(ids.nextInt(1 << 16));
    return query;
  }

  private static Message response(Message query, int rcode) {
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setFlag(Flags.RD);
    response.getHeader().setFlag(Flags.RA);
    response.getHeader().setRcode(rcode);
    response.addRecord(query.getQuestion(), Section.QUESTION);
    return response;
  }

  private Conversations exchange(double seconds, String client, Message query, Message response) {
    send(seconds, client, query);
    return send(time(seconds) + LATENCY, Frames.SERVER, 53, client, port(query), response);
  }

  private static int port(Message query) {
    return 1024 + query.getHeader().getID() * 40_503 % 60_000;
  }

  private Conversations send(double seconds, String client, Message query) {
    return send(time(seconds), client, port(query), Frames.SERVER, 53, query);
  }

  private static long time(double seconds) {
    return START + (long) (seconds * Analysis.SECOND);
  }

  private Conversations send(
      long nanos, String from, int fromPort, String to, int toPort, Message message) {
    frames.add(Frames.udp(nanos, from, fromPort, to, toPort, message.toWire()));
    return this;
  }
}
