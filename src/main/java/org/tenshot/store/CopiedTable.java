package org.tenshot.store;

import static org.tenshot.store.CopiedColumn.bytes;
import static org.tenshot.store.CopiedColumn.floats;
import static org.tenshot.store.CopiedColumn.json;
import static org.tenshot.store.CopiedColumn.number;
import static org.tenshot.store.CopiedColumn.real;
import static org.tenshot.store.CopiedColumn.text;
import static org.tenshot.store.CopiedColumn.time;
import static org.tenshot.store.CopiedColumn.yesNo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of the log may be copied elsewhere, row by row in the order of its numbers. Names stand in
/// place of the numbers of other tables, so that a copy is read without knowing this file.
public enum CopiedTable {
  /// Profiles as they were used.
  PROFILES(
      "profiles",
      "(SELECT r.*, p.name AS product_name FROM profiles r JOIN products p ON p.id = r.product)",
      "first_used",
      List.of(
          text("hash"),
          text("name"),
          text("product", "product_name"),
          text("text"),
          time("first_used"))),

  /// Heads with what they were worth when they were taught.
  HEADS(
      "taught_heads",
      "(SELECT r.*, p.name AS product_name FROM taught_heads r JOIN products p ON p.id = r.product)",
      "taught_at",
      List.of(
          text("product", "product_name"),
          text("version"),
          text("text"),
          real("pass_limit", "pass"),
          real("reject_limit", "reject"),
          real("no_part_limit", "no_part"),
          json("report"),
          text("person"),
          time("taught_at"))),

  /// Which head a product was judged by from when on.
  PROMOTIONS(
      "promotions",
      "(SELECT r.*, p.name AS product_name FROM promotions r JOIN products p ON p.id = r.product)",
      "promoted_at",
      List.of(
          text("product", "product_name"),
          number("head"),
          number("previous"),
          text("person"),
          time("promoted_at"),
          text("reason"))),

  /// Pictures that a person labelled.
  SHOTS(
      "shots",
      "(SELECT r.*, p.name AS product_name FROM shots r JOIN products p ON p.id = r.product)",
      "labelled_at",
      List.of(
          text("product", "product_name"),
          text("class"),
          text("role"),
          text("part"),
          text("picture"),
          text("person"),
          time("labelled_at"),
          number("inspection"),
          time("withdrawn_at"))),

  /// What happened to a line and is no verdict of one part.
  EVENTS(
      "events",
      "(SELECT r.*, p.name AS product_name FROM events r JOIN products p ON p.id = r.product)",
      "began",
      List.of(
          text("kind"),
          text("product", "product_name"),
          text("source"),
          time("began"),
          time("ended"),
          yesNo("held"),
          text("sentence"),
          text("person"),
          json("details"),
          text("acknowledged_by"),
          time("acknowledged_at"))),

  /// Groups of rejects that a person confirmed or dismissed.
  REJECT_GROUPS(
      "reject_groups",
      "(SELECT r.*, p.name AS product_name, e.name AS encoder_name, e.sha256, e.precision, e.preprocessing"
          + " FROM reject_groups r JOIN products p ON p.id = r.product JOIN encoders e ON e.id = r.encoder)",
      "confirmed_at",
      List.of(
          text("product", "product_name"),
          text("encoder", "encoder_name"),
          text("encoder_sha256", "sha256"),
          text("encoder_precision", "precision"),
          number("encoder_preprocessing", "preprocessing"),
          text("name", "nullif(name, '')"),
          bytes("centre"),
          real("reach"),
          text("person"),
          time("confirmed_at"),
          time("dropped_at"))),

  /// The inspections that the person saw in each of them.
  REJECT_GROUP_MEMBERS(
      "reject_group_members",
      "(SELECT r.*, own.confirmed_at FROM reject_group_members r JOIN reject_groups own ON own.id = r.reject_group)",
      "confirmed_at",
      List.of(number("reject_group"), number("inspection"), time("confirmed_at"))),

  /// Who changed what.
  AUDIT(
      "audit",
      "audit",
      "at",
      List.of(
          time("at"),
          text("person"),
          text("what"),
          text("subject"),
          text("before"),
          text("after"),
          text("previous"),
          text("hash"))),

  /// One row a frame.
  INSPECTIONS(
      "inspections",
      "inspection_details",
      "captured_at",
      List.of(
          text("source"),
          number("sequence"),
          time("captured_at"),
          time("triggered_at"),
          text("product", "product_name"),
          text("profile", "profile_hash"),
          text("head", "head_version"),
          text("encoder", "encoder_name"),
          text("encoder_sha256"),
          text("encoder_precision"),
          number("encoder_preprocessing"),
          text("verdict"),
          text("class"),
          real("sure"),
          real("unusual"),
          json("probabilities"),
          text("why"),
          floats("embedding"),
          text("fault_code"),
          text("fault_sentence"),
          text("late_verdict"),
          text("late_class"),
          text("part"),
          text("lot"),
          text("serial"),
          text("file"),
          text("picture"),
          text("truth_class"),
          text("truth_kind"),
          text("device"),
          yesNo("unchanged"),
          number("prepare_nanos"),
          number("encode_nanos"),
          number("score_nanos"),
          number("total_nanos")));

  private final String own;
  private final String from;
  private final CopiedColumn stamp;
  private final List<CopiedColumn> columns;

  /// @param own name of the table here
  /// @param from what rows are read from, with their number as `id`
  /// @param stamp a column with a time that no change touches
  CopiedTable(String own, String from, String stamp, List<CopiedColumn> columns) {
    this.own = own;
    this.from = from;
    this.stamp = time(stamp);
    this.columns = columns;
  }

  /// The columns of the copy beside the row's number, in their order.
  public List<CopiedColumn> columns() {
    return columns;
  }

  /// The column that tells two rows of the same number in different logs apart.
  public CopiedColumn stamp() {
    return stamp;
  }

  /// Name of the table in the log.
  String own() {
    return own;
  }

  /// What its rows are read from, with the columns that stand in other tables.
  String from() {
    return from;
  }

  /// @param own name of the table in the log
  static CopiedTable named(String own) {
    return Stream.of(values()).filter(table -> table.own.equals(own)).findFirst().orElseThrow();
  }

  /// A query for rows, up to its condition.
  String select() {
    return columns.stream()
        .map(column -> column.from() + " AS \"" + column.name() + "\"")
        .collect(Collectors.joining(", ", "SELECT id AS row_number, ", " FROM " + from + " "));
  }
}
