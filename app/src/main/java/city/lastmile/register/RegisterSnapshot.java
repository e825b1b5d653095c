package city.lastmile.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** One version of the register, ready to answer; never changes. */
final class RegisterSnapshot implements CityRegister {

    private final long version;
    private final City city;
    private final List<Organisation> organisations;
    private final List<CategoryGroup> groups;
    private final Map<String, Organisation> organisationsByCode;
    private final Map<String, Category> categories;
    private final Map<String, Grid> grids;
    private final Map<String, Geometry> outlines;
    private final Map<String, List<GridArea>> gridsByTown;
    private final Map<String, Village> villages;
    private final Map<String, List<Village>> villagesByTown;
    private final List<Officer> officers;
    private final Map<String, Officer> officersById;
    private final Map<String, List<Officer>> members;
    private final Map<String, String> layers;
    private final GridIndex index;
    private final Hierarchy hierarchy;

    RegisterSnapshot(long version, RegisterData data, RegisterTexts texts) {
        this.version = version;
        this.city = city(data);
        List<Organisation> all = new ArrayList<>(data.towns().stream().map(TownArea::organisation).toList());
        all.addAll(data.organisations());
        this.organisations = List.copyOf(all);
        this.groups = List.copyOf(data.groups());
        this.organisationsByCode = byKey(organisations, Organisation::code);
        this.categories = byKey(groups.stream().flatMap(group -> group.categories().stream()).toList(), Category::code);
        this.grids = byKey(data.grids().stream().map(GridArea::grid).toList(), Grid::code);
        this.outlines = data.grids().stream()
                .collect(Collectors.toUnmodifiableMap(GridArea::code, GridArea::boundary));
        this.gridsByTown = data.grids().stream().collect(Collectors.groupingBy(area -> area.grid().townCode()));
        this.villages = byKey(data.villages(), Village::code);
        this.villagesByTown = data.villages().stream().collect(Collectors.groupingBy(Village::townCode));
        this.officers = List.copyOf(data.officers());
        this.officersById = byKey(officers, Officer::id);
        this.members = members(data.officers());
        this.layers = Map.copyOf(data.layers());
        this.index = new GridIndex(data.towns(), data.grids());
        this.hierarchy = new Hierarchy(organisationsByCode, grids, texts);
    }

    @Override
    public long version() {
        return version;
    }

    /** @return GeoJSON of the map's layer */
    Optional<String> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    @Override
    public City city() {
        return city;
    }

    @Override
    public List<Organisation> organisations() {
        return organisations;
    }

    @Override
    public Optional<Organisation> organisation(String code) {
        return Optional.ofNullable(organisationsByCode.get(code));
    }

    @Override
    public List<CategoryGroup> categoryGroups() {
        return groups;
    }

    @Override
    public Optional<Category> category(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    @Override
    public Optional<Grid> grid(String code) {
        return Optional.ofNullable(grids.get(code));
    }

    @Override
    public Optional<String> outline(String gridCode) {
        return Optional.ofNullable(outlines.get(gridCode)).map(MapLayers::written);
    }

    @Override
    public Optional<String> gridMap(String townCode) {
        return Optional.ofNullable(gridsByTown.get(townCode)).map(MapLayers::grids);
    }

    @Override
    public List<Village> villages(String townCode) {
        return Collections.unmodifiableList(villagesByTown.getOrDefault(townCode, List.of()));
    }

    @Override
    public Optional<Village> village(String code) {
        return Optional.ofNullable(villages.get(code));
    }

    @Override
    public Location locate(double latitude, double longitude) {
        return index.locate(latitude, longitude);
    }

    @Override
    public Optional<Officer> officer(String officerId) {
        return Optional.ofNullable(officersById.get(officerId));
    }

    @Override
    public List<Officer> officers() {
        return officers;
    }

    @Override
    public List<Officer> members(String groupId) {
        return Collections.unmodifiableList(members.getOrDefault(groupId, List.of()));
    }

    @Override
    public Optional<String> superiorOf(String groupId) {
        return hierarchy.superiorOf(groupId);
    }

    @Override
    public String officeName(String groupId) {
        return hierarchy.officeName(groupId);
    }

    private static City city(RegisterData data) {
        Envelope extent = new Envelope();
        data.towns().forEach(town -> extent.expandToInclude(town.boundary().getEnvelopeInternal()));
        Map<String, String> settings = data.settings();
        return new City(settings.getOrDefault(Settings.CODE, ""), settings.getOrDefault(Settings.NAME_ZH, ""),
                settings.getOrDefault(Settings.NAME_EN, ""), extent.getMinY(), extent.getMinX(), extent.getMaxY(),
                extent.getMaxX());
    }

    private static Map<String, List<Officer>> members(List<Officer> officers) {
        Map<String, List<Officer>> members = new HashMap<>();
        officers.forEach(officer -> officer.groups().forEach(
                group -> members.computeIfAbsent(group, id -> new ArrayList<>(1)).add(officer)));
        return members;
    }

    private static <T> Map<String, T> byKey(Collection<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
