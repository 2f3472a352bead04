package org.tenshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;

/// An inspection as a row: how it is written and how it is read, side by side so that they agree.
final class InspectionRow {

  static final String INSERT =
      """
      INSERT INTO inspections (
        profile, head, source, sequence, captured_at, file, part, lot, serial,
        verdict, class, fault_code, fault_sentence,
        probabilities, why, embedding,
        prepare_nanos, encode_nanos, score_nanos, total_nanos,
        truth_class, truth_kind, picture, triggered_at, late_verdict, late_class,
        device, unchanged, sure, unusual, outcome, told)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private InspectionRow() {}

  /// An inspection whose values are in the form that the file keeps: made by whoever appends it, so
  /// that the one thread that writes has less to do.
  ///
  /// @param probabilities as {@link Scores} writes them; null without a score
  /// @param embedding as {@link Half} writes it; null without one
  record Ready(Inspection inspection, @Nullable String probabilities, byte @Nullable [] embedding) {

    static Ready of(Inspection inspection) {
      Score score = inspection.score();
      Embedding embedding = inspection.embedding();
      return new Ready(
          inspection,
          score == null ? null : Scores.write(score),
          embedding == null ? null : Half.encode(embedding.values()));
    }
  }

  /// @param basis the numbers of the profile and the head
  /// @param outcome the number of the outcome; null where it has none, which the table refuses
  /// @param picture sha256 of the picture that was kept; null for none
  static void bind(
      Binder row,
      BasisNumbers.Numbers basis,
      @Nullable Long outcome,
      Ready ready,
      @Nullable String picture)
      throws SQLException {
    Inspection inspection = ready.inspection();
    row.number(basis.profile()).number(basis.head());
    Frame.Origin origin = inspection.origin();
    row.text(origin.source()).number(origin.sequence()).number(Times.micros(origin.capturedAt()));
    row.text(origin.file()).text(origin.part().part());
    row.text(origin.part().lot()).text(origin.part().serial());
    bindVerdict(row, inspection.verdict());
    Score score = inspection.score();
    row.text(ready.probabilities()).text(score == null ? null : score.why());
    row.bytes(ready.embedding());
    StepTimes times = inspection.times();
    row.number(times.prepare()).number(times.encode()).number(times.score()).number(times.total());
    Truth truth = inspection.truth();
    row.text(truth == null ? null : truth.productClass().name());
    row.text(truth == null ? null : truth.productClass().kind().name());
    row.text(picture);
    Trigger trigger = origin.trigger();
    row.number(trigger == null ? null : (Long) Times.micros(trigger.at()));
    Verdict late = inspection.late();
    row.text(late == null ? null : late.kind().name()).text(late == null ? null : late.className());
    row.text(inspection.basis().device().name()).number(inspection.basis().unchanged() ? 1 : 0);
    // SQLite keeps a number that is none as NULL.
    row.real(inspection.sureness()).real(score == null ? Double.NaN : score.unusual());
    row.number(outcome);
    row.text(told(inspection));
  }

  /// What was told of it beside its English, for other languages; null where there is no more.
  private static @Nullable String told(Inspection inspection) {
    if (inspection.verdict() instanceof Verdict.Faulted(Fault fault)) {
      Fault known = new Fault(fault.code(), fault.sentence());
      return known.equals(fault) ? null : fault.saying().written();
    }
    Score score = inspection.score();
    return score == null || score.reason().key().isEmpty() ? null : score.reason().written();
  }

  /// What the column `told` says, or the English where it says nothing.
  static Saying told(ResultSet row, @Nullable String sentence) throws SQLException {
    String english = Objects.requireNonNullElse(sentence, "");
    String told = row.getString("told");
    return told == null ? Saying.english(english) : Saying.read(told, english);
  }

  private static void bindVerdict(Binder row, Verdict verdict) throws SQLException {
    Fault fault = verdict instanceof Verdict.Faulted(Fault found) ? found : null;
    row.text(verdict.kind().name()).text(fault == null ? verdict.className() : null);
    row.text(fault == null ? null : fault.code().name());
    row.text(fault == null ? null : fault.sentence());
  }

  static void bindEncoder(Binder row, EncoderId encoder) throws SQLException {
    row.text(encoder.name()).text(encoder.sha256()).text(encoder.precision().name());
    row.number(encoder.preprocessing()).number(encoder.dimension());
  }

  /// Reads a row of the view `inspection_details`.
  static StoredInspection read(ResultSet row) throws SQLException {
    PartId part = new PartId(row.getString("part"), row.getString("lot"), row.getString("serial"));
    Frame.Origin origin =
        new Frame.Origin(
            row.getString("source"),
            row.getLong("sequence"),
            Times.instant(row.getLong("captured_at")),
            0,
            row.getString("file"),
            part,
            readTrigger(row, part));
    StepTimes times =
        new StepTimes(
            row.getLong("prepare_nanos"),
            row.getLong("encode_nanos"),
            row.getLong("score_nanos"),
            row.getLong("total_nanos"));
    String probabilities = row.getString("probabilities");
    byte[] embedding = row.getBytes("embedding");
    String truth = row.getString("truth_class");
    String late = row.getString("late_verdict");
    Inspection inspection =
        new Inspection(
            origin,
            readVerdict(row),
            probabilities == null
                ? null
                : Scores.read(probabilities, reason(row)).withUnusual(row.getDouble("unusual")),
            embedding == null ? null : Embedding.normalised(Half.decode(embedding)),
            times,
            readBasis(row),
            truth == null ? null : new Truth(new ProductClass(truth, truthKind(row)), null),
            late == null ? null : verdict(Verdict.Kind.valueOf(late), "late_class", row));
    return new StoredInspection(row.getLong("id"), inspection, row.getString("picture"));
  }

  /// Where there is a fault, what was told is of that, and not of the score.
  private static Saying reason(ResultSet row) throws SQLException {
    String why = row.getString("why");
    return row.getString("fault_code") == null
        ? told(row, why)
        : Saying.english(Objects.requireNonNullElse(why, ""));
  }

  private static ClassKind truthKind(ResultSet row) throws SQLException {
    return ClassKind.valueOf(row.getString("truth_kind"));
  }

  private static @Nullable Trigger readTrigger(ResultSet row, PartId part) throws SQLException {
    long at = row.getLong("triggered_at");
    return row.wasNull() ? null : new Trigger(row.getLong("sequence"), part, Times.instant(at), 0);
  }

  private static Verdict readVerdict(ResultSet row) throws SQLException {
    return verdict(Verdict.Kind.valueOf(row.getString("verdict")), "class", row);
  }

  private static Verdict verdict(Verdict.Kind kind, String nameColumn, ResultSet row)
      throws SQLException {
    String name = row.getString(nameColumn);
    return switch (kind) {
      case PASS -> new Verdict.Pass(name);
      case REJECT -> new Verdict.Reject(name);
      case REVIEW -> new Verdict.Review(name);
      case NO_PART -> new Verdict.NoPart(name);
      case FAULT ->
          new Verdict.Faulted(
              new Fault(
                  Fault.Code.valueOf(row.getString("fault_code")),
                  told(row, row.getString("fault_sentence"))));
    };
  }

  private static Inspection.Basis readBasis(ResultSet row) throws SQLException {
    EncoderId encoder =
        new EncoderId(
            row.getString("encoder_name"),
            row.getString("encoder_sha256"),
            Precision.valueOf(row.getString("encoder_precision")),
            row.getInt("encoder_preprocessing"),
            row.getInt("encoder_dimension"));
    return new Inspection.Basis(
        row.getString("product_name"),
        row.getString("profile_hash"),
        encoder,
        Device.Kind.valueOf(row.getString("device")),
        row.getString("head_version"),
        row.getBoolean("unchanged"));
  }
}
