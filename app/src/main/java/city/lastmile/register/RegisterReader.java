package city.lastmile.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the files of a source into a checked register. */
final class RegisterReader {

    private final RegisterTexts texts;

    RegisterReader(RegisterTexts texts) {
        this.texts = texts;
    }

    /** @throws RegisterImportException with everything that is wrong with the files */
    RegisterData read(RegisterSource source) {
        Problems problems = new Problems();
        CityReader city = new CityReader(source, problems);
        Map<String, String> settings = city.settings();
        List<TownArea> towns = city.towns();
        List<Organisation> others = city.departmentsAndLeadership(settings);
        List<CategoryGroup> groups = new CategoryReader(source, problems).groups();
        List<Village> villages = city.villages(towns.stream().map(TownArea::code).collect(Collectors.toSet()));
        List<GridArea> grids = new GridReader(source, texts, problems).grids(settings, towns, villages);
        List<Organisation> organisations = new ArrayList<>(towns.stream().map(TownArea::organisation).toList());
        organisations.addAll(others);
        List<Officer> officers = new OfficerReader(source, organisations, grids, problems).officers(grids);
        Map<String, String> layers = new MapLayers(source, problems).layers(settings, towns);
        problems.throwIfAny(source.name());
        return new RegisterData(settings, towns, others, groups, villages, grids, officers, layers);
    }
}
