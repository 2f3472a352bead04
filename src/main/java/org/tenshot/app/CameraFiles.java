package org.tenshot.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;
import org.tenshot.ui.setup.KeptSettings;

/// How each camera was set, in a file of its own that its serial number names: it is copied to
/// another station as it is.
///
/// @param folder made when the first one is kept
record CameraFiles(Path folder) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final int VERSION = 1;

  private record Shape(
      int version, @Nullable String serial, @Nullable String address, @Nullable Region region) {}

  /// @throws TenshotException if it cannot be written
  Path write(KeptSettings settings) throws TenshotException {
    Path file = file(settings.serial());
    try {
      Files.createDirectories(folder);
      WholeFile.replace(
          file,
          GSON.toJson(
              new Shape(VERSION, settings.serial(), settings.address(), settings.region())));
      return file;
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e + "): check rights and space.", e);
    }
  }

  /// What was kept of a camera.
  ///
  /// @throws TenshotException if the file is damaged, or that of another camera
  Optional<KeptSettings> read(String serial) throws TenshotException {
    Path file = file(serial);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(checked(file, serial, GSON.fromJson(Files.readString(file), Shape.class)));
    } catch (IOException | RuntimeException e) {
      throw new TenshotException(
          file
              + " cannot be read ("
              + e.getMessage()
              + "): take it away or keep the settings anew.",
          e);
    }
  }

  private static KeptSettings checked(Path file, String serial, @Nullable Shape shape)
      throws TenshotException {
    if (shape == null
        || shape.version() != VERSION
        || shape.address() == null
        || shape.region() == null) {
      throw new TenshotException(
          file + " holds no settings of a camera: take it away or keep the settings anew.");
    }
    if (!serial.equals(shape.serial())) {
      throw new TenshotException(
          "%s holds the settings of the camera %s, and this one is %s: give the file its name back."
              .formatted(file, shape.serial(), serial));
    }
    return new KeptSettings(serial, shape.address(), shape.region());
  }

  private Path file(String serial) {
    return folder.resolve(serial.replaceAll("[^A-Za-z0-9-]", "_") + ".json");
  }
}
