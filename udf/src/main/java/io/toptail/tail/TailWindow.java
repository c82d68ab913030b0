package io.toptail.tail;

import io.toptail.report.TailRow;
import io.toptail.report.TailView;
import java.util.List;

/**
 * The readable tail of a window.
 *
 * @param rows all groups in their order; may be longer than memory
 * @param sharedTemplates how many templates of names of one label consist of tokens only
 */
public record TailWindow(List<TailRow> rows, TailView view, long sharedTemplates) {}
