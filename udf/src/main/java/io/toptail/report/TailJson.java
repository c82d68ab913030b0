package io.toptail.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The tail of a window, its shape and what explains it, as a field of a JSON object. */
final class TailJson {
  private TailJson() {}

  /** The field {@code tail}. */
  static void write(TailShape tail, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tail");
    json.writeNumberField("names", tail.names());
    json.writeNumberField("queries", tail.queries());
    json.writeArrayFieldStart("names_by_count");
    for (TailShape.Bucket bucket : tail.buckets()) {
      json.writeStartObject();
      json.writeNumberField("min_count", bucket.minCount());
      if (bucket.maxCount() == Long.MAX_VALUE) {
        json.writeNullField("max_count");
      } else {
        json.writeNumberField("max_count", bucket.maxCount());
      }
      json.writeNumberField("names", bucket.names());
      json.writeNumberField("queries", bucket.queries());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("share_beyond_rank");
    for (TailShape.RankShare beyond : tail.beyondRank()) {
      json.writeStartObject();
      json.writeNumberField("rank", beyond.rank());
      JsonFile.fraction(json, "share", beyond.share());
      json.writeEndObject();
    }
    json.writeEndArray();
    figures(tail, json);
    explained(tail.view(), json);
    json.writeEndObject();
  }

  private static void figures(TailShape tail, JsonGenerator json) throws IOException {
    TailFigures figures = tail.figures();
    json.writeNumberField("domains", figures.domains());
    json.writeNumberField("templates", figures.templates());
    json.writeNumberField("names_asked_once", figures.askedOnce());
    JsonFile.fraction(json, "names_per_query", Figures.share(tail.names(), tail.queries()));
    JsonFile.fraction(json, "share_asked_once", Figures.share(figures.askedOnce(), tail.names()));
    JsonFile.fraction(json, "unseen_mass", Figures.share(figures.askedOnce(), tail.queries()));
    JsonFile.fraction(json, "zipf_slope", figures.slope());
    json.writeArrayFieldStart("share_of_top");
    for (TailFigures.RankShare top : figures.topShares()) {
      json.writeStartObject();
      json.writeNumberField("rank", top.rank());
      JsonFile.fraction(json, "share", top.share());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("definitions");
    for (TailFigures.Part part : figures.parts()) {
      json.writeStartObject();
      json.writeStringField("id", part.id());
      json.writeStringField("definition", part.definition());
      json.writeNumberField("names", part.names());
      JsonFile.fraction(json, "share_of_names", Figures.share(part.names(), tail.names()));
      json.writeNumberField("queries", part.queries());
      JsonFile.fraction(json, "share_of_queries", Figures.share(part.queries(), tail.queries()));
      json.writeNumberField("from_rank", part.fromRank());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void explained(TailView view, JsonGenerator json) throws IOException {
    json.writeBooleanField("outcomes_known", view.outcomesKnown());
    json.writeArrayFieldStart("explanations");
    for (TailView.Share share : view.shares()) {
      json.writeStartObject();
      json.writeStringField("explanation", share.explanation());
      json.writeStringField("title", share.title());
      json.writeNumberField("names_asked_once", share.namesOnce());
      json.writeNumberField("names_asked_at_most_3_times", share.names());
      json.writeNumberField("queries_for_them", share.queries());
      json.writeNumberField("names_asked_at_most_10_times", share.namesTen());
      json.writeNumberField("queries_for_those", share.queriesTen());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lanes");
    for (TailView.Lane lane : view.lanes()) {
      json.writeStartObject();
      json.writeStringField("lane", lane.id());
      json.writeStringField("title", lane.title());
      json.writeNumberField("groups", lane.rows());
      json.writeNumberField("names", lane.names());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
