package city.lastmile.intake;

import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import city.lastmile.register.Organisation;
import city.lastmile.register.Village;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a report may name: categories, organisations, villages, and the grid of a point. Public knowledge only. */
@RestController
@RequestMapping("/api/v1")
class CatalogueApi {

    private final CityRegister register;

    CatalogueApi(CityRegister register) {
        this.register = register;
    }

    @GetMapping("/categories")
    List<CategoryGroup> categories() {
        return register.categoryGroups();
    }

    @GetMapping("/organisations")
    List<Organisation> organisations() {
        return register.organisations();
    }

    @GetMapping("/towns/{code}/villages")
    List<Village> villages(@PathVariable String code) {
        return register.villages(code);
    }

    @GetMapping("/places")
    PlaceView place(@RequestParam("lat") double latitude, @RequestParam("lon") double longitude) {
        Location location = register.locate(latitude, longitude);
        if (location instanceof Location.Inside inside) {
            String town = inside.grid().townCode();
            return new PlaceView(PlaceView.Relation.INSIDE, inside.grid().code(), inside.grid().name(), town,
                    register.organisation(town).map(Organisation::nameZh).orElse(town), null);
        }
        if (location instanceof Location.Outside outside) {
            return PlaceView.elsewhere(PlaceView.Relation.OUTSIDE, outside.metres());
        }
        return PlaceView.elsewhere(location instanceof Location.Swapped
                ? PlaceView.Relation.SWAPPED : PlaceView.Relation.IMPOSSIBLE, null);
    }

    record PlaceView(Relation relation, @Nullable String grid, @Nullable String gridName, @Nullable String town,
            @Nullable String townName, @Nullable Long metresOutside) {

        enum Relation { INSIDE, OUTSIDE, SWAPPED, IMPOSSIBLE }

        static PlaceView elsewhere(Relation relation, @Nullable Long metres) {
            return new PlaceView(relation, null, null, null, null, metres);
        }
    }
}
