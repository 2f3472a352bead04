package org.tenshot.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Change;

/// Where is written what people say of groups of rejects that look alike, each time with its row of
/// the audit log. Any thread.
public final class GroupLog {

  private static final String TOLD =
      """
      SELECT printf('%s, %d rejects', CASE name WHEN '' THEN 'no kind of defect' ELSE name END,
        (SELECT count(*) FROM reject_group_members WHERE reject_group = reject_groups.id))
      FROM reject_groups WHERE id = ? AND dropped_at IS NULL
      """;

  private final LogWriter writer;
  private final Clock clock;

  GroupLog(LogWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /// Keeps a group under the name that a person gives it, or as no kind of defect.
  ///
  /// @return its number
  public CompletableFuture<Long> keep(NewGroup group, String person) {
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session -> session.whole(() -> insert(session, group, person, clock.instant())));
  }

  /// Gives groups another name, none of which was dismissed.
  ///
  /// @return how many there were
  public CompletableFuture<Long> rename(List<Long> groups, String name, String person) {
    return change(
        groups,
        person,
        (session, group, now) ->
            session.change(
                "UPDATE reject_groups SET name = ? WHERE id = ?",
                row -> row.text(name).number(group)));
  }

  /// Gives groups up, or takes their dismissal back: later rejects no longer fall into them.
  ///
  /// @return how many there were
  public CompletableFuture<Long> drop(List<Long> groups, String person) {
    return change(
        groups,
        person,
        (session, group, now) ->
            session.change(
                "UPDATE reject_groups SET dropped_at = ? WHERE id = ?",
                row -> row.number(Times.micros(now)).number(group)));
  }

  private static long insert(LogSession session, NewGroup group, String person, Instant now)
      throws SQLException {
    long product = session.product(group.product());
    session.encoder(group.encoder());
    session.change(
        "INSERT INTO reject_groups (product, encoder, name, centre, reach, person, confirmed_at)"
            + " SELECT ?, id, ?, ?, ?, ?, ? FROM encoders WHERE name = ? AND sha256 = ?"
            + " AND precision = ? AND preprocessing = ? AND dimension = ?",
        row -> {
          row.number(product).text(group.name()).bytes(Floats.encode(group.centre()));
          row.real(group.reach()).text(person).number(Times.micros(now));
          InspectionRow.bindEncoder(row, group.encoder());
        });
    long id = session.lastRow();
    for (long member : group.members()) {
      // One that retention removed meanwhile is no loss.
      session.change(
          "INSERT INTO reject_group_members (inspection, reject_group)"
              + " SELECT id, ? FROM inspections WHERE id = ?",
          row -> row.number(id).number(member));
    }
    tell(session, id, null, person, now);
    return id;
  }

  /// What is done to one group.
  @FunctionalInterface
  private interface Doing {
    int to(LogSession session, long group, Instant now) throws SQLException;
  }

  private CompletableFuture<Long> change(List<Long> groups, String person, Doing doing) {
    List<Long> asked = List.copyOf(groups);
    return writer.submit(
        Entry.Kind.CHANGE,
        0,
        session ->
            session.whole(
                () -> {
                  Instant now = clock.instant();
                  long changed = 0;
                  for (long group : asked) {
                    String before = session.text(TOLD, row -> row.number(group));
                    if (before != null) {
                      changed += doing.to(session, group, now);
                      tell(session, group, before, person, now);
                    }
                  }
                  return changed;
                }));
  }

  private static void tell(
      LogSession session, long group, @Nullable String before, String person, Instant now)
      throws SQLException {
    String product =
        session.text(
            "SELECT product.name FROM reject_groups own JOIN products product"
                + " ON product.id = own.product WHERE own.id = ?",
            row -> row.number(group));
    boolean dismissed =
        session.number("SELECT name = '' FROM reject_groups WHERE id = ?", row -> row.number(group))
            == 1;
    String after = session.text(TOLD, row -> row.number(group));
    new AuditRows(session)
        .add(
            new Change(
                person,
                dismissed ? Change.Kind.GROUP_DISMISSED : Change.Kind.GROUP,
                "group %d of %s".formatted(group, product),
                before,
                after),
            now);
  }
}
