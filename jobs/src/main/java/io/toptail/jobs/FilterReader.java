package io.toptail.jobs;

import io.toptail.filter.ClientSample;
import io.toptail.filter.MessageFilter;
import io.toptail.filter.MessageFilterBuilder;
import io.toptail.filter.TimeText;
import java.util.function.Consumer;

/** Reads the settings of {@link FilterOptions}. */
final class FilterReader {
  private static final String NONE = "none";

  private final OptionValues values;
  private final MessageFilterBuilder filter = new MessageFilterBuilder();

  FilterReader(OptionValues values) {
    this.values = values;
  }

  /** The filter; null if something is wrong with it. */
  MessageFilter read() {
    Long from = values.optional("from", NONE, TimeText::parse, TimeText::format);
    Long to = values.optional("to", NONE, TimeText::parse, TimeText::format);
    if (from != null) {
      filter.from(from);
    }
    if (to != null) {
      filter.to(to);
    }
    each("client", ",", filter::client);
    each("server", ",", filter::server);
    // An expression may hold a comma.
    each("name", null, filter::name);
    each("qtype", ",", filter::qtype);
    each("rcode", ",", filter::rcode);
    filter.queriesOnly(values.flag("queries-only")).responsesOnly(values.flag("responses-only"));
    filter.sample(values.optional("sample", NONE, ClientSample::parse, ClientSample::toString));
    try {
      return filter.build();
    } catch (IllegalArgumentException e) {
      values.problem("filters", e.getMessage());
      return null;
    }
  }

  private void each(String option, String separator, Consumer<String> add) {
    Setting setting = values.list(option);
    for (String value : setting.values()) {
      for (String text : separator == null ? new String[] {value} : value.split(separator, -1)) {
        try {
          add.accept(text);
        } catch (IllegalArgumentException e) {
          values.problem(setting.origin(), "'" + text + "': " + e.getMessage());
        }
      }
    }
  }
}
