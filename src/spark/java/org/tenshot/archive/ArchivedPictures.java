package org.tenshot.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.PictureFolder;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// Which pictures there are: a folder with all below it, or the inspections that `tenshot history
/// export --format jsonl` wrote, with the folder of their pictures.
final class ArchivedPictures {

  /// What a line of the export has that matters here.
  private static final StructType EXPORTED =
      new StructType()
          .add("row", DataTypes.LongType)
          .add("product", DataTypes.StringType)
          .add("verdict", DataTypes.StringType)
          .add("class", DataTypes.StringType)
          .add("picture", DataTypes.StringType)
          .add("picture_file", DataTypes.StringType)
          .add("truth", DataTypes.StringType);

  /// The last folder and the name of a path of any system.
  private static final String IN_STORE = "([^/\\\\]+)[/\\\\]([^/\\\\]+)$";

  private final SparkSession spark;

  ArchivedPictures(SparkSession spark) {
    this.spark = spark;
  }

  /// What was found.
  ///
  /// @param pictures as {@link ArchivedPicture#SCHEMA} says
  /// @param leftOut inspections of which no picture was kept
  record Found(Dataset<Row> pictures, long leftOut) {}

  /// The pictures below a folder by the endings of their names. A folder with the name of a class
  /// says what the pictures in it show.
  ///
  /// @param profile whose classes are meant; null for none
  /// @throws TenshotException if the folder cannot be read, or holds no picture
  Found folder(String folder, @Nullable Profile profile) throws TenshotException {
    List<ProductClass> classes =
        profile == null
            ? List.of()
            : profile.classes().stream().map(ClassPrompts::productClass).toList();
    List<Row> rows = new ArrayList<>();
    try {
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(folder);
      FileSystem files = root.getFileSystem(configuration());
      FileStatus status = files.getFileStatus(root);
      if (!status.isDirectory()) {
        throw new TenshotException(folder + " is no folder: name one that holds pictures.");
      }
      int above = status.getPath().toUri().getPath().length() + 1;
      RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
      while (all.hasNext()) {
        org.apache.hadoop.fs.Path file = all.next().getPath();
        String key = file.toUri().getPath().substring(above);
        Path below = Path.of(key);
        if (PictureFolder.shows(below)) {
          ProductClass shown = PictureFolder.named(below, classes);
          rows.add(
              ArchivedPicture.plain(key, file.toString(), shown == null ? null : shown.name())
                  .row());
        }
      }
    } catch (IOException e) {
      throw new TenshotException(
          folder + " cannot be read (" + e + "): name a folder that every node can read.", e);
    }
    if (rows.isEmpty()) {
      throw new TenshotException(folder + " holds no picture: name a folder with pictures.");
    }
    return new Found(spark.createDataFrame(rows, ArchivedPicture.SCHEMA), 0);
  }

  /// The inspections of an export with their pictures, one row each.
  ///
  /// @param store the folder that holds their pictures now
  /// @param product whose inspections; null for all
  /// @throws TenshotException if the file is no export
  Found inspections(String export, String store, @Nullable String product) throws TenshotException {
    Dataset<Row> lines = spark.read().schema(EXPORTED).json(export);
    long foreign = lines.filter("row is null or verdict is null").count();
    if (foreign > 0) {
      throw new TenshotException(
          "%s has %d lines that are no inspections: write it again with `tenshot history export --format jsonl`."
              .formatted(export, foreign));
    }
    Dataset<Row> own =
        product == null ? lines : lines.filter(functions.col("product").equalTo(product));
    Column name = functions.col("picture_file");
    Column place =
        functions.concat_ws(
            "/",
            functions.lit(store),
            functions.regexp_extract(name, IN_STORE, 1),
            functions.regexp_extract(name, IN_STORE, 2));
    Dataset<Row> kept = own.filter("picture is not null and picture_file is not null");
    return new Found(
        kept.select(
            functions.col("row").cast(DataTypes.StringType).as("key"),
            place.as("file"),
            functions.col("picture").as("sha256"),
            functions.col("row").as("inspection"),
            functions.col("verdict").as("before"),
            functions.col("class").as("class_before"),
            functions.col("truth")),
        own.count() - kept.count());
  }

  /// Each picture of some inspections once, whatever number of rows name it, by its sha256.
  static Dataset<Row> once(Dataset<Row> inspections) {
    return inspections
        .dropDuplicates(new String[] {"sha256"})
        .select(
            functions.col("sha256").as("key"),
            functions.col("file"),
            functions.col("sha256"),
            functions.lit(null).cast(DataTypes.LongType).as("inspection"),
            functions.lit(null).cast(DataTypes.StringType).as("before"),
            functions.lit(null).cast(DataTypes.StringType).as("class_before"),
            functions.lit(null).cast(DataTypes.StringType).as("truth"));
  }

  private Configuration configuration() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
