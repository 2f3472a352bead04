package org.tenshot.ui.history;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.store.EventPages;
import org.tenshot.store.EventTopic;
import org.tenshot.store.Happened;
import org.tenshot.store.HistoryFilter;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;

/// Thinks for the list of events: what is asked for, which one is chosen, and which inspections
/// belong to its time. On the drawing thread.
final class EventsViewModel {

  private static final int PAGE = 60;

  /// Parts before and after something, so that it is seen what it changed.
  private static final Duration AROUND = Duration.ofMinutes(2);

  private final EventActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final HistoryViewModel list;
  private final ReadOnlyObjectWrapper<EventsView> view =
      new ReadOnlyObjectWrapper<>(new EventsView(null, EventCriteria.ALL, List.of(), -1, false));
  private EventCriteria criteria = EventCriteria.ALL;
  private List<Happened> rows = new ArrayList<>();
  private int cursor = -1;
  private boolean busy;
  private boolean whole;
  private long asked;

  /// @param list knows the facts, shows inspections and tells how things went
  EventsViewModel(EventActions actions, Strings strings, FxBridge bridge, HistoryViewModel list) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.list = list;
    list.viewProperty()
        .addListener(
            (at, before, now) -> {
              if (now.side() == HistoryView.Side.EVENTS && now.facts() != before.facts()) {
                open();
              }
            });
  }

  ReadOnlyObjectProperty<EventsView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Asks anew, from the newest on.
  void open() {
    ask(criteria);
  }

  /// Brings the events to the front as they were left; those that are in front are asked anew.
  void comeForward() {
    boolean front = list.viewProperty().get().side() == HistoryView.Side.EVENTS;
    list.show(HistoryView.Side.EVENTS);
    if (front || rows.isEmpty()) {
      open();
    }
  }

  /// Other events, from the newest on.
  void ask(EventCriteria other) {
    criteria = other;
    rows = new ArrayList<>();
    cursor = -1;
    whole = false;
    busy = false;
    more();
  }

  /// The next or an earlier topic.
  void turnTopic(int step) {
    EventTopic[] topics = EventTopic.values();
    int next = Math.floorMod(criteria.topic().ordinal() + step, topics.length);
    ask(criteria.about(topics[next]));
  }

  /// Events of a time that a person types.
  ///
  /// @param from empty for no bound
  /// @param to empty for no bound
  void between(String from, String to) {
    HistoryFacts facts = facts();
    if (facts == null) {
      return;
    }
    try {
      ask(
          criteria.between(
              TypedTime.read(from, facts.now(), facts.shifts().zone()),
              TypedTime.read(to, facts.now(), facts.shifts().zone())));
    } catch (DateTimeException wrong) {
      list.failed(strings.text("history.events.time-wrong"));
    }
  }

  /// The next page, if there is one and nothing else is being asked.
  void more() {
    HistoryFacts facts = facts();
    if (facts == null || busy || whole) {
      publish();
      return;
    }
    EventPages.Place after = rows.isEmpty() ? EventPages.Place.START : rows.getLast().place();
    long mine = ++asked;
    busy = true;
    publish();
    bridge.answer(
        actions.page(criteria.filter(facts), after, PAGE),
        page -> {
          if (mine == asked) {
            busy = false;
            rows.addAll(page);
            whole = page.size() < PAGE;
            cursor = cursor < 0 && !rows.isEmpty() ? 0 : cursor;
            publish();
          }
        },
        sentence -> {
          if (mine == asked) {
            busy = false;
            list.failed(sentence);
            publish();
          }
        });
  }

  /// Moves to another event; the last one brings the next page.
  void move(int step) {
    if (!rows.isEmpty()) {
      cursor = Math.clamp(cursor + step, 0, rows.size() - 1);
      if (cursor == rows.size() - 1) {
        more();
      }
      publish();
    }
  }

  /// Shows the inspections of the time of the event that is chosen.
  void showParts() {
    if (cursor >= 0) {
      showParts(cursor);
    }
  }

  /// Shows the inspections of the time of an event, of its line where it has one.
  void showParts(int row) {
    cursor = row;
    publish();
    Happened own = rows.get(row);
    Instant until = own.until();
    list.showTime(
        new Criteria.Moment(
            own.from().minus(AROUND),
            until == null ? HistoryFilter.Stretch.ALWAYS.to() : until.plus(AROUND),
            own.line().isEmpty() ? null : own.line()));
  }

  /// Writes all that is asked for into a file.
  void export(Path file) {
    HistoryFacts facts = facts();
    if (facts != null) {
      bridge.answer(
          actions.export(criteria.filter(facts), file),
          count ->
              list.done(strings.text("history.events.exported", strings.number(count), file), null),
          list::failed);
    }
  }

  private @Nullable HistoryFacts facts() {
    return list.viewProperty().get().facts();
  }

  private void publish() {
    view.set(new EventsView(facts(), criteria, rows, cursor, busy));
  }
}
