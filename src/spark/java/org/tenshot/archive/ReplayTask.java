package org.tenshot.archive;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Recipe;
import org.tenshot.teach.ReplayTally;

/// Judges the pictures of one partition, by the way from pixels to a verdict that lines go.
///
/// @param judging what verdicts rest on
/// @param identity that the encoder must have
/// @param basis stands in every row
/// @param storage how Hadoop's file systems are reached
record ReplayTask(Judging judging, String identity, String basis, SerializableConfiguration storage)
    implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("inspection", DataTypes.LongType)
          .add("file", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("verdict", DataTypes.StringType)
          .add("class", DataTypes.StringType)
          .add("sure", DataTypes.DoubleType)
          .add("probabilities", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("why", DataTypes.StringType)
          .add("fault_code", DataTypes.StringType)
          .add("fault", DataTypes.StringType)
          .add("truth", DataTypes.StringType)
          .add("truth_kind", DataTypes.StringType)
          .add("before", DataTypes.StringType)
          .add("class_before", DataTypes.StringType)
          .add("alarm", DataTypes.IntegerType)
          .add("head", DataTypes.StringType)
          .add("profile", DataTypes.StringType)
          .add("encoder", TaskRows.ENCODER)
          .add("device", DataTypes.StringType)
          .add("basis", DataTypes.StringType);

  @Override
  public Iterator<Row> call(Iterator<Row> pictures) throws TenshotException {
    OpenEncoders open = OpenEncoders.ofThisProcess();
    Encoder encoder = open.encoder(judging.encoder(), identity);
    Recipe recipe = open.recipe(judging);
    Inspector inspector = new Inspector(encoder.seeing(recipe.profile().view()));
    PictureSource source = new PictureSource(storage.value());
    return TaskRows.each(pictures, own -> row(own, source.open(own), recipe, inspector));
  }

  private Row row(
      ArchivedPicture own, PictureSource.Opened opened, Recipe recipe, Inspector inspector) {
    Truth truth = truth(own.truth(), recipe);
    Frame.Origin origin =
        new Frame.Origin(
            own.key(),
            own.inspection() == null ? 0 : own.inspection(),
            Instant.now(),
            System.nanoTime(),
            own.file(),
            PartId.UNKNOWN);
    Inspection inspection =
        switch (opened) {
          case PictureSource.Readable(String sha256, Picture picture) ->
              inspector.inspect(new Frame(origin, picture, truth), recipe);
          case PictureSource.Unreadable(String sha256, String sentence) ->
              inspector.fault(
                  origin, truth, recipe, new Fault(Fault.Code.PICTURE_UNREADABLE, sentence));
        };
    return row(own, opened.sha256(), inspection);
  }

  private static @Nullable Truth truth(@Nullable String name, Recipe recipe) {
    for (ClassPrompts each : recipe.profile().classes()) {
      ProductClass own = each.productClass();
      if (own.name().equals(name)) {
        return new Truth(own, null);
      }
    }
    return null;
  }

  private Row row(ArchivedPicture own, @Nullable String sha256, Inspection inspection) {
    Verdict verdict = inspection.verdict();
    Score score = inspection.score();
    Fault fault = verdict instanceof Verdict.Faulted(Fault why) ? why : null;
    double sure = inspection.sureness();
    ClassKind truth = inspection.truth() == null ? null : inspection.truth().productClass().kind();
    return RowFactory.create(
        own.key(),
        own.inspection(),
        own.file(),
        sha256,
        verdict.kind().name(),
        fault == null ? verdict.className() : null,
        Double.isNaN(sure) ? null : sure,
        score == null ? null : probabilities(score),
        score == null ? null : score.why(),
        fault == null ? null : fault.code().name(),
        fault == null ? null : fault.sentence(),
        own.truth(),
        truth == null ? null : truth.name(),
        own.before(),
        own.classBefore(),
        own.before() == null
            ? null
            : ReplayTally.alarm(Verdict.Kind.valueOf(own.before()), verdict.kind(), truth),
        inspection.basis().head(),
        inspection.basis().profileHash(),
        TaskRows.encoder(inspection.basis().encoder()),
        inspection.basis().device().name(),
        basis);
  }

  private static scala.collection.Map<String, Object> probabilities(Score score) {
    Map<String, Object> all = new LinkedHashMap<>();
    score.classes().forEach(each -> all.put(each.productClass().name(), each.probability()));
    return scala.jdk.javaapi.CollectionConverters.asScala(all);
  }
}
