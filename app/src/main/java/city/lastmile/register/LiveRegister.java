package city.lastmile.register;

import java.util.List;
import java.util.Optional;

/** The register in force, as the rest of the application sees it; a new version takes its place at once. */
final class LiveRegister implements CityRegister {

    private volatile RegisterSnapshot current;

    LiveRegister(RegisterSnapshot first) {
        this.current = first;
    }

    RegisterSnapshot current() {
        return current;
    }

    void replace(RegisterSnapshot next) {
        current = next;
    }

    @Override
    public long version() {
        return current.version();
    }

    @Override
    public City city() {
        return current.city();
    }

    @Override
    public List<Organisation> organisations() {
        return current.organisations();
    }

    @Override
    public Optional<Organisation> organisation(String code) {
        return current.organisation(code);
    }

    @Override
    public List<CategoryGroup> categoryGroups() {
        return current.categoryGroups();
    }

    @Override
    public Optional<Category> category(String code) {
        return current.category(code);
    }

    @Override
    public Optional<Grid> grid(String code) {
        return current.grid(code);
    }

    @Override
    public Optional<String> outline(String gridCode) {
        return current.outline(gridCode);
    }

    @Override
    public Optional<String> gridMap(String townCode) {
        return current.gridMap(townCode);
    }

    @Override
    public List<Village> villages(String townCode) {
        return current.villages(townCode);
    }

    @Override
    public Optional<Village> village(String code) {
        return current.village(code);
    }

    @Override
    public Location locate(double latitude, double longitude) {
        return current.locate(latitude, longitude);
    }

    @Override
    public Optional<Officer> officer(String officerId) {
        return current.officer(officerId);
    }

    @Override
    public List<Officer> officers() {
        return current.officers();
    }

    @Override
    public List<Officer> members(String groupId) {
        return current.members(groupId);
    }

    @Override
    public Optional<String> superiorOf(String groupId) {
        return current.superiorOf(groupId);
    }

    @Override
    public String officeName(String groupId) {
        return current.officeName(groupId);
    }
}
