package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The part of {@link PageData} that shows the tail: its shape, what explains it, and its lanes. */
final class PageTail {
  private final PageData data;
  private final JsonGenerator json;
  private final Times times;
  private final int limit;

  /**
   * @param limit rows of a lane at most
   */
  PageTail(PageData data, JsonGenerator json, Times times, int limit) {
    this.data = data;
    this.json = json;
    this.times = times;
    this.limit = limit;
  }

  void window(WindowReport window) throws IOException {
    TailShape tail = window.tail();
    json.writeObjectFieldStart("tail");
    json.writeNumberField("names", tail.names());
    json.writeNumberField("queries", tail.queries());
    json.writeStringField("headline", TailSentences.headline(tail));
    json.writeStringField("shape", String.join(" · ", TailSentences.shape(tail)));
    json.writeStringField("notEvaluated", TailSentences.notEvaluated(tail.view()));
    json.writeArrayFieldStart("ranks");
    for (TailShape.RankPoint point : tail.ranks()) {
      json.writeArray(new long[] {point.rank(), point.queries()}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
    data.table(
        "buckets",
        tail.buckets(),
        bucket -> {
          json.writeString(TailSentences.times(bucket));
          json.writeNumber(bucket.names());
          data.share(Figures.share(bucket.names(), tail.names()));
          json.writeNumber(bucket.queries());
          data.share(Figures.share(bucket.queries(), tail.queries()));
        });
    data.table(
        "beyond",
        tail.beyondRank(),
        beyond -> {
          json.writeNumber(beyond.rank());
          data.share(beyond.share());
        });
    readable(tail);
  }

  private void readable(TailShape tail) throws IOException {
    data.table(
        "tailParts",
        tail.figures().parts(),
        part -> {
          json.writeString(part.definition());
          json.writeNumber(part.names());
          data.share(Figures.share(part.names(), tail.names()));
          json.writeNumber(part.queries());
          data.share(Figures.share(part.queries(), tail.queries()));
          json.writeNumber(part.fromRank());
        });
    TailView view = tail.view();
    long names = view.shares().stream().mapToLong(TailView.Share::names).sum();
    long queries = view.shares().stream().mapToLong(TailView.Share::queries).sum();
    data.table(
        "explained",
        view.shares(),
        row -> {
          json.writeString(Printable.text(row.title()));
          json.writeString(Printable.text(row.explanation()));
          json.writeNumber(row.names());
          data.share(Figures.share(row.names(), names));
          json.writeNumber(row.queries());
          data.share(Figures.share(row.queries(), queries));
        });
    data.table(
        "suffixes",
        view.suffixes(),
        row -> {
          json.writeString(Printable.name(row.suffix()));
          json.writeNumber(row.children());
          json.writeNumber(row.names());
          json.writeNumber(row.queries());
          data.clients(row.clients(), row.clientsEstimated());
          json.writeString(Printable.text(row.symptoms()));
          json.writeString(Printable.name(row.example()));
        });
    json.writeArrayFieldStart("lanes");
    for (TailView.Lane lane : view.lanes()) {
      json.writeStartObject();
      json.writeStringField("id", lane.id());
      json.writeStringField("title", Printable.text(lane.title()));
      json.writeNumberField("names", lane.names());
      json.writeNumberField("total", lane.rows());
      json.writeArrayFieldStart("rows");
      for (TailRow row : lane.first().subList(0, Math.min(limit, lane.first().size()))) {
        json.writeStartArray();
        group(row);
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void group(TailRow row) throws IOException {
    json.writeString(Printable.name(row.template()));
    json.writeNumber(row.names());
    json.writeNumber(row.queries());
    data.clients(row.clients(), row.clientsEstimated());
    json.writeString(Printable.name(row.example()));
    json.writeString(Printable.text(row.explanation()));
    json.writeString(times.iso(row.firstSeenNanos()));
    json.writeString(times.iso(row.lastSeenNanos()));
    json.writeNumber(row.score());
    json.writeString(Printable.name(row.meant()));
    json.writeString(row.types());
    json.writeString(row.outcomes());
    json.writeString(Printable.text(row.who()));
    json.writeString(Printable.text(row.fix()));
    json.writeString(row.severity());
  }
}
