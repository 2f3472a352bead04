package org.tenshot.cli.care;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.fleet.SyncPlace;
import org.tenshot.keep.Doctor;
import org.tenshot.keep.Finding;
import org.tenshot.keep.MachineCheck;
import org.tenshot.keep.StationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tenshot doctor`: looks at everything that a station needs, and says what to do.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Examines disk, database, pictures, retention, sync, memory, graphics card, encoders, people, profiles,",
      "cameras and outputs, and says what to do. May be asked while the station runs; a camera that only",
      "one program can have is then told as missing. Ends with 3 if something does not work."
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(names = "--json", description = "What was found as a JSON list.")
  private boolean json;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description =
          "Ask the camera and the outputs of this profile too. Default: the product that was chosen last.")
  private @Nullable String profile;

  /// @param workshop hands out the pieces
  public DoctorCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    StationFiles station = workshop.station();
    List<Finding> found = new ArrayList<>(new Doctor(station, Clock.systemUTC()).examine());
    found.addAll(
        new MachineCheck(station.place().natives(), workshop.packs(), workshop.people())
            .examine(workshop::verification));
    found.addAll(
        new SyncChecks(new SyncPlace(station.data(), station.place()), Clock.systemUTC())
            .examine());
    found.addAll(new LineChecks(workshop, chosen(station)).examine());
    if (json) {
      Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
      System.out.println(gson.toJson(found));
    } else {
      found.forEach(System.out::println);
    }
    return found.stream().anyMatch(one -> one.level() == Finding.Level.FAIL)
        ? ExitCode.INPUT
        : ExitCode.OK;
  }

  /// The profile that the station remembers; what is wrong with that file is told elsewhere.
  private String chosen(StationFiles station) {
    if (profile != null) {
      return profile;
    }
    try {
      Path memory = station.data().resolve("station.json");
      JsonElement name =
          Files.exists(memory)
              ? JsonParser.parseString(Files.readString(memory)).getAsJsonObject().get("profile")
              : null;
      return name == null || name.isJsonNull() ? "" : name.getAsString();
    } catch (IOException | JsonParseException | IllegalStateException e) {
      return "";
    }
  }
}
