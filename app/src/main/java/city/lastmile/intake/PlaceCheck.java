package city.lastmile.intake;

import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Location;
import city.lastmile.register.Organisation;
import city.lastmile.register.Village;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out where a report's place is. A point on the map is the most precise and decides the town; town and village
 * come next; words alone are enough, as somebody who only remembers a bus stop must be heard too.
 */
@Component
class PlaceCheck {

    static final int LONGEST_PLACE = 200;
    private static final double METRES_PER_KILOMETRE = 1000;

    private final CityRegister register;

    PlaceCheck(CityRegister register) {
        this.register = register;
    }

    CheckedReport.Where check(Report report, List<FieldProblem> problems) {
        Optional<Village> village = village(report, problems);
        String town = town(report, village, problems);
        String words = words(report, problems);
        if (report.latitude() == null && report.longitude() == null) {
            return new CheckedReport.Where(town, null, joined(village, words), null, null);
        }
        return grid(report, problems)
                .map(grid -> new CheckedReport.Where(grid.townCode(), grid.code(),
                        joined(village.filter(known -> known.townCode().equals(grid.townCode())), words),
                        report.latitude(), report.longitude()))
                .orElse(new CheckedReport.Where(town, null, words, null, null));
    }

    private Optional<Village> village(Report report, List<FieldProblem> problems) {
        String code = Words.line(report.village());
        Optional<Village> village = Optional.ofNullable(code).flatMap(register::village);
        if (code != null && village.isEmpty()) {
            problems.add(FieldProblem.of("village", "intake.village.unknown"));
        }
        return village;
    }

    private @Nullable String town(Report report, Optional<Village> village, List<FieldProblem> problems) {
        String code = Words.line(report.town());
        if (code == null) {
            return village.map(Village::townCode).orElse(null);
        }
        if (register.organisation(code).filter(town -> town.kind() == Organisation.Kind.TOWN).isEmpty()) {
            problems.add(FieldProblem.of("town", "intake.town.unknown"));
        } else if (village.isPresent() && !village.get().townCode().equals(code)) {
            problems.add(FieldProblem.of("village", "intake.village.elsewhere", village.get().name()));
        }
        return code;
    }

    private static @Nullable String words(Report report, List<FieldProblem> problems) {
        String words = Words.line(report.place());
        if (Words.count(words) > LONGEST_PLACE) {
            problems.add(FieldProblem.of("place", "intake.place.long", LONGEST_PLACE, Words.count(words)));
        }
        return words;
    }

    private static @Nullable String joined(Optional<Village> village, @Nullable String words) {
        String joined = Stream.concat(village.map(Village::name).stream(), Stream.ofNullable(words))
                .collect(Collectors.joining(" · "));
        return joined.isEmpty() ? null : joined;
    }

    private Optional<Grid> grid(Report report, List<FieldProblem> problems) {
        Double latitude = report.latitude();
        Double longitude = report.longitude();
        if (latitude == null || longitude == null) {
            problems.add(FieldProblem.of(latitude == null ? "latitude" : "longitude", "intake.point.half"));
            return Optional.empty();
        }
        Location location = register.locate(latitude, longitude);
        if (location instanceof Location.Inside inside) {
            return Optional.of(inside.grid());
        }
        problems.add(problem(location, latitude, longitude));
        return Optional.empty();
    }

    private FieldProblem problem(Location location, double latitude, double longitude) {
        if (location instanceof Location.Swapped swapped) {
            return new FieldProblem("latitude", "intake.point.swapped", List.of(swapped.grid().name()),
                    new FieldProblem.Point(longitude, latitude));
        }
        if (location instanceof Location.Outside outside) {
            return FieldProblem.of("latitude", "intake.point.outside",
                    Math.ceil(outside.metres() / METRES_PER_KILOMETRE));
        }
        return FieldProblem.of("latitude", "intake.point.impossible");
    }
}
