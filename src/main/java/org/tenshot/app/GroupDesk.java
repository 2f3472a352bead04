package org.tenshot.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cluster.NameTexts;
import org.tenshot.cluster.RejectGroup;
import org.tenshot.cluster.RejectGroups;
import org.tenshot.cluster.Sorting;
import org.tenshot.cluster.Watch;
import org.tenshot.domain.Profile;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.Urgency;
import org.tenshot.store.GroupLog;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.StoredInspection;
import org.tenshot.teach.Written;
import org.tenshot.ui.history.GroupActions;
import org.tenshot.ui.history.SortedRejects;

/// What the screen for looking back asks for about groups of rejects, done on a thread of its own
/// with a connection of its own: sorting takes seconds, and nothing else waits for it.
final class GroupDesk implements GroupActions, AutoCloseable {

  private static final int PICTURES = 5;

  /// Of so many of the most typical parts, some have their picture.
  private static final int LOOKED_AT = 100;

  private final Assembly assembly;
  private final Orders orders = new Orders("sorting rejects");
  private volatile StationLine line;
  private final Permitted permitted;
  private final LaterHistory history;
  private @Nullable Names names;

  /// @param first whose encoder embeds the texts until {@link #turnTo}
  GroupDesk(Assembly assembly, StationLine first, LineOptions options) {
    this.assembly = assembly;
    this.permitted = new Permitted(assembly, orders);
    this.line = first;
    this.history = new LaterHistory(assembly, options);
  }

  /// Takes the texts of this line from now on.
  void turnTo(StationLine other) {
    line = other;
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    permitted.offersLogIn(offer);
  }

  /// Names by what they were made of.
  ///
  /// @param profile hash of the profile; empty for common defects alone
  private record Names(String encoder, String profile, NameTexts texts) {}

  @Override
  public CompletionStage<SortedRejects> sort(HistoryFilter filter, Watch watch) {
    return orders.run(
        () -> {
          RejectGroups groups = named(new Sorting(history()).of(filter, watch));
          List<List<String>> pictures = new ArrayList<>();
          for (RejectGroup own : groups.groups()) {
            pictures.add(pictures(own));
          }
          return new SortedRejects(groups, pictures);
        });
  }

  private RejectGroups named(RejectGroups groups) throws Exception {
    if (line.open() == null) {
      return groups;
    }
    Teachable now = line.teachable().get(60, TimeUnit.SECONDS);
    Profile profile = now.profile().product().equals(groups.product()) ? now.profile() : null;
    String hash = profile == null ? "" : profile.hash();
    Names known = names;
    if (known == null || !known.encoder.equals(now.encoder()) || !known.profile.equals(hash)) {
      try (Encoder encoder = now.lines().handle(Urgency.BACKGROUND)) {
        known = new Names(now.encoder(), hash, NameTexts.of(encoder, profile));
      }
      names = known;
    }
    return known.texts.name(groups);
  }

  private List<String> pictures(RejectGroup group) throws Exception {
    List<Long> typical = group.members().stream().limit(LOOKED_AT).toList();
    return history().byIds(typical).stream()
        .map(StoredInspection::pictureHash)
        .filter(Objects::nonNull)
        .distinct()
        .limit(PICTURES)
        .toList();
  }

  @Override
  public CompletionStage<RejectGroup> name(RejectGroups groups, RejectGroup group, String name) {
    return permitted.order(
        Permission.NAME_GROUPS,
        person -> {
          String called = RejectGroups.called(name);
          List<Long> kept = group.kept();
          if (kept.isEmpty()) {
            kept = List.of(Written.number(log().keep(groups.toKeep(group, called), person)));
          } else {
            Written.number(log().rename(kept, called, person));
          }
          return group.said(person, kept, called, Instant.now(assembly.clock()));
        });
  }

  @Override
  public CompletionStage<RejectGroup> dismiss(RejectGroups groups, RejectGroup group) {
    return permitted.order(
        Permission.NAME_GROUPS,
        person -> {
          long kept = Written.number(log().keep(groups.toDismiss(group), person));
          return group.said(person, List.of(kept), "", Instant.now(assembly.clock()));
        });
  }

  @Override
  public CompletionStage<RejectGroup> takeBack(RejectGroup group) {
    return permitted.order(
        Permission.NAME_GROUPS,
        person -> {
          Written.number(log().drop(group.kept(), person));
          return group.takenBack();
        });
  }

  private GroupLog log() throws Exception {
    return line.log().get(60, TimeUnit.SECONDS).groups();
  }

  private History history() throws Exception {
    return history.of(line);
  }

  /// Ends the thread after what it does now. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          history.close();
          return "closed";
        });
  }
}
