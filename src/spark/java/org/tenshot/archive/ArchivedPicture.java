package org.tenshot.archive;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/// A picture of the archive and what is known of it before anybody looks.
///
/// @param key names it in the results, each once: its path below the folder, the number of its
///   inspection, or its sha256
/// @param file where it lies, as Hadoop's file systems read it
/// @param sha256 that its file must have; null where nobody wrote it down
/// @param inspection number of its row in the log; null where it has none
/// @param before what was said of it; null where nothing was
/// @param classBefore the class that was named; null where none was
/// @param truth the class that it really shows; null where nobody knows
record ArchivedPicture(
    String key,
    String file,
    @Nullable String sha256,
    @Nullable Long inspection,
    @Nullable String before,
    @Nullable String classBefore,
    @Nullable String truth) {

  static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.StringType, false)
          .add("file", DataTypes.StringType, false)
          .add("sha256", DataTypes.StringType)
          .add("inspection", DataTypes.LongType)
          .add("before", DataTypes.StringType)
          .add("class_before", DataTypes.StringType)
          .add("truth", DataTypes.StringType);

  /// A picture of which only the place and perhaps the class are known.
  static ArchivedPicture plain(String key, String file, @Nullable String truth) {
    return new ArchivedPicture(key, file, null, null, null, null, truth);
  }

  static ArchivedPicture of(Row row) {
    return new ArchivedPicture(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.isNullAt(3) ? null : row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  Row row() {
    return RowFactory.create(key, file, sha256, inspection, before, classBefore, truth);
  }
}
