package org.tenshot.archive;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Inspector;

/// Embeds the pictures of one partition, as the station does.
///
/// @param choice which encoder
/// @param identity that it must have
/// @param profile whose region is embedded, in its view; null for whole pictures in the encoder's
///   own view
/// @param basis stands in every row
/// @param storage how Hadoop's file systems are reached
record ReembedTask(
    EncoderChoice choice,
    String identity,
    @Nullable ProfileText profile,
    String basis,
    SerializableConfiguration storage)
    implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(ReembedTask.class);

  static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.StringType)
          .add("file", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("embedding", DataTypes.createArrayType(DataTypes.FloatType, false))
          .add("fault_code", DataTypes.StringType)
          .add("fault", DataTypes.StringType)
          .add("region", DataTypes.StringType)
          .add("encoder", TaskRows.ENCODER)
          .add("device", DataTypes.StringType)
          .add("basis", DataTypes.StringType);

  @Override
  public Iterator<Row> call(Iterator<Row> pictures) throws TenshotException {
    Encoder encoder = OpenEncoders.ofThisProcess().encoder(choice, identity);
    Profile product = profile == null ? null : profile.profile();
    Region region = product == null ? Region.WHOLE : product.region();
    Inspector inspector = new Inspector(product == null ? encoder : encoder.seeing(product.view()));
    PictureSource source = new PictureSource(storage.value());
    return TaskRows.each(pictures, own -> row(own, source.open(own), region, inspector));
  }

  private Row row(
      ArchivedPicture own, PictureSource.Opened opened, Region region, Inspector inspector) {
    return switch (opened) {
      case PictureSource.Readable(String sha256, Picture picture) ->
          seen(own, sha256, picture, region, inspector);
      case PictureSource.Unreadable(String sha256, String sentence) ->
          faulted(own, sha256, region, inspector, Fault.Code.PICTURE_UNREADABLE, sentence);
    };
  }

  private Row seen(
      ArchivedPicture own, String sha256, Picture picture, Region region, Inspector inspector) {
    Optional<Region.Box> box = region.within(picture.width(), picture.height());
    if (box.isEmpty()) {
      return faulted(
          own,
          sha256,
          region,
          inspector,
          Fault.Code.REGION_OUTSIDE,
          "The region %s does not fit into %s of %d x %d pixels: give the profile that it was taken with."
              .formatted(region, own.file(), picture.width(), picture.height()));
    }
    try {
      Embedding embedding = inspector.embed(picture, box.get());
      return row(own, sha256, region, inspector, embedding.values(), null);
    } catch (TenshotException e) {
      LOG.error("{}", own.file(), e);
      return faulted(own, sha256, region, inspector, Fault.Code.ENCODER_FAILED, e.sentence());
    } catch (RuntimeException e) {
      LOG.error("{}", own.file(), e);
      return faulted(
          own,
          sha256,
          region,
          inspector,
          Fault.Code.UNEXPECTED,
          own.file() + " could not be embedded (" + e + "): the log of the node has the details.");
    }
  }

  private Row faulted(
      ArchivedPicture own,
      @Nullable String sha256,
      Region region,
      Inspector inspector,
      Fault.Code code,
      String sentence) {
    return row(own, sha256, region, inspector, null, new Fault(code, sentence));
  }

  private Row row(
      ArchivedPicture own,
      @Nullable String sha256,
      Region region,
      Inspector inspector,
      float @Nullable [] embedding,
      @Nullable Fault fault) {
    Encoder encoder = inspector.encoder();
    return RowFactory.create(
        own.key(),
        own.file(),
        sha256,
        embedding,
        fault == null ? null : fault.code().name(),
        fault == null ? null : fault.sentence(),
        region.toString(),
        TaskRows.encoder(encoder.id()),
        encoder.device().kind().name(),
        basis);
  }
}
